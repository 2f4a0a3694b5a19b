// The words that tell a part from its whole are left out of the names; what remains of them must agree, or of
// one of them nothing.
#include "plan/numbers/part_pass.hpp"

#include <algorithm>

#include "generate/nodes/derived.hpp"
#include "generate/nodes/limits.hpp"
#include "plan/states/evidence_pass.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

using core::Words;
using generate::NumberSource;
using WordList = std::vector<std::string_view>;

struct PartOfWhole {
  WordList part;
  WordList whole;
};

const std::vector<PartOfWhole>& parts() {
  static const std::vector<PartOfWhole> all = {
      {{"helpful", "useful", "positive", "unique", "distinct", "successful", "failed", "correct", "valid"},
       {"total", "all", "overall"}},
      {{"claimed", "sold", "used", "redeemed", "booked", "taken", "reserved", "enrolled", "registered",
        "filled", "occupied", "consumed", "issued", "committed", "allocated", "assigned", "rented",
        "subscribed"},
       {"available", "total", "capacity", "limit", "max", "maximum", "allowed", "offered", "allotted",
        "quota", "place", "spot", "slot", "vacancy", "seat", "allowance", "supply", "size"}},
      {{"allocated", "reserved", "committed", "blocked"}, {"hand", "stock", "physical", "oh"}},
      {{"hand", "remaining", "left", "current", "available", "free", "unused", "unsold"},
       {"received", "initial", "original", "total", "allowed", "ordered", "purchased", "produced", "starting",
        "capacity", "authorized", "prescribed", "granted", "collected"}},
      {{"delivered", "received", "shipped", "ship", "fulfilled", "granted", "accepted", "dispensed", "picked",
        "issued", "approved", "supplied", "returned"},
       {"requested", "ordered", "order", "demanded", "applied", "asked", "prescribed", "needed", "required",
        "purchased"}},
      {{"completed", "finished", "produced", "done", "scrapped", "scrap"},
       {"ordered", "order", "planned", "target", "requested", "required"}},
      {{"defect", "defective", "rejected", "failed", "nonconforming", "reject"},
       {"sample", "inspected", "tested", "checked", "sampled", "lot", "batch"}},
      {{"coverage", "covered"}, {"total", "charge", "charged", "billed", "bill", "gross"}},
      {{"settled", "indemnified", "compensated", "awarded", "reimbursed"},
       {"estimated", "claimed", "claim", "damage", "loss", "assessed"}},
      {{"allowed", "approved", "covered", "recognized", "eligible", "granted", "awarded"},
       {"billed", "claimed", "charged", "submitted", "requested", "applied", "asked", "demanded"}},
      {{"current", "used", "use"}, {"max", "maximum", "limit", "allowed"}},
      {{"paid", "reimbursed", "settled"}, {"allowed", "approved", "claimed", "billed", "granted"}},
      {{"withheld", "retained", "deducted", "kept"}, {"amount", "deposit", "gross", "total"}},
      {{"defective", "rejected", "damaged", "scrapped", "spoiled", "broken", "expired"},
       {"produced", "received", "inspected", "delivered", "total", "manufactured"}},
      {{"built", "living", "usable", "cultivated"}, {"total", "land", "plot", "lot", "gross"}},
      {{"net"}, {"gross"}},
      {{"transfused", "administered", "given", "infused", "drained"}, {"total", "collected", "prescribed"}},
  };
  return all;
}

// "max_uses" are as many as there may be, though they speak of uses.
const SomeWords kMost = {"max", "maximum", "limit"};

const SomeWords kNouns = {"quantity", "count", "number", "amount", "unit", "size", "on"};

}  // namespace

// One of the same noun, or else one where either says no noun.
const NamedNumber* PartPass::whole_of(const NamedNumber& part) const {
  NamedNumber const* unnamed = nullptr;
  for (PartOfWhole const& one : parts()) {
    if (!has_any(part.words, one.part)) continue;
    Words const noun = without(without(part.words, one.part), kNouns);
    for (NamedNumber const& whole : numbers_) {
      // What is insured is no part of what that costs.
      if (has_any(whole.words, {"premium"}) != has_any(part.words, {"premium"})) continue;
      if (whole.column == part.column || is_rate_name(whole.words) || !has_any(whole.words, one.whole) ||
          (has_any(whole.words, one.part) && !has_any(whole.words, kMost)) || has_any(part.words, kMost) ||
          follows(whole.column, part.column))
        continue;
      Words const other = without(without(whole.words, one.whole), kNouns);
      if (noun == other) return &whole;
      bool const alike = target_.columns[whole.column - 1].semantic.starts_with("finance.") ==
                         target_.columns[part.column - 1].semantic.starts_with("finance.");
      if (unnamed == nullptr && alike && (noun.empty() || other.empty())) unnamed = &whole;
    }
  }
  return unnamed;
}

AttrNumber PartPass::whole_of(AttrNumber part) const {
  auto const number = std::find_if(numbers_.begin(), numbers_.end(),
                                   [&](const NamedNumber& one) { return one.column == part; });
  NamedNumber const* const whole = number == numbers_.end() ? nullptr : whole_of(*number);
  return whole == nullptr ? InvalidAttrNumber : whole->column;
}

void PartPass::keep_within(const NamedNumber& part, const NamedNumber& whole) {
  constexpr std::int64_t kAll = 1000;
  pg::Column const& column = table_.column(part.column);
  draft_.sources.clear();
  NumberSource const own{target_.program.attribute(part.column), column.type.base};
  bool const counted =
      pg::is_integer_type(column.type.base) && pg::is_integer_type(table_.column(whole.column).type.base);
  std::unique_ptr<generate::Node> node;
  if (counted)
    node = std::make_unique<generate::AtMostNode>(own, own_number(whole.column),
                                                  plan_.stream(target_, column.name + ".part"));
  else
    node = std::make_unique<generate::AtMostShareNode>(own, own_number(whole.column), kAll, column.type);
  replace_column(
      part.column, std::move(node),
      target_.columns[part.column - 1].generator + ", at most " + table_.column(whole.column).name);
}

// About what another number of the same noun is, `least` to `most` per mille of it.
void PartPass::keep_between(const NamedNumber& number, const NamedNumber& other, std::int64_t least,
                            std::int64_t most) {
  draft_.sources.clear();
  pg::Column const& column = table_.column(number.column);
  NumberSource const whole = own_number(other.column);
  auto const share = [&](std::int64_t per_mille) {
    return NumberSource{target_.program.add(std::make_unique<generate::ShareNode>(
                            whole.node, whole, NumberSource{}, per_mille, column.type)),
                        column.type.base};
  };
  replace_column(number.column,
                 std::make_unique<generate::BetweenNode>(
                     NumberSource{target_.program.attribute(number.column), column.type.base}, share(least),
                     share(most), column.type, plan_.stream(target_, column.name + ".near")),
                 "about " + table_.column(other.column).name);
}

// What a price is reduced to.
void PartPass::keep_reduced(const NamedNumber& reduced) {
  static const SomeWords kReduced = {"discounted", "promotional", "promo", "reduced", "special", "clearance"};
  static const SomeWords kFull = {"sale",   "regular", "list", "original", "full",
                                  "normal", "retail",  "base", "standard", "selling"};
  static const SomeWords kPrice = {"price", "fee", "rate", "fare", "cost"};
  constexpr std::int64_t kLeastPerMille = 550;
  constexpr std::int64_t kMostPerMille = 950;
  if (!has_any(reduced.words, kReduced) || !has_any(reduced.words, kPrice)) return;
  Words const noun = without(reduced.words, kReduced);
  auto const full = std::find_if(numbers_.begin(), numbers_.end(), [&](const NamedNumber& number) {
    return number.column != reduced.column && !has_any(number.words, kReduced) &&
           without(number.words, kFull) == noun && !follows(number.column, reduced.column);
  });
  if (full != numbers_.end()) keep_between(reduced, *full, kLeastPerMille, kMostPerMille);
}

// What became of a plan is about what was planned.
void PartPass::keep_near(const NamedNumber& actual) {
  static const SomeWords kActual = {"actual", "real", "achieved", "realized", "reached", "final"};
  static const SomeWords kPlanned = {"expected", "planned",  "estimated", "target",
                                     "budgeted", "forecast", "projected"};
  constexpr std::int64_t kLeastPerMille = 720;
  constexpr std::int64_t kMostPerMille = 1180;
  if (!has_any(actual.words, kActual)) return;
  auto const plan = std::find_if(numbers_.begin(), numbers_.end(), [&](const NamedNumber& number) {
    return number.column != actual.column && has_any(number.words, kPlanned) &&
           without(number.words, kPlanned) == without(actual.words, kActual) &&
           !follows(number.column, actual.column);
  });
  if (plan != numbers_.end()) keep_between(actual, *plan, kLeastPerMille, kMostPerMille);
}

// What a price or an offer was before, or becomes in return.
void PartPass::keep_near_other(const NamedNumber& other) {
  static const SomeWords kOther = {"original", "initial", "counter", "revised", "former", "negotiated"};
  static const SomeWords kMoney = {"price", "amount", "offer", "rent", "salary", "fee", "rate", "value"};
  static const SomeWords kSaid = {"asking", "offered", "current", "list",
                                  "price",  "amount",  "offer",   "value"};
  constexpr std::int64_t kLeastPerMille = 900;
  constexpr std::int64_t kMostPerMille = 1120;
  if (!has_any(other.words, kOther) || !has_any(other.words, kMoney)) return;
  Words const noun = without(without(other.words, kOther), kSaid);
  auto const one = std::find_if(numbers_.begin(), numbers_.end(), [&](const NamedNumber& number) {
    return number.column != other.column && !has_any(number.words, kOther) && has_any(number.words, kMoney) &&
           without(without(number.words, kSaid), kOther) == noun &&
           !is_rate_name(without(number.words, {"rate"})) && !follows(number.column, other.column);
  });
  if (one != numbers_.end()) keep_between(other, *one, kLeastPerMille, kMostPerMille);
}

// Nothing is given back but of what was paid, and mostly nothing.
void PartPass::derive_refund(const NamedNumber& refund) {
  static const SomeWords kRefund = {"refunded", "refund", "reversed", "credited"};
  if (!has_any(refund.words, kRefund)) return;
  auto const paid = std::find_if(numbers_.begin(), numbers_.end(), [&](const NamedNumber& number) {
    return number.column != refund.column && !has_any(number.words, kRefund) &&
           without(number.words, {"total", "paid", "captured", "charged"}) ==
               without(without(refund.words, kRefund), {"total"}) &&
           !follows(number.column, refund.column);
  });
  if (paid == numbers_.end()) return;
  keep_within(refund, *paid);
  auto evidence = EvidencePass(draft_).evidence_of("refunded");
  if (!evidence || !not_null(table_.column(refund.column))) return;
  generate::NodeId const some = target_.program.attribute(refund.column);
  pg::TypeRef const& type = table_.column(refund.column).type;
  generate::NodeId const when =
      target_.program.add(std::make_unique<generate::WhenNode>(some, std::move(*evidence)));
  generate::NodeId const nothing = target_.program.add(
      std::make_unique<generate::ShareNode>(some, NumberSource{some, type.base}, NumberSource{}, 0, type));
  replace_column(refund.column, std::make_unique<generate::CoalesceNode>(when, nothing),
                 target_.columns[refund.column - 1].generator + " when refunded");
}

void PartPass::derive_parts() {
  for (NamedNumber const& number : numbers_) {
    bool const open = may_compute(number.column) && !is_key_part(number.column) &&
                      !draft_.computed[number.column - 1] && draft_.follows[number.column - 1].empty() &&
                      !is_rate_name(number.words);
    if (!open) continue;
    if (NamedNumber const* const whole = whole_of(number)) {
      keep_within(number, *whole);
    } else {
      derive_refund(number);
      keep_near(number);
      keep_reduced(number);
      if (!draft_.computed[number.column - 1]) keep_near_other(number);
    }
  }
}

}  // namespace synthgen::plan
