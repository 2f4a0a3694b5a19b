// The values of several generators one after the other.
#pragma once

#include "generate/generator.hpp"

namespace synthgen::generate {

// `parts` is not empty, and no value of one part is a value of another. If a part promises no distinct
// values, neither does the whole.
std::unique_ptr<Generator> unite(std::vector<std::unique_ptr<Generator>> parts);

}  // namespace synthgen::generate
