// Values kept within what other cells leave them: a salary within the range of the job, an end of the day
// after its beginning.
#pragma once

#include "generate/nodes/amounts.hpp"

namespace synthgen::generate {

// A number between two others: kept if it is, else a hundredth part of the way from the lower one to the
// upper one. Null where `own` is; kept where a bound is null.
class BetweenNode : public Node {
 public:
  BetweenNode(NumberSource own, NumberSource lower, NumberSource upper, const pg::TypeRef& type,
              core::Stream stream)
      : own_(own),
        lower_(lower),
        upper_(upper),
        type_(type.base),
        modifier_(type.base_modifier),
        stream_(stream) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NumberSource own_;
  NumberSource lower_;
  NumberSource upper_;
  Oid type_;
  int32 modifier_;
  core::Stream stream_;
};

// A number no smaller than `least` / 10^`scale`. Null where `own` is.
class FloorNode : public Node {
 public:
  FloorNode(NumberSource own, std::int64_t least, int scale, int32 modifier)
      : own_(own), least_(least), scale_(scale), modifier_(modifier) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NumberSource own_;
  std::int64_t least_;
  int scale_;
  int32 modifier_;
};

// A boolean, true in the first of the rows that refer to one parent; without a reference in the first of all.
class FirstSiblingNode : public Node {
 public:
  // `reference` may be null; `rows` are those of this run. With `any_before` rows that were there before have
  // one already, as have those of parents that were there.
  FirstSiblingNode(const SpreadReference* reference, const RowSet& rows, bool any_before)
      : reference_(reference), rows_(rows), any_before_(any_before) {}
  void generate(Batch& batch, Values out) const override;

 private:
  bool is_first(RowNumber row) const;

  const SpreadReference* reference_;
  const RowSet& rows_;
  bool any_before_;
};

// A time of the day that follows another one after `least` to `greatest` minutes, in steps of five minutes;
// before midnight. Null where `own` is.
class TimeAfterNode : public Node {
 public:
  TimeAfterNode(NodeId own, NodeId begin, int least, int greatest, core::Stream stream)
      : own_(own), begin_(begin), least_(least), greatest_(greatest), stream_(stream) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId own_;
  NodeId begin_;
  int least_;
  int greatest_;
  core::Stream stream_;
};

// Hours, or minutes, from one time of the day to another, less a break in minutes if there is one.
class WorkedHoursNode : public Node {
 public:
  WorkedHoursNode(NodeId own, NodeId begin, NodeId end, NumberSource pause, bool in_minutes,
                  const pg::TypeRef& type)
      : own_(own),
        begin_(begin),
        end_(end),
        pause_(pause),
        in_minutes_(in_minutes),
        type_(type.base),
        modifier_(type.base_modifier) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId own_;
  NodeId begin_;
  NodeId end_;
  NumberSource pause_;
  bool in_minutes_;
  Oid type_;
  int32 modifier_;
};

}  // namespace synthgen::generate
