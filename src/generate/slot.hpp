// Disjoint intervals, for exclusion constraints: each row gets a slot of its own on the line, counted
// back from the present, within its group of rows where there is one.
#pragma once

#include "generate/reference.hpp"

namespace synthgen::generate {

// Which slot a row has: its number, or its place among the children of its parent.
class SlotNumberNode : public Node {
 public:
  // `reference` null: by row number.
  explicit SlotNumberNode(const SpreadReference* reference) : reference_(reference) {}
  void generate(Batch& batch, Values out) const override;

 private:
  const SpreadReference* reference_;
};

// Whether slots can be laid over a type: int4, int8, numeric, date, timestamp, timestamptz.
bool is_slot_type(Oid type);

// How many slots the values of a slot type have room for.
std::uint64_t slot_capacity(Oid type, int32 as_of);

// The lower or the upper end of the row's slot, as a value of `type`. Slots do not touch.
class SlotEndNode : public Node {
 public:
  enum class End { kLower, kUpper };
  // `as_of` is a DateADT: the newest slot ends there.
  SlotEndNode(NodeId slot, Oid type, End end, int32 as_of, core::Stream stream)
      : slot_(slot), type_(type), end_(end), as_of_(as_of), stream_(stream) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId slot_;
  Oid type_;
  End end_;
  int32 as_of_;
  core::Stream stream_;
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
