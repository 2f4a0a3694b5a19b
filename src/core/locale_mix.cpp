#include "core/locale_mix.hpp"

#include <algorithm>
#include <cmath>

namespace synthgen::core {

namespace {

constexpr std::uint64_t kSelector = 0xFFFF;

}  // namespace

LocaleMix::LocaleMix(std::string_view locale)
    : LocaleMix(std::vector<LocaleShare>{{std::string(locale), 1}}) {}

LocaleMix::LocaleMix(std::vector<LocaleShare> shares) : shares_(std::move(shares)) {
  std::sort(shares_.begin(), shares_.end(), [](const LocaleShare& a, const LocaleShare& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.locale < b.locale;
  });
  double total = 0;
  for (const LocaleShare& share : shares_) total += share.weight;
  double sum = 0;
  for (const LocaleShare& share : shares_) {
    sum += share.weight;
    thresholds_.push_back(static_cast<std::uint32_t>(std::lround(sum / total * (kSelector + 1))));
  }
  thresholds_.back() = kSelector + 1;
}

std::size_t LocaleMix::pick(std::uint64_t word) const noexcept {
  std::size_t share = 0;
  while ((word & kSelector) >= thresholds_[share]) ++share;
  return share;
}

std::uint64_t LocaleMix::select(std::uint64_t word, std::uint64_t selector) noexcept {
  return (word & ~kSelector) | (selector & kSelector);
}

}  // namespace synthgen::core
