// The order of things that depend on each other, such as tables by their foreign keys: what is depended on
// comes first, the members of a cycle together.
// Works on indexes.
#pragma once

#include <cstddef>
#include <vector>

namespace synthgen::core {

// parents[i] lists what node i refers to (itself allowed). Returns the strongly connected components
// (Tarjan, "Depth-first search and linear graph algorithms", 1972), each in ascending order, so that a
// component comes after all components that it refers to; among free choices the smallest index comes
// first, whatever the order of the lists.
std::vector<std::vector<std::size_t>> ordered_components(
    const std::vector<std::vector<std::size_t>>& parents);

}  // namespace synthgen::core
