// Moves the constants of a comparison to one side: x * 2 + 10 <= 200 says x <= 95.
#pragma once

#include "postgres/pg.hpp"

namespace synthgen::plan {

// `left` `strategy` `right`, of which `right` is a constant.
struct Comparison {
  Node* left = nullptr;
  int strategy = 0;
  Node* right = nullptr;
};

// The same comparison after undoing arithmetic with constants on the left; with `left` null if there is none
// to undo. It is as wide as the original up to rounding. May ereport, for instance when a constant overflows;
// callers hold a guard.
Comparison isolate(Comparison comparison);

// The strategy that b ... a has when a `strategy` b.
int commuted(int strategy);

}  // namespace synthgen::plan
