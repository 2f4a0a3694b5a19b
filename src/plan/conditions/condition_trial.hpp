// Conditions on one column that are understood by trial alone: values are offered and the server's own
// expression decides. An ERROR counts as refusal.
#pragma once

#include "plan/conditions/value_domain.hpp"
#include "postgres/schema.hpp"

namespace synthgen::plan {

enum class Settlement {
  kOpen,        // the conditions still have to be evaluated on every candidate
  kSettled,     // all that the domain now admits is accepted
  kImpossible,  // neither a value nor null is accepted
};

// Narrows `domain` of `column` by `conditions`, which mention no other column. If the domain can be
// enumerated (boolean, enum, a list, a small interval) it becomes the list of accepted values.
// Otherwise samples are tried: if few of them are accepted, numbers and dates get the interval around an
// accepted one, or the list of those accepted; texts the first form whose samples all are (integers, dates,
// codes ...), else examples, as do other types.
Settlement settle(ValueDomain& domain, const pg::Table& table, const pg::Column& column,
                  const std::vector<Node*>& conditions);

// Whether values as generators without further knowledge draw them all pass the condition on `column`.
bool accepts_typical_values(const ValueDomain& domain, const pg::Table& table, const pg::Column& column,
                            Node* condition);

// The same of values as a unique column draws them.
bool accepts_distinct_values(const ValueDomain& domain, const pg::Table& table, const pg::Column& column,
                             Node* condition);

// Whether more than an eighth of the values pass all conditions.
bool accepts_some_of(const std::vector<Datum>& values, const pg::Table& table, const pg::Column& column,
                     const std::vector<Node*>& conditions);

// Those of the values that pass all conditions.
std::vector<Datum> accepted_of(const std::vector<Datum>& values, const pg::Table& table,
                               const pg::Column& column, const std::vector<Node*>& conditions);

}  // namespace synthgen::plan
