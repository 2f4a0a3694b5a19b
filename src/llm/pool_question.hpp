// The questions that fill a pool, and how their answers are read.
#pragma once

#include "llm/model.hpp"
#include "llm/pool_spec.hpp"
#include "llm/pool_store.hpp"

namespace synthgen::llm {

// The most records that are asked for at once: so many that an answer is not cut off.
std::size_t batch_size(const PoolSpec& spec) noexcept;

// Asks for `count` more records, other than those of `pool`. `round` counts the questions of a pool.
Ask ask_for_records(const PoolSpec& spec, const Pool& pool, std::size_t count, int round);

// Asks for short qualifications that make further texts of a unique column.
Ask ask_for_variants(const PoolSpec& spec, const Pool& pool);

// Asks for lists of words that texts can be made of.
Ask ask_for_slots(const PoolSpec& spec);

// Asks for a score of each record, from 1 to 10.
Ask ask_for_review(const PoolSpec& spec, const Records& records);

// What the answers say, uncritically; empty for one that cannot be read.
Records read_records(const PoolSpec& spec, const std::string& answer);
std::vector<std::string> read_variants(const std::string& answer);
std::vector<generate::SlotList> read_slots(const std::string& answer);
std::vector<int> read_scores(const std::string& answer);

}  // namespace synthgen::llm
