// The templates of every meaning that is a text are data: the list "template" of each locale.
#include "generate/semantic_text.hpp"

namespace synthgen::generate {

namespace {

std::string_view find_templates(const core::Lexicon& templates, std::string_view semantic) {
  for (std::size_t row = 0; row < templates.size(); ++row)
    if (templates.at(row) == semantic) return templates.at(row, 1);
  return {};
}

}  // namespace

std::string_view semantic_templates(std::string_view semantic, std::string_view locale,
                                    std::span<const std::string> kinds) {
  for (; !locale.empty(); locale = core::parent_locale(locale)) {
    if (!core::has_own_lexicon("template", locale)) continue;
    core::Lexicon const templates = core::lexicon("template", locale);
    for (const std::string& kind : kinds)
      if (auto const own = find_templates(templates, std::string(semantic) + "@" + kind); !own.empty())
        return own;
    if (auto const general = find_templates(templates, semantic); !general.empty()) return general;
  }
  return {};
}

}  // namespace synthgen::generate
