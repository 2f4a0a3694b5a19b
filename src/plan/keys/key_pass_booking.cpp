// Bookings: one room, one vehicle, one doctor is there for one at a time, also where no exclusion constraint
// says so. Known by the names of the table and of what it refers to.
#include <algorithm>

#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/slot.hpp"
#include "plan/column_list.hpp"
#include "plan/dates/date_term.hpp"
#include "plan/keys/key_pass.hpp"
#include "plan/references/relation_words.hpp"
#include "plan/references/whole_pass.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;

// Rows that take up what they refer to from their beginning to their end.
bool takes_up(const Words& table) {
  return has_word(table, {"booking", "reservation", "rental",     "hire",      "lease",       "tenancy",
                          "stay",    "charter",     "allocation", "occupancy", "appointment", "consultation",
                          "lesson",  "screening",   "showing",    "showtime",  "performance", "surgery",
                          "viewing", "session",     "class",      "lecture",   "shift",       "tour",
                          "meeting", "rehearsal",   "loan",       "checkout",  "charging",    "parking"});
}

// What there is one of, and who can be in one place only. A thing comes before the person.
enum class Resource { kNone, kPerson, kThing };

Resource resource_of(const Words& table) {
  if (table.empty()) return Resource::kNone;
  Words const head{table.back()};
  if (has_word(head, {"room",       "suite",   "hall",      "venue",     "studio",     "stage",    "screen",
                      "auditorium", "theatre", "theater",   "court",     "pitch",      "field",    "lane",
                      "rink",       "track",   "desk",      "seat",      "space",      "spot",     "bay",
                      "dock",       "berth",   "gate",      "stall",     "locker",     "bed",      "ward",
                      "chair",      "table",   "apartment", "flat",      "unit",       "property", "house",
                      "villa",      "cabin",   "chalet",    "cottage",   "site",       "pod",      "vehicle",
                      "car",        "van",     "truck",     "bus",       "bike",       "bicycle",  "scooter",
                      "motorcycle", "trailer", "boat",      "yacht",     "vessel",     "ship",     "aircraft",
                      "plane",      "machine", "equipment", "tool",      "instrument", "device",   "charger",
                      "resource",   "asset",   "facility",  "classroom", "copy",       "lab"}))
    return Resource::kThing;
  if (has_word(head, {"doctor",       "physician",    "dentist",   "surgeon",    "therapist", "vet",
                      "veterinarian", "practitioner", "provider",  "clinician",  "stylist",   "barber",
                      "instructor",   "teacher",      "tutor",     "coach",      "trainer",   "mechanic",
                      "technician",   "guide",        "counselor", "consultant", "adviser",   "advisor",
                      "photographer", "agent",        "driver",    "pilot",      "nurse",     "lecturer"}))
    return Resource::kPerson;
  return Resource::kNone;
}

}  // namespace

// Whether a slot may decide an end of the interval: nothing else does, and no condition but that it begins
// before it ends.
bool KeyPass::is_open_end(AttrNumber column, AttrNumber other) const {
  if (column == 0 || table_.column(column).dropped || table_.column(column).generated != 0 ||
      target_.is_ruled(column) || is_in_key(table_, column) || is_in_reference(table_, column) ||
      !target_.constraints.domains[column - 1].unrestricted())
    return false;
  auto const orders_both = [&](const CheckGroup& group) {
    return group.conditions.size() == 1 && group.alternatives.size() == 1 && contains(group.columns, other) &&
           std::any_of(target_.constraints.relations.begin(), target_.constraints.relations.end(),
                       [&](const ColumnRelation& relation) {
                         return std::minmax(relation.left, relation.right) == std::minmax(column, other) &&
                                relation.op != ColumnRelation::Op::kEqual;
                       });
  };
  return std::all_of(
      target_.constraints.groups.begin(), target_.constraints.groups.end(),
      [&](const CheckGroup& group) { return !contains(group.columns, column) || orders_both(group); });
}

// The reference to what the rows take up; -1 if there is none.
int KeyPass::booked_reference() const {
  if (!takes_up(core::words_of(table_.name))) return -1;
  int booked = -1;
  Resource best = Resource::kNone;
  for (std::size_t i = 0; i < references_.size(); ++i) {
    Reference const& reference = references_[i];
    if (reference.pick != Pick::kSpread || reference.nullable || reference.claimed) continue;
    Resource const resource =
        resource_of(core::words_of(population(table_.foreign_keys[i].parent).table().name));
    if (resource > best) {
      best = resource;
      booked = static_cast<int>(i);
    }
  }
  return booked;
}

// Whether what else the row refers to has to agree with what is booked, as the driver is one of the vehicle's
// depot: there may be none that was there at the time.
bool KeyPass::leaves_no_choice(std::size_t booked) const {
  pg::Table const& taken = population(table_.foreign_keys[booked].parent).table();
  auto const shares_parent = [&](const pg::ForeignKey& key) {
    pg::Table const& other = population(key.parent).table();
    if (other.oid == taken.oid || other.oid == table_.oid) return false;
    return std::any_of(other.foreign_keys.begin(), other.foreign_keys.end(), [&](const pg::ForeignKey& one) {
      return std::any_of(taken.foreign_keys.begin(), taken.foreign_keys.end(),
                         [&](const pg::ForeignKey& two) { return one.parent == two.parent; });
    });
  };
  return std::any_of(table_.foreign_keys.begin(), table_.foreign_keys.end(), shares_parent);
}

// Whether the thing is that of a person in the row: nobody else asks for the car that its owner brings.
bool KeyPass::is_brought(std::size_t booked) const {
  pg::Table const& taken = population(table_.foreign_keys[booked].parent).table();
  return std::any_of(taken.foreign_keys.begin(), taken.foreign_keys.end(), [&](const pg::ForeignKey& owner) {
    return std::any_of(table_.foreign_keys.begin(), table_.foreign_keys.end(),
                       [&](const pg::ForeignKey& own) {
                         return own.parent == owner.parent && is_person(population(own.parent).table());
                       });
  });
}

// Whether the row's time depends on something else that it refers to: it lies within a conference, or on a
// trip that was booked; it belongs to an application that has a time of its own, or comes after what a key
// picks for it.
bool KeyPass::follows_parent(std::size_t booked) const {
  for (std::size_t i = 0; i < references_.size(); ++i) {
    if (i == booked) continue;
    TablePlan const& parent = *plan_.find(table_.foreign_keys[i].parent);
    AttrNumber const begin = recognized_column(parent, {"date.start", "date.started", "date.scheduled"});
    AttrNumber const end = recognized_column(parent, {"date.end", "date.expiry", "date.closed"});
    bool const spans =
        end != 0 && (parent.table.column(end).not_null || takes_up(core::words_of(parent.table.name)));
    bool const picked = references_[i].pick != Pick::kSpread || references_[i].claimed;
    bool const belongs =
        !references_[i].nullable && !parent.table.foreign_keys.empty() && !is_person(parent.table);
    if ((begin != 0 && spans) || ((picked || belongs) && lifetime_column(parent, true) != 0)) return true;
  }
  return false;
}

// Whether a row that it refers to says how many minutes it takes.
bool KeyPass::has_length_of_parent() const {
  return std::any_of(table_.foreign_keys.begin(), table_.foreign_keys.end(), [&](const pg::ForeignKey& key) {
    std::vector<pg::Column> const& columns = population(key.parent).table().columns;
    return std::any_of(columns.begin(), columns.end(), is_length);
  });
}

// From one column to another, or from one on: where no column tells the end there is one all the same, but a
// day alone begins nothing. What may be null has not ended yet.
std::optional<KeyPass::Slot> KeyPass::booked_interval() const {
  Slot slot;
  slot.upper = recognized_column(target_, {"date.end", "date.closed", "date.returned"});
  slot.lower = recognized_column(target_, {"date.start", "date.scheduled", "date.event"});
  if (slot.lower == 0 && slot.upper != 0)
    slot.lower = recognized_column(target_, {"date.started", "date.transaction"});
  if (!is_open_end(slot.lower, slot.upper) || !not_null(table_.column(slot.lower))) return std::nullopt;
  slot.type = table_.column(slot.lower).type.base;
  if (!generate::is_instant_type(slot.type)) return std::nullopt;
  if (slot.upper == 0) return slot.type == DATEOID ? std::nullopt : std::optional(slot);
  if (!is_open_end(slot.upper, slot.lower) || slot.type != table_.column(slot.upper).type.base)
    return std::nullopt;
  slot.open = !not_null(table_.column(slot.upper));
  return slot;
}

// A day, and the times at which it begins and ends.
std::optional<KeyPass::Slot> KeyPass::booked_times() const {
  Slot slot;
  slot.type = TIMESTAMPOID;
  slot.from = recognized_column(target_, {"time.start", "time.clock_in"});
  slot.until = recognized_column(target_, {"time.end", "time.clock_out"});
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || column.type.base != DATEOID || !not_null(column)) continue;
    if (slot.day != 0) return std::nullopt;
    slot.day = column.number;
  }
  if (!is_open_end(slot.from, slot.until) || !is_open_end(slot.until, slot.from) ||
      !is_open_end(slot.day, slot.day))
    return std::nullopt;
  for (AttrNumber const time : {slot.from, slot.until})
    if (table_.column(time).type.base != TIMEOID || !not_null(table_.column(time))) return std::nullopt;
  return slot;
}

void KeyPass::plan_bookings() {
  int const anchor = booked_reference();
  if (anchor < 0) return;
  auto const index = static_cast<std::size_t>(anchor);
  if (leaves_no_choice(index) || is_brought(index) || follows_parent(index)) return;
  std::optional<Slot> slot = booked_interval();
  if (!slot) slot = booked_times();
  if (!slot) return;
  slot->anchor = anchor;
  slot->equal = table_.foreign_keys[index].columns;
  slot->reason = "one at a time for each row of table \"" +
                 population(table_.foreign_keys[index].parent).table().qualified_name() + "\"";
  slot->stream = table_.foreign_keys[index].name;
  // What was booked in earlier runs is not looked at.
  Reference& booked = references_[index];
  booked.new_parents = booked.new_parents || WholePass(draft_).suffice_new_parents(index);
  time_slot(*slot);
  if (slot->day != 0 && slot->lengths.steps_a_day == 1) return;
  if (slot->open) slot->days_ahead = 0;
  if (slot->upper != 0 && slot->lengths.steps_a_day > 1 && has_length_of_parent()) {
    constexpr std::int64_t kStepsOfFilm = 16;
    slot->upper = InvalidAttrNumber;
    slot->lengths.least = slot->lengths.greatest = kStepsOfFilm;
  }
  add_slot(*slot);
}

}  // namespace synthgen::plan
