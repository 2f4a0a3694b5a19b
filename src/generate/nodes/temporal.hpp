// Dates in order. A date's own draw is kept where it agrees with what must come before and after it, in
// the row or in the rows it refers to; else it is moved in between.
#pragma once

#include "core/duration.hpp"
#include "core/rhythm.hpp"
#include "generate/batch.hpp"

namespace synthgen::generate {

// An instant as microseconds since 2000-01-01 UTC, whatever the column's type.
using Microseconds = std::int64_t;
inline constexpr Microseconds kDay = 86'400'000'000;

bool is_instant_type(Oid type);

// What values of a type with a modifier can tell apart: a day, or what a precision leaves of a second.
Microseconds unit_of_instants(Oid type, int32 modifier);

// Where a range of dates or timestamps begins. Infinite values, which only existing rows can have, are as far
// away as arithmetic allows.
Microseconds to_instant(Oid type, Datum value);

// A date that bounds another one. `gap` is the least distance to keep.
struct DateBound {
  NodeId node = kNoNode;
  Oid type = DATEOID;
  Microseconds gap = 0;
};

struct DateOrder {
  std::vector<DateBound> not_before;
  std::vector<DateBound> not_after;
  // Set when the date follows the one before it at a typical distance: due two weeks after the loan.
  bool follows = false;
  DateBound leader;
  Microseconds least_distance = 0;
  Microseconds greatest_distance = 0;
  const core::Duration* lasts = nullptr;  // how these distances are distributed, where that is known
  void follow(const DateBound& followed, Microseconds least, Microseconds greatest,
              const core::Duration* usual = nullptr) {
    follows = true;
    leader = followed;
    least_distance = least;
    greatest_distance = greatest;
    lasts = usual;
  }
  // Set when the date follows closely whatever it must not be before, its own draw notwithstanding.
  bool at_heels = false;
  // No date lies after this instant unless something forces it to.
  std::optional<Microseconds> latest;
  // A date that is not after this instant by its own draw is not moved beyond it without need.
  std::optional<Microseconds> now;
  // What follows something so closely behind that it would lie after `latest` has not happened yet: null.
  bool null_if_to_come = false;
  // When in the week and the day it happens, as far as there is a choice; null: at any time.
  const core::Rhythm* rhythm = nullptr;
  // Nothing forces a date beyond these.
  std::optional<Microseconds> least;
  std::optional<Microseconds> most;
  // What its type can tell apart: a day, or what a precision leaves of a second.
  Microseconds unit = 1;
};

class OrderedDateNode : public Node {
 public:
  OrderedDateNode(NodeId own, Oid type, DateOrder order, core::Stream stream)
      : own_(own), type_(type), order_(std::move(order)), stream_(stream) {}
  void generate(Batch& batch, Values out) const override;

 private:
  Microseconds distance(std::uint64_t random) const noexcept;
  template <bool kIsDate>
  Microseconds after(Microseconds leader, Microseconds floor, Microseconds ceiling,
                     std::uint64_t random) const;
  Values own_values(Batch& batch, Values leader) const;
  template <bool kIsDate>
  void arrange(Batch& batch, Values out) const;
  template <bool kIsDate>
  Microseconds soon_after(Microseconds floor, Microseconds ceiling, std::uint64_t random) const;
  template <bool kIsDate>
  Microseconds place(Microseconds own, Microseconds floor, Microseconds ceiling, std::uint64_t random) const;
  template <bool kIsDate>
  Microseconds settle(Microseconds instant, Microseconds floor, Microseconds ceiling,
                      std::uint64_t random) const;

  NodeId own_;
  Oid type_;
  DateOrder order_;
  core::Stream stream_;
};

// The end of what has not ended yet: a day so far away that it stands for none. Of what could have ended by
// now a share has not.
class OpenEndNode : public Node {
 public:
  // `open`: that day, of the column's type.
  OpenEndNode(DateBound own, Datum open, Microseconds now, double share, core::Stream stream)
      : own_(own), open_(open), now_(now), share_(share), stream_(stream) {}
  void generate(Batch& batch, Values out) const override;

 private:
  DateBound own_;
  Datum open_;
  Microseconds now_;
  double share_;
  core::Stream stream_;
};

// The day of another column's instant; null where `own` is.
class DayOfNode : public Node {
 public:
  DayOfNode(NodeId own, DateBound instant) : own_(own), instant_(instant) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId own_;
  DateBound instant_;
};

}  // namespace synthgen::generate
