#include "plan/numbers/named_numbers.hpp"

#include <algorithm>

#include "core/spelt_words.hpp"
#include "generate/nodes/amounts.hpp"

namespace synthgen::plan {

bool has_any(const core::Words& words, std::span<const std::string_view> wanted) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::find(wanted.begin(), wanted.end(), word) != wanted.end();
  });
}

core::Words without(core::Words words, std::span<const std::string_view> some) {
  std::erase_if(words, [&](const std::string& word) {
    return std::find(some.begin(), some.end(), word) != some.end();
  });
  return words;
}

bool is_rate_name(const core::Words& words) {
  return has_any(words, {"percent", "percentage", "pct", "rate", "ratio", "share", "perc", "hourly", "per"});
}

std::vector<NamedNumber> named_numbers(const TablePlan& table) {
  std::vector<NamedNumber> numbers;
  for (pg::Column const& column : table.table.columns) {
    bool const known = !column.dropped && generate::is_number_type(column.type.base) &&
                       (!table.target || table.program.attribute(column.number) != generate::kNoNode);
    if (!known) continue;
    numbers.push_back({column.number, core::spelt_words_of(column.name)});
  }
  return numbers;
}

}  // namespace synthgen::plan
