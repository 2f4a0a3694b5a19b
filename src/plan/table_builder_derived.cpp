// Cells that follow from others of their row. Found by the recognised meaning of columns; a column that a
// key or a CHECK of its own depends on is left alone.
#include <algorithm>

#include "core/naming.hpp"
#include "generate/derived.hpp"
#include "plan/table_builder.hpp"

namespace synthgen::plan {

bool TableBuilder::may_derive(AttrNumber column) const {
  ColumnRole const& role = roles_[column - 1];
  return role.choice != nullptr && !target_.is_ruled(column) && !role.distinct && role.tuple < 0 &&
         role.ordinal_of < 0 && !in_check_group(column) &&
         target_.constraints.domains[column - 1].unrestricted();
}

AttrNumber TableBuilder::column_meaning(const TablePlan& table,
                                        std::initializer_list<std::string_view> semantics) {
  for (std::string_view const semantic : semantics)
    for (pg::Column const& column : table.table.columns)
      if (!column.dropped && table.columns[column.number - 1].semantic == semantic &&
          (!table.target || table.program.attribute(column.number) != generate::kNoNode))
        return column.number;
  return InvalidAttrNumber;
}

// What is computed may be null where something that it depends on is; then a column that must not be null
// keeps its own draw.
// What a rule of the user's says stands.
void TableBuilder::replace_column(AttrNumber column, std::unique_ptr<generate::Node> node,
                                  std::string generator) {
  if (target_.is_ruled(column)) return;
  ColumnPlan& plan = target_.columns[column - 1];
  generate::NodeId const own = target_.program.attribute(column);
  generate::NodeId computed = target_.program.add(std::move(node));
  if (not_null(table_.column(column)) && generate::is_number_type(table_.column(column).type.base))
    computed = target_.program.add(std::make_unique<generate::CoalesceNode>(computed, own));
  target_.set_column(column, computed, std::move(generator), plan.reason);
}

// The column that says how much there is in all.
AttrNumber TableBuilder::stock_column(AttrNumber except) const {
  for (pg::Column const& column : table_.columns) {
    std::string const& semantic = target_.columns[column.number - 1].semantic;
    if (column.number != except && !column.dropped && semantic.starts_with("quantity.") &&
        core::words_of(column.name).back() == "quantity" &&
        target_.program.attribute(column.number) != generate::kNoNode)
      return column.number;
  }
  return InvalidAttrNumber;
}

// What is available is not more than there is.
void TableBuilder::derive_availability() {
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || column.type.category != TYPCATEGORY_NUMERIC || !may_derive(column.number)) continue;
    std::vector<std::string> const words = core::words_of(column.name);
    bool const available = std::find(words.begin(), words.end(), "available") != words.end() ||
                           std::find(words.begin(), words.end(), "remaining") != words.end();
    AttrNumber const quantity = stock_column(column.number);
    if (!available || quantity == 0 || quantity == column.number) continue;
    Oid const own = column.type.base;
    Oid const limit = table_.column(quantity).type.base;
    if (own == NUMERICOID || limit == NUMERICOID || own == FLOAT4OID || own == FLOAT8OID) continue;
    replace_column(column.number,
                   std::make_unique<generate::AtMostNode>(
                       generate::NumberSource{target_.program.attribute(column.number), own},
                       generate::NumberSource{target_.program.attribute(quantity), limit},
                       plan_.stream(target_, column.name + ".limit")),
                   "at most " + table_.column(quantity).name);
  }
}

void TableBuilder::derive() {
  derive_lifecycle();
  derive_availability();
  copy_snapshots();
  derive_measures();
  derive_amounts();
  derive_totals();
  derive_counters();
}

}  // namespace synthgen::plan
