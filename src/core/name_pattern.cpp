#include "core/name_pattern.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace synthgen::core {

namespace {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find(separator), text.size());
    if (end > 0) parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

NumberSort sort_named(const std::string& name) {
  static constexpr std::pair<std::string_view, NumberSort> kSorts[] = {
      {"number", NumberSort::kNumber},   {"money", NumberSort::kMoney}, {"plain", NumberSort::kPlain},
      {"count", NumberSort::kCount},     {"share", NumberSort::kShare}, {"any", NumberSort::kAny},
      {"instant", NumberSort::kInstant}, {"clock", NumberSort::kClock}, {"interval", NumberSort::kInterval}};
  for (auto const& [known, sort] : kSorts)
    if (name == known) return sort;
  throw std::invalid_argument("unknown sort of column \"" + name + "\"");
}

bool means(const std::vector<std::string>& meanings, std::string_view semantic) {
  return std::any_of(meanings.begin(), meanings.end(), [&](const std::string& meaning) {
    return meaning.back() == '.' ? semantic.starts_with(meaning) : semantic == meaning;
  });
}

bool has_all(const Words& words, const Words& wanted) {
  return std::all_of(wanted.begin(), wanted.end(),
                     [&](const std::string& word) { return contains(words, word); });
}

}  // namespace

NamePattern NamePattern::parse(std::string_view text) {
  NamePattern pattern;
  for (std::string const& part : split(text, ' ')) {
    if (part == "*" || part == "=" || part == ">") {
      (part == "*"   ? pattern.open_ended_
       : part == "=" ? pattern.shares_rest_
                     : pattern.extends_result_) = true;
      continue;
    }
    if (part[0] == ':') {
      pattern.sort_ = sort_named(part.substr(1));
      continue;
    }
    Term term;
    bool const marked = part[0] == '?' || part[0] == '!';
    if (marked) term.kind = part[0] == '?' ? Kind::kAllowed : Kind::kForbidden;
    for (std::string const& choice : split(std::string_view(part).substr(marked), '|')) {
      if (choice[0] == '@')
        term.meanings.push_back(choice.substr(1));
      else
        term.choices.push_back(split(choice, '_'));
    }
    if (term.choices.empty() && term.meanings.empty())
      throw std::invalid_argument("an empty term in \"" + std::string(text) + "\"");
    pattern.terms_.push_back(std::move(term));
  }
  return pattern;
}

// A column that means what is wanted is called as it likes.
std::optional<NamePattern::Match> NamePattern::match(const Words& words, std::string_view semantic) const {
  constexpr std::size_t kMostChoices = 32;
  Match match{0, words};
  bool meant = false;
  for (Term const& term : terms_) {
    std::size_t found = term.choices.size();
    for (std::size_t c = term.choices.size(); c-- > 0;) {
      if (!has_all(words, term.choices[c])) continue;
      found = c;
      std::erase_if(match.rest, [&](const std::string& word) { return contains(term.choices[c], word); });
    }
    bool const by_meaning = means(term.meanings, semantic);
    bool const agrees = found < term.choices.size() || by_meaning;
    if (term.kind == Kind::kForbidden ? agrees : term.kind == Kind::kNeeded && !agrees) return std::nullopt;
    if (term.kind != Kind::kNeeded) continue;
    meant = meant || (by_meaning && found == term.choices.size());
    match.rank = match.rank * kMostChoices + std::min(found, kMostChoices - 1);
  }
  if (meant) match.rest.clear();
  return match;
}

}  // namespace synthgen::core
