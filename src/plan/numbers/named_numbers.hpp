// The numbers of a table and the words of their names, for those who look for one by its name.
#pragma once

#include <initializer_list>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/words.hpp"
#include "plan/plan_impl.hpp"

namespace synthgen::plan {

struct NamedNumber {
  AttrNumber column = InvalidAttrNumber;
  core::Words words;  // in the singular, abbreviations written out
};

using SomeWords = std::initializer_list<std::string_view>;

// Whether one of the words is just one of those wanted; the words but for some.
bool has_any(const core::Words& words, std::span<const std::string_view> wanted);
core::Words without(core::Words words, std::span<const std::string_view> some);

inline bool has_any(const core::Words& words, SomeWords wanted) {
  return has_any(words, std::span(wanted.begin(), wanted.size()));
}
inline core::Words without(core::Words words, SomeWords some) {
  return without(std::move(words), std::span(some.begin(), some.size()));
}

// A rate, or a share in percent.
bool is_rate_name(const core::Words& words);

// All numbers that are drawn or, in a table that gets no rows, read; in the order of the columns.
std::vector<NamedNumber> named_numbers(const TablePlan& table);

// The total of a parent that is called like these rows: "parts_total" of what work_order_parts come to. 0 if
// it has none.
AttrNumber total_called_like(const TablePlan& parent, const pg::Table& rows);

}  // namespace synthgen::plan
