// Proves after loading what was not checked row by row, and leaves sequences right.
#pragma once

#include "load/written_keys.hpp"
#include "postgres/schema.hpp"

namespace synthgen::load {

// Checks the foreign keys of `table` over all its rows, save those that `written` proves of the new ones, as
// they hold for the old: keys of one integer column together by a scan of the table, others each by a single
// query, as ALTER TABLE ... VALIDATE does; where the caller may not read one of the tables, row by row with
// the owner's rights, as an INSERT does. A violation raises foreign_key_violation naming the constraint and
// the key.
void prove_foreign_keys(const pg::Table& table, const WrittenKeys& written);

// The value that the sequence handed out last, or nothing if it was never used; after a setval that
// made it continue elsewhere, the value one step before. Needs no privilege on the sequence.
std::optional<int64> sequence_position(const pg::SequenceRef& sequence);

// Makes the sequence continue after `last`; one step before its first value makes it start anew. Never
// moves it backwards unless `restart` is set, which a rollback undoes (moving forward, as with nextval,
// it does not). Holds ShareRowExclusiveLock (for `restart` AccessExclusiveLock) on the sequence until the
// transaction ends, so that no nextval runs in between. The caller needs no privilege on the sequence of an
// identity column; otherwise USAGE or UPDATE, which access checks have verified before.
void set_sequence_position(const pg::SequenceRef& sequence, int64 last, bool restart);

// The same for all sequences of a table whose rows are numbered up to, not including, `next_row`.
void advance_sequences(const pg::Table& table, std::uint64_t next_row, bool restart);

}  // namespace synthgen::load
