// What other cells leave a value: places among siblings, parts of a quantity, a
// salary within the range of the job, an offer near the price.
#include "plan/numbers/limit_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "core/spelt_words.hpp"
#include "core/words.hpp"
#include "generate/nodes/limits.hpp"
#include "plan/dates/work_time_pass.hpp"
#include "plan/numbers/fulfilment_pass.hpp"
#include "plan/numbers/named_numbers.hpp"
#include "plan/numbers/part_pass.hpp"
#include "plan/references/lookup.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;
using generate::NumberSource;

bool is_integer(const pg::Column& column) {
  return pg::is_integer_type(column.type.base);
}

// Some of a whole; and what is left of it.
bool is_part(const Words& words) {
  return has_word(words,
                  {"received", "sold", "used", "reserved", "shipped", "enrolled", "booked", "allocated",
                   "redeemed", "taken", "occupied", "delivered", "cast", "filled", "completed", "produced"});
}

bool is_rest(const Words& words) {
  return has_word(words, {"available", "remaining", "free", "left", "vacant"});
}

}  // namespace

// The foreign key to what the rows are listed under: the first that spreads them. -1 if there is none.
int LimitPass::container() const {
  for (std::size_t k = 0; k < references_.size(); ++k) {
    if (spread_of(k) != nullptr && !references_[k].nullable &&
        !is_lookup_table(*plan_.find(table_.foreign_keys[k].parent)))
      return static_cast<int>(k);
  }
  return -1;
}

// Of the addresses of a customer one is the default.
void LimitPass::derive_singular_flags() {
  constexpr std::size_t kMostWords = 3;
  int const key = container();
  for (pg::Column const& column : table_.columns) {
    Words const words = core::words_of(column.name);
    bool const singular = !column.dropped && column.type.base == BOOLOID && !words.empty() &&
                          words.size() <= kMostWords &&
                          has_word({words.back()}, {"default", "primary", "main", "principal", "current"}) &&
                          may_derive(column.number);
    // What ends is current until then.
    AttrNumber const end = lifetime_column(target_, false);
    bool const lasts = has_word(words, {"current"}) && end != 0 && !not_null(table_.column(end));
    if (!singular || lasts) continue;
    replace_column(
        column.number,
        std::make_unique<generate::FirstSiblingNode>(key < 0 ? nullptr : references_[key].spread,
                                                     target_.rows, target_.stored_rows > 0),
        key < 0 ? "true in one row"
                : "true in one row of each " + plan_.find(table_.foreign_keys[key].parent)->table.name);
  }
}

// A node that numbers the rows of one parent from one, and that parent; null if nothing spreads the rows.
std::unique_ptr<generate::Node> LimitPass::numbering(Oid type, std::string& parent) const {
  if (int const key = container(); key >= 0) {
    parent = plan_.find(table_.foreign_keys[key].parent)->table.name;
    return std::make_unique<generate::SiblingOrdinalNode>(*references_[key].spread, type, 1);
  }
  for (Match const& match : matches_) {
    if (match.pairs == nullptr) continue;
    parent = plan_.find(table_.foreign_keys[match.references[0]].parent)->table.name;
    return std::make_unique<generate::AgreeingOrdinalNode>(match.id, *match.pairs, type);
  }
  return nullptr;
}

// Places among the rows of one parent count from one.
void LimitPass::derive_positions() {
  for (pg::Column const& column : table_.columns) {
    bool const place = !column.dropped &&
                       target_.columns[column.number - 1].semantic == "quantity.position" &&
                       is_integer(column) && may_compute(column.number) && !is_key_part(column.number);
    if (!place || has_word(core::words_of(column.name), {"rank", "weight"})) continue;
    std::string parent;
    if (auto node = numbering(column.type.base, parent))
      replace_column(column.number, std::move(node), "number within " + parent);
  }
}

// The column that says how many there are in all, of which others are parts.
AttrNumber LimitPass::whole_quantity(AttrNumber part) const {
  static const SomeWords kUnits = {"total", "capacity", "count", "number", "max", "maximum", "quantity"};
  Words const noun = without(core::spelt_words_of(table_.column(part).name), kUnits);
  AttrNumber first = InvalidAttrNumber;
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || column.number == part || !is_integer(column) ||
        target_.program.attribute(column.number) == generate::kNoNode)
      continue;
    std::string const& semantic = target_.columns[column.number - 1].semantic;
    bool const quantity =
        semantic.empty() || semantic.starts_with("quantity.") ||
        (semantic.starts_with("finance.") && semantic != "finance.salary" && semantic != "finance.price");
    Words const words = core::words_of(column.name);
    if (quantity && !is_part(words) && !is_rest(words) &&
        has_word(words, {"ordered", "total", "capacity", "hand", "max", "maximum", "initial", "requested",
                         "stock", "seats", "beds", "issued", "registered", "openings"})) {
      // One of the same noun goes before any other.
      Words const own = without(core::spelt_words_of(column.name), kUnits);
      if (std::any_of(own.begin(), own.end(),
                      [&](const std::string& word) { return core::contains(noun, word); }))
        return column.number;
      if (first == InvalidAttrNumber && semantic != "quantity.area") first = column.number;
    }
  }
  return first;
}

// Of what was ordered some has come; of the seats some are taken; what is free is the rest.
void LimitPass::derive_parts() {
  AttrNumber taken = InvalidAttrNumber;
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || !is_integer(column) || !may_compute(column.number)) continue;
    Words const words = core::words_of(column.name);
    AttrNumber const whole = whole_quantity(column.number);
    std::string const& semantic = target_.columns[column.number - 1].semantic;
    bool const quantity = semantic.empty() || semantic.starts_with("quantity.");
    if (whole == 0 || !is_part(words) || !quantity) continue;
    if (PartPass(draft_).whole_of(whole) == column.number) continue;
    if (FulfilmentPass(draft_).derive_done(column, whole)) continue;
    if (has_word(words, {"reserved", "allocated", "booked", "sold", "occupied", "taken"}))
      taken = column.number;
    replace_column(column.number,
                   std::make_unique<generate::AtMostNode>(drawn_number(column), own_number(whole),
                                                          plan_.stream(target_, column.name + ".part")),
                   target_.columns[column.number - 1].generator + ", at most " + table_.column(whole).name);
  }
  if (taken == 0) return;
  for (pg::Column const& column : table_.columns) {
    AttrNumber const whole = column.dropped ? InvalidAttrNumber : whole_quantity(column.number);
    bool const rest = !column.dropped && column.number != whole && is_integer(column) &&
                      may_compute(column.number) && is_rest(core::words_of(column.name));
    if (!rest || whole == 0) continue;
    replace_column(
        column.number,
        std::make_unique<generate::SumNode>(
            std::vector<generate::Term>{{own_number(whole), false}, {own_number(taken), true}}, column.type),
        table_.column(whole).name + " - " + table_.column(taken).name);
  }
}

// No more come than the room holds that the row refers to; what is free is the rest.
void LimitPass::keep_within_capacity() {
  generate::NumberSource capacity;
  std::string origin;
  for (std::size_t k = 0; k < references_.size() && capacity.node == generate::kNoNode; ++k) {
    TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
    bool const settled = is_settled(parent);
    if (target_.reference_nodes[k] == generate::kNoNode || !settled || &parent == &target_) continue;
    for (pg::Column const& column : parent.table.columns) {
      Words const words = core::words_of(column.name);
      bool const holds =
          !column.dropped && is_integer(column) && !is_part(words) && !is_rest(words) &&
          (has_word(words, {"capacity"}) ||
           (has_word(words, {"seat"}) &&
            (words.size() == 1 || has_word(words, {"count", "total", "number", "num"}))) ||
           (has_word(words, {"max", "maximum"}) &&
            has_word(words, {"participant", "attendee", "guest", "student", "passenger", "occupancy"})));
      if (!holds || capacity.node != generate::kNoNode) continue;
      capacity = {optional_parent_cell(k, column.number), column.type.base};
      origin = parent.table.name + "." + column.name;
    }
  }
  if (capacity.node == generate::kNoNode) return;
  AttrNumber taken = InvalidAttrNumber;
  for (pg::Column const& column : table_.columns) {
    Words const words = core::words_of(column.name);
    bool const comes =
        !column.dropped && is_integer(column) && may_compute(column.number) && !is_rest(words) &&
        whole_quantity(column.number) == 0 &&
        (is_part(words) || has_word(words, {"attendance", "attendee", "guest", "participant", "occupancy",
                                            "headcount", "passenger", "spectator", "party", "diner", "pax"}));
    if (!comes) continue;
    taken = column.number;
    replace_column(column.number,
                   std::make_unique<generate::AtMostNode>(drawn_number(column), capacity,
                                                          plan_.stream(target_, column.name + ".capacity")),
                   target_.columns[column.number - 1].generator + ", at most " + origin);
  }
  for (pg::Column const& column : table_.columns)
    if (taken != 0 && !column.dropped && is_integer(column) && may_compute(column.number) &&
        is_rest(core::words_of(column.name)) && whole_quantity(column.number) == 0)
      replace_column(
          column.number,
          std::make_unique<generate::SumNode>(
              std::vector<generate::Term>{{capacity, false}, {own_number(taken), true}}, column.type),
          origin + " - " + table_.column(taken).name);
}

// Whether a number is part of what another one, of the row that it refers to, is the whole of: where somebody
// is in a film and how long that is, what was returned of what was ordered.
bool LimitPass::is_part_of_number(const pg::Column& column, const pg::Column& whole) const {
  Words const part = core::words_of(column.name);
  Words const all = core::words_of(whole.name);
  static constexpr std::string_view kUnits[] = {"second", "sec", "minute", "min", "ms", "page", "byte", "km"};
  bool const same_unit = std::any_of(std::begin(kUnits), std::end(kUnits), [&](std::string_view unit) {
    return has_word(part, {unit}) && has_word(all, {unit});
  });
  if (same_unit && has_word(all, {"duration", "length", "runtime", "total", "size"}))
    return has_word(part, {"position", "progress", "elapsed", "offset", "watched", "listened", "played",
                           "read", "end", "current", "last", "viewed"});
  bool const quantities = has_word(part, {"quantity", "qty"}) && has_word(all, {"quantity", "qty"}) &&
                          !is_part(all) && !is_rest(all) && !has_word(all, {"min", "max", "reorder", "hand"});
  std::initializer_list<std::string_view> const parts = {
      "dispensed", "shipped", "received", "returned", "delivered", "picked", "accepted", "fulfilled",
      "refunded",  "return",  "shipment", "receipt",  "delivery",  "refund", "fill",     "dispatch"};
  return quantities && (has_word(part, parts) || has_word(core::words_of(table_.name), parts));
}

// Whether an amount is called like that of the whole, as a subcontract's is.
bool LimitPass::is_share_of_amount(const pg::Column& column, const pg::Column& whole) {
  Words const words = core::words_of(column.name);
  constexpr std::size_t kFull = 2;
  return words == core::words_of(whole.name) &&
         (has_word(words, {"budget"}) ||
          (words.size() >= kFull && has_word(words, {"amount", "allocation"}))) &&
         has_word(words, {"budget", "contract", "approved", "allocated", "planned", "funded", "allocation"});
}

// No part is more than the whole that the row refers to.
void LimitPass::keep_within_parent(const pg::Column& column) {
  constexpr std::int64_t kAll = 1000;
  constexpr std::int64_t kSome = 330;
  for (std::size_t k = 0; k < references_.size(); ++k) {
    TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
    bool const settled = is_settled(parent);
    if (target_.reference_nodes[k] == generate::kNoNode || !settled || &parent == &target_) continue;
    for (pg::Column const& other : parent.table.columns) {
      if (other.dropped || !generate::is_number_type(other.type.base)) continue;
      bool const share = is_share_of_amount(column, other);
      if (!share && !is_part_of_number(column, other)) continue;
      NumberSource const whole{optional_parent_cell(k, other.number), other.type.base};
      std::unique_ptr<generate::Node> node;
      if (!share && is_integer(column) && is_integer(other))
        node = std::make_unique<generate::AtMostNode>(drawn_number(column), whole,
                                                      plan_.stream(target_, column.name + ".whole"));
      else
        node = std::make_unique<generate::AtMostShareNode>(drawn_number(column), whole, share ? kSome : kAll,
                                                           column.type);
      return replace_column(
          column.number, std::move(node),
          target_.columns[column.number - 1].generator + ", at most " + parent.table.name + "." + other.name);
    }
  }
}

// Who takes a reward pledges no less than it asks for.
void LimitPass::keep_above_minimum(const pg::Column& column) {
  constexpr std::int64_t kMostPerMille = 4000;
  for (std::size_t k = 0; k < references_.size(); ++k) {
    TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
    bool const settled = is_settled(parent);
    if (target_.reference_nodes[k] == generate::kNoNode || !settled || &parent == &target_) continue;
    for (pg::Column const& other : parent.table.columns) {
      Words const words = core::words_of(other.name);
      if (other.dropped || !generate::is_number_type(other.type.base) ||
          !has_word(words, {"min", "minimum"}) ||
          !has_word(words, {"amount", "pledge", "donation", "contribution", "deposit", "bid", "investment"}))
        continue;
      NumberSource const least{optional_parent_cell(k, other.number), other.type.base};
      NumberSource const most{target_.program.add(std::make_unique<generate::ShareNode>(
                                  least.node, least, NumberSource{}, kMostPerMille, column.type)),
                              column.type.base};
      return replace_column(
          column.number,
          std::make_unique<generate::BetweenNode>(drawn_number(column), least, most, column.type,
                                                  plan_.stream(target_, column.name + ".least")),
          "at least " + parent.table.name + "." + other.name);
    }
  }
}

// A number of the row that a key refers to, by meaning and by a word of its name.
NumberSource LimitPass::parent_number(std::size_t key, std::string_view semantic,
                                      std::initializer_list<std::string_view> words, std::string& origin) {
  TablePlan& parent = *plan_.find(table_.foreign_keys[key].parent);
  bool const settled = is_settled(parent);
  if (target_.reference_nodes[key] == generate::kNoNode || !settled || &parent == &target_) return {};
  for (pg::Column const& column : parent.table.columns) {
    bool const fits = !column.dropped && parent.columns[column.number - 1].semantic == semantic &&
                      generate::is_number_type(column.type.base) &&
                      (words.size() == 0 || has_word(core::words_of(column.name), words));
    if (!fits) continue;
    origin = parent.table.name + "." + column.name;
    return {optional_parent_cell(key, column.number), column.type.base};
  }
  return {};
}

// Who has a job earns what the job pays.
void LimitPass::keep_salary_in_range(const pg::Column& column) {
  for (std::size_t k = 0; k < references_.size(); ++k) {
    std::string from;
    std::string to;
    NumberSource const lower = parent_number(k, "finance.salary", {"min", "minimum", "low", "from"}, from);
    if (lower.node == generate::kNoNode) continue;
    NumberSource const upper = parent_number(k, "finance.salary", {"max", "maximum", "high", "to"}, to);
    if (upper.node == generate::kNoNode) continue;
    replace_column(column.number,
                   std::make_unique<generate::BetweenNode>(drawn_number(column), lower, upper, column.type,
                                                           plan_.stream(target_, column.name + ".range")),
                   "from " + from + " to " + to);
    return;
  }
}

// What was read some time ago is no more than what is read now. Where a trip begins and ends with a reading
// the two hang together already.
void LimitPass::keep_behind_reading(const pg::Column& column) {
  auto const is_reading = [&](const pg::Column& other) {
    return !other.dropped && target_.columns[other.number - 1].semantic == "quantity.mileage";
  };
  if (std::count_if(table_.columns.begin(), table_.columns.end(), is_reading) > 1) return;
  for (std::size_t k = 0; is_integer(column) && k < references_.size(); ++k) {
    std::string origin;
    NumberSource const now = parent_number(k, "quantity.mileage", {}, origin);
    if (now.node == generate::kNoNode || !pg::is_integer_type(now.type)) continue;
    replace_column(column.number,
                   std::make_unique<generate::AtMostNode>(drawn_number(column), now,
                                                          plan_.stream(target_, column.name + ".reading")),
                   "at most " + origin);
    return;
  }
}

// What is offered for a house, or paid in the end, is near its price.
void LimitPass::keep_near_price(const pg::Column& column) {
  constexpr std::int64_t kLeastPerMille = 880;
  constexpr std::int64_t kMostPerMille = 1010;
  for (std::size_t k = 0; k < references_.size(); ++k) {
    std::string origin;
    NumberSource const price = parent_number(k, "finance.property_price", {}, origin);
    if (price.node == generate::kNoNode) continue;
    auto const share = [&](std::int64_t per_mille) {
      return NumberSource{target_.program.add(std::make_unique<generate::ShareNode>(
                              price.node, price, NumberSource{}, per_mille, column.type)),
                          column.type.base};
    };
    replace_column(column.number,
                   std::make_unique<generate::BetweenNode>(drawn_number(column), share(kLeastPerMille),
                                                           share(kMostPerMille), column.type,
                                                           plan_.stream(target_, column.name + ".near")),
                   "near " + origin);
    return;
  }
}

void LimitPass::derive_limits() {
  bool const deal = has_word(core::words_of(table_.name), {"offer", "bid", "contract", "deal", "sale",
                                                           "appraisal", "valuation", "assessment"});
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || !may_compute(column.number)) continue;
    std::string const& semantic = target_.columns[column.number - 1].semantic;
    if (semantic == "finance.salary") keep_salary_in_range(column);
    if (semantic == "quantity.mileage") keep_behind_reading(column);
    if (semantic == "finance.amount") keep_above_minimum(column);
    keep_within_parent(column);
    if (deal && (semantic == "finance.amount" || semantic == "finance.total" || semantic == "finance.price"))
      keep_near_price(column);
  }
  derive_positions();
  derive_parts();
  keep_within_capacity();
  WorkTimePass(draft_).derive_hours();
}

}  // namespace synthgen::plan
