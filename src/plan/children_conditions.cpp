#include "plan/children_conditions.hpp"

#include <algorithm>

#include "plan/column_list.hpp"
#include "postgres/catalog.hpp"
#include "postgres/error.hpp"
#include "postgres/expression.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "access/attmap.h"
#include "nodes/makefuncs.h"
#include "rewrite/rewriteManip.h"
}

namespace synthgen::plan {

namespace {

// An expression over `from` alone as one over `to` of another table.
Node* moved(Node* expression, AttrNumber from, AttrNumber to) {
  return pg::guard([&] {
    AttrMap* const map = make_attrmap(from);
    map->attnums[from - 1] = to;
    bool whole_row = false;
    Node* const result = map_variable_attnos(expression, 1, 0, map, InvalidOid, &whole_row);
    return whole_row ? nullptr : result;
  });
}

// All that a table's CHECKs ask of one column, as a condition on the parent's column; null for nothing.
Node* asked_of(const pg::Table& child, AttrNumber column, AttrNumber parent_column) {
  List* conditions = NIL;
  for (pg::Check const& check : child.checks) {
    if (pg::columns_of(check.expression) != std::vector{column}) continue;
    Node* const condition = moved(check.expression, column, parent_column);
    if (condition != nullptr) conditions = pg::guard([&] { return lappend(conditions, condition); });
  }
  if (conditions == NIL) return nullptr;
  return pg::guard([&] { return reinterpret_cast<Node*>(make_ands_explicit(conditions)); });
}

bool have_same_type(const pg::TypeRef& left, const pg::TypeRef& right) {
  return left.oid == right.oid && left.collation == right.collation;
}

// That the column holds what one of the tables asks of it; null where none asks anything.
Node* asked_by_children(const pg::Table& table, AttrNumber column, Plan& plan) {
  List* either = NIL;
  for (Oid const oid : pg::referencing_tables(table.oid)) {
    pg::Table const& child = plan.describe(oid);
    for (pg::ForeignKey const& key : child.foreign_keys) {
      if (key.parent != table.oid || key.columns.size() < 2 || !OidIsValid(key.constraint)) continue;
      for (std::size_t i = 0; i < key.columns.size(); ++i) {
        bool const same = key.parent_columns[i] == column &&
                          have_same_type(child.column(key.columns[i]).type, table.column(column).type);
        Node* const asked = same ? asked_of(child, key.columns[i], column) : nullptr;
        if (asked != nullptr) either = pg::guard([&] { return lappend(either, asked); });
      }
    }
  }
  return pg::guard([&] { return either == NIL ? nullptr : reinterpret_cast<Node*>(make_orclause(either)); });
}

bool is_open(const TablePlan& table, AttrNumber number) {
  pg::Column const& column = table.table.column(number);
  auto const is_key_itself = [&](const pg::Key& key) { return key.columns == std::vector{number}; };
  auto const is_grouped = [&](const CheckGroup& group) { return contains(group.columns, number); };
  return !column.dropped && column.generated == 0 && !table.is_ruled(number) &&
         !is_in_reference(table.table, number) && !table.constraints.domains[number - 1].allowed &&
         std::none_of(table.table.keys.begin(), table.table.keys.end(), is_key_itself) &&
         std::none_of(table.constraints.groups.begin(), table.constraints.groups.end(), is_grouped);
}

}  // namespace

void add_conditions_of_children(TablePlan& table, Plan& plan) {
  for (pg::Key const& key : table.table.keys) {
    if (key.kind == pg::Key::Kind::kExclusion || key.columns.size() < 2) continue;
    for (AttrNumber const column : key.columns) {
      Node* const asked =
          column > 0 && is_open(table, column) ? asked_by_children(table.table, column, plan) : nullptr;
      if (asked == nullptr) continue;
      table.table.checks.push_back({InvalidOid, table.table.column(column).name, asked, true});
      try {
        RowConstraints constraints = analyse_row_constraints(table.table);
        if (constraints.domains[column - 1].allowed) {
          table.constraints = std::move(constraints);
          continue;
        }
      } catch (const pg::Error&) {  // the table's own conditions do not allow it
      }
      table.table.checks.pop_back();
    }
  }
}

}  // namespace synthgen::plan
