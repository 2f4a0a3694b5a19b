#include "core/opposites.hpp"

#include <algorithm>

#include "core/fields.hpp"
#include "core/lexicon.hpp"

namespace synthgen::core {

namespace {

struct Ends {
  std::vector<std::string_view> one;
  std::vector<std::string_view> other;
};

const std::vector<Ends>& all_ends() {
  static const std::vector<Ends> all = [] {
    std::vector<Ends> read;
    Lexicon const lines = lexicon_without_locale("opposite");
    for (std::size_t line = 0; line < lines.size(); ++line)
      read.push_back({split_fields(lines.at(line, 0), '|'), split_fields(lines.at(line, 1), '|')});
    return read;
  }();
  return all;
}

bool has(const std::vector<std::string_view>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool are_opposite(const std::string& one, const std::string& other) {
  return std::any_of(all_ends().begin(), all_ends().end(), [&](const Ends& ends) {
    return (has(ends.one, one) && has(ends.other, other)) || (has(ends.one, other) && has(ends.other, one));
  });
}

bool are_opposite(const Words& one, const Words& other) {
  if (one.size() != other.size()) return false;
  auto const [left, right] = std::mismatch(one.begin(), one.end(), other.begin());
  return left != one.end() && are_opposite(*left, *right) && std::equal(left + 1, one.end(), right + 1);
}

bool name_two_ends(const Words& one, const Words& other) {
  return std::any_of(one.begin(), one.end(), [&](const std::string& word) {
    return std::any_of(other.begin(), other.end(),
                       [&](const std::string& opposite) { return are_opposite(word, opposite); });
  });
}

Words opposites_of(const std::string& word) {
  Words found;
  for (Ends const& ends : all_ends()) {
    if (has(ends.one, word)) found.insert(found.end(), ends.other.begin(), ends.other.end());
    if (has(ends.other, word)) found.insert(found.end(), ends.one.begin(), ends.one.end());
  }
  return found;
}

}  // namespace synthgen::core
