#include "core/label_reading.hpp"

#include <algorithm>
#include <tuple>

#include "core/fields.hpp"
#include "core/label_share.hpp"
#include "core/lexicon.hpp"
#include "core/name_words.hpp"
#include "core/translation.hpp"

namespace synthgen::core {

namespace {

using detail::Languages;
using detail::NamingRules;

bool is_letter_of_any(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_word_part(char c) {
  return is_letter_of_any(c) || (c >= '0' && c <= '9') || c == '_';
}

// Whether a comment lists all labels with words just behind each: "O open, P paid".
bool lists_all(std::span<const std::string> labels, std::string_view comment) {
  return labels.size() > 1 && std::all_of(labels.begin(), labels.end(), [&](const std::string& label) {
           for (std::size_t at = comment.find(label + " "); at != std::string_view::npos;
                at = comment.find(label + " ", at + 1))
             if (at == 0 || !is_word_part(comment[at - 1])) return true;
           return false;
         });
}

// What follows "label =", "label:" or "'label' -" in a comment, up to the next sign but blanks; where all
// labels are listed, what just follows.
std::string explanation_of(std::string_view label, std::string_view comment, bool all_listed) {
  for (std::size_t at = comment.find(label); at != std::string_view::npos; at = comment.find(label, at + 1)) {
    if (at > 0 && is_word_part(comment[at - 1])) continue;
    std::size_t i = at + label.size();
    auto const skip = [&](std::string_view signs) {
      while (i < comment.size() && signs.find(comment[i]) != std::string_view::npos) ++i;
    };
    skip("'\"` ");
    std::size_t const sign = i;
    skip("=:->(");
    if (i == sign && !(all_listed && comment.substr(at).starts_with(std::string(label) + " "))) continue;
    skip("'\"` ");
    std::size_t const first = i;
    while (i < comment.size() && (is_word_part(comment[i]) || comment[i] == ' ')) ++i;
    Words const words = words_of_text(comment.substr(first, i - first));
    constexpr std::size_t kMostWords = 4;
    if (!words.empty() && words.size() <= kMostWords) return joined(words);
  }
  return {};
}

// The word for a state of things that a code of three letters or more is short for; of several the one that
// begins like it, or ends like it, or is shortest.
std::string state_short_as(const std::string& code) {
  constexpr std::size_t kShortest = 3;
  constexpr std::size_t kLongest = 5;
  if (code.size() < kShortest || code.size() > kLongest ||
      !std::all_of(code.begin(), code.end(), is_letter_of_any))
    return {};
  auto const rank = [&](const std::string& word) {
    return std::tuple(!word.starts_with(code), word.back() != code.back(), word.size(), word);
  };
  std::string best;
  for (const std::string& word : words_of_shares())
    if (abbreviates(code, word) && (best.empty() || rank(word) < rank(best))) best = word;
  return best;
}

// What the list "label_code" has labels of this column stand for, which says it of all of them or of none: L,
// M and H for low, medium and high; NW, SH and CN in a column of states for new, shipped and cancelled.
std::vector<std::string> words_of_codes(std::span<const std::string> labels, bool of_state) {
  constexpr std::size_t kLeastStates = 3;
  Lexicon const list = lexicon_without_locale("label_code");
  for (std::size_t row = 0; row < list.size(); ++row) {
    bool const of_states = !list.at(row, 2).empty();
    std::vector<std::string_view> const codes = split_fields(list.at(row), '|');
    std::vector<std::string_view> const words = split_fields(list.at(row, 1), '|');
    if (of_states ? !of_state || labels.size() < kLeastStates : codes.size() != labels.size()) continue;
    std::vector<std::string> read;
    for (const std::string& label : labels)
      if (auto const found = std::find(codes.begin(), codes.end(), label); found != codes.end())
        read.emplace_back(words[static_cast<std::size_t>(found - codes.begin())]);
    if (read.size() == labels.size()) return read;
  }
  return {};
}

bool is_state(std::string_view column) {
  Words const words = words_of(column);
  return has_word(words, {"status", "state", "stat", "stts", "sts", "stage", "phase"});
}

}  // namespace

std::vector<std::string> read_labels(std::span<const std::string> labels, std::string_view column,
                                     std::string_view comment) {
  const NamingRules& rules = NamingRules::instance();
  std::vector<Words> split;
  Languages languages = 0;
  for (const std::string& label : labels) {
    split.push_back(split_identifier(label));
    languages |= detail::languages_of(rules, split.back());
  }
  bool const of_state = is_state(column);
  bool const all_listed = lists_all(labels, comment);
  std::vector<std::string> const coded = words_of_codes(labels, of_state);
  std::vector<std::string> read;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    std::string meant = comment.empty() ? std::string() : explanation_of(labels[i], comment, all_listed);
    Words const words = detail::translate(rules, split[i], languages);
    if (meant.empty() && words != words_of_text(labels[i])) meant = joined(words);
    // What is written small is a word as it stands: "won" is not short for "working".
    bool const is_code =
        std::none_of(labels[i].begin(), labels[i].end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (meant.empty() && of_state && is_code && words.size() == 1 && !has_share(words[0]))
      meant = state_short_as(words[0]);
    if (meant.empty() && !coded.empty()) meant = coded[i];
    read.push_back(meant.empty() ? labels[i] : meant);
  }
  return read;
}

}  // namespace synthgen::core
