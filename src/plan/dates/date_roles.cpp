#include "plan/dates/date_roles.hpp"

namespace synthgen::plan {

namespace {

constexpr double kMinute = 1.0 / 1440;
constexpr double kHour = 1.0 / 24;

// semantic, rank, of life, may be future, least gap, typical gap
constexpr DateRole kRoles[] = {
    {"date.birth", 0, true, false, 0, 0},
    {"date.historic_birth", 0, true, false, 0, 0},
    {"date.child_birth", 0, true, false, 0, 0},
    {"date.animal_birth", 0, true, false, 0, 0},
    {"date.pupil_birth", 0, true, false, 0, 0},
    {"date.birth_at_any_age", 0, true, false, 0, 0},
    {"date.student_birth", 0, true, false, 0, 0},
    {"date.founded", 5, true, false, 0, 0},
    {"date.published", 8, true, false, 0, 0},
    {"date.released", 8, true, false, 0, 0},
    {"date.incident", 9, false, false, 0, 0},
    {"date.created", 10, false, false, 0, 0},
    {"date.join", 12, false, false, 0, 0},
    {"date.hire", 10, false, false, 0, 0},
    {"date.requested", 11, false, false, 0, 10 * kMinute},
    {"date.booked", 12, false, false, 0, 10 * kMinute},
    {"date.transaction", 12, false, false, 0, 10 * kMinute},
    {"date.issued", 13, false, false, 0, 0.5},
    {"date.start", 15, false, true, 0, 0},
    {"date.started", 15, false, false, 0, 0},
    {"date.event", 20, false, false, 0, 0},
    {"date.measured", 20, false, false, 0, 0},
    {"date.scheduled", 25, false, true, 0, 60},
    {"date.attended", 27, false, false, 0, 20 * kMinute},
    {"date.happened", 28, false, false, 0, 0},
    {"date.due", 30, false, true, 7, 30},
    {"date.verified", 30, false, false, kMinute, 7},
    {"date.paid", 31, false, false, kMinute, 5},
    {"date.sent", 31, false, false, 0, 1},
    {"date.shipped", 32, false, false, 2 * kHour, 5},
    {"date.resolved", 33, false, false, kMinute, 10},
    {"date.cancelled", 34, false, false, kHour, 14},
    {"date.estimated", 35, false, true, 1, 8},
    {"date.refunded", 37, false, false, 1, 20},
    {"date.returned", 39, false, false, 1, 28},
    {"date.delivered", 38, false, false, 1, 10},
    {"date.end", 40, false, true, 14, 340},
    {"date.closed", 40, false, false, 14, 400},
    {"date.payday", 42, false, false, 0, 5},
    {"date.read", 41, false, false, kMinute, 4},
    {"date.graduation", 45, false, true, 1000, 1500},
    {"date.updated", kAgainRank, false, false, 0, 40},
    {"date.edited", kAgainRank, false, false, kMinute, 2},
    {"date.last_seen", kAgainRank, false, false, 0, 0},
    {"date.last_done", kAgainRank, false, false, 0, 0},
    {"date.last_renewed", kAgainRank, false, false, 0, 0},
    {"date.expiry", 55, false, true, 30, 1100},
    {"date.termination", kGoneRank, false, false, 30, 0},
    {"date.death", kGoneRank, true, false, 0, 0},
    {"date.deleted", 70, false, false, 0, 0},
    {"date.future", 75, false, true, 1, 0},
};

}  // namespace

const DateRole* date_role(std::string_view semantic) {
  for (DateRole const& role : kRoles)
    if (role.semantic == semantic) return &role;
  return nullptr;
}

}  // namespace synthgen::plan
