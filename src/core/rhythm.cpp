#include "core/rhythm.hpp"

#include <algorithm>
#include <optional>

#include "core/hash.hpp"

namespace synthgen::core {

namespace {

constexpr std::int64_t kWeek = 7;
constexpr std::int64_t kSecondsADay = 86400;
constexpr std::uint64_t kSecondsAnHour = 3600;
constexpr std::uint64_t kAttempts = 8;  // to find a place between narrow bounds

std::int64_t floor_divide(std::int64_t value, std::int64_t unit) noexcept {
  return value / unit - (value % unit < 0 ? 1 : 0);
}

// The value, or the one a week before or after, that lies between the bounds; nothing if none does.
std::optional<std::int64_t> within(std::int64_t value, std::int64_t week, std::int64_t first,
                                   std::int64_t last) noexcept {
  if (value > last) value -= week;
  if (value < first) value += week;
  return value < first || value > last ? std::nullopt : std::optional(value);
}

// The word of an attempt: the upper byte says the weekday, the next one the hour, the lower half the second.
std::uint64_t attempt_word(std::uint64_t random, std::uint64_t attempt) noexcept {
  return mix(random, 0x7765656B + attempt);
}

}  // namespace

std::int64_t Rhythm::weekday_of_week(std::int64_t day, std::uint64_t word) const noexcept {
  if (same_days_) return day;
  constexpr std::int64_t kFirstMonday = 2;  // 2000-01-03
  std::int64_t const monday = floor_divide(day - kFirstMonday, kWeek) * kWeek + kFirstMonday;
  return monday + weekdays_[word >> 56];
}

std::int64_t Rhythm::second_of_day(std::uint64_t word) const noexcept {
  std::uint64_t const of_hour = (word & 0xFFFFFFFF) * kSecondsAnHour >> 32;
  return static_cast<std::int64_t>(hours_[word >> 48 & 0xFF] * kSecondsAnHour + of_hour);
}

std::int64_t Rhythm::settle_day(std::int64_t day, std::int64_t first, std::int64_t last,
                                std::uint64_t random) const noexcept {
  for (std::uint64_t attempt = 0; attempt < kAttempts; ++attempt)
    if (auto const found = within(weekday_of_week(day, attempt_word(random, attempt)), kWeek, first, last))
      return *found;
  return day;
}

std::int64_t Rhythm::settle(std::int64_t second, std::int64_t first, std::int64_t last,
                            std::uint64_t random) const noexcept {
  std::int64_t const day = floor_divide(second, kSecondsADay);
  for (std::uint64_t attempt = 0; attempt < kAttempts; ++attempt) {
    std::uint64_t const word = attempt_word(random, attempt);
    std::int64_t const moved = weekday_of_week(day, word) * kSecondsADay + second_of_day(word);
    if (auto const found = within(moved, kWeek * kSecondsADay, first, last)) return *found;
  }
  std::int64_t const same_day = day * kSecondsADay + second_of_day(attempt_word(random, 0));
  return same_day < first || same_day > last ? second : same_day;
}

bool is_in_season(std::int64_t day, std::uint64_t random) noexcept {
  constexpr std::int64_t kFourYears = 1461;
  // Of 256, by month.
  static constexpr std::array<std::uint64_t, 12> kMonths = {140, 145, 165, 165, 175, 170,
                                                            155, 155, 175, 190, 235, 256};
  std::int64_t const of_cycle = ((day % kFourYears) + kFourYears) % kFourYears;
  // The first year of the four has 366 days; to the day is near enough.
  auto const month = static_cast<std::size_t>(of_cycle * 4 % kFourYears * 12 / kFourYears);
  return mix(random, 0x736561736F6E) >> 56 < kMonths[std::min<std::size_t>(month, 11)];
}

}  // namespace synthgen::core
