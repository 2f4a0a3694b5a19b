#include "generate/nodes/period_starts.hpp"

#include <algorithm>

#include "core/name_words.hpp"

extern "C" {
#include "catalog/pg_type_d.h"
#include "datatype/timestamp.h"
#include "utils/date.h"
#include "utils/datetime.h"
}

namespace synthgen::generate {

namespace {

using core::has_word;

constexpr int kMonths = 12;
constexpr int kWeek = 7;

enum class Period { kMonth, kWeek, kDay };

struct Series {
  Period period;
  std::uint64_t count;
};

// How many periods a series may have: enough for the rows, and no more of them than need be.
constexpr Series kOfPeriods[] = {{Period::kMonth, 24}, {Period::kMonth, 60}, {Period::kMonth, 120},
                                 {Period::kWeek, 260}, {Period::kWeek, 780}, {Period::kDay, 5475}};
constexpr Series kOfDays[] = {{Period::kDay, 730}, {Period::kDay, 1825}, {Period::kDay, 5475}};

// The first days of periods, the latest first.
class PeriodStarts final : public Generator {
 public:
  PeriodStarts(Series series, int as_of) : series_(series) {
    int day = 0;
    j2date(as_of + POSTGRES_EPOCH_JDATE, &year_, &month_, &day);
    monday_ = as_of - (as_of + POSTGRES_EPOCH_JDATE) % kWeek;
    last_ = as_of - 1;
  }

  std::uint64_t capacity() const noexcept override { return series_.count; }
  std::uint64_t pick(std::uint64_t random) const noexcept override {
    return core::bounded(random, series_.count);
  }
  void render(const std::uint64_t* indexes, std::size_t count, Arena&, Datum* out) const override {
    for (std::size_t i = 0; i < count; ++i) out[i] = DateADTGetDatum(date_of(static_cast<int>(indexes[i])));
  }
  std::string description() const override {
    std::string const unit = series_.period == Period::kMonth  ? "months"
                             : series_.period == Period::kWeek ? "weeks"
                                                               : "days";
    return "one of the last " + std::to_string(series_.count) + " " + unit;
  }

 private:
  DateADT date_of(int back) const {
    if (series_.period == Period::kDay) return last_ - back;
    if (series_.period == Period::kWeek) return monday_ - kWeek * back;
    int const month = year_ * kMonths + month_ - 1 - back;
    return date2j(month / kMonths, month % kMonths + 1, 1) - POSTGRES_EPOCH_JDATE;
  }

  Series series_;
  int year_ = 0, month_ = 0;
  DateADT monday_ = 0, last_ = 0;
};

bool is_of_periods(const pg::Table& table, const pg::Column& column) {
  static constexpr std::string_view kPeriods[] = {"period",  "month", "week",    "cycle", "fortnight",
                                                  "payroll", "run",   "closing", "sprint"};
  return has_word(core::words_of(column.name), kPeriods) || has_word(core::words_of(table.name), kPeriods);
}

}  // namespace

std::unique_ptr<Generator> make_unique_dates(const core::Recognition& meaning, const pg::Table& table,
                                             const pg::Column& column, const plan::ValueDomain& domain,
                                             const Context& context) {
  bool const past = meaning.semantic.starts_with("date.") && !meaning.semantic.ends_with("birth") &&
                    !meaning.semantic.ends_with("death");
  if (column.type.base != DATEOID || !past || !domain.unrestricted()) return nullptr;
  std::span<const Series> const all =
      is_of_periods(table, column) ? std::span<const Series>(kOfPeriods) : std::span<const Series>(kOfDays);
  auto const series = std::find_if(all.begin(), all.end(),
                                   [&](const Series& one) { return one.count >= context.rows_needed; });
  return series == all.end() ? nullptr : std::make_unique<PeriodStarts>(*series, context.as_of);
}

}  // namespace synthgen::generate
