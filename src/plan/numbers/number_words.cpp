#include "plan/numbers/number_words.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/fields.hpp"
#include "core/lexicon.hpp"
#include "plan/numbers/named_numbers.hpp"

namespace synthgen::plan {

namespace {

struct List {
  std::string_view name;
  std::vector<std::string_view> words;
};

// The lists in the order of their names.
std::vector<List> read_lists() {
  core::Lexicon const rows = core::lexicon_without_locale("number_word");
  std::vector<List> lists;
  for (std::size_t row = 0; row < rows.size(); ++row)
    lists.push_back({rows.at(row), core::split_fields(rows.at(row, 1), '|')});
  std::sort(lists.begin(), lists.end(), [](const List& a, const List& b) { return a.name < b.name; });
  return lists;
}

}  // namespace

std::span<const std::string_view> number_words(std::string_view list) {
  static const std::vector<List>& lists = *new std::vector<List>(read_lists());
  auto const found = std::lower_bound(lists.begin(), lists.end(), list,
                                      [](const List& one, std::string_view name) { return one.name < name; });
  if (found == lists.end() || found->name != list) return {};
  return found->words;
}

bool has_listed(const core::Words& words, std::string_view list) {
  return has_any(words, number_words(list));
}

core::Words without_listed(core::Words words, std::string_view list) {
  return without(std::move(words), number_words(list));
}

}  // namespace synthgen::plan
