// The order of tables by their foreign keys: parents before children, tables of a cycle together.
// Pure: works on indexes.
#pragma once

#include <cstddef>
#include <vector>

namespace synthgen::plan {

// parents[i] lists what node i refers to (itself allowed). Returns the strongly connected components
// (Tarjan, "Depth-first search and linear graph algorithms", 1972), each in ascending order, so that a
// component comes after all components that it refers to; among free choices the smallest index comes
// first, whatever the order of the lists.
std::vector<std::vector<std::size_t>> ordered_components(const std::vector<std::vector<std::size_t>>& parents);

}  // namespace synthgen::plan
