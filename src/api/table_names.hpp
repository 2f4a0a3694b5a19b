// The tables that a call may name, and how a name leads to one of them.
#pragma once

#include "postgres/pg.hpp"

namespace synthgen::api {

struct NamedTable {
  Oid oid = InvalidOid;
  std::string schema;
  std::string name;
};

class TableNames {
 public:
  // The tables of one schema.
  TableNames(std::string schema, const std::vector<Oid>& tables);
  // Tables of any schemas.
  explicit TableNames(const std::vector<Oid>& tables);

  // The table called `name`: as it stands, or as SQL reads it, alone or after a schema. Throws
  // undefined_table, ambiguous_alias, or wrong_object_type; `argument` is where the name was found.
  Oid find(const std::string& name, const char* argument) const;

  const std::vector<NamedTable>& tables() const noexcept { return tables_; }

 private:
  std::optional<Oid> match(const std::string& schema, const std::string& name, const std::string& said) const;
  [[noreturn]] void reject(const std::string& said, const char* argument) const;

  std::string schema_;  // empty for tables of any schemas
  std::vector<NamedTable> tables_;
};

}  // namespace synthgen::api
