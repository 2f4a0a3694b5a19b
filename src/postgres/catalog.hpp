// Reads the system catalogs into plain values (postgres/schema.hpp). Everything is read through the
// relation cache and the syscaches, so that a schema of some hundred tables costs milliseconds.
#pragma once

#include "postgres/schema.hpp"

namespace synthgen::pg {

// The tables of a schema that can be filled, in order of their names: ordinary and partitioned tables,
// without partitions (rows reach them through their root) and without tables that an extension owns.
// Throws undefined_schema, with the nearest existing name as a hint, if there is no such schema.
std::vector<Oid> fillable_tables(const std::string& schema_name);
std::vector<Oid> fillable_tables(Oid schema);

// The description of one table. The caller holds a lock on it. Throws pg::Error (wrong_object_type) for
// a view, foreign table or anything else that is not a table, and for a temporary table of another
// session.
Table read_table(Oid table);

// The tables whose foreign keys refer to this one, itself left out; distinct, ascending.
std::vector<Oid> referencing_tables(Oid table);

// Describes a type as a column of that type would use it.
TypeRef describe_type(Oid type, int32 modifier, Oid collation);

// schema.table, quoted where needed, for messages and statements.
std::string quoted_name(const Table& table);

}  // namespace synthgen::pg
