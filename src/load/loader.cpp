#include "load/loader.hpp"

#include "load/direct_loader.hpp"
#include "load/general_loader.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "catalog/pg_class.h"
#include "utils/lsyscache.h"
}

namespace synthgen::load {

PathChoice choose_path(const pg::Table& table) {
  if (table.row_security_applies) return {Path::kGeneral, "row-level security applies to the current user"};
  if (table.has_insert_rule) return {Path::kGeneral, "the table has a rule on INSERT"};
  for (const pg::Partition& partition : table.partitions) {
    char const kind = pg::guard([&] { return get_rel_relkind(partition.relation); });
    if (kind == RELKIND_FOREIGN_TABLE) {
      return {Path::kGeneral, "partition \"" + partition.name + "\" is a foreign table"};
    }
  }
  return {};
}

std::unique_ptr<Loader> open_loader(const pg::Table& table, const LoadOptions& options) {
  return options.path == Path::kDirect ? open_direct_loader(table, options)
                                       : open_general_loader(table, options);
}

}  // namespace synthgen::load
