// The table that a patch is about, and how its rows are told apart.
//
// Rows are known by their key: the primary key, else a unique key over columns that are not null. In a table
// that has neither they are known by all of their values; of equal rows, any will do. Statements find rows by
// the key or, where it is none or may be violated until the end of the transaction, by where they are stored.
// Of plain inheritance, the rows of the table itself are meant, as synth_generate fills them; of a
// partitioned table, those of all partitions.
#pragma once

#include "modify/patch.hpp"
#include "postgres/row_store.hpp"
#include "postgres/schema.hpp"

namespace synthgen::modify {

// A foreign key of some table that refers to the target.
struct Referrer {
  std::string constraint;
  Oid oid = InvalidOid;
  std::string table;  // qualified and quoted
  char on_update = 'a';
  char on_delete = 'a';
  std::vector<std::string> columns;     // quoted
  std::vector<AttrNumber> key_columns;  // of the target, parallel to columns
};

struct Target {
  pg::Table table;
  std::vector<AttrNumber> key;  // all columns that are written, if rows have no key
  bool whole_row = false;       // ... which is so
  bool by_position = false;     // statements find rows by where they are stored
  std::vector<Referrer> referrers;

  // "schema.table", behind ONLY where rows of other tables would come along.
  std::string relation() const;
};

// Locks the table against other writers and describes it. Demands that the caller has one of the privileges
// on it or on one of its columns, and that it is a table of the user's own; `command` is for messages. Throws
// pg::Error.
Target open_target(Oid table, AclMode privileges, const char* command);

// How a store holds rows: what tells them apart (k1, k2, ...), then other columns under the given prefix.
std::vector<pg::RowColumn> identity_columns(const Target& target);
pg::RowColumn store_column(const pg::Column& column, const std::string& name);

// The columns as they stand in a statement: "prefix.a, prefix.b", by their own names.
std::string column_list(const pg::Table& table, const std::vector<AttrNumber>& columns,
                        const std::string& prefix);

// A condition of SQL by which a row of the table `t` is the one that store `s` holds.
std::string same_row(const Target& target);

// The equality of a column's type: "OPERATOR(pg_catalog.=)". Throws pg::Error if it has none.
std::string equality_of(const pg::TypeRef& type);

// All columns that a row consists of when it is written: neither dropped nor generated.
std::vector<AttrNumber> written_columns(const pg::Table& table);

}  // namespace synthgen::modify
