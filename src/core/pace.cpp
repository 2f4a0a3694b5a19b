#include "core/pace.hpp"

#include <algorithm>

namespace synthgen::core {

namespace {

constexpr double kFirstLimit = 2;
constexpr int kFailuresToRest = 5;
constexpr int kLongestRest = 8;  // pauses

}  // namespace

Pace::Pace(int most, double pause) noexcept
    : most_(std::max(most, 1)), pause_(pause), limit_(std::min(kFirstLimit, most_)) {}

bool Pace::admits(int in_flight, double now) const noexcept {
  if (now < resting_until_) return false;
  double const limit = failures_ >= kFailuresToRest ? 1 : limit_;
  return in_flight + 1 <= limit;
}

void Pace::succeeded() noexcept {
  failures_ = 0;
  resting_until_ = 0;
  limit_ = std::min(most_, limit_ + 1 / limit_);
}

void Pace::strained(double now) noexcept {
  limit_ = std::max(1.0, limit_ / 2);
  failed(now);
}

void Pace::failed(double now) noexcept {
  ++failures_;
  if (failures_ < kFailuresToRest) return;
  int const pauses = std::min(kLongestRest, 1 << std::min(failures_ - kFailuresToRest, 3));
  resting_until_ = now + pause_ * pauses;
}

}  // namespace synthgen::core
