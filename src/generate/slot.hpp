// Disjoint intervals, for exclusion constraints: each row gets a slot of its own on the line, before a day
// about the present, within its group of rows where there is one.
#pragma once

#include "core/slot_grid.hpp"
#include "generate/generator.hpp"
#include "generate/reference.hpp"
#include "generate/temporal.hpp"

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
  std::uint64_t room(std::size_t place, const Values* begins) const;
  core::SlotInterval interval(Batch& batch, std::size_t place, const Values* begins) const;
  std::int64_t calendar_day(std::int64_t number) const;
  Datum at_step(std::int64_t step) const;

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
