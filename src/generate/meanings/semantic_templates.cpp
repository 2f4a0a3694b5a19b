// The templates of every meaning that is a text are data: the lists "template" and "kind" of each locale.
#include <algorithm>

#include "core/words.hpp"
#include "generate/meanings/semantic_text.hpp"

namespace synthgen::generate {

namespace {

constexpr std::string_view kKind = "kind.";

std::string_view find_templates(const core::Lexicon& templates, std::string_view semantic) {
  for (std::size_t row = 0; row < templates.size(); ++row)
    if (templates.at(row) == semantic) return templates.at(row, 1);
  return {};
}

// The text that a locale without one of this kind has instead: rather any note in its language than one in
// another.
std::string_view wider_text(std::string_view semantic) {
  for (std::string_view const wide : {"text.reason", "text.description", "text.note", "text.category"})
    if (semantic.size() > wide.size() && semantic.starts_with(wide) && semantic[wide.size()] == '_')
      return wide;
  return {};
}

// Whether one of the names that | separates is `wanted`, whose words are joined by _.
bool has_name(std::string_view names, std::string_view wanted) {
  auto const same = [](char a, char b) { return a == b || (a == ' ' && b == '_'); };
  while (!names.empty()) {
    std::string_view const name = names.substr(0, names.find('|'));
    if (std::equal(name.begin(), name.end(), wanted.begin(), wanted.end(), same)) return true;
    names.remove_prefix(std::min(names.size(), name.size() + 1));
  }
  return false;
}

std::string_view find_own_kinds(std::string_view thing, std::string_view locale) {
  if (!core::has_own_lexicon("kind", locale)) return {};
  core::Lexicon const kinds = core::lexicon("kind", locale);
  for (std::size_t row = 0; row < kinds.size(); ++row)
    if (has_name(kinds.at(row), thing)) return kinds.at(row, 1);
  return {};
}

// Whether a thing is a firm, by whatever it does for others: "company_name", "supplier".
bool is_firm(std::string_view thing) {
  static constexpr std::string_view kFirms[] = {"company", "firm",   "manufacturer", "insurer",  "supplier",
                                                "agency",  "vendor", "distributor",  "producer", "carrier"};
  if (thing.ends_with("_name")) thing.remove_suffix(sizeof("_name") - 1);
  return std::find(std::begin(kFirms), std::end(kFirms), thing) != std::end(kFirms);
}

// What a locale that is not the one of all entries says of a thing: of just this, of such things in general,
// a firm's name, or else in a text about anything: better any reason than one in another language.
std::string_view find_spoken(std::string_view thing, std::string_view locale) {
  std::string_view rest = thing;
  for (;;) {
    if (auto const kinds = find_own_kinds(rest, locale); !kinds.empty()) return kinds;
    if (is_firm(rest) && core::has_own_lexicon("template", locale))
      return find_templates(core::lexicon("template", locale), "company.name");
    std::size_t const end = rest.find('_');
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  if (!core::has_own_lexicon("template", locale)) return {};
  std::string const head = core::singular(std::string(rest));
  static constexpr std::string_view kRemarks[] = {"remark", "observation", "memo"};
  bool const remark = std::find(std::begin(kRemarks), std::end(kRemarks), head) != std::end(kRemarks);
  return find_templates(core::lexicon("template", locale), "text." + (remark ? "note" : head));
}

// The kinds of a thing: in the locale, or else in those that it falls back to.
std::string_view find_kinds(std::string_view thing, std::string_view locale) {
  for (; !locale.empty(); locale = core::parent_locale(locale)) {
    bool const has_all = locale == core::kDefaultLocale;
    auto const kinds = has_all ? find_own_kinds(thing, locale) : find_spoken(thing, locale);
    if (!kinds.empty()) return kinds;
  }
  return {};
}

}  // namespace

std::string_view semantic_templates(std::string_view semantic, std::string_view locale,
                                    std::span<const std::string> kinds) {
  if (semantic.starts_with(kKind)) return find_kinds(semantic.substr(kKind.size()), locale);
  for (; !locale.empty(); locale = core::parent_locale(locale)) {
    if (!core::has_own_lexicon("template", locale)) continue;
    core::Lexicon const templates = core::lexicon("template", locale);
    for (const std::string& kind : kinds)
      if (auto const own = find_templates(templates, std::string(semantic) + "@" + kind); !own.empty())
        return own;
    if (auto const general = find_templates(templates, semantic); !general.empty()) return general;
    if (auto const wider = find_templates(templates, wider_text(semantic)); !wider.empty()) return wider;
  }
  return {};
}

}  // namespace synthgen::generate
