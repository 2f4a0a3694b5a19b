// Dates, times and flags by meaning. Dates are relative to the run's "now", never to the clock.
#include <algorithm>

#include "core/name_index.hpp"
#include "core/name_words.hpp"
#include "core/rhythm.hpp"
#include "generate/meanings/semantic_range.hpp"

extern "C" {
#include "datatype/timestamp.h"
#include "utils/date.h"
#include "utils/timestamp.h"
}

namespace synthgen::generate {

namespace {

constexpr std::int64_t kYear = 365;
constexpr std::int64_t kSecondsADay = 86400;

constexpr core::Rhythm::Week kEveryDay = {1, 1, 1, 1, 1, 1, 1};

// By day, on any day.
constexpr core::Rhythm kByDay(kEveryDay, {0,  0,  0,  0,  0,  0,  1, 3, 6, 9, 11, 13,
                                          14, 14, 14, 13, 12, 10, 8, 5, 3, 1, 0,  0});
// What people do on their own: at any time, most in the evening, a little more at weekends.
constexpr core::Rhythm kPeople({20, 20, 20, 20, 21, 23, 22}, {3,  2,  1,  1,  1,  2,  5,  9,  14, 18, 20, 20,
                                                              21, 19, 18, 18, 19, 21, 24, 27, 28, 24, 15, 7});
// What people come for while a counter is open.
constexpr core::Rhythm kCounter({18, 18, 19, 18, 18, 14, 2}, {0,  0,  0,  0,  0,  0,  0, 0, 1, 8, 12, 14,
                                                              12, 11, 13, 14, 15, 14, 9, 4, 0, 0, 0,  0});
// When tables are taken: for lunch, and more of them for dinner.
constexpr core::Rhythm kTable({16, 17, 19, 21, 28, 30, 22},
                              {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 6, 14, 9, 3, 1, 3, 10, 20, 24, 16, 5, 0, 0});
// What is done at work.
constexpr core::Rhythm kOffice({20, 21, 21, 20, 18, 0, 0}, {0,  0,  0,  0,  0,  0, 0, 1, 6, 14, 16, 15,
                                                            10, 12, 15, 14, 11, 5, 1, 0, 0, 0,  0,  0});

struct MomentMeaning {
  std::string_view semantic;
  std::int64_t first_day, last_day;  // relative to now
  Shape shape;
  const core::Rhythm* rhythm = &kByDay;  // null: day and night alike
  bool seasonal = false;
};

constexpr MomentMeaning kMoments[] = {
    {"date.birth", -80 * kYear, -20 * kYear, Shape::kBell},
    {"date.animal_birth", -12 * kYear, -kYear / 4, Shape::kHigh},
    {"date.child_birth", -10 * kYear, -kYear / 2, Shape::kEven},
    {"date.pupil_birth", -18 * kYear, -6 * kYear, Shape::kEven},
    {"date.birth_at_any_age", -92 * kYear, -30, Shape::kEven},
    {"date.student_birth", -28 * kYear, -19 * kYear, Shape::kHigh},
    {"date.historic_birth", -98 * kYear, -26 * kYear, Shape::kBell},
    {"date.death", -25 * kYear, -30, Shape::kEven},
    {"date.hire", -12 * kYear, -30, Shape::kGrow, &kOffice},
    {"date.termination", -2 * kYear, -1, Shape::kGrow, &kOffice},
    {"date.join", -5 * kYear, -1, Shape::kGrow, &kPeople},
    {"date.founded", -120 * kYear, -2 * kYear, Shape::kHigh},
    {"date.start", -3 * kYear, -1, Shape::kGrow},
    {"date.end", -kYear, 2 * kYear, Shape::kBell},
    {"date.created", -4 * kYear, -1, Shape::kGrow, &kPeople},
    {"date.updated", -kYear, -1, Shape::kHigh, &kPeople},
    {"date.edited", -kYear, -1, Shape::kHigh, &kPeople},
    {"date.deleted", -2 * kYear, -1, Shape::kGrow, &kPeople},
    {"date.event", -2 * kYear, -1, Shape::kGrow, &kPeople},
    {"date.transaction", -3 * kYear, -1, Shape::kGrow, &kPeople, true},
    {"date.requested", -3 * kYear, -1, Shape::kGrow, &kPeople, true},
    {"date.booked", -2 * kYear, -1, Shape::kGrow, &kPeople, true},
    {"date.started", -3 * kYear, -1, Shape::kGrow},
    {"date.closed", -kYear, -1, Shape::kGrow, &kOffice},
    {"date.incident", -2 * kYear, -1, Shape::kGrow},
    {"date.payday", -2 * kYear, -1, Shape::kEven, &kOffice},
    {"date.attended", -2 * kYear, -1, Shape::kGrow, &kPeople},
    {"date.happened", -2 * kYear, -1, Shape::kGrow, &kPeople},
    {"date.paid", -2 * kYear, -1, Shape::kGrow, &kPeople, true},
    {"date.sent", -2 * kYear, -1, Shape::kGrow, &kPeople},
    {"date.resolved", -2 * kYear, -1, Shape::kGrow, &kPeople},
    {"date.cancelled", -2 * kYear, -1, Shape::kGrow, &kPeople},
    {"date.estimated", -kYear, 20, Shape::kHigh},
    {"date.read", -kYear, -1, Shape::kHigh, &kPeople},
    {"date.graduation", -kYear, 4 * kYear, Shape::kEven},
    {"date.due", -60, 45, Shape::kBell},
    {"date.refunded", -2 * kYear, -1, Shape::kGrow},
    {"date.returned", -2 * kYear, -1, Shape::kGrow},
    {"date.expiry", 30, 4 * kYear, Shape::kEven},
    {"date.issued", -5 * kYear, -30, Shape::kGrow, &kOffice},
    {"date.shipped", -2 * kYear, -1, Shape::kGrow, &kOffice},
    {"date.delivered", -2 * kYear, -1, Shape::kGrow},
    {"date.published", -20 * kYear, -7, Shape::kHigh, &kOffice},
    {"date.released", -20 * kYear, -7, Shape::kHigh},
    {"date.last_seen", -90, -1, Shape::kHigh, &kPeople},
    {"date.last_done", -330, -1, Shape::kHigh, &kOffice},
    {"date.last_renewed", -9 * kYear, -30, Shape::kHigh, &kOffice},
    {"date.verified", -3 * kYear, -1, Shape::kGrow, &kPeople},
    {"date.measured", -180, -1, Shape::kEven, nullptr},
    {"date.scheduled", -180, 120, Shape::kBell, &kOffice},
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
  if (generations > 1 && meaning.shape == Shape::kGrow) meaning.shape = Shape::kEven;
  return meaning;
}

// What is undertaken for months is known for its last years, and some of it is still to begin.
MomentMeaning of_undertaking(MomentMeaning meaning, const pg::Table& table) {
  constexpr std::int64_t kFirst = -600, kAhead = 60;
  bool const starts = meaning.semantic == "date.start" || meaning.semantic == "date.started";
  std::vector<std::string> const kinds = core::kinds_of_thing(table.name);
  if (!starts || std::find(kinds.begin(), kinds.end(), "%projects") == kinds.end()) return meaning;
  meaning.first_day = kFirst;
  if (meaning.semantic == "date.start") meaning.last_day = kAhead;
  meaning.shape = Shape::kEven;
  return meaning;
}

// What instruments record has no rhythm; what people meet for is in the hours of work, what is done over a
// counter while that is open, and tables are reserved for meals (data/lexicon/all/rhythm.tsv).
const core::Rhythm* rhythm_in(const MomentMeaning& meaning, const pg::Table& table) {
  static const core::Lexicon kTimes = core::lexicon_without_locale("rhythm");
  static const core::detail::NameIndex& things = *new core::detail::NameIndex(kTimes);
  std::vector<std::string> const words = core::words_of(table.name);
  if (words.empty()) return meaning.rhythm;
  std::string const last = core::singular(words.back());
  auto const* const thing = things.find({&last, 1});
  if (thing == nullptr) return meaning.rhythm;
  std::string_view const when = kTimes.at(thing->row, kTimes.field("when"));
  if (when == "always") return nullptr;
  bool const meets = meaning.semantic == "date.start" || meaning.semantic == "date.started" ||
                     meaning.semantic == "date.event" || meaning.semantic == "date.happened";
  if (when == "office" && meets) return &kOffice;
  bool const begins = meaning.semantic == "date.start" || meaning.semantic == "date.started";
  if (when == "table" && !begins && (meets || meaning.semantic == "date.scheduled")) return &kTable;
  return when == "counter" && meaning.rhythm == &kPeople ? &kCounter : meaning.rhythm;
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

  std::uint64_t pick(std::uint64_t random) const noexcept override { return place(meaning_.shape, random); }

  void pick_all(std::span<std::uint64_t> words) const noexcept override {
    with_shape(meaning_.shape, [&](auto shape) {
      for (std::uint64_t& word : words) word = place(shape, word);
    });
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
  // `shape` is a Shape, or the constant.
  template <typename AnyShape>
  std::uint64_t place(AnyShape shape, std::uint64_t random) const noexcept {
    auto const shaped_place = [&](std::uint64_t word) {
      return static_cast<std::int64_t>(shaped(shape, word, capacity()));
    };
    std::int64_t own = first_ + shaped_place(random);
    if (meaning_.seasonal) {
      // Both places are computed: which one it is is hard to foresee for the processor.
      std::int64_t const other = first_ + shaped_place(core::mix(random, 0x616761696E));
      own = core::Season::includes(own / (is_date_ ? 1 : kSecondsADay), random) ? own : other;
    }
    if (meaning_.rhythm == nullptr) return static_cast<std::uint64_t>(own - first_);
    std::int64_t const moved = is_date_ ? meaning_.rhythm->settle_day(own, first_, last_, random)
                                        : meaning_.rhythm->settle(own, first_, last_, random);
    return static_cast<std::uint64_t>(moved - first_);
  }

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
    {"flag.sometimes", 0.2}, {"flag.seldom", 0.1}, {"flag.rare", 0.03},
};

Datum flag_datum(Oid type, bool set) {
  switch (type) {
    case INT2OID:
      return Int16GetDatum(set ? 1 : 0);
    case INT4OID:
      return Int32GetDatum(set ? 1 : 0);
    case INT8OID:
      return Int64GetDatum(set ? 1 : 0);
    default:
      return BoolGetDatum(set);
  }
}

class Flag final : public Generator {
 public:
  Flag(const FlagMeaning& meaning, Oid type) : meaning_(meaning), type_(type) {}
  std::uint64_t capacity() const noexcept override { return 2; }
  std::uint64_t pick(std::uint64_t random) const noexcept override {
    return core::unit(random) < meaning_.rate ? 1 : 0;
  }
  void render(const std::uint64_t* indexes, std::size_t count, Arena&, Datum* out) const override {
    for (std::size_t i = 0; i < count; ++i) out[i] = flag_datum(type_, indexes[i] != 0);
  }
  std::string description() const override {
    return "true in " + std::to_string(static_cast<int>(meaning_.rate * 100 + 0.5)) + " %";
  }

 private:
  const FlagMeaning& meaning_;
  Oid type_;
};

// Whether an integer column admits 0 and 1, and a list of nothing else.
bool admits_flag(const pg::TypeRef& type, const plan::ValueDomain& domain) {
  if (type.base != INT2OID && type.base != INT4OID && type.base != INT8OID) return false;
  if (domain.allowed && domain.allowed->size() != 2) return false;
  return plan::contains(domain, flag_datum(type.base, false), type) &&
         plan::contains(domain, flag_datum(type.base, true), type);
}

struct TimeMeaning {
  std::string_view semantic;
  int first, last, step;  // minutes of the day
  Shape shape;
};

constexpr int kHour = 60;
constexpr TimeMeaning kTimes[] = {
    {"time.opening", 6 * kHour, 11 * kHour, 30, Shape::kBell},
    {"time.closing", 16 * kHour, 23 * kHour, 30, Shape::kBell},
    {"time.clock_in", 6 * kHour, 10 * kHour, 5, Shape::kBell},
    {"time.clock_out", 15 * kHour, 19 * kHour, 5, Shape::kBell},
    {"time.start", 8 * kHour, 18 * kHour, 15, Shape::kEven},
    {"time.end", 9 * kHour, 21 * kHour, 15, Shape::kEven},
    {"time.any", 7 * kHour, 22 * kHour, 5, Shape::kBell},
};

// A time of the day on the customary minutes.
class TimeOfDay final : public Generator {
 public:
  explicit TimeOfDay(const TimeMeaning& meaning) : meaning_(meaning) {}
  std::uint64_t capacity() const noexcept override {
    return static_cast<std::uint64_t>((meaning_.last - meaning_.first) / meaning_.step + 1);
  }
  std::uint64_t pick(std::uint64_t random) const noexcept override {
    return shaped(meaning_.shape, random, capacity());
  }
  void render(const std::uint64_t* indexes, std::size_t count, Arena&, Datum* out) const override {
    for (std::size_t i = 0; i < count; ++i) {
      std::int64_t const minute = meaning_.first + static_cast<std::int64_t>(indexes[i]) * meaning_.step;
      out[i] = TimeADTGetDatum(minute * USECS_PER_MINUTE);
    }
  }
  std::string description() const override { return std::string(meaning_.semantic); }

 private:
  const TimeMeaning& meaning_;
};

// Times of day about a usual one, which most of them are.
class TimeAbout final : public Generator {
 public:
  explicit TimeAbout(std::int64_t usual) : usual_(usual) {}
  std::uint64_t capacity() const noexcept override { return 2 * kSteps + 1; }
  std::uint64_t pick(std::uint64_t random) const noexcept override {
    constexpr std::uint64_t kShares = 10, kOthers = 3;
    bool const other = core::bounded(random, kShares) < kOthers;
    return other ? core::bounded(core::mix(random, kShares), capacity()) : kSteps;
  }
  void render(const std::uint64_t* indexes, std::size_t count, Arena&, Datum* out) const override {
    for (std::size_t i = 0; i < count; ++i) {
      std::int64_t const steps = static_cast<std::int64_t>(indexes[i]) - kSteps;
      std::int64_t const time = usual_ + steps * kMinutes * USECS_PER_MINUTE;
      out[i] = TimeADTGetDatum(time < 0 || time >= USECS_PER_DAY ? usual_ : time);
    }
  }
  std::string description() const override { return "time about the default"; }

 private:
  static constexpr std::int64_t kSteps = 2, kMinutes = 30;
  std::int64_t usual_;
};

}  // namespace

std::unique_ptr<Generator> make_time_about(Datum usual) {
  return std::make_unique<TimeAbout>(DatumGetTimeADT(usual));
}

const core::Rhythm* rhythm_of(std::string_view semantic, const pg::Table& table) {
  for (const MomentMeaning& meaning : kMoments)
    if (meaning.semantic == semantic) return rhythm_in(meaning, table);
  return nullptr;
}

std::unique_ptr<Generator> make_semantic_moment(std::string_view semantic, const pg::Table& table,
                                                const pg::TypeRef& type, const plan::ValueDomain& domain,
                                                const Context& context) {
  bool const is_date = type.base == DATEOID;
  if (!is_date && type.base != TIMESTAMPOID && type.base != TIMESTAMPTZOID) return nullptr;
  if (domain.allowed || !domain.excluded.empty()) return nullptr;
  auto const* const known = std::find_if(std::begin(kMoments), std::end(kMoments),
                                         [&](const auto& m) { return m.semantic == semantic; });
  if (known == std::end(kMoments)) return nullptr;
  MomentMeaning meaning = of_undertaking(with_time_for_others(*known, context.generations), table);
  meaning.rhythm = rhythm_in(*known, table);
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

std::optional<double> flag_rate(std::string_view semantic) {
  for (FlagMeaning const& meaning : kFlags)
    if (meaning.semantic == semantic) return meaning.rate;
  return std::nullopt;
}

std::unique_ptr<Generator> make_semantic_flag(std::string_view semantic, const pg::TypeRef& type,
                                              const plan::ValueDomain& domain) {
  bool const boolean = type.base == BOOLOID && !domain.allowed && !domain.lower && !domain.upper;
  if ((!boolean && !admits_flag(type, domain)) || !domain.excluded.empty()) return nullptr;
  for (const FlagMeaning& meaning : kFlags) {
    if (meaning.semantic == semantic) return std::make_unique<Flag>(meaning, type.base);
  }
  return nullptr;
}

std::unique_ptr<Generator> make_semantic_time(std::string_view semantic, const pg::TypeRef& type,
                                              const plan::ValueDomain& domain) {
  if (type.base != TIMEOID || !domain.unrestricted()) return nullptr;
  for (const TimeMeaning& meaning : kTimes)
    if (meaning.semantic == semantic) return std::make_unique<TimeOfDay>(meaning);
  return nullptr;
}

}  // namespace synthgen::generate
