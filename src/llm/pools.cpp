#include "llm/pools.hpp"

#include <algorithm>

#include "llm/pool_store.hpp"
#include "postgres/catalog.hpp"

namespace synthgen::llm {

namespace {

// The number of a column that texts may be written for.
std::optional<AttrNumber> find_column(const pg::Table& table, const std::string& name) {
  for (pg::Column const& column : table.columns)
    if (!column.dropped && column.name == name && column.generated == 0) return column.number;
  return std::nullopt;
}

// The pool as the plan takes it; nothing if the table has lost one of its columns.
std::optional<generate::TextPool> for_plan(const Pool& pool, const pg::Table& table) {
  generate::TextPool result;
  for (std::string const& name : pool.columns) {
    auto const column = find_column(table, name);
    if (!column) return std::nullopt;
    result.columns.push_back(*column);
  }
  result.records = pool.records;
  result.variants = pool.variants;
  result.source = pool.source;
  return result;
}

bool overlaps(const std::vector<generate::TextPool>& pools, const generate::TextPool& pool) {
  return std::any_of(pools.begin(), pools.end(), [&](const generate::TextPool& other) {
    return std::find_first_of(other.columns.begin(), other.columns.end(), pool.columns.begin(),
                              pool.columns.end()) != other.columns.end();
  });
}

}  // namespace

void provide_text_pools(plan::Request& request) {
  if (request.options.text == plan::TextSource::kBuiltin) return;
  for (Oid const oid : request.tables) {
    pg::Table const table = pg::read_table(oid);
    std::vector<generate::TextPool>& pools = request.text_pools[oid];
    for (Pool const& written : hand_written_pools(table.qualified_name()))
      if (auto pool = for_plan(written, table); pool && !overlaps(pools, *pool))
        pools.push_back(std::move(*pool));
  }
}

}  // namespace synthgen::llm
