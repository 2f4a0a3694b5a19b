// What happens around something that takes place on a day, such as a race, a flight or a donation, and how
// many days before or after it: who takes part is registered weeks before, its results are published within
// days, and all else happens while it takes place. The words are data: data/lexicon/all/aftermath.tsv says
// how many days lie in between, by what is done then, and lasting.tsv names the acts that begin what goes on
// for longer than their day.
#pragma once

#include <optional>

#include "core/words.hpp"

namespace synthgen::core {

struct DaysAfter {
  double least = 0;
  double greatest = 0;  // not above 0: before it
};

// By the words of the name of a date, or else of the table that has it; nothing if none tells.
std::optional<DaysAfter> days_after_occasion(const Words& date, const Words& table);

// Whether the date of such a name is of an act by which the things are called that it is a date of:
// donated_at of donations, the run_date of a collection run. Not where the act begins what goes on, as an
// adoption does.
bool is_date_of_occasion(const Words& date, const Words& thing);

// Whether things are called by an act, or by what befalls somebody, that has consequences for long.
bool begins_what_lasts(const Words& thing);

}  // namespace synthgen::core
