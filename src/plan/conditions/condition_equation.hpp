// Equations between the columns of a row, and how a column follows from the others: total = price * quantity
// makes the total, or where that is not free, the price.
#pragma once

#include <functional>

#include "plan/conditions/row_constraints.hpp"

namespace synthgen::plan {

// column = expression over other columns of the row: a column that is computed rather than drawn. The
// expression has the column's base type. Not to be followed when it yields null.
struct ColumnDefinition {
  AttrNumber column = InvalidAttrNumber;
  Node* expression = nullptr;
  bool only_bound = false;  // the column need not be equal: for when it is hard to meet otherwise
};

// Whether a column may follow from the columns `from`.
using MayDefine = std::function<bool(AttrNumber column, const std::vector<AttrNumber>& from)>;

// Solves each equation for one column at most, no column twice and none by way of itself, and puts those
// first that others follow from. What is computed need not meet the equation (integers divide with a rest,
// texts have no inverse): it is a guess that the condition judges. Throws ServerError.
// The `bounds` come after all `equations`.
std::vector<ColumnDefinition> definitions_of(const std::vector<Equation>& equations,
                                             const std::vector<Equation>& bounds,
                                             const MayDefine& may_define);

}  // namespace synthgen::plan
