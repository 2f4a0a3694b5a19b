// The vocabulary of generated columns.
#pragma once

#include "postgres/pg.hpp"

namespace synthgen::generate {

using RowNumber = std::uint64_t;
using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = ~NodeId{0};

// The values of one node for the rows of a batch. Where nulls[i] is true, values[i] is undefined.
struct Values {
  Datum* data = nullptr;
  bool* nulls = nullptr;
};

}  // namespace synthgen::generate
