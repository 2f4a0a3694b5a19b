// What tells whether something has happened.
#pragma once

#include <vector>

#include "generate/batch.hpp"

namespace synthgen::generate {

// What tells whether something has happened: another column, by the values that say so, or by having one, or
// by having none.
struct Evidence {
  NodeId node = kNoNode;
  std::vector<Datum> values;  // compared bytewise as their type stores them; empty: any value
  bool by_value = false;
  bool absent = false;  // null tells, and nothing else

  bool tells(const Values& column, std::size_t i) const;
};

}  // namespace synthgen::generate
