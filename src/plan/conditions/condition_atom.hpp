// Recognises what an atom of a condition says of a column. The result is plain data, found under one
// guard; condition_arm.cpp turns it into domains.
#pragma once

#include "plan/conditions/condition_normal.hpp"
#include "plan/conditions/condition_term.hpp"
#include "plan/conditions/row_constraints.hpp"

extern "C" {
#include "nodes/primnodes.h"
}

namespace synthgen::plan {

struct AtomFact {
  enum class Kind {
    kUnknown,     // to be evaluated
    kNull,        // column IS NULL
    kNotNull,     // column IS NOT NULL
    kComparison,  // column `strategy` constant
    kMember,      // column is (negated: is not) in an array constant
    kLength,      // the column's length `strategy` constant
    kPattern,     // column matches (negated: does not match) pattern
    kForm,        // the column equals its lower case, upper case or trimmed form
    kWithin,      // column lies in a range constant
    kRelation,    // column `strategy` other column
    kEquation,    // left = right, over several columns
    kBound,       // left <= right or left >= right, over several columns
  };
  Kind kind = Kind::kUnknown;
  AttrNumber column = InvalidAttrNumber, other = InvalidAttrNumber;
  int strategy = 0;
  Const* constant = nullptr;
  const char* pattern = nullptr;
  Node *left = nullptr, *right = nullptr;  // what is said to be equal, over several columns
  bool negated = false;
  bool inside = false;  // the fact is about every element of the column
  bool lower_case = false, upper_case = false, trimmed = false;
  bool padded = false;  // the pattern is matched against a char(n) with its blanks
  bool exact = true;    // the fact says all that the atom says
};

// May ereport; callers hold a guard.
AtomFact recognise(Node* atom);

// An anchored regular expression for a LIKE pattern; text comes back palloc'd.
const char* like_to_regex(const char* pattern, bool ignore_case);
// A regular expression that matches texts containing, beginning with or ending with `literal`.
// What a LIKE pattern put together of columns and constants says if each % stands for nothing; null where it
// is made of nothing else.
Node* without_wildcards(Node* pattern);
const char* literal_to_regex(const char* literal, bool at_start, bool at_end);

}  // namespace synthgen::plan
