// Mondays to Fridays, numbered. Days count from 2000-01-01, a Saturday.
#pragma once

#include <algorithm>
#include <cstdint>

namespace synthgen::core {

inline constexpr std::int64_t kFirstMonday = 2;  // 2000-01-03, workday 0

// How many workdays lie between the first Monday and a day, which is not counted; negative before it.
constexpr std::int64_t workdays_before(std::int64_t day) noexcept {
  std::int64_t const since = day - kFirstMonday;
  std::int64_t const week = (since - 6 * (since < 0)) / 7;
  return week * 5 + std::min<std::int64_t>(since - week * 7, 5);
}

// The day of a workday: the least one before which so many lie, and that is none of a weekend.
constexpr std::int64_t day_of_workday(std::int64_t number) noexcept {
  std::int64_t const week = (number - 4 * (number < 0)) / 5;
  return kFirstMonday + week * 7 + (number - week * 5);
}

}  // namespace synthgen::core
