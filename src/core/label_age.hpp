// The ages that labels speak of: a student card is for the young, a senior's ticket for who is past sixty
// (data/lexicon/all/label_age.tsv).
#pragma once

#include <optional>
#include <string>

namespace synthgen::core {

// In years, both ends included.
struct AgeRange {
  int from = 0;
  int to = 0;
};

// The ages of those whom a label names; nothing if it names none: "regular", "gold".
std::optional<AgeRange> ages_of_label(const std::string& label);

}  // namespace synthgen::core
