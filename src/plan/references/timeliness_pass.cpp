#include "plan/references/timeliness_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "plan/dates/date_event.hpp"
#include "plan/dates/date_life.hpp"
#include "plan/dates/date_roles.hpp"
#include "plan/references/whole_pass.hpp"

namespace synthgen::plan {

// Whether the rows have a date of their own that happens when they are made.
bool TimelinessPass::has_own_moment() const {
  return std::any_of(table_.columns.begin(), table_.columns.end(), [&](const pg::Column& column) {
    DateRole const* const role = column.dropped || !generate::is_instant_type(column.type.base)
                                     ? nullptr
                                     : date_role(target_.columns[column.number - 1].semantic);
    return role != nullptr && !role->of_life && role->rank < 50;
  });
}

// When the rows of a table begin and end, or the periods that they belong to: a section of a course has the
// days of its term. What takes place does so on its day, and a row of a table of days is there on that one.
TimelinessPass::Lifetime TimelinessPass::lifetime_of(TablePlan& table) {
  if (AttrNumber const day = table.day_column(); day != InvalidAttrNumber) return {day, day};
  if (auto const event = happening_of(table)) return {event->begin, event->begin};
  Lifetime own{lifetime_column(table, true), lifetime_column(table, false)};
  if (own.end == 0) own.end = last_day_by_flag(table);
  if (own.begin != 0 || own.end != 0) return own;
  for (std::size_t k = 0; k < table.table.foreign_keys.size(); ++k) {
    TablePlan const* const beyond = plan_.find(table.table.foreign_keys[k].parent);
    if (beyond == nullptr || beyond == &table || beyond == &target_ || !is_settled(*beyond)) continue;
    AttrNumber const begin = lifetime_column(*beyond, true);
    AttrNumber const end = lifetime_column(*beyond, false);
    if (begin == 0 || end == 0 || !beyond->table.column(end).not_null) continue;
    auto const seen_begin = ancestor_column(table, k, begin);
    auto const seen_end = ancestor_column(table, k, end);
    if (seen_begin && seen_end) return {*seen_begin, *seen_end};
  }
  return own;
}

// Which parents of a key's tuples were there at the same time.
std::vector<generate::TupleFit> TimelinessPass::tuple_fits(const std::vector<Part>& parts, int anchor) {
  using Side = generate::TupleFit::Side;
  struct Place {
    int part;
    TablePlan* parent;
    Lifetime life;
  };
  std::vector<Place> places;
  auto const add = [&](int key, int part) {
    TablePlan& parent = *plan_.find(table_.foreign_keys[static_cast<std::size_t>(key)].parent);
    if (&parent != &target_ && is_settled(parent)) places.push_back({part, &parent, lifetime_of(parent)});
  };
  if (anchor >= 0) add(anchor, Side::kAnchor);
  for (std::size_t p = 0; p < parts.size(); ++p)
    if (parts[p].foreign_key >= 0) add(parts[p].foreign_key, static_cast<int>(p));
  std::vector<generate::TupleFit> fits;
  for (Place const& one : places)
    for (Place const& other : places) {
      if (one.parent == other.parent || one.life.begin == 0 || other.life.end == 0) continue;
      one.parent->population->require(one.life.begin);
      other.parent->population->require(other.life.end);
      fits.push_back({{one.part, one.life.begin}, {other.part, other.life.end}});
    }
  return fits;
}

// What a parent's dates must agree with: those of the row's other parents, and the present.
std::vector<generate::TimeFit> TimelinessPass::fits(std::size_t index) {
  TablePlan& parent = *plan_.find(table_.foreign_keys[index].parent);
  auto const [begin, end] = lifetime_of(parent);
  std::vector<generate::TimeFit> fits;
  auto const fit = [&](AttrNumber column, bool not_after, std::size_t other, AttrNumber other_column) {
    generate::TimeFit one{column, not_after, parent_cell(other, other_column)};
    one.type = population(table_.foreign_keys[other].parent).type(other_column).base;
    parent.population->require(column);
    fits.push_back(one);
  };
  bool const books = column_meaning(target_, {"date.booked"}) != 0;
  AttrNumber const occasion = column_meaning(parent, {"date.start", "date.scheduled"});
  bool const moment = has_own_moment();
  for (std::size_t j = 0; j < references_.size(); ++j) {
    TablePlan& other = *plan_.find(table_.foreign_keys[j].parent);
    if (references_[j].node == generate::kNoNode || &other == &parent || &other == &target_) continue;
    // In a cycle only tables that come first are looked at, so that no cell depends on itself.
    if (!is_settled(parent) || !is_settled(other) || references_[j].day != nullptr) continue;
    auto const [other_begin, other_end] = lifetime_of(other);
    if (end != 0 && other_begin != 0) fit(end, false, j, other_begin);
    if (begin != 0 && other_end != 0) fit(begin, true, j, other_end);
    if (books && occasion != 0 && other_begin != 0 && occasion != end) fit(occasion, false, j, other_begin);
    // A row without a date of its own is of the time of the transaction that it belongs to.
    AttrNumber const transaction =
        column_meaning(other, {"date.transaction", "date.booked", "date.requested"});
    if (!moment && begin != 0 && transaction != 0 && other_end == 0) fit(begin, true, j, transaction);
  }
  add_slot_fits(index, fits);
  add_standing_fits(index, fits);
  // What has happened, or is over, did not happen to something that is to come.
  AttrNumber const planned = occasion != 0 ? occasion : column_meaning(parent, {"date.end"});
  bool const paid_ahead =
      column_meaning(parent, {"date.booked"}) != 0 && WholePass(draft_).is_payment_of(index);
  if (planned != 0 && moment && !books && !paid_ahead &&
      column_meaning(target_, {"date.start", "date.scheduled"}) == 0 && is_settled(parent)) {
    generate::TimeFit one{planned, true};
    one.instant = plan_.context.as_of * generate::kDay;
    parent.population->require(planned);
    fits.push_back(one);
  }
  return fits;
}

// Whether keys decide dates of the row, so that these do not follow what it refers to.
bool TimelinessPass::dates_stand() const {
  return !slots_.empty() ||
         std::any_of(table_.columns.begin(), table_.columns.end(), [&](const pg::Column& column) {
           return !roles_[column.number - 1].dated_within.empty() || stands(column);
         });
}

bool TimelinessPass::stands_against(std::size_t index) const {
  std::vector<std::string> const kinds =
      core::kinds_of_thing(plan_.find(table_.foreign_keys[index].parent)->table.name);
  bool const somebody = std::find(kinds.begin(), kinds.end(), "%people") != kinds.end();
  return dates_stand() || (somebody && !has_own_moment());
}

// Dates that keys decide stand: who had an appointment then had come before.
void TimelinessPass::add_standing_fits(std::size_t index, std::vector<generate::TimeFit>& fits) {
  TablePlan& parent = *plan_.find(table_.foreign_keys[index].parent);
  std::vector<AttrNumber> const& key = table_.foreign_keys[index].columns;
  bool const is_key =
      std::any_of(key.begin(), key.end(), [&](AttrNumber c) { return roles_[c - 1].tuple >= 0; });
  AttrNumber const begin = lifetime_column(parent, true);
  if (is_key || begin == 0 || !is_settled(parent) || &parent == &target_) return;
  for (pg::Column const& column : table_.columns) {
    if (!stands(column)) continue;
    generate::TimeFit fit{begin, true, generate::kNoNode, column.number, column.type.base};
    if (parent.table.column(begin).type.base != fit.type) fit.gap = generate::kDay;
    parent.population->require(begin);
    fits.push_back(fit);
  }
}

// Whether a key over several columns decides a date.
bool TimelinessPass::stands(const pg::Column& column) const {
  if (column.dropped || !generate::is_instant_type(column.type.base)) return false;
  DateRole const* const role = date_role(target_.columns[column.number - 1].semantic);
  return roles_[column.number - 1].tuple >= 0 && role != nullptr && !role->of_life && role->rank > 0;
}

// Intervals stand where an exclusion constraint allows them: who books one has been there before.
void TimelinessPass::add_slot_fits(std::size_t index, std::vector<generate::TimeFit>& fits) {
  TablePlan& parent = *plan_.find(table_.foreign_keys[index].parent);
  if (!is_settled(parent)) return;
  for (Slot const& slot : slots_) {
    if (slot.anchor == static_cast<int>(index) || !generate::is_instant_type(slot.type)) continue;
    AttrNumber const own = slot.range != 0 ? slot.range : slot.lower != 0 ? slot.lower : slot.day;
    for (bool const begins : {true, false}) {
      AttrNumber column = lifetime_column(parent, begins);
      if (column == 0 && begins)
        column = column_meaning(parent, {"date.released", "date.published", "date.founded"});
      if (column == 0) continue;
      generate::TimeFit fit{column, begins, generate::kNoNode, own, table_.column(own).type.base};
      if (parent.table.column(column).type.base != fit.type) fit.gap = generate::kDay;
      parent.population->require(column);
      fits.push_back(fit);
    }
  }
}

// Two parents of one row should have existed at the same time.
generate::NodeId TimelinessPass::keep_timely(std::size_t index, generate::NodeId reference) {
  std::vector<generate::TimeFit> fits = this->fits(index);
  if (fits.empty()) return reference;
  auto timely = std::make_unique<generate::TimelyReference>(
      population(table_.foreign_keys[index].parent), reference, std::move(fits),
      plan_.stream(target_, table_.foreign_keys[index].name + ".timely"));
  timely->prefer_new_parents(references_[index].new_parents);
  if (dates_stand()) timely->list_parents();
  if (references_[index].spread != nullptr && references_[index].spread->keeps_to_some())
    timely->pick_among(*references_[index].spread);
  return target_.program.add(std::move(timely));
}

}  // namespace synthgen::plan
