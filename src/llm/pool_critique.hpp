// Judges what a model wrote: what a column cannot hold, what repeats, and what the table's constraints refuse
// is thrown away, one record at a time.
#pragma once

#include "llm/pool_spec.hpp"
#include "llm/pool_store.hpp"

namespace synthgen::llm {

// Adds what is good of `records` to the pool, up to spec.wanted, and returns how many were. Texts are
// trimmed; slots must be known, and fit where the column takes slots, whatever they hold; they must be free
// of control characters, as long as the column allows, and pass the CHECK constraints that concern pool
// columns alone, which the server's own expressions decide. Records must differ in every unique column, and
// in some column that is no label. The caller holds a lock on the table. Throws pg::ServerError.
std::size_t add_good_records(const PoolSpec& spec, const Records& records, Pool& pool);

// Adds the lists whose name and values may stand in a text.
void add_good_slots(const std::vector<generate::SlotList>& slots, Pool& pool);

// Adds the variants that are short, printable and new.
void add_good_variants(const std::vector<std::string>& variants, Pool& pool);

}  // namespace synthgen::llm
