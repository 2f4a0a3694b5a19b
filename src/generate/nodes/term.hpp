// Dates that lie a term after another one: a membership of twelve months.
#pragma once

#include "generate/nodes/amounts.hpp"

namespace synthgen::generate {

// kInterval: the term is a text that says how long it is, as "quarterly" does.
enum class TermUnit { kMinutes, kDays, kWeeks, kMonths, kYears, kInterval };

struct Interval {
  std::int64_t months = 1;
  std::int64_t days = 0;
};

// What the text says; a month where it says nothing.
Interval interval_of(Datum text);
Microseconds after_interval(Microseconds begin, const Interval& interval, std::int64_t times);

// The day so many months after another one, both counted from 2000-01-01; the last of a shorter month.
std::int64_t months_after(std::int64_t day, std::int64_t months);

// So many years, months, weeks, days or minutes after a date, at its time of the day; the last day of a month
// where that month is shorter. Null where `own` is; kept where there is no term.
class TermEndNode : public Node {
 public:
  // `type`: of the result.
  TermEndNode(NodeId own, DateBound begin, NumberSource term, TermUnit unit, Oid type)
      : own_(own), begin_(begin), term_(term), unit_(unit), type_(type) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId own_;
  DateBound begin_;
  NumberSource term_;
  TermUnit unit_;
  Oid type_;
};

}  // namespace synthgen::generate
