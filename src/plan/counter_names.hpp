// Which words of a parent's numbers speak of its children: what is done to places, and the rows that tell of
// it being done; what is spent, and the rows that say on what. Words are in the singular.
#pragma once

#include <string_view>
#include <vector>

namespace synthgen::plan {

// Words of a number, and of the tables whose rows it tells of.
struct ToldOf {
  std::vector<std::string_view> number;
  std::vector<std::string_view> rows;
};

// Counted by what was done: "seats_booked" by bookings, "times_redeemed" by redemptions.
const std::vector<ToldOf>& acts();

// Counted by who did it: "donor_count" by donations.
const std::vector<ToldOf>& doers();

// Summed up: what was spent by expenses, what there is by the stocks of all places.
const std::vector<ToldOf>& spendings();
const std::vector<ToldOf>& holdings();

}  // namespace synthgen::plan
