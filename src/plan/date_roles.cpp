#include "plan/date_roles.hpp"

#include <algorithm>

#include "core/name_words.hpp"

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
    {"date.expiry", 55, false, true, 30, 1100},
    {"date.termination", kGoneRank, false, false, 30, 0},
    {"date.death", kGoneRank, true, false, 0, 0},
    {"date.deleted", 70, false, false, 0, 0},
    {"date.future", 75, false, true, 1, 0},
};

constexpr std::int64_t kMinutesADay = 1440;

struct Lasting {
  std::string_view words;  // joined by |
  bool in_days;
  Duration duration;
};

// The first that fits counts.
constexpr Lasting kLasting[] = {
    {"clock|punch|shift|timesheet|attendance", false, {6 * 60, 10 * 60}},
    {"call", false, {1, 40}},
    {"flight|trip|route|journey|voyage", false, {45, 14 * 60}},
    {"meeting|appointment|visit|consultation|interview|lesson|class|slot", false, {15, 120}},
    {"festival|conference|congress|tournament|exhibition|exhibit|hackathon|fair|championship|biennale|"
     "retreat|camp",
     false,
     {10 * 60, 4 * kMinutesADay}},
    {"event|concert|show|performance|screening|workshop|webinar|seminar|talk|reading|ceremony|party|match|"
     "game|"
     "lecture|exam|training|tasting|gig|play",
     false,
     {60, 5 * 60}},
    {"session|login|connection|request|job|run|execution|build|task", false, {1, 180}},
    {"parking|charging", false, {20, 600}},
    {"sitting|cleaning|wash|massage|walk|intervention|haircut|rehearsal|drive|patrol|inspection|dive|hike",
     false,
     {20, 240}},
    {"surgery|operation|procedure|treatment", false, {30, 300}},
    {"admission|hospitalization|hospitalisation|inpatient|stay", false, {12 * 60, 12 * kMinutesADay}},
    {"outage|downtime|incident", false, {5, 8 * 60}},
    {"trial", true, {14 * kMinutesADay, 30 * kMinutesADay}},
    {"admission|hospitalization|leave|vacation|absence|holiday|stay|check|checkin|booking|reservation|trip|"
     "travel|checkout|charter|cruise|expedition|boarding|kennel|tour",
     true,
     {kMinutesADay, 10 * kMinutesADay}},
    {"maturity|matures|mortgage", true, {365 * kMinutesADay, 3600 * kMinutesADay}},
    {"maintenance|repair|workshop|overhaul|servicing", true, {0, 20 * kMinutesADay}},
    {"rental|loan|lending|return|dropoff|hire", true, {kMinutesADay, 28 * kMinutesADay}},
    {"payroll|payslip|pay|salary_period", true, {13 * kMinutesADay, 30 * kMinutesADay}},
    {"sprint|iteration", true, {14 * kMinutesADay, 14 * kMinutesADay}},
    {"academic|season|fiscal", true, {270 * kMinutesADay, 330 * kMinutesADay}},
    {"semester|section|term|course|class", true, {90 * kMinutesADay, 125 * kMinutesADay}},
    {"period|cycle|billing|statement", true, {28 * kMinutesADay, 31 * kMinutesADay}},
    {"exhibition|exhibit|biennale", true, {20 * kMinutesADay, 180 * kMinutesADay}},
    {"conference|event|festival|tournament|competition|hackathon|championship|fair",
     true,
     {0, 4 * kMinutesADay}},
    {"campaign|promotion|promo|coupon|discount|sale|offer|voucher|deal",
     true,
     {7 * kMinutesADay, 90 * kMinutesADay}},
    {"card|passport", true, {3 * 365 * kMinutesADay, 5 * 365 * kMinutesADay}},
    {"tenancy|lease", true, {365 * kMinutesADay, 1095 * kMinutesADay}},
    {"policy|coverage|insurance|warranty|license|licence|subscription|contract|membership|lease",
     true,
     {365 * kMinutesADay, 730 * kMinutesADay}},
    {"valid|validity|effective|guarantee|agreement|tariff", true, {90 * kMinutesADay, 730 * kMinutesADay}},
    {"branch|store|office|site|warehouse|facility|plant|shop|restaurant|hotel|clinic|school|account|venue|"
     "employment|"
     "meter|device|sensor|machine|equipment|supplier|vendor|partner|department",
     true,
     {365 * kMinutesADay, 3650 * kMinutesADay}},
    {"account|branch|store|office|site|meter|device", false, {60 * kMinutesADay, 1800 * kMinutesADay}},
};

bool names(std::string_view joined, const std::string& word) {
  while (!joined.empty()) {
    std::size_t const bar = std::min(joined.find('|'), joined.size());
    std::string_view const one = joined.substr(0, bar);
    if (word == one || core::singular(word) == one) return true;
    joined.remove_prefix(std::min(bar + 1, joined.size()));
  }
  return false;
}

}  // namespace

const DateRole* date_role(std::string_view semantic) {
  for (DateRole const& role : kRoles)
    if (role.semantic == semantic) return &role;
  return nullptr;
}

const Duration* usual_duration(std::span<const std::string> words, bool in_days) {
  for (Lasting const& lasting : kLasting) {
    bool const named = std::any_of(words.begin(), words.end(),
                                   [&](const std::string& word) { return names(lasting.words, word); });
    if (named && lasting.in_days == in_days) return &lasting.duration;
  }
  return nullptr;
}

}  // namespace synthgen::plan
