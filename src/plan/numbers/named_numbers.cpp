#include "plan/numbers/named_numbers.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "core/spelt_words.hpp"
#include "generate/nodes/amounts.hpp"
#include "plan/numbers/amount_words.hpp"

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

AttrNumber total_called_like(const TablePlan& parent, const pg::Table& rows) {
  core::Words own = core::words_of(rows.name);
  core::Words const whole = core::words_of(parent.table.name);
  std::erase_if(own, [&](const std::string& word) {
    return core::has_word(whole, {core::singular(word), word});
  });
  for (pg::Column const& column : parent.table.columns) {
    std::string const& semantic = parent.columns[column.number - 1].semantic;
    if (column.dropped || (semantic != "finance.total" && semantic != "finance.subtotal")) continue;
    core::Words const telling = telling_words(column.name);
    if (std::any_of(telling.begin(), telling.end(), [&](const std::string& word) {
          return std::any_of(own.begin(), own.end(), [&](const std::string& one) {
            return core::singular(one) == core::singular(word);
          });
        }))
      return column.number;
  }
  return InvalidAttrNumber;
}

}  // namespace synthgen::plan
