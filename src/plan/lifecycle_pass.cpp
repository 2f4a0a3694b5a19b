// What belongs to a status: it fits the time; dates, flags, reasons and names of who did it are there exactly
// when it says that it happened. Where there is no status, a flag decides, or else a date.
#include "plan/lifecycle_pass.hpp"

#include <algorithm>

#include "core/naming.hpp"
#include "core/words.hpp"
#include "generate/semantic_range.hpp"
#include "generate/status.hpp"
#include "plan/date_roles.hpp"
#include "plan/lifecycle.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;
using generate::Microseconds;

bool is_boolean(const pg::Column& column) {
  return column.type.base == BOOLOID;
}

// The event that a flag speaks of, if it speaks of nothing else: is_paid, email_verified.
std::string_view flag_event(const Words& words) {
  constexpr std::size_t kMostWords = 3;
  return words.size() > kMostWords ? std::string_view() : event_of(words);
}

// The event without which a column has nothing to say, by its name and meaning; empty if there is none.
std::string_view event_needed(const pg::Column& column, std::string_view semantic) {
  Words const words = core::words_of(column.name);
  if (generate::is_instant_type(column.type.base)) {
    DateRole const* const role = date_role(semantic);
    if (role == nullptr || (role->may_be_future && role->rank != kEndRank) || role->rank == 50) return {};
    std::string_view const event = event_of(words);
    // "Trial end" is the end of a part of it.
    bool const whole = words.size() <= 2 || has_word(words, {"actual"});
    if (event == "ended" && !whole) return {};
    return event.empty() && semantic == "date.read" ? "read" : event;
  }
  if (semantic == "text.reason" || semantic == "text.error" || words.back() == "by" ||
      words.back() == "reason")
    return event_of(words);
  if (has_word(words, {"tracking"})) return "shipped";
  if (has_word(words, {"satisfaction", "csat"})) return "resolved";
  if (has_word(words, {"grade", "mark"})) return "completed";
  bool const amount = column.type.category == TYPCATEGORY_NUMERIC &&
                      has_word(words, {"approved", "refunded", "settled", "disbursed"});
  return amount ? event_of(words) : std::string_view();
}

// How often a label is drawn among those that fit the time.
std::uint64_t label_weight(std::string_view label, Stage stage) {
  constexpr std::uint64_t kRegular = 12;
  constexpr std::uint64_t kOnTheWay = 4;
  if (stage == Stage::kAside || stage == Stage::kLate) return 1;
  bool const regrettable = has_word(core::words_of(label), {"no", "missed", "expired", "lapsed", "refunded",
                                                            "partially", "absent", "archived"});
  if (stage == Stage::kOver) return regrettable ? 1 : kRegular;
  return kOnTheWay;
}

}  // namespace

// The column whose labels tell best whether an event has happened, and which of them do.
std::optional<generate::Evidence> LifecyclePass::evidence_of(std::string_view event) const {
  std::optional<generate::Evidence> best;
  bool best_names_it = false;
  for (pg::Column const& column : table_.columns) {
    ColumnRole const& role = roles_[column.number - 1];
    if (column.dropped || role.choice == nullptr || !is_status(column)) continue;
    generate::Evidence evidence{target_.program.attribute(column.number), {}, column.type.by_value};
    bool names_it = false;
    for (std::size_t i = 0; i < role.choice->label_texts.size(); ++i) {
      if (!has_happened(event, role.choice->label_texts[i])) continue;
      evidence.values.push_back(role.choice->label_values[i]);
      names_it = names_it || event_of(core::words_of(role.choice->label_texts[i])) == event;
    }
    bool const tells = !evidence.values.empty() && evidence.values.size() < role.choice->label_texts.size();
    if (!tells || (best && (best_names_it || !names_it))) continue;
    best = std::move(evidence);
    best_names_it = names_it;
  }
  return best;
}

// A flag of the row that says whether an event has happened; where `dates`, a date that is set when it has.
std::optional<generate::Evidence> LifecyclePass::lesser_evidence_of(std::string_view event, AttrNumber except,
                                                                    bool dates) const {
  for (pg::Column const& column : table_.columns) {
    generate::NodeId const node =
        column.dropped ? generate::kNoNode : target_.program.attribute(column.number);
    if (node == generate::kNoNode || column.number == except || in_check_group(column.number)) continue;
    if (is_boolean(column) && flag_event(core::words_of(column.name)) == event)
      return generate::Evidence{node, {BoolGetDatum(true)}, true};
    bool const dated = dates && generate::is_instant_type(column.type.base) && !not_null(column);
    if (dated && event_needed(column, target_.columns[column.number - 1].semantic) == event)
      return generate::Evidence{node, {}, false};
  }
  return std::nullopt;
}

bool LifecyclePass::is_status(const pg::Column& column) const {
  Words const words = core::words_of(column.name);
  return !words.empty() && !roles_[column.number - 1].choice->label_texts.empty() &&
         has_word({words.back()},
                  {"status", "state", "stage", "phase", "availability", "outcome", "disposition"});
}

// The dates that tell where the row stands: when it began, or is to begin, and when it ends.
std::optional<generate::StatusTimes> LifecyclePass::status_times() const {
  generate::StatusTimes times;
  times.now = plan_.context.as_of * generate::kDay + generate::kDay - 1'000'000;
  AttrNumber const begin =
      column_meaning(target_, {"date.start", "date.started", "date.scheduled", "date.transaction",
                               "date.booked", "date.requested", "date.issued", "date.event", "date.created"});
  if (begin == 0 || !generate::is_instant_type(table_.column(begin).type.base)) return std::nullopt;
  times.begin = {date_node(begin), table_.column(begin).type.base, 0};
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || !generate::is_instant_type(column.type.base)) continue;
    std::string const& semantic = target_.columns[column.number - 1].semantic;
    bool const planned = semantic == "date.expiry" || (semantic == "date.end" && not_null(column));
    if (planned && times.end.node == generate::kNoNode)
      times.end = {date_node(column.number), column.type.base, 0};
    if (semantic == "date.due") times.deadline = {date_node(column.number), column.type.base, 0};
  }
  return times;
}

// What is planned is not completed, what is long past not pending.
void LifecyclePass::place_status_in_time(const pg::Column& column, const generate::StatusTimes& times) {
  generate::Choice const& choice = *roles_[column.number - 1].choice;
  std::vector<Stage> const stages = stages_of(choice.label_texts);
  auto const has = [&](Stage stage) {
    return std::find(stages.begin(), stages.end(), stage) != stages.end();
  };
  // Labels that say nothing of an end belong to things that have none, such as an account.
  if (!has(Stage::kOver) || (!has(Stage::kWaiting) && !has(Stage::kPassing))) return;
  std::vector<generate::StatusLabel> labels;
  for (std::size_t i = 0; i < stages.size(); ++i) {
    Stage const stage = stages[i];
    generate::StatusLabel label;
    label.value = choice.label_values[i];
    label.weight = label_weight(choice.label_texts[i], stage);
    label.before = stage == Stage::kWaiting || stage == Stage::kAside;
    label.recent = true;
    label.during = stage != Stage::kWaiting && stage != Stage::kOver;
    label.after = stage != Stage::kWaiting && stage != Stage::kPassing &&
                  (stage != Stage::kLasting || times.end.node == generate::kNoNode);
    label.late = stage == Stage::kLate;
    labels.push_back(label);
  }
  ColumnPlan const& plan = target_.columns[column.number - 1];
  replace_column(column.number,
                 std::make_unique<generate::StatusInTimeNode>(target_.program.attribute(column.number),
                                                              std::move(labels), column.type.by_value, times,
                                                              plan_.stream(target_, column.name + ".time")),
                 plan.generator + ", fit for its time");
}

// A nullable column that speaks of an event has a value when the event has happened.
void LifecyclePass::derive_when(const pg::Column& column, generate::Evidence evidence,
                                std::string_view event) {
  generate::NodeId own = not_null_nodes_[column.number - 1];
  if (own == generate::kNoNode) own = target_.program.attribute(column.number);
  replace_column(column.number, std::make_unique<generate::WhenNode>(own, std::move(evidence)),
                 target_.columns[column.number - 1].generator + " when " + std::string(event));
}

void LifecyclePass::derive_flag(const pg::Column& column) {
  if (!is_boolean(column) || !may_derive(column.number)) return;
  Words const words = core::words_of(column.name);
  bool const of_life = is_flag_of_life(words);
  std::initializer_list<std::string_view> const ends = {"terminated", "deactivated", "deleted",
                                                        "closed",     "cancelled",   "revoked",
                                                        "blocked",    "archived",    "suspended"};
  std::string_view const event = flag_event(words);
  std::vector<std::string_view> events;
  if (of_life)
    events.assign(ends);
  else if (!event.empty())
    events.push_back(event);
  generate::Evidence all;
  for (std::string_view const one : events) {
    auto evidence = evidence_of(one);
    if (!evidence && of_life) {
      auto dated = lesser_evidence_of(one, column.number, true);
      // A date decides alone; labels of one status add up.
      if (dated && all.node == generate::kNoNode) all = std::move(*dated);
      continue;
    }
    if (!evidence) continue;
    if (all.node != generate::kNoNode && all.node != evidence->node) continue;
    all.node = evidence->node;
    all.by_value = evidence->by_value;
    all.values.insert(all.values.end(), evidence->values.begin(), evidence->values.end());
  }
  if (all.node == generate::kNoNode) return;
  replace_column(column.number, std::make_unique<generate::FlagNode>(std::move(all), of_life),
                 std::string(of_life ? "false" : "true") + " when " + std::string(of_life ? "over" : event));
}

// What is owed for being late follows from the dates.
void LifecyclePass::derive_late_fee(const pg::Column& column) {
  if (target_.columns[column.number - 1].semantic != "finance.fine" || !may_derive(column.number)) return;
  AttrNumber const due = column_meaning(target_, {"date.due"});
  AttrNumber const done =
      column_meaning(target_, {"date.returned", "date.paid", "date.delivered", "date.closed", "date.end"});
  if (due == 0 || done == 0 || !generate::is_number_type(column.type.base)) return;
  constexpr double kMost = 1e9;
  auto const range =
      generate::number_steps(column.type, target_.constraints.domains[column.number - 1], 0, kMost);
  if (!range) return;
  constexpr std::int64_t kCents = 25;
  constexpr std::int64_t kMostUnits = 50;
  std::int64_t const steps = std::max<std::int64_t>(1, kCents * range->unit / 100);
  replace_column(
      column.number,
      std::make_unique<generate::LateFeeNode>(
          generate::NumberSource{target_.program.attribute(column.number), column.type.base}, range->scale,
          generate::DateBound{target_.program.attribute(due), table_.column(due).type.base, 0},
          generate::DateBound{target_.program.attribute(done), table_.column(done).type.base, 0},
          plan_.context.as_of * generate::kDay, steps, std::min(range->last, kMostUnits * range->unit)),
      "by the days late");
}

void LifecyclePass::derive_lifecycle() {
  if (auto const times = status_times())
    for (pg::Column const& column : table_.columns)
      if (!column.dropped && roles_[column.number - 1].choice != nullptr && is_status(column) &&
          may_hold_labels(column.number))
        place_status_in_time(column, *times);

  // Status first, then the dates it tells of, then flags, then what depends on a flag or a date.
  std::vector<AttrNumber> rest;
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || not_null(column) || in_check_group(column.number)) continue;
    if (target_.program.attribute(column.number) == generate::kNoNode || is_key_part(column.number)) continue;
    std::string_view const event = event_needed(column, target_.columns[column.number - 1].semantic);
    if (event.empty()) continue;
    if (auto evidence = evidence_of(event))
      derive_when(column, std::move(*evidence), event);
    else
      rest.push_back(column.number);
  }
  for (pg::Column const& column : table_.columns)
    if (!column.dropped) derive_flag(column);
  for (AttrNumber const number : rest) {
    pg::Column const& column = table_.column(number);
    std::string_view const event = event_needed(column, target_.columns[number - 1].semantic);
    bool const is_date = generate::is_instant_type(column.type.base);
    if (auto evidence = lesser_evidence_of(event, number, !is_date))
      derive_when(column, std::move(*evidence), event);
  }
  for (pg::Column const& column : table_.columns)
    if (!column.dropped) derive_late_fee(column);
}

// Whether a column's labels may be drawn anew: no key and no condition over several columns depends on them.
bool LifecyclePass::may_hold_labels(AttrNumber column) const {
  ColumnRole const& role = roles_[column - 1];
  return !role.distinct && role.tuple < 0 && role.ordinal_of < 0 && !in_check_group(column) &&
         !is_key_part(column);
}

}  // namespace synthgen::plan
