// What the caller must be allowed to do, and the locks that a run takes, before anything is planned in
// earnest.
#pragma once

#include "plan/request.hpp"
#include "postgres/schema.hpp"

namespace synthgen::load {

// Locks the tables to fill, in the order of their OIDs so that two runs do not wait for each other. For
// writing the lock keeps out other writers until the end of the transaction; for mode 'replace' it keeps
// out readers, too. Throws pg::Error for a table that does not exist.
void lock_tables(std::vector<Oid> tables, bool for_writing, plan::Mode mode);

// Locks tables that are referred to: for writing against changes, so that a key once read stays valid.
void lock_parents(std::vector<Oid> parents, bool for_writing);

// Demands that rows can be written: a transaction that is not read-only, a table that no query of this
// session is using, the INSERT privilege (TRUNCATE for mode 'replace') and USAGE on the sequences of
// serial columns. Throws pg::Error with the server's SQLSTATE and a hint.
void check_target(const pg::Table& table, plan::Mode mode);

// Demands that the keys of a parent can be read.
void check_readable(const pg::Table& table);

}  // namespace synthgen::load
