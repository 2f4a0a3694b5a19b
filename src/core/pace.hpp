// How fast a service may be called. The number of calls at once grows with success and is halved when the
// service complains (additive increase, multiplicative decrease); after several failures in a row it is left
// alone for a while, then tried with one call (a circuit breaker).
//
// Times are seconds by any clock that does not go back.
#pragma once

namespace synthgen::core {

class Pace {
 public:
  // `most` calls at once; after failures in a row a pause of `pause` seconds, longer each time.
  Pace(int most, double pause) noexcept;

  // Whether a further call may start while `in_flight` are under way.
  bool admits(int in_flight, double now) const noexcept;

  // When the pause ends that the service is left; 0 if there is none.
  double resting_until() const noexcept { return resting_until_; }

  void succeeded() noexcept;
  // The service is there and asks for fewer calls.
  void strained(double now) noexcept;
  // The service gives no answer, or a broken one.
  void failed(double now) noexcept;

 private:
  double most_;
  double pause_;
  double limit_;
  int failures_ = 0;  // in a row
  double resting_until_ = 0;
};

}  // namespace synthgen::core
