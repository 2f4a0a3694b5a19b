#include "plan/numbers/amount_roles.hpp"

#include <string_view>
#include <utility>

#include "plan/numbers/named_numbers.hpp"
#include "plan/numbers/number_words.hpp"

namespace synthgen::plan {

namespace {

using core::Words;

// The first that fits counts.
const std::pair<AmountRole, std::string_view> kRoles[] = {
    {AmountRole::kKept, "amount kept"},   {AmountRole::kAside, "amount aside"},
    {AmountRole::kTaken, "amount taken"}, {AmountRole::kTax, "amount tax"},
    {AmountRole::kPaid, "amount paid"},   {AmountRole::kAdded, "amount added"},
    {AmountRole::kBase, "amount base"},   {AmountRole::kAside, "amount aside at last"}};

// What a carrier is paid for is no addition to anything.
bool is_price_of_transport(const Words& words) {
  return has_any(words, {"price"}) && has_any(words, {"freight", "transport", "carriage"});
}

}  // namespace

AmountRole role_of_amount(const Words& words) {
  if (is_price_of_transport(words)) return AmountRole::kBase;
  for (auto const& [role, list] : kRoles)
    if (has_listed(words, list)) return role;
  return has_listed(words, "amount total") ? AmountRole::kBase : AmountRole::kUnknown;
}

bool is_borne(const Words& words) {
  return has_any(words, {"patient", "client", "customer", "insured", "member", "guest"});
}

ResultKind result_named(const Words& words) {
  // The sum insured is a limit.
  if (has_any(words, {"sum"}) && has_any(words, {"insured", "assured"})) return ResultKind::kNone;
  bool const total = has_listed(words, "amount total") && !has_any(words, {"sub"});
  if (has_listed(words, "amount rest")) return ResultKind::kRest;
  AmountRole const role = role_of_amount(words);
  if (total && (role == AmountRole::kTaken || role == AmountRole::kTax)) return ResultKind::kPart;
  bool const whole = total || has_any(words, {"gross"});
  if (!whole && (has_listed(words, "amount left") || has_any(words, {"net"}))) return ResultKind::kLeft;
  // What the patient or the client pays is what somebody else does not.
  // "Regular pay" is a part of what is earned.
  bool const earned = has_any(words, {"pay"}) && has_listed(words, "pay earned");
  if (is_borne(words) || (has_listed(words, "amount due") && !total && !earned)) return ResultKind::kRest;
  return whole ? ResultKind::kWhole : ResultKind::kNone;
}

Words noun_of_result(const Words& words) {
  Words noun = words;
  for (std::string_view const list : {"amount total", "amount due", "amount rest", "amount left"})
    noun = without_listed(std::move(noun), list);
  if (has_any(noun, {"incl", "including", "inclusive", "with", "after"})) return {};
  return without_listed(std::move(noun), "amount general");
}

bool is_extra(const Words& words) {
  if (is_price_of_transport(words)) return false;
  return has_listed(words, "amount extra");
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
