// What lists of data hold under the names of things: what kinds of a thing there are
// (data/lexicon/*/kind.tsv) and within which range its figures lie (data/lexicon/all/figure.tsv). A name
// finds the longest entry that it ends in, where the words of table and schema stand in front of its own:
// "type" in "ski_lifts" and "name" in "lift_types" both ask for the entry "lift type", "title" in the schema
// "chess" for "chess title".
#pragma once

#include <optional>
#include <string>

#include "core/naming_match.hpp"

namespace synthgen::core::detail {

struct Listed {
  std::string semantic;  // "kind." or "figure." and the entry, its words joined by _
  std::string entry;
  int score = 0;           // comparable with that of a match
  std::size_t prefix = 0;  // how many of the column's words stand in front of the entry
  bool agrees = false;     // whether its kinds are parts of something that other columns tell of, too
  bool of_table = false;   // whether it names the table's thing, too: "song duration"
};

// The entry for a text's or number's name; nothing if there is none.
std::optional<Listed> find_listed(const Subject& subject);

// The range of a number of which the name says no more than the unit, or that it counts things.
std::optional<Listed> find_unit(const Subject& subject);

// The range of the money that a thing is worth, where the name says no more than that it is money: by the
// last word of the column's own name or of the table's that is in the list as "worth flight", or the last two
// as "worth day_trip".
std::optional<Listed> find_worth(const Subject& subject);

}  // namespace synthgen::core::detail
