#include "plan/dates/date_life.hpp"

#include <algorithm>

#include "core/act.hpp"
#include "core/duration.hpp"
#include "core/name_words.hpp"
#include "plan/dates/date_columns.hpp"
#include "plan/states/evidence_pass.hpp"
#include "plan/states/lifecycle.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;

// Holds for a term: nothing is done under it when that is over.
bool has_term(const pg::Table& table) {
  return has_word(
      core::words_of(table.name),
      {"policy",  "contract",     "membership", "subscription", "lease",     "warranty", "coupon",
       "voucher", "agreement",    "insurance",  "permit",       "promotion", "campaign", "cover",
       "tenancy", "prescription", "batch",      "lot",          "pass",      "quote",    "offer"});
}

// Whether a date says that a thing is gone: lost, culled, dismantled.
bool is_gone(const pg::Column& column) {
  return has_word({std::string(event_of(core::words_of(column.name)))},
                  {"terminated", "dead", "discarded", "lost"});
}

}  // namespace

bool lasts_for_years(const pg::Table& table) {
  constexpr std::int64_t kMostOfAYear = std::int64_t{290} * 24 * 60;
  core::Duration const* const usual = core::find_duration({}, core::words_of(table.name), core::Grain::kDays);
  if (usual != nullptr && usual->mean_minutes() >= kMostOfAYear) return true;
  std::vector<std::string> const kinds = core::kinds_of_thing(table.name);
  return std::find(kinds.begin(), kinds.end(), "%people") != kinds.end();
}

bool lasts_for_weeks(const pg::Table& table) {
  constexpr std::int64_t kSomeWeeks = std::int64_t{45} * 24 * 60;
  core::Duration const* const usual = core::find_duration({}, core::words_of(table.name), core::Grain::kAny);
  return usual != nullptr && usual->mean_minutes() <= kSomeWeeks && !lasts_for_years(table);
}

bool is_last_day(const TablePlan& table, const pg::Column& column, const DateRole& role) {
  return role.semantic == "date.termination" ||
         (has_term(table.table) && (role.semantic == "date.expiry" || role.semantic == "date.cancelled")) ||
         (!column.not_null &&
          (role.semantic == "date.death" || is_gone(column) || last_day_by_flag(table) == column.number));
}

AttrNumber last_day_by_flag(const TablePlan& table) {
  std::vector<std::string> told;  // by flags
  bool flagged = false;
  for (pg::Column const& column : table.table.columns) {
    core::Words words = core::words_of(column.name);
    if (column.dropped || words.empty()) continue;
    if (has_word({words.back()}, {"status", "state"})) return InvalidAttrNumber;
    if (column.type.base != BOOLOID) continue;
    flagged = flagged || is_flag_of_life(words);
    told.push_back(std::move(words.back()));
  }
  if (!flagged) return InvalidAttrNumber;
  AttrNumber found = InvalidAttrNumber;
  for (pg::Column const& column : table.table.columns) {
    DateRole const* const role =
        is_date(column) && !column.not_null ? date_role(table.columns[column.number - 1].semantic) : nullptr;
    if (role == nullptr) continue;
    if (role->rank == kGoneRank) return InvalidAttrNumber;
    bool const untold = role->semantic == "date.happened" || role->semantic == "date.closed";
    core::Words const words = core::words_of(column.name);
    bool const of_flag = std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return std::any_of(told.begin(), told.end(),
                         [&](const std::string& flag) { return core::is_same_act(word, flag); });
    });
    if (!untold || of_flag) continue;
    if (found != 0) return InvalidAttrNumber;
    found = column.number;
  }
  return found;
}

}  // namespace synthgen::plan
