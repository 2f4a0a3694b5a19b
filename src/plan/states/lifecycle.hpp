// What the labels of a status say about what has happened to the thing: "delivered" means that it was paid
// and shipped, "open" that it is not closed, "cancelled" that nothing came of it. Knows words alone.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace synthgen::plan {

// An event of a thing's life that a column speaks of: "shipped" of shipped_at, "cancelled" of cancel_reason.
// Empty if its words name none.
std::string_view event_of(std::span<const std::string> words);

// How far a life has come when the event has happened; 0 if nothing follows from that.
int rank_of_event(std::string_view event);
// From this rank on what comes later has gone through what comes before: delivered what was shipped.
inline constexpr int kOnItsWay = 40;

// Whether labels are of what runs by itself and may fail while it does: jobs, builds, transfers.
bool are_runs(std::span<const std::string> labels);

// By label of a status: whether it says that the event has happened.
std::vector<bool> happened(std::string_view event, std::span<const std::string> labels);

// Whether a label tells of something that nothing follows from: cancelled, failed.
bool stands_aside(std::string_view label);

// Whether a label tells of something that only what was in force, or in use, can come to: revoked, expired.
bool is_called_back(std::string_view label);

// Whether a label tells that what had been done was undone: rolled back, refunded.
bool is_undone(std::string_view label);

// Whether a label tells that what was planned was not done: missed, not to be fixed.
bool stays_undone(std::string_view label);

// Whether a label says that something is gone because nobody could use it any more.
bool is_thrown_away(std::string_view label);

// Whether a label tells how a request was turned down, or taken back.
bool is_refused(std::string_view label);

// Under which labels something is in force, or has been; none where labels do not tell.
std::vector<bool> in_force(std::span<const std::string> labels);

// Where a label stands in a thing's life.
enum class Stage {
  kWaiting,  // new, pending, scheduled: nothing has been done yet
  kPassing,  // in progress, shipped: it will change soon
  kLasting,  // active: it stays so until its end
  kOver,     // completed, returned, closed
  kLate,     // overdue
  kAside,    // cancelled, failed, or anything else: says nothing of time
};

// Whether the stage is one that a life can end in, given all labels: where nothing comes after "approved",
// things stay approved.
std::vector<Stage> stages_of(std::span<const std::string> labels);

// Whether a label tells of something that one asks the reason of: cancelled, rejected, suspended.
bool is_regrettable(std::string_view label);

// Whether most of three labels or more say how far things have come, so that they must be those of a status.
bool are_states(std::span<const std::string> labels);

// Whether a flag says that the event has not happened: is_active of what may be terminated.
bool is_flag_of_life(std::span<const std::string> words);

}  // namespace synthgen::plan
