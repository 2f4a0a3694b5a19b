// What the caller must be allowed to do, and the locks that a run takes, before anything is planned in
// earnest.
#pragma once

#include "plan/request.hpp"
#include "postgres/schema.hpp"

namespace synthgen::load {

// Locks the tables to fill, in the order of their OIDs so that two runs do not wait for each other. For
// writing the lock keeps out other writers until the end of the transaction; for mode 'replace' it keeps
// out readers, too. Whoever may not write a table at all cannot make others wait for it: that is checked
// before. Throws pg::Error, also for a table that does not exist.
void lock_tables(std::vector<Oid> tables, bool for_writing, plan::Mode mode);

// Locks a table to fill so that others may do so in the same way (load/shared_table.hpp), and nobody else.
void lock_to_share(Oid table);

// Demands a transaction that is not read-only.
void check_writable();

// Locks tables that are referred to: for writing against changes, so that a key once read stays valid.
void lock_parents(std::vector<Oid> parents, bool for_writing);

// Demands that rows can be written: a transaction that is not read-only, a table that is no system catalog
// and that no query of this session is using, the INSERT privilege on the table or on each column that is
// not generated (TRUNCATE, too, for mode 'replace') and USAGE or UPDATE on the sequences of serial columns;
// those of identity columns need none. Throws pg::Error with the server's SQLSTATE and a hint.
void check_target(const pg::Table& table, plan::Mode mode);

// Demands one of the privileges on the table or on one of its columns.
void check_any_privilege(Oid table, AclMode privileges);

// Locks a table whose rows are to be changed against other writers, until the end of the transaction. Whoever
// has none of the privileges, neither on the table nor on a column, cannot make others wait for it.
void lock_for_change(Oid table, AclMode privileges);

// Demands that rows can be changed by `command`, such as "synth_apply()": a transaction that is not
// read-only, a table that is no system catalog and belongs to no extension.
void check_changeable(const pg::Table& table, const char* command);

// Whether the caller may read all of a table by a query.
bool may_read(Oid table);

// Demands that these columns of a parent can be read; without a list, all of them.
void check_readable(const pg::Table& table, std::span<const AttrNumber> columns = {});

}  // namespace synthgen::load
