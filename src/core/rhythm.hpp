// When in the week, the day and the year things happen: offices work from Monday to Friday, people order and
// log in by day and in the evening, shops sell most before Christmas.
//
// Days count from 2000-01-01, seconds from its midnight. A moment is moved within its week, or by one more
// where the bounds ask for it, so what is drawn over months and years keeps its shape.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace synthgen::core {

class Rhythm {
 public:
  using Week = std::array<int, 7>;  // weights from Monday on
  using Day = std::array<int, 24>;  // weights of the hours

  constexpr Rhythm(const Week& week, const Day& day) noexcept
      : weekdays_(deal(week)), hours_(deal(day)), same_days_(is_even(week)) {}

  // The day on which it happens instead of `day`, between `first` and `last`; `day` itself if there is none.
  std::int64_t settle_day(std::int64_t day, std::int64_t first, std::int64_t last,
                          std::uint64_t random) const noexcept;

  // The same for a moment, by the second: at another time of the same day if no other day will do.
  std::int64_t settle(std::int64_t second, std::int64_t first, std::int64_t last,
                      std::uint64_t random) const noexcept;

 private:
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

  std::int64_t weekday_of_week(std::int64_t day, std::uint64_t word) const noexcept;
  std::int64_t second_of_day(std::uint64_t word) const noexcept;

  Shares weekdays_;
  Shares hours_;
  bool same_days_;
};

// Whether a sale on the day is one of those that the season leaves; else it is to be drawn again.
bool is_in_season(std::int64_t day, std::uint64_t random) noexcept;

}  // namespace synthgen::core
