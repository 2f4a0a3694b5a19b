// References to a table of days: the row that a date of the child is of.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "generate/references/reference.hpp"

extern "C" {
#include "utils/date.h"
}

namespace synthgen::generate {

// Which row of a table of days holds which day. Known to all references to the table by one child.
class DayIndex {
 public:
  // `day`: the column that holds the day, a date.
  DayIndex(const Population& calendar, AttrNumber day) : calendar_(calendar), day_(day) {}

  // Evaluates the days of all rows once until forget(); holds 8 bytes a row. Throws pg::Error,
  // pg::ServerError.
  void build_once();
  void forget() noexcept { is_built_ = false; }

  bool empty() const noexcept { return days_.empty(); }
  DateADT first() const noexcept { return days_.front().first; }
  DateADT last() const noexcept { return days_.back().first; }
  // The row of the latest day that is not after `day`, or else of the first one. Of at least one day.
  std::uint32_t row_of(DateADT day) const noexcept;

  const Population& calendar() const noexcept { return calendar_; }

 private:
  const Population& calendar_;
  AttrNumber day_;
  std::vector<std::pair<DateADT, std::uint32_t>> days_;  // ascending
  bool is_built_ = false;
};

// Refers to the day of a date. Where that is null the reference is, too, unless it is required: then it is to
// any day.
class DayReference : public ReferenceNode {
 public:
  DayReference(std::shared_ptr<DayIndex> days, bool required, core::Stream stream)
      : ReferenceNode(days->calendar()), days_(std::move(days)), required_(required), stream_(stream) {}
  // The date or timestamp of the child's program, known only after its references. To call before any row is
  // computed.
  void follow(NodeId date, Oid type) noexcept {
    date_ = date;
    type_ = type;
  }
  const std::shared_ptr<DayIndex>& days() const noexcept { return days_; }

  void prepare() override { days_->forget(); }
  void index() override { days_->build_once(); }
  void generate(Batch& batch, Values out) const override;

 private:
  std::shared_ptr<DayIndex> days_;
  bool required_;
  core::Stream stream_;
  NodeId date_ = kNoNode;
  Oid type_ = DATEOID;
};

// The first or the last day that a table of days has, in every row; null if it has none.
class EdgeOfDaysNode : public Node {
 public:
  EdgeOfDaysNode(std::shared_ptr<DayIndex> days, bool last) : days_(std::move(days)), last_(last) {}
  void prepare() override { days_->forget(); }
  void index() override { days_->build_once(); }
  bool is_cheap() const noexcept override { return true; }
  void generate(Batch& batch, Values out) const override;

 private:
  std::shared_ptr<DayIndex> days_;
  bool last_;
};

}  // namespace synthgen::generate
