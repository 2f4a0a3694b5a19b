// A status that fits the time: what is to begin next month is not completed, what ended last year is not in
// progress. The label drawn is kept where it fits, else another one is drawn among those that do.
#pragma once

#include "generate/nodes/derived.hpp"
#include "generate/nodes/temporal.hpp"

namespace synthgen::generate {

// At which times a label fits.
struct StatusLabel {
  Datum value = 0;
  std::uint64_t weight = 1;
  bool before = false;        // the thing has not begun
  bool recent = false;        // it began a short while ago, and has not ended
  bool during = false;        // it began some time ago, and has not ended
  bool after = false;         // it has ended, or began so long ago that it must have
  bool late = false;          // only where a deadline has passed
  bool not_for_long = false;  // ... and no months ago: what is late is done in the end, or given up
  bool trial = false;         // only while the trial lasts
};

// The dates of a row that say where it stands. Only `begin` must be there.
struct StatusTimes {
  DateBound begin;
  DateBound end;
  DateBound deadline;
  DateBound trial;  // its end
  Microseconds now = 0;
  Microseconds in_hand = 21 * kDay;  // what is begun comes to an end in so long, if nothing says otherwise
  bool is_occasion = false;          // agreed on beforehand: nothing waits once it has begun
};

class StatusInTimeNode : public Node {
 public:
  // `own` draws one of the labels; `by_value` as in Evidence.
  StatusInTimeNode(NodeId own, std::vector<StatusLabel> labels, bool by_value, StatusTimes times,
                   core::Stream stream)
      : own_(own), labels_(std::move(labels)), by_value_(by_value), times_(times), stream_(stream) {
    for (StatusLabel const& label : labels_) has_open_ = has_open_ || (label.recent && !label.after);
  }
  void generate(Batch& batch, Values out) const override;

 private:
  // kFresh: recent, and not ended yet.
  enum class Time { kUnknown, kBefore, kFresh, kRecent, kDuring, kAfter };
  enum class Lateness { kInTime, kLate, kLongLate };
  // What of a row decides which labels fit.
  struct Place {
    Time time;
    Lateness lateness;
    bool on_trial;
  };
  static bool fits(const StatusLabel& label, const Place& place);
  Lateness lateness_of(const Values& deadline, std::size_t i) const;
  Time time_of(const Values& begin, const Values& end, const Values& deadline, std::size_t i) const;
  const StatusLabel* find(Datum value) const;
  Datum draw(Datum own, const Place& place, std::uint64_t random) const;

  NodeId own_;
  std::vector<StatusLabel> labels_;
  bool by_value_;
  StatusTimes times_;
  core::Stream stream_;
  bool has_open_ = false;  // labels of what goes on for a while only
};

// What is owed for being late: so much a day from the deadline to the return, or to now where there is none
// yet; nothing for what is in time. Of the type of `own`, whose nulls it keeps.
class LateFeeNode : public Node {
 public:
  LateFeeNode(NumberSource own, int scale, DateBound deadline, DateBound actual, Microseconds now,
              std::int64_t steps_a_day, std::int64_t most)
      : own_(own),
        scale_(scale),
        deadline_(deadline),
        actual_(actual),
        now_(now),
        steps_a_day_(steps_a_day),
        most_(most) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NumberSource own_;
  int scale_;
  DateBound deadline_;
  DateBound actual_;
  Microseconds now_;
  std::int64_t steps_a_day_;
  std::int64_t most_;
};

// A moment of today where the evidence tells so: who is online has been seen lately.
class LatelyNode : public Node {
 public:
  LatelyNode(NodeId own, Evidence evidence, Microseconds today, Oid type, core::Stream stream)
      : own_(own), evidence_(std::move(evidence)), today_(today), type_(type), stream_(stream) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId own_;
  Evidence evidence_;
  Microseconds today_;
  Oid type_;
  core::Stream stream_;
};

// A flag that says what became of something: as drawn, but for what begins later.
class OccurredFlagNode : public Node {
 public:
  OccurredFlagNode(NodeId own, DateBound begin, Microseconds now) : own_(own), begin_(begin), now_(now) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId own_;
  DateBound begin_;
  Microseconds now_;
};

// Whether a date is still to come.
class UnexpiredNode : public Node {
 public:
  // `yes` and `no`: what the flag holds then.
  UnexpiredNode(DateBound expiry, Microseconds now, Datum yes = BoolGetDatum(true),
                Datum no = BoolGetDatum(false))
      : expiry_(expiry), now_(now), yes_(yes), no_(no) {}
  void generate(Batch& batch, Values out) const override;

 private:
  DateBound expiry_;
  Microseconds now_;
  Datum yes_, no_;
};

// Whether something was late: done after the deadline, or not done though that has passed.
class LateFlagNode : public Node {
 public:
  LateFlagNode(DateBound deadline, DateBound actual, Microseconds now)
      : deadline_(deadline), actual_(actual), now_(now) {}
  void generate(Batch& batch, Values out) const override;

 private:
  DateBound deadline_;
  DateBound actual_;
  Microseconds now_;
};

}  // namespace synthgen::generate
