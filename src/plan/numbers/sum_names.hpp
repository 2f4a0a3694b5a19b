// Which numbers of a row others add up to, by words of their names, which are in the singular.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace synthgen::plan {

// Any of these words.
using NameWords = std::vector<std::string_view>;

struct Summand {
  NameWords words;
  bool minus = false;
  // Of the first summand it is at most so many per mille; 0: whatever it is.
  std::int64_t most_per_mille = 0;
};

// One number is the sum of others: of the first one, and of those of the rest that are there.
struct Sum {
  NameWords result;
  NameWords noun;    // of which the result has a word, too; empty: any
  NameWords except;  // of which it has none
  std::vector<Summand> summands;
};

// The first that fits counts.
const std::vector<Sum>& sums();

}  // namespace synthgen::plan
