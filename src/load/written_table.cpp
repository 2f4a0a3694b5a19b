#include "load/written_table.hpp"

#include <algorithm>

#include "postgres/guard.hpp"

extern "C" {
#include "catalog/namespace.h"
#include "utils/lsyscache.h"
}

namespace synthgen::load {

const plan::TablePlan* written_table(const plan::TablePlan& table, const ErrorData& error,
                                     const plan::Plan& plan) {
  if (error.sqlerrcode != ERRCODE_UNIQUE_VIOLATION || error.schema_name == nullptr ||
      error.table_name == nullptr)
    return nullptr;
  Oid const written = pg::guard(
      [&] { return get_relname_relid(error.table_name, get_namespace_oid(error.schema_name, true)); });
  auto const holds = [&](const pg::Table& other) {
    return other.oid == written ||
           std::any_of(other.partitions.begin(), other.partitions.end(),
                       [&](const pg::Partition& leaf) { return leaf.relation == written; });
  };
  for (auto const& other : plan.tables) {
    if (other.get() == &table || !OidIsValid(written)) return nullptr;
    auto const known = plan.request.writers.find(other->table.oid);
    bool const is_new = known == plan.request.writers.end() || !known->second.contains(table.table.oid);
    if (other->is_written() && holds(other->table)) return is_new ? other.get() : nullptr;
  }
  return nullptr;
}

}  // namespace synthgen::load
