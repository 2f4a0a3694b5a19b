// Matches the words of a column's name, from the last to the first, against the patterns of the
// rules: the head of an English compound stands last ("billing address city" is a city). The words
// left over in front say whose it is; they also decide a rule's condition, or else the table's own head
// word does ("name" in "library_members" is a member's).
#pragma once

#include <cstddef>

#include "core/naming_rules.hpp"

namespace synthgen::core::detail {

// A column's name brought into words, with what the conditions ask for.
struct Subject {
  Words words, table, schema, comment;
  TypeClass type;
  const ColumnHint* hint = nullptr;  // to ask for the columns beside it
};

// A rule that fits; none if `rule` is null.
struct Match {
  const Rule* rule = nullptr;
  std::size_t prefix = 0;  // how many words stand in front of those that fit
  int score = 0;
};

// Whether the words in front are only those of the table.
bool prefix_is_table(const NamingRules& rules, const Subject& subject, std::size_t prefix);

// The best rule for the words as they are.
Match best_match(const NamingRules& rules, const Subject& subject);

// The best rule for a name, or else for what is left of it when words that say little are taken away.
Match match_name(const NamingRules& rules, Subject& subject);

}  // namespace synthgen::core::detail
