#include "core/naming_match.hpp"

#include <algorithm>
#include <optional>

#include "core/name_words.hpp"

namespace synthgen::core::detail {

namespace {

bool word_fits(const PatternWord& pattern, const std::string& word) {
  return pattern.words.empty() || contains(pattern.words, word);
}

// Length of the shortest suffix of the first `end` words that the first `length` pattern words match.
std::optional<std::size_t> match_suffix(const std::vector<PatternWord>& pattern, std::size_t length,
                                        const Words& words, std::size_t end) {
  if (length == 0) return 0;
  const PatternWord& last = pattern[length - 1];
  if (end > 0 && word_fits(last, words[end - 1])) {
    if (auto const rest = match_suffix(pattern, length - 1, words, end - 1)) return *rest + 1;
  }
  if (last.optional) return match_suffix(pattern, length - 1, words, end);
  return std::nullopt;
}

// True if one of `contexts` names the thing that a column describes: the nearest word in front of the
// match that names a kind of thing, or else the table's head, alone or with the word before it.
bool context_fits(const NamingRules& rules, const Words& contexts, const Subject& subject,
                  std::size_t prefix) {
  for (std::size_t i = prefix; i > 0; --i) {
    if (rules.is_thing(subject.words[i - 1])) return contains(contexts, subject.words[i - 1]);
  }
  const Words& table = subject.table;
  if (table.empty()) return false;
  if (contains(contexts, table.back())) return true;
  return table.size() > 1 && contains(contexts, table[table.size() - 2] + "_" + table.back());
}

// Whether the columns beside it are as the rule wants them; not if nobody knows them.
bool company_fits(const Rule& rule, const Subject& subject) {
  return std::all_of(rule.beside.begin(), rule.beside.end(), [&](const Beside& beside) {
    return subject.hint->beside && subject.hint->beside(beside.words) != beside.negated;
  });
}

bool condition_holds(const NamingRules& rules, const Rule& rule, const Subject& subject, std::size_t prefix) {
  if (!company_fits(rule, subject)) return false;
  if (!rule.comment_words.empty()) {
    return std::any_of(rule.comment_words.begin(), rule.comment_words.end(),
                       [&](const std::string& word) { return contains(subject.comment, word); });
  }
  if (rule.contexts.empty()) return true;
  return context_fits(rules, rule.contexts, subject, prefix) != rule.context_negated;
}

// Priority first, then the number of words matched, then a condition that was met.
std::optional<Match> match(const NamingRules& rules, const Rule& rule, const Subject& subject) {
  if ((rule.types >> static_cast<unsigned>(subject.type) & 1) == 0) return std::nullopt;
  auto const matched = match_suffix(rule.words, rule.words.size(), subject.words, subject.words.size());
  if (!matched || *matched == 0) return std::nullopt;
  std::size_t const prefix = subject.words.size() - *matched + (rule.tells_apart ? 1 : 0);
  if (rule.whole && !prefix_is_table(rules, subject, prefix)) return std::nullopt;
  if (!condition_holds(rules, rule, subject, prefix)) return std::nullopt;
  int const conditions = !rule.contexts.empty() && !rule.context_negated       ? 1
                         : !rule.comment_words.empty() || !rule.beside.empty() ? 1
                                                                               : 0;
  return Match{&rule, prefix,
               100 * rule.priority + 10 * static_cast<int>(*matched) + 5 * conditions + (rule.whole ? 1 : 0)};
}

// Cuts a word that says the kind of thing off an unknown run-together last word: "formname" becomes "form
// name". Says whether it did.
bool cut_off_kind(Words& words) {
  static constexpr std::string_view kKinds[] = {
      "description", "message", "comment", "number", "status", "label", "color", "name", "type",
      "code",        "text",    "title",   "token",  "field",  "path",  "key",   "url",  "mode"};
  constexpr std::size_t kShortestHead = 3;
  if (words.empty()) return false;
  std::string const last = words.back();
  for (std::string_view const kind : kKinds) {
    if (!last.ends_with(kind) || last.size() < kind.size() + kShortestHead) continue;
    words.back().resize(last.size() - kind.size());
    words.emplace_back(kind);
    return true;
  }
  return false;
}

}  // namespace

bool prefix_is_table(const NamingRules& rules, const Subject& subject, std::size_t prefix) {
  return std::all_of(
      subject.words.begin(), subject.words.begin() + static_cast<std::ptrdiff_t>(prefix),
      [&](const std::string& word) { return contains(subject.table, word) || rules.is_neutral(word); });
}

Match best_match(const NamingRules& rules, const Subject& subject) {
  Match best;
  if (subject.words.empty()) return best;
  for (const Rule* rule : rules.rules_for(subject.words.back())) {
    auto const found = match(rules, *rule, subject);
    if (found && (best.rule == nullptr || found->score > best.score)) best = *found;
  }
  return best;
}

Match match_name(const NamingRules& rules, Subject& subject) {
  Match best = best_match(rules, subject);
  while (best.rule == nullptr && subject.words.size() > 1 && is_number(subject.words.back())) {
    subject.words.pop_back();
    best = best_match(rules, subject);
  }
  if (best.rule == nullptr && cut_off_kind(subject.words)) best = best_match(rules, subject);
  return best;
}

}  // namespace synthgen::core::detail
