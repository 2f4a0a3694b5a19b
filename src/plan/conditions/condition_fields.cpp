// The fields are read as the columns of a table, and the conditions as its CHECKs.
#include "plan/conditions/condition_fields.hpp"

#include "plan/conditions/row_constraints.hpp"
#include "postgres/catalog.hpp"
#include "postgres/compat.hpp"
#include "postgres/error.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "nodes/makefuncs.h"
#include "utils/typcache.h"
}

namespace synthgen::plan {

namespace {

// Replaces fields of the column by columns of their own; `whole` tells of anything else that it is used for.
Node* open_fields(Node* node, void* whole) {
  if (node == nullptr) return nullptr;
  if (IsA(node, FieldSelect)) {
    auto* const field = castNode(FieldSelect, node);
    Node* const argument = reinterpret_cast<Node*>(field->arg);
    if (IsA(argument, Var) || (IsA(argument, RelabelType) && IsA(castNode(RelabelType, argument)->arg, Var)))
      return reinterpret_cast<Node*>(
          makeVar(1, field->fieldnum, field->resulttype, field->resulttypmod, field->resultcollid, 0));
  }
  if (IsA(node, Var)) *static_cast<bool*>(whole) = true;
  return pg::compat::expression_tree_mutator(node, open_fields, whole);
}

pg::Table table_of_fields(const pg::TypeRef& type) {
  TupleDesc const descriptor = pg::guard([&] { return lookup_rowtype_tupdesc_copy(type.base, -1); });
  pg::Table table;
  table.name = type.name;
  for (int i = 0; i < descriptor->natts; ++i) {
    Form_pg_attribute const attribute = TupleDescAttr(descriptor, i);
    pg::Column column;
    column.number = static_cast<AttrNumber>(i + 1);
    column.name = NameStr(attribute->attname);
    column.dropped = attribute->attisdropped;
    if (!column.dropped)
      column.type = pg::describe_type(attribute->atttypid, attribute->atttypmod, attribute->attcollation);
    table.columns.push_back(std::move(column));
  }
  return table;
}

}  // namespace

std::vector<ValueDomain> field_domains(const pg::Column& column, const std::vector<Node*>& conditions) {
  pg::Table table = table_of_fields(column.type);
  for (Node* const condition : conditions) {
    bool whole = false;
    Node* const opened = pg::guard([&] { return open_fields(condition, &whole); });
    if (!whole) table.checks.push_back({InvalidOid, column.name, opened, true});
  }
  if (table.checks.empty()) return {};
  try {
    RowConstraints constraints = analyse_row_constraints(table);
    for (CheckGroup const& group : constraints.groups)
      for (auto const& [number, narrower] : group.alternatives.front().domains)
        (void)intersect(constraints.domains[number - 1], narrower, table.column(number).type);
    return std::move(constraints.domains);
  } catch (const pg::Error&) {
    return {};  // the conditions refuse every row, or null is what they want: let the row decide
  }
}

}  // namespace synthgen::plan
