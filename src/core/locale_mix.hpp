// One locale, or several with shares: "70 percent German, 30 percent French". A random word picks one by its
// low bits alone, so words that agree in these speak of one country, whatever else they draw.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/locale.hpp"

namespace synthgen::core {

struct LocaleShare {
  std::string locale;
  double weight = 1;  // relative to the others; positive
};

class LocaleMix {
 public:
  explicit LocaleMix(std::string_view locale = kDefaultLocale);
  // `shares` is not empty; the locales are known ones. Their order does not matter.
  explicit LocaleMix(std::vector<LocaleShare> shares);

  bool is_single() const noexcept { return shares_.size() == 1; }
  // Ordered by weight, the greatest first, then by name.
  const std::vector<LocaleShare>& shares() const noexcept { return shares_; }
  // The locale with the greatest weight.
  std::string_view main() const noexcept { return shares_.front().locale; }

  // The number of the share that a word picks.
  std::size_t pick(std::uint64_t word) const noexcept;

  // `word` with the bits that pick() reads taken from `selector`.
  static std::uint64_t select(std::uint64_t word, std::uint64_t selector) noexcept;

 private:
  std::vector<LocaleShare> shares_;
  std::vector<std::uint32_t> thresholds_;  // of the low bits, cumulative
};

}  // namespace synthgen::core
