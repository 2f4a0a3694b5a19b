// Dates that lie a term after another one: a membership of twelve months.
#pragma once

#include "generate/amounts.hpp"

namespace synthgen::generate {

enum class TermUnit { kMinutes, kDays, kMonths };

// The day so many months after another one, both counted from 2000-01-01; the last of a shorter month.
std::int64_t months_after(std::int64_t day, std::int64_t months);

// So many months, days or minutes after a date, at its time of the day; the last day of a month where that
// month is shorter. Null where `own` is; kept where there is no term.
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
