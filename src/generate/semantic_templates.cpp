// The templates of every meaning that is a text are data: the list "template" of each locale.
#include "generate/semantic_text.hpp"

namespace synthgen::generate {

std::string_view semantic_templates(std::string_view semantic, std::string_view locale) {
  for (; !locale.empty(); locale = core::parent_locale(locale)) {
    if (!core::has_own_lexicon("template", locale)) continue;
    core::Lexicon const templates = core::lexicon("template", locale);
    for (std::size_t row = 0; row < templates.size(); ++row)
      if (templates.at(row) == semantic) return templates.at(row, 1);
  }
  return {};
}

}  // namespace synthgen::generate
