// When in the week, the day and the year things happen: offices work from Monday to Friday, people order and
// log in by day and in the evening, shops sell most before Christmas.
//
// Days count from 2000-01-01, seconds from its midnight. A moment is moved within its week, or by one more
// where the bounds ask for it, so what is drawn over months and years keeps its shape.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "core/hash.hpp"

namespace synthgen::core {

class Rhythm {
 public:
  using Week = std::array<int, 7>;  // weights from Monday on
  using Day = std::array<int, 24>;  // weights of the hours

  constexpr Rhythm(const Week& week, const Day& day) noexcept
      : weekdays_(deal(week)), hours_(deal(day)), same_days_(is_even(week)) {}

  // Whether it happens on workdays alone.
  constexpr bool rests_at_weekends() const noexcept {
    constexpr std::uint8_t kFriday = 4;
    for (std::uint8_t const weekday : weekdays_)
      if (weekday > kFriday) return false;
    return true;
  }

  // The day on which it happens instead of `day`, between `first` and `last`; `day` itself if there is none.
  std::int64_t settle_day(std::int64_t day, std::int64_t first, std::int64_t last,
                          std::uint64_t random) const noexcept {
    std::int64_t const moved = move_day(day, attempt_word(random, 0));
    return first <= moved && moved <= last ? moved : search_day(day, first, last, random);
  }

  // The same for a moment, by the second: at another time of the same day if no other day will do.
  std::int64_t settle(std::int64_t second, std::int64_t first, std::int64_t last,
                      std::uint64_t random) const noexcept {
    std::int64_t const moved = move(day_of(second), attempt_word(random, 0));
    return first <= moved && moved <= last ? moved : search(second, first, last, random);
  }

 private:
  static constexpr std::int64_t kWeek = 7;
  static constexpr std::int64_t kSecondsADay = 86400;

  using Shares = std::array<std::uint8_t, 256>;

  // Each period as often as its weight says.
  static constexpr Shares deal(std::span<const int> weights) noexcept {
    int total = 0;
    for (int const weight : weights) total += weight;
    Shares shares{};
    std::size_t period = 0;
    int before = 0;  // the weight of the periods up to `period`
    for (std::size_t i = 0; i < shares.size(); ++i) {
      while ((before + weights[period]) * 256 <= static_cast<int>(i) * total) before += weights[period++];
      shares[i] = static_cast<std::uint8_t>(period);
    }
    return shares;
  }

  static constexpr bool is_even(const Week& week) noexcept {
    for (int const weight : week)
      if (weight != week[0]) return false;
    return true;
  }

  // The word of an attempt: the upper byte says the weekday, the next one the hour, the lower half the
  // second.
  static constexpr std::uint64_t attempt_word(std::uint64_t random, std::uint64_t attempt) noexcept {
    return mix(random, 0x7765656B + attempt);
  }

  static constexpr std::int64_t floor_divide(std::int64_t value, std::int64_t unit) noexcept {
    return value / unit - (value % unit < 0 ? 1 : 0);
  }
  static constexpr std::int64_t day_of(std::int64_t second) noexcept {
    return floor_divide(second, kSecondsADay);
  }

  // Another day of the same week.
  constexpr std::int64_t move_day(std::int64_t day, std::uint64_t word) const noexcept {
    if (same_days_) return day;
    constexpr std::int64_t kFirstMonday = 2;  // 2000-01-03
    std::int64_t const monday = floor_divide(day - kFirstMonday, kWeek) * kWeek + kFirstMonday;
    return monday + weekdays_[word >> 56];
  }

  constexpr std::int64_t second_of_day(std::uint64_t word) const noexcept {
    constexpr std::uint64_t kSecondsAnHour = 3600;
    std::uint64_t const of_hour = (word & 0xFFFFFFFF) * kSecondsAnHour >> 32;
    return static_cast<std::int64_t>(hours_[word >> 48 & 0xFF] * kSecondsAnHour + of_hour);
  }

  // A moment of the same week.
  constexpr std::int64_t move(std::int64_t day, std::uint64_t word) const noexcept {
    return move_day(day, word) * kSecondsADay + second_of_day(word);
  }

  // What is left to try where the first attempt was out of bounds.
  std::int64_t search_day(std::int64_t day, std::int64_t first, std::int64_t last,
                          std::uint64_t random) const noexcept;
  std::int64_t search(std::int64_t second, std::int64_t first, std::int64_t last,
                      std::uint64_t random) const noexcept;

  Shares weekdays_;
  Shares hours_;
  bool same_days_;
};

// Shares of the days of four years, the first of which is a leap year, in which shops sell as they do; 255 is
// all.
class Season {
 public:
  // Whether a sale on the day is one of those that the season leaves; else it is to be drawn again.
  static constexpr bool includes(std::int64_t day, std::uint64_t random) noexcept {
    std::int64_t const place = day % kDays;
    return mix(random, 0x736561736F6E) >> 56 <= kShares[place < 0 ? place + kDays : place];
  }

 private:
  static constexpr std::int64_t kDays = 1461;

  static constexpr std::array<std::uint8_t, kDays> make_shares() noexcept {
    constexpr std::array<std::uint8_t, 12> kMonths = {139, 144, 164, 164, 174, 169,
                                                      154, 154, 174, 189, 234, 255};
    std::array<std::uint8_t, kDays> shares{};
    // To the day is near enough.
    for (std::int64_t day = 0; day < kDays; ++day) shares[day] = kMonths[day * 4 % kDays * 12 / kDays];
    return shares;
  }

  static const std::array<std::uint8_t, kDays> kShares;
};

inline constexpr std::array<std::uint8_t, Season::kDays> Season::kShares = Season::make_shares();

}  // namespace synthgen::core
