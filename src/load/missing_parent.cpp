#include "load/missing_parent.hpp"

#include <algorithm>

#include "load/row_stream.hpp"
#include "plan/column_list.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "catalog/namespace.h"
#include "utils/lsyscache.h"
}

namespace synthgen::load {

namespace {

// The foreign key of one column that the error names; null if it names none.
const pg::ForeignKey* violated_key(const ErrorData& error, plan::Plan& plan, const pg::Table** child) {
  if (error.schema_name == nullptr || error.table_name == nullptr || error.constraint_name == nullptr)
    return nullptr;
  Oid const oid = pg::guard(
      [&] { return get_relname_relid(error.table_name, get_namespace_oid(error.schema_name, true)); });
  if (!OidIsValid(oid)) return nullptr;
  *child = &plan.describe(oid);
  for (pg::ForeignKey const& key : (*child)->foreign_keys)
    if (OidIsValid(key.constraint) && key.columns.size() == 1 && key.name == error.constraint_name)
      return &key;
  return nullptr;
}

// Whether the error's detail, in whatever language, shows one of the values as that of the column that refers
// to what is missing.
bool holds_missing(const generate::Values& column, std::size_t rows, Oid type, const pg::Column& referring,
                   const ErrorData& error) {
  std::string_view const detail = error.detail == nullptr ? "" : error.detail;
  return pg::guard([&] {
    Oid output;
    bool varlena;
    getTypeOutputInfo(type, &output, &varlena);
    for (std::size_t i = 0; i < rows; ++i)
      if (!column.nulls[i] &&
          detail.find(psprintf("(%s)=(%s)", referring.name.c_str(),
                               OidOutputFunctionCall(output, column.data[i]))) != detail.npos)
        return true;
    return false;
  });
}

}  // namespace

std::optional<plan::Referral> missing_parent(const plan::TablePlan& table, const ErrorData& error,
                                             plan::Plan& plan) {
  if (error.sqlerrcode != ERRCODE_FOREIGN_KEY_VIOLATION) return std::nullopt;
  const pg::Table* child = nullptr;
  const pg::ForeignKey* const key = violated_key(error, plan, &child);
  if (key == nullptr || child->oid == table.table.oid || key->parent == table.table.oid) return std::nullopt;

  RowStream stream(table);
  std::size_t const rows = stream.generate(table.rows, 0, table.rows.count());
  pg::Column const& referring = child->column(key->columns[0]);
  auto const known = plan.request.referring.find(table.table.oid);
  auto const is_known = [&](AttrNumber column) {
    return known != plan.request.referring.end() &&
           std::any_of(known->second.begin(), known->second.end(),
                       [&](const plan::Referral& one) { return one.column == column; });
  };
  std::optional<plan::Referral> found;
  for (pg::Column const& column : table.table.columns) {
    bool const open = !column.dropped && column.type.base == referring.type.base &&
                      stream.columns()[column.number - 1].data != nullptr &&
                      !plan::is_in_reference(table.table, column.number) && !is_known(column.number);
    bool const better = !found || column.name == referring.name;
    if (open && better &&
        holds_missing(stream.columns()[column.number - 1], rows, column.type.base, referring, error))
      found = {column.number, key->parent, key->parent_columns[0]};
  }
  return found;
}

}  // namespace synthgen::load
