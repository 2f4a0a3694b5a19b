#include "plan/conditions/check_bounds.hpp"

#include "plan/column_list.hpp"

namespace synthgen::plan {

std::optional<std::vector<AttrNumber>> upper_bounds_of(const TablePlan& table, AttrNumber column) {
  std::vector<AttrNumber> bounds;
  std::size_t conditions = 0;
  for (CheckGroup const& group : table.constraints.groups) {
    if (!contains(group.columns, column)) continue;
    bool const orders = group.alternatives.size() == 1 && group.alternatives[0].equations.empty() &&
                        group.columns.size() == 2;
    if (!orders) return std::nullopt;
    conditions += group.conditions.size();
  }
  for (ColumnRelation const& relation : table.constraints.relations) {
    if (relation.right == column) return std::nullopt;
    if (relation.left != column) continue;
    if (relation.op != ColumnRelation::Op::kLessEqual) return std::nullopt;
    bounds.push_back(relation.right);
  }
  if (conditions > bounds.size()) return std::nullopt;
  return bounds;
}

}  // namespace synthgen::plan
