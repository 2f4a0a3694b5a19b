// How numbers of a parent speak of its children: what they count, who does something or to whom it is done,
// and the rows that tell of it (data/lexicon/all/told_of.tsv).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/words.hpp"
#include "postgres/schema.hpp"

namespace synthgen::plan {

// The words that are left of a number's name when those of counting are taken away; nothing if it counts
// nothing. "Likes" and "enrolled" count as they stand.
std::optional<core::Words> counted_words(const pg::Column& column);

bool has_plural(const core::Words& words);

// Whether a number is called like a table, in several words: the parking_spaces of a depot.
bool is_name_of(const core::Words& words, const core::Words& table);

// Who does something, or to whom it is done: "follower" or "followed".
enum class Side { kNone, kDoer, kTarget };
struct SideWord {
  std::string stem;
  Side side = Side::kNone;
};

SideWord side_word(const std::string& word);

// Words of a number, and of the tables whose rows it tells of; in the singular.
struct ToldOf {
  std::vector<std::string_view> number;
  std::vector<std::string_view> rows;
};

// The ways to tell: "act" counts by what was done ("seats_booked" by bookings), "doer" by who did it
// ("donor_count" by donations); summed up are a "spending" (what was spent, by expenses) and a "holding"
// (what there is, by the stocks of all places).
const std::vector<ToldOf>& told_of(std::string_view way);

}  // namespace synthgen::plan
