#include "core/rhythm.hpp"

#include <optional>

namespace synthgen::core {

namespace {

constexpr std::uint64_t kAttempts = 8;  // to find a place between narrow bounds

// The value, or the one a week before or after, that lies between the bounds; nothing if none does.
std::optional<std::int64_t> within(std::int64_t value, std::int64_t week, std::int64_t first,
                                   std::int64_t last) noexcept {
  if (value > last) value -= week;
  if (value < first) value += week;
  return value < first || value > last ? std::nullopt : std::optional(value);
}

}  // namespace

std::int64_t Rhythm::search_day(std::int64_t day, std::int64_t first, std::int64_t last,
                                std::uint64_t random) const noexcept {
  for (std::uint64_t attempt = 0; attempt < kAttempts; ++attempt)
    if (auto const found = within(move_day(day, attempt_word(random, attempt)), kWeek, first, last))
      return *found;
  return day;
}

std::int64_t Rhythm::search(std::int64_t second, std::int64_t first, std::int64_t last,
                            std::uint64_t random) const noexcept {
  std::int64_t const day = day_of(second);
  for (std::uint64_t attempt = 0; attempt < kAttempts; ++attempt) {
    std::int64_t const moved = move(day, attempt_word(random, attempt));
    if (auto const found = within(moved, kWeek * kSecondsADay, first, last)) return *found;
  }
  std::int64_t const same_day = day * kSecondsADay + second_of_day(attempt_word(random, 0));
  return same_day < first || same_day > last ? second : same_day;
}

}  // namespace synthgen::core
