// Proves foreign keys of one integer column by reading each table once: the keys of the parent become a
// set in memory, in which each child's key is looked up. For keys that count this takes a tenth of the
// time of a join, and one scan of the child serves all of them.
#pragma once

#include "postgres/schema.hpp"

namespace synthgen::load {

// Whether `key` is one of one integer column, valid for all rows, whose keys are equal if and only if the
// integers are. May ereport.
bool compares_integers(const pg::Table& table, const pg::ForeignKey& key);

// Whether every row of `table` that a new snapshot sees has its parent, for the keys at `places` of
// table.foreign_keys. Sets proven[i] for each; false there also means that this way does not suit the key
// (types, operators, foreign tables, memory), so another one must decide. Needs no privilege and tells
// nothing but the outcome, as the triggers of foreign keys do. Throws pg::ServerError.
void prove_integer_keys(const pg::Table& table, std::span<const std::size_t> places, bool* proven);

}  // namespace synthgen::load
