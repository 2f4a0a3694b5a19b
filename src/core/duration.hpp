// How long things last, and how long after one event the next is due, by their names: a shift takes eight
// hours, an invoice is due 30 days after its issue, a passport expires after ten years. The words are data
// (data/lexicon/all/duration.tsv). A line names things (| between names; "any" and "anything" name whatever
// no other line does), which date it tells of, if not of any that ends them, and how long: one of several
// lengths (5*30d|14d, five times as often the first), or lengths between a least and a greatest one
// (1d..15d), most of them near a usual one (1d..5d..15d). Months and years are those of the calendar.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/words.hpp"

namespace synthgen::core {

class Duration {
 public:
  // As the list writes it; throws std::invalid_argument.
  explicit Duration(std::string_view text);

  // In minutes, months being as long as they are in the mean.
  std::int64_t least_minutes() const noexcept { return least_ / kMinute; }
  std::int64_t greatest_minutes() const noexcept { return greatest_ / kMinute; }
  std::int64_t mean_minutes() const noexcept;

  // Whether it is counted in days or longer units, rather than in hours and minutes.
  bool is_in_days() const noexcept { return in_days_; }

  // Whether it is one of several lengths, and nothing in between.
  bool is_exact() const noexcept;

  // Seconds since 2000-01-01: when it ends that begins at an instant. What lies between two lengths is a
  // multiple of `unit` seconds long.
  std::int64_t end(std::int64_t begin, std::int64_t unit, std::uint64_t random) const noexcept;

 private:
  static constexpr std::int64_t kMinute = 60;

  struct Length {
    int months = 0;
    std::int64_t least = 0;  // seconds, after these months
    std::int64_t usual = 0;
    std::int64_t greatest = 0;
  };
  static Length read_length(std::string_view text, bool& in_days);

  std::vector<Length> lengths_;  // each as often as it is listed
  std::int64_t least_;
  std::int64_t greatest_;
  bool in_days_ = true;
};

// Which lines are asked for: those that are counted in days or not.
enum class Grain { kAny, kTimes, kDays };

// What a date ends, by words: `date` of its name and meaning, and of what it is told beside, and `thing` of
// what the row is. More words tell better than fewer, those of the date better than those of the thing; of
// equals, the first line counts. Null if none fits.
const Duration* find_duration(const Words& date, const Words& thing, Grain grain);

// The same of lines that name the date: the due date of an invoice. Where the date ends the thing, only if no
// line that tells how long the thing lasts fits better.
const Duration* find_delay(const Words& date, const Words& thing, bool ends);

}  // namespace synthgen::core
