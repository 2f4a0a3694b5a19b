// Conditions on one column that are understood by trial alone: values are offered and the server's own
// expression decides. An ERROR counts as refusal.
#pragma once

#include "plan/value_domain.hpp"
#include "postgres/schema.hpp"

namespace synthgen::plan {

enum class Settlement {
  kOpen,        // the conditions still have to be evaluated on every candidate
  kSettled,     // all that the domain now admits is accepted
  kImpossible,  // neither a value nor null is accepted
};

// Narrows `domain` of `column` by `conditions`, which mention no other column. If the domain can be
// enumerated (boolean, enum, a list, a small interval) it becomes the list of accepted values.
// Otherwise samples are tried: if few of them are accepted, the accepted ones become the list for
// numbers and dates, and examples for other types.
Settlement settle(ValueDomain& domain, const pg::Table& table, const pg::Column& column,
                  const std::vector<Node*>& conditions);

}  // namespace synthgen::plan
