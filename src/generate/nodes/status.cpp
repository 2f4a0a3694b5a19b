#include "generate/nodes/status.hpp"

#include <algorithm>

#include "generate/meanings/semantic_range.hpp"

extern "C" {
#include "utils/date.h"
#include "utils/timestamp.h"
}

namespace synthgen::generate {

namespace {

// Whether a deadline has passed: until a day is over nothing is late that was due on it.
bool is_past(Oid type, Datum deadline, Microseconds now) {
  Microseconds const today = now - (now % kDay + kDay) % kDay;
  return to_instant(type, deadline) < (type == DATEOID ? today : now);
}

Values dates(Batch& batch, const DateBound& date) {
  return date.node == kNoNode ? Values{} : batch.values(date.node);
}

}  // namespace

bool StatusInTimeNode::fits(const StatusLabel& label, const Place& place) {
  if (label.trial && !place.on_trial) return false;
  if (label.late && place.lateness == Lateness::kInTime) return false;
  if (label.not_for_long && place.lateness == Lateness::kLongLate) return false;
  switch (place.time) {
    case Time::kBefore:
      return label.before;
    case Time::kFresh:
      return label.recent && (label.during || !label.after);
    case Time::kRecent:
      return label.recent;
    case Time::kDuring:
      return label.during;
    case Time::kAfter:
      return label.after;
    default:
      return true;
  }
}

StatusInTimeNode::Time StatusInTimeNode::time_of(const Values& begin, const Values& end,
                                                 const Values& deadline, std::size_t i) const {
  if (begin.nulls[i]) return Time::kUnknown;
  Microseconds const begun = to_instant(times_.begin.type, begin.data[i]);
  if (begun > times_.now) return Time::kBefore;
  if (end.data != nullptr && !end.nulls[i])
    return to_instant(times_.end.type, end.data[i]) <= times_.now ? Time::kAfter : Time::kDuring;
  if (deadline.data != nullptr && !deadline.nulls[i])
    return is_past(times_.deadline.type, deadline.data[i], times_.now) ? Time::kAfter : Time::kRecent;
  return begun > times_.now - times_.in_hand ? Time::kRecent : Time::kAfter;
}

// Where no deadline is known anything may be late.
StatusInTimeNode::Lateness StatusInTimeNode::lateness_of(const Values& deadline, std::size_t i) const {
  constexpr Microseconds kLong = 120 * kDay;
  if (deadline.data == nullptr || deadline.nulls[i]) return Lateness::kLate;
  Oid const type = times_.deadline.type;
  if (!is_past(type, deadline.data[i], times_.now)) return Lateness::kInTime;
  return is_past(type, deadline.data[i], times_.now - kLong) ? Lateness::kLongLate : Lateness::kLate;
}

const StatusLabel* StatusInTimeNode::find(Datum value) const {
  auto const found = std::find_if(labels_.begin(), labels_.end(), [&](const StatusLabel& label) {
    if (by_value_) return label.value == value;
    auto* const a = reinterpret_cast<struct varlena*>(DatumGetPointer(label.value));
    auto* const b = reinterpret_cast<struct varlena*>(DatumGetPointer(value));
    return VARSIZE_ANY_EXHDR(a) == VARSIZE_ANY_EXHDR(b) &&
           std::memcmp(VARDATA_ANY(a), VARDATA_ANY(b), VARSIZE_ANY_EXHDR(a)) == 0;
  });
  return found == labels_.end() ? nullptr : &*found;
}

// The own label if it fits, or if none does.
Datum StatusInTimeNode::draw(Datum own, const Place& place, std::uint64_t random) const {
  const StatusLabel* const drawn = find(own);
  if (drawn == nullptr || fits(*drawn, place)) return own;
  std::uint64_t total = 0;
  for (const StatusLabel& label : labels_)
    if (fits(label, place)) total += label.weight;
  if (total == 0) return own;
  std::uint64_t rest = core::bounded(random, total);
  for (const StatusLabel& label : labels_) {
    if (!fits(label, place)) continue;
    if (rest < label.weight) return label.value;
    rest -= label.weight;
  }
  return own;
}

void StatusInTimeNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  Values const begin = batch.values(times_.begin.node);
  Values const end = dates(batch, times_.end);
  Values const deadline = dates(batch, times_.deadline);
  Values const trial = dates(batch, times_.trial);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    if (own.nulls[i]) continue;
    bool const on_trial = trial.data == nullptr ||
                          (!trial.nulls[i] && to_instant(times_.trial.type, trial.data[i]) > times_.now);
    // Two thirds of what began a short while ago go on: else hardly anything would.
    constexpr std::uint64_t kThirds = 3;
    std::uint64_t const random = batch.random(stream_, i);
    Time time = time_of(begin, end, deadline, i);
    if (time == Time::kRecent && has_open_ && !times_.is_occasion && random % kThirds != 0)
      time = Time::kFresh;
    Place const place{time, lateness_of(deadline, i), on_trial};
    out.data[i] = draw(own.data[i], place, core::mix(random, kThirds));
  }
}

void LatelyNode::generate(Batch& batch, Values out) const {
  constexpr std::uint64_t kSecondsOfMorning = 8 * 3600;
  constexpr Microseconds kSecond = 1'000'000;
  Values const own = batch.values(own_);
  Values const told = batch.values(evidence_.node);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    bool const lately = evidence_.tells(told, i);
    out.nulls[i] = own.nulls[i] && !lately;
    out.data[i] = own.data[i];
    if (!lately) continue;
    auto const second = static_cast<Microseconds>(core::bounded(batch.random(stream_, i), kSecondsOfMorning));
    out.data[i] = type_ == DATEOID ? DateADTGetDatum(static_cast<DateADT>(today_ / kDay))
                                   : TimestampGetDatum(today_ + second * kSecond);
  }
}

void UnexpiredNode::generate(Batch& batch, Values out) const {
  Values const expiry = batch.values(expiry_.node);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = false;
    bool const lasts = expiry.nulls[i] || to_instant(expiry_.type, expiry.data[i]) >= now_;
    out.data[i] = lasts ? yes_ : no_;
  }
}

void OccurredFlagNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  Values const begin = batch.values(begin_.node);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    bool const to_come = !begin.nulls[i] && to_instant(begin_.type, begin.data[i]) >= now_;
    out.data[i] = to_come ? BoolGetDatum(false) : own.data[i];
  }
}

void LateFlagNode::generate(Batch& batch, Values out) const {
  Values const deadline = batch.values(deadline_.node);
  Values const actual = batch.values(actual_.node);
  // Until a day is over nothing is late that was due on it.
  Microseconds const grace = deadline_.type == DATEOID && actual_.type != DATEOID ? kDay - 1 : 0;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    Microseconds const due = deadline.nulls[i] ? now_ : to_instant(deadline_.type, deadline.data[i]);
    Microseconds const done = actual.nulls[i] ? now_ : to_instant(actual_.type, actual.data[i]);
    out.nulls[i] = false;
    out.data[i] = BoolGetDatum(done > due + grace);
  }
}

void LateFeeNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_.node);
  Values const deadline = batch.values(deadline_.node);
  Values const actual = batch.values(actual_.node);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    if (own.nulls[i]) continue;
    Microseconds const due = deadline.nulls[i] ? now_ : to_instant(deadline_.type, deadline.data[i]);
    Microseconds const done = actual.nulls[i] ? now_ : to_instant(actual_.type, actual.data[i]);
    std::int64_t const late = std::max<Microseconds>(0, done - due) / kDay;
    out.data[i] = number_datum(own_.type, scale_, std::min(late * steps_a_day_, most_), batch.arena());
  }
}

}  // namespace synthgen::generate
