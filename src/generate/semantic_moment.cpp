// Dates, times and flags by meaning. Dates are relative to the run's "now", never to the clock.
#include <algorithm>

#include "generate/semantic_range.hpp"

extern "C" {
#include "datatype/timestamp.h"
#include "utils/date.h"
#include "utils/timestamp.h"
}

namespace synthgen::generate {

namespace {

constexpr std::int64_t kYear = 365;
constexpr std::int64_t kSecondsADay = 86400;

struct MomentMeaning {
  std::string_view semantic;
  std::int64_t first_day, last_day;  // relative to now
  Shape shape;
};

constexpr MomentMeaning kMoments[] = {
    {"date.birth", -80 * kYear, -20 * kYear, Shape::kBell},
    {"date.child_birth", -18 * kYear, -4 * kYear, Shape::kEven},
    {"date.student_birth", -28 * kYear, -19 * kYear, Shape::kHigh},
    {"date.historic_birth", -98 * kYear, -26 * kYear, Shape::kBell},
    {"date.death", -25 * kYear, -30, Shape::kEven},
    {"date.hire", -12 * kYear, -30, Shape::kHigh},
    {"date.termination", -2 * kYear, -1, Shape::kHigh},
    {"date.join", -5 * kYear, -1, Shape::kHigh},
    {"date.founded", -120 * kYear, -2 * kYear, Shape::kHigh},
    {"date.start", -3 * kYear, -1, Shape::kHigh},
    {"date.end", -kYear, 2 * kYear, Shape::kBell},
    {"date.created", -4 * kYear, -1, Shape::kHigh},
    {"date.updated", -kYear, -1, Shape::kHigh},
    {"date.deleted", -2 * kYear, -1, Shape::kHigh},
    {"date.event", -2 * kYear, -1, Shape::kHigh},
    {"date.transaction", -3 * kYear, -1, Shape::kHigh},
    {"date.requested", -3 * kYear, -1, Shape::kHigh},
    {"date.booked", -2 * kYear, -1, Shape::kHigh},
    {"date.started", -3 * kYear, -1, Shape::kHigh},
    {"date.closed", -kYear, -1, Shape::kHigh},
    {"date.incident", -2 * kYear, -1, Shape::kHigh},
    {"date.payday", -2 * kYear, -1, Shape::kHigh},
    {"date.attended", -2 * kYear, -1, Shape::kHigh},
    {"date.happened", -2 * kYear, -1, Shape::kHigh},
    {"date.paid", -2 * kYear, -1, Shape::kHigh},
    {"date.sent", -2 * kYear, -1, Shape::kHigh},
    {"date.resolved", -2 * kYear, -1, Shape::kHigh},
    {"date.cancelled", -2 * kYear, -1, Shape::kHigh},
    {"date.estimated", -kYear, 20, Shape::kHigh},
    {"date.read", -kYear, -1, Shape::kHigh},
    {"date.graduation", -kYear, 4 * kYear, Shape::kEven},
    {"date.due", -60, 45, Shape::kBell},
    {"date.returned", -2 * kYear, -1, Shape::kHigh},
    {"date.expiry", 30, 4 * kYear, Shape::kEven},
    {"date.issued", -5 * kYear, -30, Shape::kHigh},
    {"date.shipped", -2 * kYear, -1, Shape::kHigh},
    {"date.delivered", -2 * kYear, -1, Shape::kHigh},
    {"date.published", -20 * kYear, -7, Shape::kHigh},
    {"date.released", -20 * kYear, -7, Shape::kHigh},
    {"date.last_seen", -90, -1, Shape::kHigh},
    {"date.verified", -3 * kYear, -1, Shape::kHigh},
    {"date.measured", -180, -1, Shape::kHigh},
    {"date.scheduled", -180, 120, Shape::kBell},
    {"date.future", 1, 180, Shape::kLow},
};

// What begins when a row is made.
bool is_beginning(std::string_view semantic) {
  static constexpr std::string_view kBeginnings[] = {
      "date.created", "date.join",    "date.hire",  "date.start",     "date.started",    "date.issued",
      "date.booked",  "date.founded", "date.event", "date.requested", "date.transaction"};
  return std::find(std::begin(kBeginnings), std::end(kBeginnings), semantic) != std::end(kBeginnings);
}

// What rows of other tables build on leaves them time to happen: it reaches further back the more generations
// there are, and ends some days before now.
MomentMeaning with_time_for_others(MomentMeaning meaning, int generations) {
  constexpr std::int64_t kReserve = 2;
  constexpr std::int64_t kFurtherBack = 250;
  if (generations == 0 || !is_beginning(meaning.semantic)) return meaning;
  meaning.last_day -= kReserve * generations;
  meaning.first_day -= kFurtherBack * generations;
  if (generations > 1 && meaning.shape == Shape::kHigh) meaning.shape = Shape::kEven;
  return meaning;
}

// The interval of a domain in units of the range: days of a date, seconds of a timestamp.
void narrow(const plan::ValueDomain& domain, bool is_date, std::int64_t& first, std::int64_t& last) {
  auto const read = [&](Datum value) -> std::int64_t {
    return is_date ? DatumGetDateADT(value) : DatumGetTimestamp(value);
  };
  auto const finite = [&](std::int64_t value) {
    return is_date ? !DATE_NOT_FINITE(value) : !TIMESTAMP_NOT_FINITE(value);
  };
  std::int64_t const unit = is_date ? 1 : USECS_PER_SEC;
  auto const floor_unit = [&](std::int64_t value) { return value / unit - (value % unit < 0 ? 1 : 0); };
  if (domain.lower && finite(read(domain.lower->value))) {
    std::int64_t const bound = read(domain.lower->value);
    bool const hit = bound % unit == 0;
    first = std::max(first, floor_unit(bound) + (hit && domain.lower->inclusive ? 0 : 1));
  }
  if (domain.upper && finite(read(domain.upper->value))) {
    std::int64_t const bound = read(domain.upper->value);
    bool const hit = bound % unit == 0;
    last = std::min(last, floor_unit(bound) - (hit && !domain.upper->inclusive ? 1 : 0));
  }
}

class MomentRange final : public Generator {
 public:
  MomentRange(const MomentMeaning& meaning, bool is_date, std::int64_t first, std::int64_t last)
      : meaning_(meaning), is_date_(is_date), first_(first), last_(last) {}

  std::uint64_t capacity() const noexcept override { return static_cast<std::uint64_t>(last_ - first_) + 1; }

  // Within a day, timestamps crowd between 6 and 22 o'clock.
  std::uint64_t pick(std::uint64_t random) const noexcept override {
    std::uint64_t const index = shaped(meaning_.shape, random, capacity());
    if (is_date_) return index;
    constexpr std::int64_t kMorning = 6 * 3600;
    constexpr std::uint64_t kAwake = 16 * 3600;
    std::int64_t const second = first_ + static_cast<std::int64_t>(index);
    std::int64_t const of_day = (second % kSecondsADay + kSecondsADay) % kSecondsADay;
    std::uint64_t const awake = shaped(Shape::kBell, core::mix(random, 0x646179), kAwake);
    std::int64_t const moved = second - of_day + kMorning + static_cast<std::int64_t>(awake);
    return moved < first_ || moved > last_ ? index : static_cast<std::uint64_t>(moved - first_);
  }

  void pick_all(std::span<std::uint64_t> words) const noexcept override {
    for (std::uint64_t& word : words) word = MomentRange::pick(word);
  }

  void render(const std::uint64_t* indexes, std::size_t count, Arena&, Datum* out) const override {
    for (std::size_t i = 0; i < count; ++i) {
      std::int64_t const value = first_ + static_cast<std::int64_t>(indexes[i]);
      out[i] =
          is_date_ ? DateADTGetDatum(static_cast<DateADT>(value)) : TimestampGetDatum(value * USECS_PER_SEC);
    }
  }

  std::string description() const override { return std::string(meaning_.semantic); }

 private:
  MomentMeaning meaning_;
  bool is_date_;
  std::int64_t first_, last_;
};

struct FlagMeaning {
  std::string_view semantic;
  double rate;  // of true
};

constexpr FlagMeaning kFlags[] = {
    {"flag.usual", 0.9},     {"flag.often", 0.75}, {"flag.even", 0.5},
    {"flag.sometimes", 0.2}, {"flag.rare", 0.03},
};

class Flag final : public Generator {
 public:
  explicit Flag(const FlagMeaning& meaning) : meaning_(meaning) {}
  std::uint64_t capacity() const noexcept override { return 2; }
  std::uint64_t pick(std::uint64_t random) const noexcept override {
    return core::unit(random) < meaning_.rate ? 1 : 0;
  }
  void render(const std::uint64_t* indexes, std::size_t count, Arena&, Datum* out) const override {
    for (std::size_t i = 0; i < count; ++i) out[i] = BoolGetDatum(indexes[i] != 0);
  }
  std::string description() const override {
    return "true in " + std::to_string(static_cast<int>(meaning_.rate * 100 + 0.5)) + " %";
  }

 private:
  const FlagMeaning& meaning_;
};

}  // namespace

std::unique_ptr<Generator> make_semantic_moment(std::string_view semantic, const pg::TypeRef& type,
                                                const plan::ValueDomain& domain, const Context& context) {
  bool const is_date = type.base == DATEOID;
  if (!is_date && type.base != TIMESTAMPOID && type.base != TIMESTAMPTZOID) return nullptr;
  if (domain.allowed || !domain.excluded.empty()) return nullptr;
  auto const* const known = std::find_if(std::begin(kMoments), std::end(kMoments),
                                         [&](const auto& m) { return m.semantic == semantic; });
  if (known == std::end(kMoments)) return nullptr;
  MomentMeaning const meaning = with_time_for_others(*known, context.generations);
  std::int64_t first = context.as_of + meaning.first_day;
  std::int64_t last = context.as_of + meaning.last_day;
  if (!is_date) {
    first *= kSecondsADay;
    last = (last + 1) * kSecondsADay - 1;
  }
  narrow(domain, is_date, first, last);
  if (first > last) return nullptr;
  return std::make_unique<MomentRange>(meaning, is_date, first, last);
}

std::unique_ptr<Generator> make_semantic_flag(std::string_view semantic, const pg::TypeRef& type,
                                              const plan::ValueDomain& domain) {
  if (type.base != BOOLOID || domain.allowed || domain.lower || domain.upper || !domain.excluded.empty())
    return nullptr;
  for (const FlagMeaning& meaning : kFlags) {
    if (meaning.semantic == semantic) return std::make_unique<Flag>(meaning);
  }
  return nullptr;
}

}  // namespace synthgen::generate
