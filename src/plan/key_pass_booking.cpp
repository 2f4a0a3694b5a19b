// Bookings: one room, one vehicle, one doctor is there for one at a time, also where no exclusion constraint
// says so. Known by the names of the table and of what it refers to.
#include <algorithm>

#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/slot.hpp"
#include "plan/column_list.hpp"
#include "plan/key_pass.hpp"
#include "plan/whole_pass.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;

// Rows that take up what they refer to from their beginning to their end.
bool takes_up(const Words& table) {
  return has_word(table, {"booking", "reservation", "rental", "hire", "lease", "tenancy", "stay", "charter",
                          "allocation", "occupancy", "appointment", "consultation", "lesson", "screening",
                          "showing", "performance", "surgery", "viewing"});
}

// What there is one of, and who can be in one place only. A thing comes before the person.
enum class Resource { kNone, kPerson, kThing };

Resource resource_of(const Words& table) {
  if (table.empty()) return Resource::kNone;
  Words const head{table.back()};
  if (has_word(head, {"room",       "suite",   "hall",      "venue",   "studio",     "stage",    "screen",
                      "auditorium", "theatre", "theater",   "court",   "pitch",      "field",    "lane",
                      "rink",       "track",   "desk",      "seat",    "space",      "spot",     "bay",
                      "dock",       "berth",   "gate",      "stall",   "locker",     "bed",      "ward",
                      "chair",      "table",   "apartment", "flat",    "unit",       "property", "house",
                      "villa",      "cabin",   "chalet",    "cottage", "site",       "pod",      "vehicle",
                      "car",        "van",     "truck",     "bus",     "bike",       "bicycle",  "scooter",
                      "motorcycle", "trailer", "boat",      "yacht",   "vessel",     "ship",     "aircraft",
                      "plane",      "machine", "equipment", "tool",    "instrument", "device",   "charger",
                      "resource",   "asset",   "facility"}))
    return Resource::kThing;
  if (has_word(head, {"doctor",       "physician",    "dentist",   "surgeon",    "therapist", "vet",
                      "veterinarian", "practitioner", "provider",  "clinician",  "stylist",   "barber",
                      "instructor",   "teacher",      "tutor",     "coach",      "trainer",   "mechanic",
                      "technician",   "guide",        "counselor", "consultant", "adviser",   "advisor",
                      "photographer", "agent"}))
    return Resource::kPerson;
  return Resource::kNone;
}

}  // namespace

// Whether a slot may decide an end of the interval: nothing else does, and no condition but that it begins
// before it ends.
bool KeyPass::is_open_end(AttrNumber column, AttrNumber other) const {
  if (column == 0 || !not_null(table_.column(column)) || table_.column(column).generated != 0 ||
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

void KeyPass::plan_bookings() {
  Slot slot;
  slot.lower = recognized_column(target_, {"date.start", "date.scheduled", "date.event"});
  slot.upper = recognized_column(target_, {"date.end"});
  if (!is_open_end(slot.lower, slot.upper)) return;
  slot.type = table_.column(slot.lower).type.base;
  if (!generate::is_instant_type(slot.type)) return;
  // Where no column tells the end there is one all the same, but a day alone begins nothing.
  bool const fits = slot.upper == 0 ? slot.type != DATEOID
                                    : is_open_end(slot.upper, slot.lower) &&
                                          slot.type == table_.column(slot.upper).type.base;
  if (!fits) return;
  slot.anchor = booked_reference();
  if (slot.anchor < 0 || leaves_no_choice(static_cast<std::size_t>(slot.anchor))) return;
  slot.equal = table_.foreign_keys[slot.anchor].columns;
  slot.reason = "one at a time for each row of table \"" +
                population(table_.foreign_keys[slot.anchor].parent).table().qualified_name() + "\"";
  slot.stream = table_.foreign_keys[slot.anchor].name;
  // What was booked in earlier runs is not looked at.
  Reference& booked = references_[slot.anchor];
  booked.new_parents =
      booked.new_parents || WholePass(draft_).suffice_new_parents(static_cast<std::size_t>(slot.anchor));
  time_slot(slot);
  add_slot(slot);
}

}  // namespace synthgen::plan
