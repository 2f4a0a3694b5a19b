#include "plan/amount_roles.hpp"

#include "plan/named_numbers.hpp"

namespace synthgen::plan {

namespace {

using core::Words;

struct RoleWords {
  AmountRole role;
  SomeWords words;
};

const SomeWords kTotal = {"total", "grand", "sum", "overall", "ttl", "tot"};
const SomeWords kRestWords = {"balance",   "owing",  "owed",     "outstanding", "remaining",
                              "remainder", "unpaid", "financed", "open",        "left"};
const SomeWords kLeftWords = {"payout", "proceed", "earning", "receivable", "takings", "remittance"};
const SomeWords kDue = {"due", "payable", "pay", "charged", "collected", "final", "billed"};

// The first that fits counts.
const RoleWords kRoles[] = {
    {AmountRole::kKept,
     {"commission", "platform", "marketplace", "place", "processing", "gateway", "agency", "acquirer"}},
    {AmountRole::kAside,
     {"limit",      "min",       "max",      "minimum",     "maximum",    "average",     "avg",
      "mean",       "estimated", "estimate", "planned",     "budget",     "target",      "threshold",
      "previous",   "old",       "list",     "sticker",     "msrp",       "retail",      "insured",
      "declared",   "appraised", "assessed", "taxable",     "market",     "quota",       "included",
      "inclusive",  "contained", "ytd",      "lifetime",    "per",        "each",        "unit",
      "hourly",     "daily",     "nightly",  "expected",    "projected",  "forecast",    "opening",
      "closing",    "before",    "after",    "principal",   "instalment", "installment", "approved",
      "allowed",    "eligible",  "claimed",  "requested",   "offered",    "awarded",     "debit",
      "reserve",    "cash",      "change",   "coverage",    "guaranteed", "equity",      "asset",
      "liability",  "spent",     "purchase", "acquisition", "day",        "hour",        "night",
      "refundable", "new"}},
    {AmountRole::kTaken, {"discount", "dsc",        "disc",      "rebate",      "reduction",   "credit",
                          "voucher",  "coupon",     "subsidy",   "scholarship", "aid",         "bursary",
                          "grant",    "waiver",     "deduction", "withheld",    "withholding", "concession",
                          "covered",  "markdown",   "promo",     "promotion",   "promotional", "exemption",
                          "loyalty",  "trade",      "rebated",   "markoff",     "bourse",      "retention",
                          "retained", "deductible", "refund",    "refunded",    "pension",     "retirement"}},
    {AmountRole::kTax, {"tax", "vat", "gst", "hst", "duty", "levy"}},
    {AmountRole::kPaid,
     {"paid", "payment", "received", "prepaid", "prepayment", "advance", "deposit", "down", "settled",
      "tendered", "earnest"}},
    {AmountRole::kAdded,
     {"shipping",   "freight",    "postage",    "delivery", "tip",          "gratuity",  "surcharge",
      "service",    "extra",      "supplement", "penalty",  "fine",         "late",      "handling",
      "interest",   "adjustment", "toll",       "option",   "addon",        "insurance", "customs",
      "packaging",  "cleaning",   "usage",      "overage",  "bonus",        "overtime",  "allowance",
      "charge",     "fee",        "additional", "express",  "installation", "excess",    "carriage",
      "shipment",   "transport",  "dispatch",   "utility",  "travel",       "fuel",      "energy",
      "electricity"}},
    {AmountRole::kBase,
     {"price",   "amount",    "basic",       "sub",       "subtotal", "net",         "gross",
      "base",    "fare",      "item",        "goods",     "product",  "ticket",      "sale",
      "rent",    "value",     "merchandise", "premium",   "labor",    "labour",      "part",
      "food",    "room",      "salary",      "recurring", "rental",   "membership",  "subscription",
      "article", "order",     "tuition",     "material",  "wage",     "consumption", "accommodation",
      "stay",    "treatment", "course",      "meal",      "revenue"}},
    {AmountRole::kAside, {"cost", "income"}},
};

// What a carrier is paid for is no addition to anything.
bool is_price_of_transport(const Words& words) {
  return has_any(words, {"price"}) && has_any(words, {"freight", "transport", "carriage"});
}

}  // namespace

AmountRole role_of_amount(const Words& words) {
  if (is_price_of_transport(words)) return AmountRole::kBase;
  for (RoleWords const& one : kRoles)
    if (has_any(words, one.words)) return one.role;
  return has_any(words, kTotal) ? AmountRole::kBase : AmountRole::kUnknown;
}

bool is_borne(const Words& words) {
  return has_any(words, {"patient", "client", "customer", "insured", "member", "guest"});
}

ResultKind result_named(const Words& words) {
  bool const total = has_any(words, kTotal) && !has_any(words, {"sub"});
  if (has_any(words, kRestWords)) return ResultKind::kRest;
  AmountRole const role = role_of_amount(words);
  if (total && (role == AmountRole::kTaken || role == AmountRole::kTax)) return ResultKind::kPart;
  bool const whole = total || has_any(words, {"gross"});
  if (!whole && (has_any(words, kLeftWords) || has_any(words, {"net"}))) return ResultKind::kLeft;
  // What the patient or the client pays is what somebody else does not.
  // "Regular pay" is a part of what is earned.
  bool const earned =
      has_any(words, {"pay"}) &&
      has_any(words, {"regular", "overtime", "base", "basic", "holiday", "sick", "vacation", "hourly",
                      "bonus", "severance", "shift", "weekend", "night", "double", "commission"});
  if (is_borne(words) || (has_any(words, kDue) && !total && !earned)) return ResultKind::kRest;
  return whole ? ResultKind::kWhole : ResultKind::kNone;
}

Words noun_of_result(const Words& words) {
  Words noun = without(without(without(words, kTotal), kDue), kRestWords);
  noun = without(std::move(noun), kLeftWords);
  if (has_any(noun, {"incl", "including", "inclusive", "with", "after"})) return {};
  return without(
      std::move(noun),
      {"amount",  "price", "value",    "gross",  "net",      "paid",      "order",   "invoice", "bill",
       "booking", "sale",  "receipt",  "full",   "all",      "cost",      "payment", "to",      "be",
       "in",      "of",    "customer", "client", "patient",  "user",      "guest",   "member",  "usd",
       "eur",     "gbp",   "cent",     "minor",  "purchase", "statement", "the",     "a",       "revenue"});
}

bool is_extra(const Words& words) {
  if (is_price_of_transport(words)) return false;
  return has_any(words, {"shipping",   "freight",  "postage",    "delivery",   "tip",        "gratuity",
                         "surcharge",  "late",     "penalty",    "fine",       "handling",   "service",
                         "processing", "interest", "adjustment", "packaging",  "cleaning",   "toll",
                         "platform",   "booking",  "extra",      "supplement", "additional", "charge"});
}

int most_per_mille(AmountRole role, const Words& words) {
  constexpr int kLittle = 120;
  constexpr int kSome = 250;
  constexpr int kMuch = 400;
  constexpr int kMost = 700;
  switch (role) {
    case AmountRole::kTaken:
      if (has_any(words, {"covered", "subsidy", "scholarship", "aid", "bursary", "grant", "trade"}))
        return kMost;
      return has_any(words, {"withheld", "withholding", "tax"}) ? kSome : kSome + kLittle / 2;
    case AmountRole::kKept:
      return kSome;
    case AmountRole::kAdded:
      if (has_any(words, {"tip", "gratuity", "fine", "penalty", "late", "interest", "service"}))
        return kLittle;
      return has_any(words, {"extra", "usage", "charge", "supplement", "bonus"}) ? kMuch : kSome;
    default:
      return kSome;
  }
}

}  // namespace synthgen::plan
