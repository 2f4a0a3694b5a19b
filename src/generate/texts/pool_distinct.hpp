// What of a pool is left where its texts have to be distinct.
#pragma once

#include <functional>

#include "generate/texts/pool_slots.hpp"
#include "generate/texts/text_pool.hpp"

namespace synthgen::generate {

// Removes the variants and records for which texts of the columns at `places`, with slots filled and variants
// and numbers behind them, might not be distinct. `lower` folds case.
void fit_to_distinct(TextPool& pool, PoolSlots& slots, const std::vector<std::size_t>& places,
                     const std::function<std::string(const std::string&)>& lower);

}  // namespace synthgen::generate
