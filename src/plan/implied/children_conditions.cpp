#include "plan/implied/children_conditions.hpp"

#include <algorithm>

#include "plan/column_list.hpp"
#include "plan/implied/stated_conditions.hpp"
#include "postgres/catalog.hpp"
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

// How many characters a text of a varying or fixed length holds; none if that is not limited.
std::optional<int64> most_characters(const pg::TypeRef& type) {
  bool const limited = (type.base == VARCHAROID || type.base == BPCHAROID) && type.base_modifier > VARHDRSZ;
  return limited ? std::optional<int64>(type.base_modifier - VARHDRSZ) : std::nullopt;
}

// Keys are as short as those who refer to them can hold.
void keep_within_children(TablePlan& table, Plan& plan) {
  for (Oid const oid : pg::referencing_tables(table.table.oid)) {
    pg::Table const& child = plan.describe(oid);
    for (pg::ForeignKey const& key : child.foreign_keys) {
      if (key.parent != table.table.oid || !OidIsValid(key.constraint)) continue;
      for (std::size_t i = 0; i < key.columns.size(); ++i) {
        pg::TypeRef const& type = table.table.column(key.parent_columns[i]).type;
        auto const own = most_characters(type);
        ValueDomain shorter;
        shorter.max_length = most_characters(child.column(key.columns[i]).type);
        if (!is_string_type(type) || !shorter.max_length || own.value_or(PG_INT32_MAX) <= *shorter.max_length)
          continue;
        ValueDomain& domain = table.constraints.domains[key.parent_columns[i] - 1];
        ValueDomain narrowed = domain;
        if (intersect(narrowed, shorter, type) == Remainder::kValues) domain = std::move(narrowed);
      }
    }
  }
}

bool has_text_in_key(const pg::Table& table) {
  return std::any_of(table.keys.begin(), table.keys.end(), [&](const pg::Key& key) {
    return std::any_of(key.columns.begin(), key.columns.end(), [&](AttrNumber column) {
      return column > 0 && is_string_type(table.column(column).type);
    });
  });
}

}  // namespace

void add_conditions_of_children(TablePlan& table, Plan& plan) {
  for (pg::Key const& key : table.table.keys) {
    if (key.kind == pg::Key::Kind::kExclusion || key.columns.size() < 2) continue;
    for (AttrNumber const column : key.columns) {
      Node* const asked =
          column > 0 && is_open(table, column) ? asked_by_children(table.table, column, plan) : nullptr;
      if (asked == nullptr) continue;
      add_stated_condition(table, table.table.column(column).name, asked,
                           [&](const RowConstraints& constraints) {
                             return constraints.domains[column - 1].allowed.has_value();
                           });
    }
  }
  if (has_text_in_key(table.table)) keep_within_children(table, plan);
}

}  // namespace synthgen::plan
