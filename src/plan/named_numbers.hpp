// The numbers of a table and the words of their names, for those who look for one by its name.
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "core/words.hpp"
#include "plan/plan_impl.hpp"

namespace synthgen::plan {

struct NamedNumber {
  AttrNumber column = InvalidAttrNumber;
  core::Words words;  // in the singular
};

using SomeWords = std::initializer_list<std::string_view>;

bool has_any(const core::Words& words, SomeWords wanted);
core::Words without(core::Words words, SomeWords some);

// A rate, or a share in percent.
bool is_rate_name(const core::Words& words);

// All numbers that are drawn or, in a table that gets no rows, read; in the order of the columns.
std::vector<NamedNumber> named_numbers(const TablePlan& table);

}  // namespace synthgen::plan
