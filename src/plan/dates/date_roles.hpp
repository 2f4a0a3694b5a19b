// What a date means for the order of events: a person is born before he is hired, a loan is due after it
// was made. Keyed by the recognised meaning of the column (data/recognition.tsv).
#pragma once

#include <string>
#include <string_view>

namespace synthgen::plan {

struct DateRole {
  std::string_view semantic;
  int rank;      // events of lower rank come first, in a row and from parent to child
  bool of_life;  // happens whether or not anyone keeps records: only such events bound it
  bool may_be_future;
  double least_gap_days;    // after the latest earlier event of the row ...
  double typical_gap_days;  // ... and how far at most, when it follows closely; 0: it may be any time later
};

// A grown person's birth: who is born then acts only when of age, unlike children and animals.
inline bool is_adult_birth(const DateRole& role) {
  return role.rank == 0 && role.semantic != "date.child_birth" && role.semantic != "date.pupil_birth" &&
         role.semantic != "date.birth_at_any_age" && role.semantic != "date.animal_birth";
}

// Null if the meaning says nothing about order.
const DateRole* date_role(std::string_view semantic);

// Events up to this rank are those by which there is a row at all.
inline constexpr int kRecordedRank = 10;
// Events up to this rank begin what they belong to; the one of kEndRank ends it.
inline constexpr int kStartRank = 20;
inline constexpr int kEndRank = 40;
// Of what is noted of a row again and again, and of what ends its life.
inline constexpr int kAgainRank = 50;
inline constexpr int kGoneRank = 60;
inline constexpr int kScheduledRank = 25;

// Who enrols or books does it before what he enrols for begins.
inline bool comes_before_start(const DateRole& role) {
  return role.semantic == "date.booked";
}

// Begins, or is due to begin, at a time agreed on beforehand.
inline bool is_occasion(const DateRole& role) {
  return role.semantic == "date.start" || role.semantic == "date.scheduled";
}

// Happens in the course of what a row records, as far as it has come.
inline bool is_in_course(const DateRole& role) {
  return role.rank > 12 && role.rank < 50 && !role.of_life && !role.may_be_future;
}

// One end of a span: the start or the end of the whole, or of a part such as a trial.
inline bool is_span_end(const DateRole& role) {
  return role.rank == 15 || role.rank == kEndRank;
}

// Earliest age, in days, at which a person born on the date can be the subject of an event.
inline constexpr int kAdultDays = 18 * 365 + 5;

}  // namespace synthgen::plan
