// A bound is of a number where the words of one, but for units and the like, are among those of the other;
// one that is of nothing in particular where it is the only one, and the number says no more than that it is
// one.
#include "plan/numbers/bound_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "generate/nodes/derived.hpp"
#include "generate/nodes/limits.hpp"
#include "generate/nodes/proportion.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

using core::Words;
using generate::NumberSource;

constexpr std::size_t kNoStep = static_cast<std::size_t>(-1);

const SomeWords kLeast = {"min", "minimum", "lowest", "lower", "least", "low", "from"};
const SomeWords kMost = {"max", "maximum", "highest", "upper", "most", "limit", "allowed", "high", "to"};
const SomeWords kUnits = {"kg",      "gram",  "g",       "lb",       "cm",    "mm",     "m",        "km",
                          "percent", "c",     "kw",      "cent",     "eur",   "usd",    "unit",     "of",
                          "in",      "per",   "amount",  "value",    "count", "number", "quantity", "total",
                          "size",    "level", "reading", "measured", "actual"};
// What somebody reads off a thing, or sets it to.
const SomeWords kReadings = {"value",    "reading",  "measurement", "threshold",
                             "measured", "setpoint", "result"};
// Who takes up room.
const SomeWords kPersons = {"guest",    "person",    "people",     "adult",     "diner",
                            "cover",    "attendee",  "pax",        "passenger", "participant",
                            "party",    "headcount", "traveler",   "traveller", "visitor",
                            "occupant", "pupil",     "attendance", "companion"};
const SomeWords kRoom = {"capacity", "seat", "place", "occupancy", "sleep"};
// What is insured, and what is claimed of it.
const SomeWords kCover = {"coverage", "insured", "cover", "limit", "covered"};
const SomeWords kClaims = {"claim", "claimed", "loss", "damage", "payout", "approved", "settlement"};
const SomeWords kMeasures = {"weight", "height", "length", "width", "depth"};
const SomeWords kFees = {"rate",   "fee",  "charge", "price", "tuition", "premium",
                         "salary", "wage", "rent",   "cost",  "tariff"};
const SomeWords kStandard = {"standard", "default",    "base",    "basic",   "regular",   "list",
                             "normal",   "usual",      "typical", "nominal", "agreed",    "current",
                             "applied",  "contracted", "monthly", "weekly",  "nightly",   "night",
                             "semester", "month",      "annual",  "per",     "published", "starting",
                             "term",     "year",       "kg",      "cm",      "at"};
const SomeWords kNothingUsual = {
    "total",   "sum",      "discount",   "tax",      "paid",         "due",   "late",    "extra",
    "deposit", "old",      "change",     "birth",    "target",       "goal",  "gross",   "net",
    "tare",    "lost",     "interest",   "exchange", "conversion",   "empty", "percent", "shipping",
    "service", "cleaning", "delivery",   "setup",    "cancellation", "min",   "max",     "minimum",
    "maximum", "limit",    "commission", "unit",     "hourly",       "daily"};

Words table_noun(const pg::Table& table) {
  Words words = core::words_of(table.name);
  for (std::string& word : words) word = core::singular(word);
  return words;
}

bool is_among(const Words& some, const Words& all) {
  return std::all_of(some.begin(), some.end(),
                     [&](const std::string& word) { return core::contains(all, word); });
}

Words noun_of(const Words& words) {
  return without(without(without(words, kLeast), kMost), kUnits);
}

}  // namespace

bool BoundPass::is_open(const NamedNumber& number) const {
  return may_compute(number.column) && !is_key_part(number.column) && !draft_.computed[number.column - 1] &&
         draft_.follows[number.column - 1].empty() && !is_rate_name(without(number.words, {"rate", "per"})) &&
         !has_any(number.words, {"id", "no", "year", "position", "rank", "version"});
}

bool BoundPass::is_money(const TablePlan& table, const pg::Column& column) const {
  auto const declared = pg::numeric_modifier(column.type.base_modifier);
  return table.columns[column.number - 1].semantic.starts_with("finance.") ||
         (column.type.base == NUMERICOID && declared && declared->scale == 2);
}

void BoundPass::find_sources_of(TablePlan& table, std::size_t key, std::size_t step) {
  for (NamedNumber const& number : named_numbers(table)) {
    if (is_rate_name(without(number.words, {"rate", "per"}))) continue;
    bool const least = has_any(number.words, kLeast);
    bool const cover = !least && has_any(number.words, kCover) &&
                       is_money(table, table.table.column(number.column)) &&
                       !has_any(number.words, {"premium", "fee", "cost", "price"});
    bool const most = has_any(number.words, kMost) || has_any(number.words, kRoom) || cover;
    bool const usual = has_any(number.words, kMeasures) || has_any(number.words, kFees);
    if ((least && most) || (!least && !most && !usual)) continue;
    Tells const tells = least ? Tells::kLeast : most ? Tells::kMost : Tells::kUsual;
    Words noun = tells == Tells::kUsual ? without(number.words, kStandard) : noun_of(number.words);
    sources_.push_back(
        {key, step, &table, &table.table.column(number.column), number.words, std::move(noun), tells});
  }
}

// The nearest come first.
void BoundPass::find_sources() {
  for (bool const beyond : {false, true})
    for (std::size_t k = 0; k < references_.size(); ++k) {
      TablePlan& parent = *plan_.find(table_.foreign_keys[k].parent);
      if (target_.reference_nodes[k] == generate::kNoNode || !is_settled(parent) || &parent == &target_)
        continue;
      if (!beyond) {
        find_sources_of(parent, k, kNoStep);
        continue;
      }
      for (std::size_t g = 0; g < parent.table.foreign_keys.size(); ++g) {
        TablePlan* const next = plan_.find(parent.table.foreign_keys[g].parent);
        if (next != nullptr && next != &parent && next != &target_) find_sources_of(*next, k, g);
      }
    }
}

NumberSource BoundPass::cell_of(const Source& source) {
  AttrNumber column = source.column->number;
  if (source.step != kNoStep) {
    TablePlan& parent = *plan_.find(table_.foreign_keys[source.key].parent);
    auto const seen = ancestor_column(parent, source.step, column);
    if (!seen) return {};
    column = *seen;
  }
  return {optional_parent_cell(source.key, column), source.column->type.base};
}

// Whether the table has no other bound of the kind.
bool BoundPass::is_only_pair(const Source& source) const {
  return std::none_of(sources_.begin(), sources_.end(), [&](const Source& other) {
    return other.table == source.table && other.column != source.column && other.tells == source.tells;
  });
}

const BoundPass::Source* BoundPass::bound_for(const NamedNumber& number, Tells tells) const {
  bool const counted = pg::is_integer_type(table_.column(number.column).type.base);
  Words noun = noun_of(number.words);
  bool const reading = has_any(number.words, kReadings) && without(noun, kReadings).empty();
  // "amount" in a table of salaries is a salary.
  if (noun.empty() && !reading) noun = table_noun(table_);
  for (Source const& source : sources_) {
    if (source.tells != tells) continue;
    bool const persons = tells == Tells::kMost && counted && has_any(source.words, kRoom) &&
                         has_any(number.words, kPersons) && pg::is_integer_type(source.column->type.base) &&
                         source.step == kNoStep;
    if (persons) return &source;
    bool const claims = (has_any(number.words, kClaims) || has_any(table_noun(table_), {"claim"})) &&
                        !has_any(number.words, {"deductible", "excess", "reserve", "count", "fee"});
    bool const covered = tells == Tells::kMost && claims && has_any(source.words, kCover) &&
                         is_money(target_, table_.column(number.column)) &&
                         is_money(*source.table, *source.column);
    if (covered) return &source;
    if (tells == Tells::kMost && has_any(source.words, kCover) && !has_any(source.words, kMost)) continue;
    if (has_any(source.words, kRoom) || is_paid_otherwise(number, source)) continue;
    if (source.noun.empty() ? reading && source.step == kNoStep && is_only_pair(source)
                            : !reading && (is_among(source.noun, noun)))
      return &source;
  }
  return nullptr;
}

// What is paid for a year is not within what is paid for a month.
bool BoundPass::is_paid_otherwise(const NamedNumber& number, const Source& source) const {
  static const SomeWords kPay = {"finance.salary", "finance.gross_pay",   "finance.base_pay",
                                 "finance.wage",   "finance.monthly_pay", "finance.net_pay"};
  std::string_view const own = target_.columns[number.column - 1].semantic;
  std::string_view const other = source.table->columns[source.column->number - 1].semantic;
  auto const is_pay = [](std::string_view semantic) {
    return std::find(kPay.begin(), kPay.end(), semantic) != kPay.end();
  };
  return own != other && is_pay(own) && is_pay(other);
}

// What follows from other numbers of the row is still to be decided.
void BoundPass::set(AttrNumber column, std::unique_ptr<generate::Node> node, std::string generator) {
  draft_.sources.clear();
  replace_column(column, std::move(node), std::move(generator));
  draft_.computed[column - 1] = false;
}

void BoundPass::keep_in_bounds() {
  find_sources();
  if (sources_.empty()) return;
  for (NamedNumber const& number : numbers_) {
    if (!is_open(number) || has_any(number.words, kLeast) || has_any(number.words, kMost)) continue;
    Source const* const most = bound_for(number, Tells::kMost);
    if (most == nullptr) continue;
    Source const* const least = bound_for(number, Tells::kLeast);
    pg::Column const& column = table_.column(number.column);
    NumberSource const own{target_.program.attribute(number.column), column.type.base};
    NumberSource const upper = cell_of(*most);
    if (upper.node == generate::kNoNode) continue;
    std::string const origin = most->table->table.name + "." + most->column->name;
    bool const counts = pg::is_integer_type(column.type.base) && pg::is_integer_type(upper.type);
    if (least == nullptr && counts) {
      NumberSource const some{target_.program.add(std::make_unique<generate::AtMostNode>(
                                  own, upper, plan_.stream(target_, column.name + ".bound"))),
                              column.type.base};
      // Who comes is somebody.
      std::int64_t const fewest = has_any(number.words, kPersons) ? 1 : 0;
      set(number.column, std::make_unique<generate::FloorNode>(some, fewest, 0, column.type.base_modifier),
          target_.columns[number.column - 1].generator + ", at most " + origin);
      continue;
    }
    NumberSource lower = least == nullptr ? NumberSource{} : cell_of(*least);
    if (lower.node == generate::kNoNode)
      lower = {target_.program.add(
                   std::make_unique<generate::ShareNode>(upper.node, upper, NumberSource{}, 0, column.type)),
               column.type.base};
    set(number.column,
        std::make_unique<generate::BetweenNode>(own, lower, upper, column.type,
                                                plan_.stream(target_, column.name + ".bound")),
        least == nullptr ? target_.columns[number.column - 1].generator + ", at most " + origin
                         : "from " + least->table->table.name + "." + least->column->name + " to " + origin);
  }
}

// Of the same name but for words that say that it is usual; or a fee that is called after the table which
// says how much it is.
const BoundPass::Source* BoundPass::usual_for(const NamedNumber& number) const {
  bool const measure = has_any(number.words, kMeasures);
  bool const fee =
      !measure && has_any(number.words, kFees) && is_money(target_, table_.column(number.column));
  if ((!measure && !fee) || has_any(number.words, kNothingUsual)) return nullptr;
  Words const noun = without(number.words, kStandard);
  for (Source const& source : sources_) {
    if (source.tells != Tells::kUsual || has_any(source.words, kNothingUsual)) continue;
    if (measure) {
      if (has_any(source.words, kMeasures) && source.noun == noun) return &source;
      continue;
    }
    if (!has_any(source.words, kFees) || !is_money(*source.table, *source.column)) continue;
    // The price of what a row is about is that, and not about that.
    if (source.step == kNoStep && has_any(number.words, {"price", "cost"})) continue;
    Words const about = without(noun, kFees);
    Words const table = table_noun(source.table->table);
    bool const of_table = !about.empty() && is_among(about, table) && without(source.noun, kFees).empty();
    if (source.noun == noun || of_table) return &source;
  }
  return nullptr;
}

void BoundPass::keep_near_usual() {
  if (sources_.empty()) find_sources();
  static const std::vector<std::int64_t> kAbout = {1000, 1000, 1000, 950, 980, 1020, 1050};
  static const std::vector<std::int64_t> kAgreed = {1000, 1000, 1000, 1000, 900, 950, 1050, 1100};
  for (NamedNumber const& number : numbers_) {
    bool const told = target_.columns[number.column - 1].generator.starts_with("about ");
    Source const* const source = told || !is_open(number) ? nullptr : usual_for(number);
    if (source == nullptr) continue;
    NumberSource const usual = cell_of(*source);
    if (usual.node == generate::kNoNode) continue;
    pg::Column const& column = table_.column(number.column);
    set(number.column,
        std::make_unique<generate::NearNode>(target_.program.attribute(number.column), usual,
                                             has_any(number.words, kMeasures) ? kAbout : kAgreed, column.type,
                                             plan_.stream(target_, column.name + ".usual")),
        "about " + source->table->table.name + "." + source->column->name);
  }
}

}  // namespace synthgen::plan
