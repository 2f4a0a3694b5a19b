// Which row numbers of a table are taken: their unique values are in the table already, or in a base table
// whose row its triggers write.
#pragma once

#include <limits>

#include "plan/plan_impl.hpp"

namespace synthgen::load {

// The numbers of the table's window that collide, in ascending order, until `wanted` are found that do not or
// `enough` that do. Throws pg::ServerError.
std::vector<std::uint64_t> taken_numbers(const plan::Plan& plan, const plan::TablePlan& table,
                                         std::uint64_t wanted,
                                         std::size_t enough = std::numeric_limits<std::size_t>::max());

}  // namespace synthgen::load
