// Dates that count by months, such as the first days of periods, or stand for one.
#pragma once

#include "generate/batch.hpp"

namespace synthgen::generate {

// Days since 2000-01-01 of the same day of the month so many months on; of a day that every month has.
std::int64_t months_on(std::int64_t day, std::int64_t months);

// How many months lie between two days, whatever their day of the month.
std::int64_t months_between(std::int64_t from, std::int64_t to);

// start, start + increment, start + 2 * increment, ... by row number; `increment` is in months. Nothing is
// older than a date may be.
class MonthSequenceNode : public Node {
 public:
  MonthSequenceNode(std::int64_t start, std::int64_t increment) : start_(start), increment_(increment) {}
  void generate(Batch& batch, Values out) const override;
  bool is_cheap() const noexcept override { return true; }

 private:
  std::int64_t start_;
  std::int64_t increment_;
};

// The first day of the month that a date lies in. Null where `own` is.
class MonthStartNode : public Node {
 public:
  explicit MonthStartNode(NodeId own) : own_(own) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId own_;
};

}  // namespace synthgen::generate
