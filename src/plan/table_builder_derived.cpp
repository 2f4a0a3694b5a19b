// Cells that follow from others: amounts from quantity and price, totals from their lines, availability
// from stock. Found by the recognised meaning of columns; a column that a
// key or a CHECK of its own depends on is left alone.
#include <algorithm>

#include "core/naming.hpp"
#include "generate/derived.hpp"
#include "plan/table_builder.hpp"

namespace synthgen::plan {

namespace {

// Whether a column has room for computed amounts: at least so many digits before the point.
bool has_room(const pg::TypeRef& type, int digits) {
  if (type.base == INT2OID) return false;
  if (type.base != NUMERICOID || type.base_modifier < 0) return true;
  int32 const packed = type.base_modifier - static_cast<int32>(VARHDRSZ);
  int const precision = (packed >> 16) & 0xFFFF;
  int const scale = ((packed & 0x7FF) ^ 1024) - 1024;
  return precision - scale >= digits;
}

// Digits before the point that a line needs, and a sum of some hundred lines.
constexpr int kAmountDigits = 5;
constexpr int kTotalDigits = 6;
constexpr std::uint64_t kManyLines = 100;

}  // namespace

bool TableBuilder::may_derive(AttrNumber column) const {
  ColumnRole const& role = roles_[column - 1];
  return role.choice != nullptr && !role.distinct && role.tuple < 0 && role.ordinal_of < 0 &&
         !in_check_group(column) && target_.constraints.domains[column - 1].unrestricted();
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

void TableBuilder::replace_column(AttrNumber column, std::unique_ptr<generate::Node> node,
                                  std::string generator) {
  ColumnPlan& plan = target_.columns[column - 1];
  target_.set_column(column, target_.program.add(std::move(node)), std::move(generator), plan.reason);
}

// amount = quantity * price, the price being the row's own or that of a row it refers to.
void TableBuilder::derive_amount() {
  AttrNumber const quantity =
      column_meaning(target_, {"quantity.ordered", "quantity.count", "quantity.copies"});
  AttrNumber const amount = column_meaning(target_, {"finance.subtotal", "finance.total", "finance.amount"});
  if (quantity == 0 || amount == 0) return;
  if (table_.column(amount).generated != 0) {
    target_.derived_amount = amount;
    return;
  }
  if (!may_derive(amount) || !has_room(table_.column(amount).type, kAmountDigits)) return;
  generate::NumberSource const count{target_.program.attribute(quantity), table_.column(quantity).type.base};
  pg::TypeRef const& type = table_.column(amount).type;

  generate::NumberSource price;
  std::string origin;
  if (AttrNumber const own = column_meaning(target_, {"finance.price"}); own != 0) {
    price = {target_.program.attribute(own), table_.column(own).type.base};
    origin = table_.column(own).name;
  }
  for (std::size_t k = 0; k < references_.size() && price.node == generate::kNoNode; ++k) {
    TablePlan& parent = *plan_.find(table_.foreign_keys[k].parent);
    if (target_.reference_nodes[k] == generate::kNoNode || (parent.target && parent.step >= target_.step))
      continue;
    AttrNumber const other = column_meaning(parent, {"finance.price"});
    if (other == 0) continue;
    parent.population->require(other);
    price = {target_.program.add(std::make_unique<generate::ParentColumnNode>(
                 target_.reference_nodes[k], *parent.population, other, parent.table.column(other).type)),
             parent.table.column(other).type.base};
    origin = parent.table.name + "." + parent.table.column(other).name;
  }
  if (price.node == generate::kNoNode || !generate::is_number_type(price.type) ||
      !generate::is_number_type(count.type))
    return;
  replace_column(amount, std::make_unique<generate::ProductNode>(count, price, type),
                 table_.column(quantity).name + " * " + origin);
  target_.derived_amount = amount;
}

// A parent's total is the sum of its lines. Runs for the child: the parent's program is complete by then.
void TableBuilder::derive_totals() {
  if (target_.derived_amount == 0) return;
  for (std::size_t k = 0; k < references_.size(); ++k) {
    Reference const& reference = references_[k];
    TablePlan& parent = *plan_.find(table_.foreign_keys[k].parent);
    AttrNumber const key = table_.foreign_keys[k].columns[0];
    if (reference.spread == nullptr || reference.nullable || !parent.target || parent.step >= target_.step)
      continue;
    if (in_check_group(key) || target_.reference_nodes[k] != reference.node) continue;
    AttrNumber const total = column_meaning(parent, {"finance.total"});
    if (total == 0 || !parent.table.column(total).type.base || parent.total_of != nullptr) continue;
    pg::TypeRef const& type = parent.table.column(total).type;
    int digits = kTotalDigits;
    for (std::uint64_t lines = target_.rows.count() / std::max<std::uint64_t>(1, parent.rows.count());
         lines > kManyLines; lines /= 10)
      ++digits;
    if (!generate::is_number_type(type.base) || !has_room(type, digits)) continue;
    parent.total_of = &target_;
    parent.set_column(total,
                      parent.program.add(std::make_unique<generate::ChildSumNode>(
                          *reference.spread, *parent.population, target_.program, target_.derived_amount,
                          table_.column(target_.derived_amount).type.base, type)),
                      "sum of " + table_.name + "." + table_.column(target_.derived_amount).name,
                      parent.columns[total - 1].reason);
  }
}

// The column that says how much there is in all.
AttrNumber TableBuilder::stock_column(AttrNumber except) const {
  for (pg::Column const& column : table_.columns) {
    std::string const& semantic = target_.columns[column.number - 1].semantic;
    if (column.number != except && !column.dropped && semantic.starts_with("quantity.") &&
        core::split_identifier(column.name).back() == "quantity" &&
        target_.program.attribute(column.number) != generate::kNoNode)
      return column.number;
  }
  return InvalidAttrNumber;
}

// What is available is not more than there is.
void TableBuilder::derive_availability() {
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || column.type.category != TYPCATEGORY_NUMERIC || !may_derive(column.number)) continue;
    std::vector<std::string> const words = core::split_identifier(column.name);
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
  derive_amount();
  derive_totals();
}

}  // namespace synthgen::plan
