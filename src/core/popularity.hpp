// How unevenly what refers to things of a kind spreads over them: a few products sell most, while classes are
// of much the same size (data/lexicon/all/popularity.tsv).
#pragma once

#include <string_view>

namespace synthgen::core {

// The skew of a SkewedAssignment to rows of a table of this name; that of most things if nobody knows.
double popularity_skew(std::string_view table);

}  // namespace synthgen::core
