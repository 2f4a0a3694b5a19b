// What values a column may take, as far as its constraints say it in a form that a generator can
// follow: an interval, a list, a length, patterns. A domain may admit more than the constraints do
// (the executor decides in the end), never less.
#pragma once

#include "postgres/schema.hpp"

namespace synthgen::plan {

enum class Nullness { kAny, kNever, kAlways };

// One end of an interval, in the order of the type's default btree operator class.
struct Bound {
  Datum value = 0;
  bool inclusive = true;
};

struct ValueDomain {
  Nullness nullness = Nullness::kAny;
  std::optional<Bound> lower, upper;
  std::optional<std::vector<Datum>> allowed;  // the only values; distinct
  std::vector<Datum> excluded;
  std::optional<int64> min_length, max_length;  // characters of a text, elements of an array
  std::vector<std::string> patterns;            // regular expressions (ARE) that must match
  std::vector<std::string> patterns_not;        // ... that must not match
  bool lower_case = false, upper_case = false, trimmed = false;

  // True if nothing but nullness is restricted.
  bool unrestricted() const {
    return !lower && !upper && !allowed && excluded.empty() && !min_length && !max_length &&
           patterns.empty() && patterns_not.empty() && !lower_case && !upper_case && !trimmed;
  }
};

}  // namespace synthgen::plan
