// The meanings that a rule may name as generators, as users look them up.
#pragma once

#include <string>
#include <vector>

#include "generate/choose.hpp"

namespace synthgen::plan {

struct MeaningInfo {
  std::string name;
  std::vector<std::string> types;  // of columns that can hold it, one of each kind
  std::string example;             // a value, as the first of the types writes it
};

// In order of their names. Throws ServerError.
std::vector<MeaningInfo> describe_meanings(const generate::Context& context);

}  // namespace synthgen::plan
