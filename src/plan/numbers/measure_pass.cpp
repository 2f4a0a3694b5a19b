// Measures that follow from others of their row: an age from the date of birth, hours from begin and end, the
// least from the greatest.
#include "plan/numbers/measure_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/nodes/derived.hpp"
#include "generate/nodes/measures.hpp"
#include "plan/numbers/part_pass.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;
using generate::DateBound;
using generate::NumberSource;

// The unit in which a column tells how long something lasted, in microseconds; 0 if it does not.
generate::Microseconds unit_of(const pg::Column& column, std::string_view semantic) {
  constexpr generate::Microseconds kSecond = 1'000'000;
  static constexpr std::string_view kMeanings[] = {
      "quantity.worked", "quantity.effort",       "quantity.hours",   "quantity.duration", "quantity.minutes",
      "quantity.days",   "quantity.milliseconds", "quantity.seconds", "quantity.length"};
  if (std::find(std::begin(kMeanings), std::end(kMeanings), semantic) == std::end(kMeanings)) return 0;
  Words const words = core::words_of(column.name);
  if (has_word(words, {"estimated", "expected", "planned",   "overtime",  "break",    "billable",   "max",
                       "notice",    "trial",    "probation", "grace",     "payment",  "warranty",   "idle",
                       "idling",    "waiting",  "response",  "reply",     "reaction", "resolution", "overdue",
                       "late",      "setup",    "per",       "remaining", "lead"}) ||
      words.front() == "min")
    return 0;
  if (has_word(words, {"ms", "milli", "millisecond"})) return kSecond / 1000;
  if (has_word(words, {"second", "sec"})) return kSecond;
  if (has_word(words, {"minute", "min"})) return 60 * kSecond;
  if (has_word(words, {"hour", "hr"})) return 3600 * kSecond;
  bool const foreign = words.size() == 1 && semantic == "quantity.days";
  if (foreign || has_word(words, {"day", "night", "stay"})) return generate::kDay;
  return 0;
}

// Which place a column takes among others of its stem: 1 for the least, 2 for the middle, 3 for the greatest;
// 0 for none. Takes the word off.
int place_in_range(Words& words) {
  struct Place {
    int place;
    std::vector<std::string_view> words;
  };
  static const std::vector<Place> places = {
      {1, {"min", "minimum", "lowest", "low", "least", "from", "lower", "diastolic"}},
      {2, {"avg", "average", "mean", "median"}},
      {3, {"max", "maximum", "highest", "high", "greatest", "to", "upper", "peak", "systolic"}}};
  for (Place const& one : places)
    for (auto word = words.begin(); word != words.end(); ++word)
      if (std::find(one.words.begin(), one.words.end(), *word) != one.words.end()) {
        words.erase(word);
        return one.place;
      }
  return 0;
}

}  // namespace

// An age is what the date of birth says.
void MeasurePass::derive_age(const pg::Column& column) {
  if (target_.columns[column.number - 1].semantic != "quantity.age" || !may_compute(column.number)) return;
  AttrNumber const birth =
      column_meaning(target_, {"date.birth", "date.student_birth", "date.child_birth", "date.pupil_birth",
                               "date.birth_at_any_age", "date.animal_birth"});
  if (birth == 0 || !generate::is_instant_type(table_.column(birth).type.base)) return;
  replace_column(column.number,
                 std::make_unique<generate::AgeNode>(
                     DateBound{date_node(birth), table_.column(birth).type.base, 0},
                     target_.program.attribute(column.number), plan_.context.as_of, column.type),
                 "from " + table_.column(birth).name);
}

// A tax year is that of the row's date; a car is on the road in its model year or later.
void MeasurePass::derive_year(const pg::Column& column) {
  std::string const& semantic = target_.columns[column.number - 1].semantic;
  bool const of_model = semantic == "quantity.vehicle_year";
  Words const words = core::words_of(column.name);
  bool const of_row = semantic == "quantity.year" && words.size() == 1;
  bool const of_period = semantic == "quantity.year" &&
                         (of_row || has_word(words, {"tax", "fiscal", "financial", "report", "academic"}));
  if ((!of_model && !of_period) || !pg::is_integer_type(column.type.base) || !may_compute(column.number))
    return;
  AttrNumber const date =
      of_model ? column_meaning(target_, {"date.join", "date.purchase", "date.transaction", "date.start"})
      : of_row ? column_meaning(target_, {"date.start", "date.issued", "date.transaction", "date.event",
                                          "date.requested", "date.due"})
               : column_meaning(target_, {"date.issued", "date.transaction", "date.event", "date.paid",
                                          "date.start", "date.created"});
  if (date == 0 || !generate::is_instant_type(table_.column(date).type.base)) return;
  replace_column(column.number,
                 std::make_unique<generate::YearNode>(
                     NumberSource{target_.program.attribute(column.number), column.type.base},
                     DateBound{date_node(date), table_.column(date).type.base, 0}, of_model),
                 (of_model ? "not after " : "year of ") + table_.column(date).name);
}

// What is booked for a while, whose end no column tells.
const MeasurePass::Slot* MeasurePass::slot_without_end() const {
  auto const slot = std::find_if(slots_.begin(), slots_.end(),
                                 [](const Slot& one) { return one.lower != 0 && one.upper == 0; });
  return slot == slots_.end() ? nullptr : &*slot;
}

// How long something lasted is what begin and end say.
void MeasurePass::derive_length(const pg::Column& column) {
  generate::Microseconds const unit = unit_of(column, target_.columns[column.number - 1].semantic);
  if (unit == 0 || !may_compute(column.number)) return;
  if (Slot const* const slot = slot_without_end(); slot != nullptr && unit < generate::kDay) {
    replace_column(column.number,
                   std::make_unique<generate::LengthNode>(
                       DateBound{slot->lower_node, slot->type, 0}, DateBound{slot->upper_node, slot->type, 0},
                       unit, false, target_.program.attribute(column.number), column.type),
                   "from " + table_.column(slot->lower).name);
    return;
  }
  auto const [begin, end] = span_of_row();
  if (begin == 0 || end == 0) return;
  Oid const from = table_.column(begin).type.base;
  Oid const to = table_.column(end).type.base;
  bool const in_days = unit == generate::kDay;
  // Work less its break is an equation.
  Words const words = core::words_of(column.name);
  bool const work = words.size() == 1 || has_word(words, {"worked", "work", "paid", "net", "total"});
  bool const broken =
      work && std::any_of(table_.columns.begin(), table_.columns.end(), [](const pg::Column& other) {
        return !other.dropped && generate::is_number_type(other.type.base) &&
               has_word(core::words_of(other.name), {"break", "pause", "lunch"});
      });
  if (!in_days && broken) return;
  if (!in_days && (from == DATEOID || to == DATEOID)) return;
  // Days off count the first and the last; nights do not.
  bool const overnight = has_word(core::words_of(column.name), {"night", "stay"}) ||
                         has_word(core::words_of(table_.name),
                                  {"rental", "booking", "reservation", "stay", "hire", "admission"});
  bool const inclusive = in_days && from == DATEOID && !overnight;
  replace_column(column.number,
                 std::make_unique<generate::LengthNode>(
                     DateBound{target_.program.attribute(begin), from, 0},
                     DateBound{target_.program.attribute(end), to, 0}, unit, inclusive,
                     target_.program.attribute(column.number), column.type),
                 "from " + table_.column(begin).name + " to " + table_.column(end).name);
}

// A delay is what lies between the plan and what became of it.
void MeasurePass::derive_delay(const pg::Column& column) {
  Words const words = core::words_of(column.name);
  AttrNumber const planned = column_meaning(target_, {"date.scheduled"});
  AttrNumber const begun = column_meaning(target_, {"date.started"});
  if (!has_word(words, {"delay"}) || planned == 0 || begun == 0 || !may_compute(column.number)) return;
  Oid const from = table_.column(planned).type.base;
  Oid const to = table_.column(begun).type.base;
  if (from == DATEOID || to == DATEOID) return;
  generate::Microseconds const minutes = has_word(words, {"hour", "hr"}) ? 60 : 1;
  replace_column(column.number,
                 std::make_unique<generate::LengthNode>(
                     DateBound{target_.program.attribute(planned), from, 0},
                     DateBound{target_.program.attribute(begun), to, 0}, minutes * (generate::kDay / 1440),
                     false, target_.program.attribute(column.number), column.type),
                 "from " + table_.column(planned).name + " to " + table_.column(begun).name);
}

// The least, the average and the greatest of one thing come in this order.
void MeasurePass::derive_ranges() {
  std::vector<std::pair<Words, std::vector<std::pair<int, AttrNumber>>>> ranges;
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || !may_compute(column.number)) continue;
    Words stem = core::words_of(column.name);
    int const place = place_in_range(stem);
    bool const pressure = has_word(core::words_of(column.name), {"systolic", "diastolic"});
    if (place == 0 || (stem.empty() && !pressure)) continue;
    // The two sides of an exchange are in different money.
    bool const money = target_.columns[column.number - 1].semantic.starts_with("finance.");
    if (money && has_word(core::words_of(column.name), {"from", "to"}) &&
        column_meaning(target_, {"finance.exchange_rate"}) != 0)
      continue;
    auto range =
        std::find_if(ranges.begin(), ranges.end(), [&](auto const& one) { return one.first == stem; });
    if (range == ranges.end()) range = ranges.insert(ranges.end(), {stem, {}});
    range->second.emplace_back(place, column.number);
  }
  for (auto& [stem, members] : ranges) {
    std::sort(members.begin(), members.end());
    Oid const type = table_.column(members[0].second).type.base;
    bool alike = members.size() > 1;
    for (std::size_t i = 0; i < members.size(); ++i)
      alike = alike && table_.column(members[i].second).type.base == type &&
              (i == 0 || members[i].first > members[i - 1].first);
    // How fast something went on average is what its way took; the most lies above by an equation.
    alike = alike && std::none_of(members.begin(), members.end(), [&](const auto& member) {
              return member.first == 2 && target_.columns[member.second - 1].semantic == "quantity.speed";
            });
    if (!alike) continue;
    std::vector<generate::NodeId> nodes;
    for (auto const& [place, column] : members) nodes.push_back(target_.program.attribute(column));
    for (std::size_t i = 0; i < members.size(); ++i)
      replace_column(members[i].second, std::make_unique<generate::RankedNode>(nodes, i, type),
                     target_.columns[members[i].second - 1].generator + ", in order");
  }
}

// The column that says how much there is in all.
AttrNumber MeasurePass::stock_column(AttrNumber except) const {
  for (pg::Column const& column : table_.columns) {
    std::string const& semantic = target_.columns[column.number - 1].semantic;
    core::Words const words = core::words_of(column.name);
    if (column.number != except && !column.dropped && semantic.starts_with("quantity.") && !words.empty() &&
        words.back() == "quantity" && target_.program.attribute(column.number) != generate::kNoNode)
      return column.number;
  }
  return InvalidAttrNumber;
}

// What is available is not more than there is.
void MeasurePass::derive_availability() {
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || column.type.category != TYPCATEGORY_NUMERIC || !may_derive(column.number) ||
        PartPass(draft_).whole_of(column.number) != 0)
      continue;
    bool const available = has_word(core::words_of(column.name), {"available", "remaining"});
    AttrNumber const quantity = stock_column(column.number);
    if (!available || quantity == 0 || quantity == column.number) continue;
    Oid const own = column.type.base;
    Oid const limit = table_.column(quantity).type.base;
    if (own == NUMERICOID || limit == NUMERICOID || own == FLOAT4OID || own == FLOAT8OID) continue;
    replace_column(column.number,
                   std::make_unique<generate::AtMostNode>(
                       generate::NumberSource{target_.program.attribute(column.number), own},
                       generate::NumberSource{target_.program.attribute(quantity), limit},
                       plan_.stream(target_, column.name + ".limit")),
                   "at most " + table_.column(quantity).name);
  }
}

void MeasurePass::derive_measures() {
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || target_.program.attribute(column.number) == generate::kNoNode) continue;
    derive_age(column);
    derive_year(column);
    derive_length(column);
    derive_delay(column);
  }
  derive_ranges();
}

}  // namespace synthgen::plan
