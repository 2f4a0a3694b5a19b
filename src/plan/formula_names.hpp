// Which names tie numbers of a row to each other: words of a difference and of what it is between, of a rate
// and its parts, of steps that fewer and fewer take. Words are in the singular.
#pragma once

#include <string_view>
#include <vector>

namespace synthgen::plan {

// Any of these words.
using NameWords = std::vector<std::string_view>;

// One number is another one less a third.
struct Difference {
  NameWords result;
  NameWords from;
  NameWords less;
  bool ordered;  // never negative: the two are put in order
  bool close;    // the first is about the second
};

// One number in parts of another one.
struct Ratio {
  NameWords result;
  NameWords part;
  NameWords whole;
};

const std::vector<Difference>& differences();
const std::vector<Ratio>& ratios();

// Each of a list is at least as many as the next.
const std::vector<std::vector<NameWords>>& funnels();

}  // namespace synthgen::plan
