// Turns a fact about a column and a constant into a domain over the column's own type.
#pragma once

#include "plan/conditions/condition_atom.hpp"

namespace synthgen::plan {

struct FactDomain {
  ValueDomain domain;
  bool known = false;        // `domain` restricts the column
  bool exact = false;        // nothing is left to evaluate
  bool holds_never = false;  // no value of the column meets the fact; null may
};

FactDomain domain_of(const AtomFact& fact, const pg::TypeRef& type);

}  // namespace synthgen::plan
