// What values a column may take, as far as its constraints say it in a form that a generator can
// follow: an interval, a list, a length, patterns. A domain may admit more than the constraints do
// (the executor decides in the end), never less.
#pragma once

#include <memory>

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

  // What is inside: every element of an array, and the fields of a composite (index = number - 1).
  std::shared_ptr<const ValueDomain> element;
  std::vector<ValueDomain> fields;

  // Where a condition is understood by trial alone: values known to be accepted, and regular expressions of
  // which some matches are. Others may be accepted too; these are for when a generator's own draws keep
  // failing.
  std::vector<Datum> examples;
  std::vector<std::string> forms;

  // True if nothing but nullness is restricted.
  bool unrestricted() const {
    return !lower && !upper && !allowed && excluded.empty() && !min_length && !max_length &&
           patterns.empty() && patterns_not.empty() && !lower_case && !upper_case && !trimmed && !element &&
           fields.empty();
  }
};

// What an intersection leaves.
enum class Remainder { kValues, kOnlyNull, kNothing };

// Restricts `domain`, of a column of `type`, to what `other` admits as well. With kOnlyNull the domain's
// nullness has become kAlways; with kNothing the domain is meaningless.
Remainder intersect(ValueDomain& domain, const ValueDomain& other, const pg::TypeRef& type);

// Whether `domain` admits the non-null `value`, patterns and lengths of character strings included.
bool contains(const ValueDomain& domain, Datum value, const pg::TypeRef& type);

// The order of the type's default btree operator class: negative, zero or positive; none if the type
// has no such order.
std::optional<int> compare(Datum left, Datum right, const pg::TypeRef& type);

// Equality by that order, or of the stored bytes where there is none.
bool same_value(Datum left, Datum right, const pg::TypeRef& type);

// The type of an array's elements.
pg::TypeRef element_type(const pg::TypeRef& array);

bool is_string_type(const pg::TypeRef& type);

// The value of a smallint, integer, bigint or date as a number; none for other types.
std::optional<int64> as_integer(Datum value, Oid type);
Datum from_integer(int64 value, Oid type);

}  // namespace synthgen::plan
