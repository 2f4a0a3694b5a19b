#include "generate/nodes/amortization.hpp"

#include <algorithm>

#include "generate/nodes/numerics.hpp"

namespace synthgen::generate {

namespace {

constexpr std::int64_t kCents = 100;
constexpr std::int64_t kBillion = 1'000'000'000;
constexpr std::int64_t kMostMonths = 600;

// So many units of which `units` make one, rounded.
std::int64_t units_of(Datum numeric, std::int64_t units) {
  Datum const scaled =
      DirectFunctionCall2(numeric_round, product(numeric, whole_numeric(units)), Int32GetDatum(0));
  return DatumGetInt64(DirectFunctionCall1(numeric_int8, scaled));
}

}  // namespace

// Month by month in cents; the last instalment pays what is left.
std::int64_t AmortizationNode::steps(std::int64_t principal, std::int64_t rate, std::int64_t payment,
                                     std::int64_t months, std::int64_t place) const {
  std::int64_t owed = principal;
  for (std::int64_t month = 0;; ++month) {
    if (month >= months) return 0;
    auto const interest =
        static_cast<std::int64_t>((static_cast<__int128>(owed) * rate / 12 + kBillion / 2) / kBillion);
    std::int64_t paid = payment - interest;
    if (paid <= 0) paid = owed / std::max<std::int64_t>(1, months - month);
    if (month + 1 >= months || paid > owed) paid = owed;
    if (month < place) {
      owed -= paid;
      continue;
    }
    switch (says_) {
      case Says::kPayment:
        return paid + interest;
      case Says::kPrincipal:
        return paid;
      case Says::kInterest:
        return interest;
      case Says::kBefore:
        return owed;
      case Says::kAfter:
        return owed - paid;
    }
  }
}

void AmortizationNode::generate(Batch& batch, Values out) const {
  constexpr std::int64_t kUsualRate = kBillion * 6 / 100;
  Values const own = batch.values(own_);
  Values const principal = batch.values(loan_.principal.node);
  Values const rate = loan_.rate.node == kNoNode ? Values{} : batch.values(loan_.rate.node);
  Values const months = batch.values(loan_.months.node);
  Values const payment = batch.values(loan_.payment.node);
  Values const begin = begin_.node == kNoNode ? Values{} : batch.values(begin_.node);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    out.data[i] = own.data[i];
    if (own.nulls[i] || principal.nulls[i] || months.nulls[i] || payment.nulls[i]) continue;
    std::int64_t yearly = kUsualRate;
    if (rate.data != nullptr && !rate.nulls[i]) {
      Datum share = to_numeric(loan_.rate.type, rate.data[i]);
      if (!is_less(share, whole_numeric(1))) share = quotient(share, whole_numeric(100));
      yearly = units_of(share, kBillion);
    }
    auto const count =
        std::clamp<std::int64_t>(units_of(to_numeric(loan_.months.type, months.data[i]), 1), 1, kMostMonths);
    if (begin.data != nullptr && begin.nulls[i]) continue;
    constexpr Microseconds kMonth = kDay * 365 / 12;
    std::int64_t const place =
        reference_ != nullptr
            ? std::min(static_cast<std::int64_t>(sibling_of(*reference_, batch.row(i)).place), count - 1)
            : std::max<std::int64_t>(0, (now_ - to_instant(begin_.type, begin.data[i])) / kMonth);
    std::int64_t const cents =
        steps(units_of(to_numeric(loan_.principal.type, principal.data[i]), kCents), yearly,
              units_of(to_numeric(loan_.payment.type, payment.data[i]), kCents), count, place);
    Datum const number = NumericGetDatum(int64_div_fast_to_numeric(cents, 2));
    if (room_.takes(number)) out.data[i] = from_numeric(room_.base, room_.modifier, number);
  }
  MemoryContextSwitchTo(before);
}

}  // namespace synthgen::generate
