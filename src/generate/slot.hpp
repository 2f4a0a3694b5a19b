// Disjoint intervals, for exclusion constraints: each row gets a slot of its own on the line, before a day
// about the present, within its group of rows where there is one.
#pragma once

#include <optional>

#include "core/slot_grid.hpp"
#include "generate/generator.hpp"
#include "generate/nodes/temporal.hpp"
#include "generate/references/reference.hpp"

namespace synthgen::generate {

// Whether slots can be laid over a type: int4, int8, numeric, date, timestamp, timestamptz.
bool is_slot_type(Oid type);

// Where the slots of a key lie.
struct SlotLayout {
  Oid type = InvalidOid;  // of the ends
  int32 end = 0;          // a DateADT: slots lie before it
  bool workdays = false;  // and on none of a weekend
  core::SlotLengths lengths;
  std::uint64_t room = 0;                  // days that slots fill first; 0: numbers, which count up from 0
  const SpreadReference* group = nullptr;  // intervals are disjoint among its children
  std::uint64_t holders = 0;      // without it: disjoint for each of so many, who take turns; 0: for all
  std::vector<DateBound> begins;  // of the parent, as far as they are known: there is no room before
  DateBound close;                // of the parent, if it ends: no slot lies after it
  std::optional<int32> begun_by = std::nullopt;  // a DateADT: intervals begin on that day or before it
  core::Stream stream;
};

// How many slots of a type there are at all.
std::uint64_t slot_capacity(Oid type, int32 as_of, const core::SlotLengths& lengths);

// The lower or the upper end of the row's interval, as a value of the layout's type. Intervals do not touch.
class SlotEndNode : public Node {
 public:
  enum class End { kLower, kUpper };
  SlotEndNode(SlotLayout layout, End end) : layout_(std::move(layout)), end_(end) {}
  void generate(Batch& batch, Values out) const override;

 private:
  // The row's interval in steps, and the day before which its line ends.
  struct Place {
    core::SlotInterval interval;
    int32 end;
  };
  Place place(Batch& batch, std::size_t i, const Values* begins, const Values& closes) const;
  int32 end_of_line(const Values& closes, std::size_t i) const;
  std::uint64_t room(std::size_t i, const Values* begins, int32 end) const;
  std::int64_t calendar_day(std::int64_t number, int32 end) const;
  std::int64_t day_of_step(std::int64_t step, int32 end) const;
  Datum at_step(std::int64_t step, int32 end, std::uint64_t random) const;

  SlotLayout layout_;
  End end_;
};

// Who holds the row's interval: one of so many values that a generator has. The same for all seeds, so that
// rows to come know which intervals are taken.
class SlotHolderNode : public Node {
 public:
  SlotHolderNode(std::shared_ptr<const Generator> generator, std::uint64_t holders)
      : generator_(std::move(generator)), holders_(holders) {}
  void generate(Batch& batch, Values out) const override;

 private:
  std::shared_ptr<const Generator> generator_;
  std::uint64_t holders_;
};

// What a column shows of one of the two ends: its day, or its time of the day.
class SlotPartNode : public Node {
 public:
  // `slot_type` is that of a moment, `type` date or time.
  SlotPartNode(NodeId moment, Oid type) : moment_(moment), type_(type) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId moment_;
  Oid type_;
};

// The end of what is over; null for what still goes on after a day.
class SlotOverNode : public Node {
 public:
  SlotOverNode(NodeId upper, Oid type, int32 today) : upper_(upper), type_(type), today_(today) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId upper_;
  Oid type_;
  int32 today_;
};

// The slot as a range of `range_type`, closed below and open above.
class SlotRangeNode : public Node {
 public:
  SlotRangeNode(NodeId lower, NodeId upper, Oid range_type)
      : lower_(lower), upper_(upper), range_type_(range_type) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId lower_;
  NodeId upper_;
  Oid range_type_;
};

}  // namespace synthgen::generate
