// What belongs to a status: it fits the time; dates, flags, reasons and names of who did it are there exactly
// when it says that it happened. Where there is no status, a flag decides, or else a date.
#include "plan/lifecycle_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/amounts.hpp"
#include "generate/semantic_range.hpp"
#include "generate/status.hpp"
#include "plan/column_list.hpp"
#include "plan/date_roles.hpp"
#include "plan/lifecycle.hpp"
#include "postgres/number_type.hpp"

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
    if (semantic == "date.graduation")
      return has_word(words, {"expected", "anticipated", "planned"}) ? "" : "completed";
    // What is lent matures.
    if (has_word(words, {"maturity", "matures"})) return event_of(words);
    DateRole const* const role = date_role(semantic);
    if (role == nullptr || (role->may_be_future && role->rank != kEndRank) || role->rank == 50) return {};
    std::string_view const event = event_of(words);
    bool const actual = has_word(words, {"actual", "real"});
    if (actual && has_word(words, {"start", "begin"})) return "started";
    if (actual && event == "ended") return "completed";
    // A book that is checked out is to come back.
    if (event == "checked_out" && role->rank != kEndRank) return {};
    // "Trial end" is the end of a part of it.
    bool const whole = words.size() <= 2;
    if (event == "ended" && !whole) return {};
    return event.empty() && semantic == "date.read" ? "read" : event;
  }
  if (words.empty()) return {};
  // What something became is known when it did.
  constexpr std::size_t kKey = 3;
  if (words.size() >= kKey && words.back() == "id" &&
      has_word({words.front()}, {"converted", "replaced", "refunded", "cancelled", "rejected", "resolved"}))
    return event_of(std::span(words).first(1));
  bool const tells_how = semantic.starts_with("kind.") && has_word({words.back()}, {"resolution", "outcome"});
  if (semantic == "text.reason" || semantic == "text.error" || words.back() == "by" ||
      words.back() == "reason" || tells_how)
    return event_of(words);
  if (semantic == "code.payment_failure" || semantic == "text.payment_failure") return "failed";
  if (semantic == "text.reply") return "responded";
  if (has_word(words, {"tracking"})) return "shipped";
  if (has_word(words, {"satisfaction", "csat"})) return "resolved";
  if (words.size() == 1 && has_word(words, {"value", "result"})) return "completed";
  if (has_word(words,
               {"grade", "mark", "score", "goal", "feedback", "finding", "outcome", "attendance", "winner"}))
    return "completed";
  if (column.type.category == TYPCATEGORY_NUMERIC && has_word(words, {"sale", "sold"}) &&
      has_word(words, {"price", "value"}))
    return "sold";
  bool const amount =
      column.type.category == TYPCATEGORY_NUMERIC &&
      has_word(words, {"approved", "awarded", "granted", "refunded", "settled", "disbursed", "cancellation"});
  return amount ? event_of(words) : std::string_view();
}

// Whether what the table holds is open for years, unlike a ticket or a question.
bool stays_open(const pg::Table& table) {
  return has_word(core::words_of(table.name),
                  {"account", "wallet", "portfolio", "branch",   "store",  "shop",   "restaurant", "outlet",
                   "office",  "site",   "facility",  "location", "school", "clinic", "club",       "gym",
                   "road",    "trail",  "lift",      "pool",     "vault",  "fund"});
}

// How often a label is drawn among those that fit the time.
std::uint64_t label_weight(std::string_view label, Stage stage) {
  constexpr std::uint64_t kRegular = 12;
  constexpr std::uint64_t kOnTheWay = 4;
  // Offers are turned down, and deals lost, more often than orders are.
  if (has_word(core::words_of(label), {"lost", "unqualified"})) return kOnTheWay;
  if (has_word(core::words_of(label), {"rejected", "declined"})) return kOnTheWay / 2;
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
    std::vector<bool> const tell = happened(event, role.choice->label_texts);
    for (std::size_t i = 0; i < tell.size(); ++i) {
      if (!tell[i]) continue;
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

// The labels of a status that say that some is done, but not all.
std::optional<generate::Evidence> LifecyclePass::evidence_of_partial() const {
  for (pg::Column const& column : table_.columns) {
    ColumnRole const& role = roles_[column.number - 1];
    if (column.dropped || role.choice == nullptr || !is_status(column)) continue;
    generate::Evidence evidence{target_.program.attribute(column.number), {}, column.type.by_value};
    for (std::size_t i = 0; i < role.choice->label_texts.size(); ++i)
      if (has_word(core::words_of(role.choice->label_texts[i]), {"partial", "partially", "partly"}))
        evidence.values.push_back(role.choice->label_values[i]);
    if (!evidence.values.empty()) return evidence;
  }
  return std::nullopt;
}

std::optional<generate::Evidence> LifecyclePass::evidence_of_waiting() const {
  for (pg::Column const& column : table_.columns) {
    ColumnRole const& role = roles_[column.number - 1];
    if (column.dropped || role.choice == nullptr || !is_status(column)) continue;
    generate::Evidence evidence{target_.program.attribute(column.number), {}, column.type.by_value};
    std::vector<Stage> const stages = stages_of(role.choice->label_texts);
    for (std::size_t i = 0; i < stages.size(); ++i)
      if (stages[i] == Stage::kWaiting) evidence.values.push_back(role.choice->label_values[i]);
    if (!evidence.values.empty() && evidence.values.size() < stages.size()) return evidence;
  }
  return std::nullopt;
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
  Words words = core::words_of(column.name);
  while (words.size() > 1 &&
         has_word({words.back()}, {"cd", "code", "text", "txt", "label", "name", "enum", "val", "value"}))
    words.pop_back();
  return !words.empty() && !roles_[column.number - 1].choice->label_texts.empty() &&
         has_word({words.back()},
                  {"status", "state", "stage", "phase", "availability", "outcome", "disposition"});
}

// Whether a column may have something to say of what a label calls by the same word.
bool LifecyclePass::may_have_label(const pg::Column& column) const {
  std::string const& semantic = target_.columns[column.number - 1].semantic;
  if (generate::is_instant_type(column.type.base)) {
    DateRole const* const role = date_role(semantic);
    return role == nullptr || ((!role->may_be_future || role->rank == kEndRank) && role->rank != 50);
  }
  Words const words = core::words_of(column.name);
  if (column.type.category == TYPCATEGORY_NUMERIC && has_word(words, {"late"})) return true;
  return !words.empty() && has_word({words.back()}, {"by", "reason", "summary", "note", "value", "amount",
                                                     "amt", "quantity", "qty", "result"});
}

// What a column tells of whose name and a label share a word that says nothing to us: "collected_at" and
// "collected". Labels are listed in the order in which they come about, but for those that stand aside.
std::optional<generate::Evidence> LifecyclePass::evidence_of_label(const pg::Column& column) const {
  if (!may_have_label(column)) return std::nullopt;
  Words const words = core::words_of(column.name);
  auto const shares_word = [&](const std::string& label) {
    Words const others = core::words_of(label);
    return others.size() == 1 && std::any_of(words.begin(), words.end(), [&](const std::string& word) {
             return is_same_act(word, others[0]);
           });
  };
  for (pg::Column const& status : table_.columns) {
    ColumnRole const& role = roles_[status.number - 1];
    if (status.dropped || role.choice == nullptr || !is_status(status)) continue;
    std::vector<std::string> const& labels = role.choice->label_texts;
    auto const named =
        static_cast<std::size_t>(std::find_if(labels.begin(), labels.end(), shares_word) - labels.begin());
    if (named == labels.size() || named == 0) continue;
    generate::Evidence evidence{target_.program.attribute(status.number), {}, status.type.by_value};
    bool const aside = stands_aside(labels[named]) || stages_of(labels)[named] == Stage::kLate;
    for (std::size_t i = named; i < labels.size(); ++i)
      if (i == named || (!aside && !stands_aside(labels[i])))
        evidence.values.push_back(role.choice->label_values[i]);
    return evidence;
  }
  return std::nullopt;
}

bool LifecyclePass::is_end_of_slot(AttrNumber column) const {
  return std::any_of(slots_.begin(), slots_.end(), [&](const Slot& slot) { return slot.upper == column; });
}

// The dates that tell where the row stands: when it began, or is to begin, and when it ends.
std::optional<generate::StatusTimes> LifecyclePass::status_times() const {
  generate::StatusTimes times;
  times.now = plan_.context.as_of * generate::kDay + generate::kDay - 1'000'000;
  for (Slot const& slot : slots_) {
    if (slot.range == 0 || !generate::is_instant_type(slot.type)) continue;
    times.begin = {slot.lower_node, slot.type, 0};
    times.end = {slot.upper_node, slot.type, 0};
    return times;
  }
  AttrNumber const begin =
      column_meaning(target_, {"date.start", "date.started", "date.scheduled", "date.transaction",
                               "date.booked", "date.requested", "date.issued", "date.event", "date.created"});
  if (begin == 0 || !generate::is_instant_type(table_.column(begin).type.base)) return std::nullopt;
  times.begin = {date_node(begin), table_.column(begin).type.base, 0};
  constexpr generate::Microseconds kDeal = 120 * generate::kDay;
  if (has_word(core::words_of(table_.name),
               {"opportunity", "lead", "deal", "project", "case", "claim", "tender", "application", "quote",
                "offer", "proposal", "loan", "issue", "task", "ticket", "matter", "requisition"}))
    times.in_hand = kDeal;
  times.is_occasion = is_occasion(*date_role(target_.columns[begin - 1].semantic));
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || !generate::is_instant_type(column.type.base)) continue;
    std::string const& semantic = target_.columns[column.number - 1].semantic;
    bool const planned = semantic == "date.expiry" || (semantic == "date.end" && not_null(column)) ||
                         is_end_of_slot(column.number);
    if (planned && times.end.node == generate::kNoNode)
      times.end = {date_node(column.number), column.type.base, 0};
    if (semantic == "date.due") times.deadline = {date_node(column.number), column.type.base, 0};
    if (semantic == "date.end" && has_word(core::words_of(column.name), {"trial"}))
      times.trial = {target_.program.attribute(column.number), column.type.base, 0};
  }
  return times;
}

// What is planned is not completed, what is long past not pending.
void LifecyclePass::place_status_in_time(const pg::Column& column, const generate::StatusTimes& times) {
  generate::Choice const& choice = *roles_[column.number - 1].choice;
  std::vector<Stage> stages = stages_of(choice.label_texts);
  if (stays_open(table_))
    for (std::size_t i = 0; i < stages.size(); ++i)
      if (has_word(core::words_of(choice.label_texts[i]), {"open", "opened"})) stages[i] = Stage::kLasting;
  auto const has = [&](Stage stage) {
    return std::find(stages.begin(), stages.end(), stage) != stages.end();
  };
  // Labels that say nothing of an end belong to things that have none, such as an account.
  bool const lasts = has(Stage::kLasting) && times.end.node != generate::kNoNode;
  bool const in_time = has(Stage::kOver) && (has(Stage::kWaiting) || has(Stage::kPassing) || lasts);
  if (!in_time && times.trial.node == generate::kNoNode) return;
  std::vector<generate::StatusLabel> labels;
  for (std::size_t i = 0; i < stages.size(); ++i) {
    Stage const stage = stages[i];
    generate::StatusLabel label;
    label.value = choice.label_values[i];
    label.weight = label_weight(choice.label_texts[i], stage);
    label.before = stage == Stage::kWaiting || stage == Stage::kAside;
    label.recent = stage != Stage::kWaiting || !times.is_occasion;
    label.during = stage != Stage::kWaiting && stage != Stage::kOver;
    label.after = stage != Stage::kWaiting && stage != Stage::kPassing &&
                  (stage != Stage::kLasting || times.end.node == generate::kNoNode);
    label.late = in_time && stage == Stage::kLate;
    label.trial = has_word(core::words_of(choice.label_texts[i]), {"trial", "trialing", "trialling"});
    if (!in_time) label.before = label.recent = label.during = label.after = true;
    labels.push_back(label);
  }
  ColumnPlan const& plan = target_.columns[column.number - 1];
  replace_column(column.number,
                 std::make_unique<generate::StatusInTimeNode>(target_.program.attribute(column.number),
                                                              std::move(labels), column.type.by_value, times,
                                                              plan_.stream(target_, column.name + ".time")),
                 plan.generator + ", fit for its time");
}

// Labels as they will be where conditions decide them; to a column that a condition ties to them, as drawn.
void LifecyclePass::see_final_labels(generate::Evidence& evidence, AttrNumber of) {
  auto const has = [](const CheckGroup& group, AttrNumber column) { return contains(group.columns, column); };
  for (CheckGroup const& group : target_.constraints.groups)
    for (AttrNumber const column : group.columns)
      if (target_.program.attribute(column) == evidence.node && !has(group, of)) {
        evidence.node = target_.program.add(std::make_unique<generate::ColumnNode>(column));
        return;
      }
}

// A nullable column that speaks of an event has a value when the event has happened; an amount that is never
// null is nothing else.
void LifecyclePass::derive_when(const pg::Column& column, generate::Evidence evidence,
                                std::string_view event) {
  see_final_labels(evidence, column.number);
  generate::NodeId own = not_null_nodes_[column.number - 1];
  if (own == generate::kNoNode) own = target_.program.attribute(column.number);
  std::string generator = target_.columns[column.number - 1].generator + " when " + std::string(event);
  if (not_null(column)) {
    replace_column(
        column.number,
        std::make_unique<generate::NothingWhenNode>(own, std::move(evidence), column.type, /*opposite*/ true),
        std::move(generator));
    return;
  }
  replace_column(column.number, std::make_unique<generate::WhenNode>(own, std::move(evidence)),
                 std::move(generator));
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
  if (all.node == generate::kNoNode) {
    if (!of_life && event.empty()) derive_flag_of_date(column);
    return;
  }
  see_final_labels(all, column.number);
  replace_column(column.number, std::make_unique<generate::FlagNode>(std::move(all), of_life),
                 std::string(of_life ? "false" : "true") + " when " + std::string(of_life ? "over" : event));
}

// A flag beside a date of the same name is set when the date is: edited and edited_at.
void LifecyclePass::derive_flag_of_date(const pg::Column& flag) {
  auto const stem = [](const pg::Column& column) {
    Words words = core::words_of(column.name);
    std::erase_if(words, [](const std::string& word) {
      return has_word({word},
                      {"is", "has", "was", "been", "at", "on", "date", "dt", "ts", "time", "when", "utc"});
    });
    return words;
  };
  Words const own = stem(flag);
  for (pg::Column const& column : table_.columns) {
    bool const date = !column.dropped && generate::is_instant_type(column.type.base) && !not_null(column) &&
                      target_.program.attribute(column.number) != generate::kNoNode;
    if (!date || own.empty() || stem(column) != own) continue;
    replace_column(flag.number,
                   std::make_unique<generate::FlagNode>(
                       generate::Evidence{target_.program.attribute(column.number), {}, false}, false),
                   "true when " + column.name);
    return;
  }
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

int LifecyclePass::rank_of_date(AttrNumber column) const {
  return rank_of_event(event_needed(table_.column(column), target_.columns[column - 1].semantic));
}

// Of dates that nothing else decides: what was delivered had been shipped.
void LifecyclePass::derive_after(std::vector<AttrNumber> dates) {
  std::stable_sort(dates.begin(), dates.end(),
                   [&](AttrNumber a, AttrNumber b) { return rank_of_date(a) < rank_of_date(b); });
  AttrNumber before = InvalidAttrNumber;
  for (AttrNumber const date : dates) {
    if (rank_of_date(date) < kOnItsWay) continue;
    if (before != 0 && rank_of_date(before) < rank_of_date(date))
      replace_column(date,
                     std::make_unique<generate::WhenNode>(
                         target_.program.attribute(date),
                         generate::Evidence{target_.program.attribute(before), {}, false}),
                     target_.columns[date - 1].generator + " after " + table_.column(before).name);
    before = date;
  }
}

// What is read at the end is not known before it: the final odometer of a trip.
void LifecyclePass::derive_at_end() {
  AttrNumber const end = column_meaning(target_, {"date.closed", "date.end"});
  if (end == 0 || not_null(table_.column(end)) || !generate::is_instant_type(table_.column(end).type.base))
    return;
  for (pg::Column const& column : table_.columns) {
    bool const final_number = !column.dropped && generate::is_number_type(column.type.base) &&
                              has_word(core::words_of(column.name), {"end", "ending", "final", "closing"}) &&
                              !not_null(column) && may_compute(column.number) && !is_key_part(column.number);
    if (final_number)
      derive_when(column, generate::Evidence{target_.program.attribute(end), {}, false},
                  table_.column(end).name);
  }
}

// What a date tells of that is named like a status: "background_check_on" beside "background_check_status" is
// there when the check no longer waits.
std::optional<generate::Evidence> LifecyclePass::evidence_of_stem(const pg::Column& date) const {
  auto const stem = [](const pg::Column& column) {
    Words words = core::words_of(column.name);
    std::erase_if(words, [](const std::string& word) {
      return has_word({word}, {"status", "state", "date", "at", "on", "time", "dt", "ts"});
    });
    return words;
  };
  Words const own = stem(date);
  if (own.empty() || !generate::is_instant_type(date.type.base)) return std::nullopt;
  for (pg::Column const& status : table_.columns) {
    ColumnRole const& role = roles_[status.number - 1];
    if (status.dropped || role.choice == nullptr || !is_status(status) || stem(status) != own) continue;
    std::vector<Stage> const stages = stages_of(role.choice->label_texts);
    generate::Evidence evidence{target_.program.attribute(status.number), {}, status.type.by_value};
    for (std::size_t i = 0; i < stages.size(); ++i)
      if (stages[i] != Stage::kWaiting) evidence.values.push_back(role.choice->label_values[i]);
    if (!evidence.values.empty() && evidence.values.size() < stages.size()) return evidence;
  }
  return std::nullopt;
}

// Without a status that tells, nothing is both called off and done.
void LifecyclePass::call_off_nothing_done() {
  auto const is_nullable_date = [&](const pg::Column& column) {
    return !column.dropped && generate::is_instant_type(column.type.base) && !not_null(column) &&
           !in_check_group(column.number) && target_.program.attribute(column.number) != generate::kNoNode &&
           !is_key_part(column.number);
  };
  for (pg::Column const& called_off : table_.columns) {
    if (!is_nullable_date(called_off) ||
        target_.columns[called_off.number - 1].semantic != "date.cancelled" ||
        draft_.computed[called_off.number - 1])
      continue;
    for (pg::Column const& done : table_.columns) {
      DateRole const* const role =
          is_nullable_date(done) ? date_role(target_.columns[done.number - 1].semantic) : nullptr;
      bool const tells = role != nullptr && done.number != called_off.number && !role->may_be_future &&
                         !role->of_life && role->rank > kScheduledRank;
      if (!tells) continue;
      generate::NodeId const node = target_.program.add(std::make_unique<generate::ColumnNode>(done.number));
      replace_column(called_off.number,
                     std::make_unique<generate::WhenNode>(target_.program.attribute(called_off.number),
                                                          generate::Evidence{node, {}, false, true}),
                     target_.columns[called_off.number - 1].generator + " unless " + done.name);
    }
  }
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
    if (column.dropped || !may_be_missing(column)) continue;
    bool const is_checked = in_check_group(column.number);
    if (target_.program.attribute(column.number) == generate::kNoNode || is_key_part(column.number)) continue;
    std::string_view const event = event_needed(column, target_.columns[column.number - 1].semantic);
    auto evidence = event.empty() ? std::nullopt : evidence_of(event);
    if (evidence)
      derive_when(column, std::move(*evidence), event);
    else if (is_checked)
      continue;
    else if ((evidence = evidence_of_label(column)) || (evidence = evidence_of_stem(column)))
      derive_when(column, std::move(*evidence), "so labelled");
    else if (!event.empty())
      rest.push_back(column.number);
  }
  call_off_nothing_done();
  for (pg::Column const& column : table_.columns)
    if (!column.dropped) derive_flag(column);
  std::vector<AttrNumber> undecided;
  for (AttrNumber const number : rest) {
    pg::Column const& column = table_.column(number);
    std::string_view const event = event_needed(column, target_.columns[number - 1].semantic);
    bool const is_date = generate::is_instant_type(column.type.base);
    if (auto evidence = lesser_evidence_of(event, number, !is_date)) {
      derive_when(column, std::move(*evidence), event);
    } else if (is_date) {
      undecided.push_back(number);
    }
  }
  derive_after(std::move(undecided));
  derive_at_end();
  for (pg::Column const& column : table_.columns)
    if (!column.dropped) derive_late_fee(column);
}

// Whether a column may have nothing to say: be null, or an amount of nothing, as its default tells.
bool LifecyclePass::may_be_missing(const pg::Column& column) const {
  return !not_null(column) || (column.default_expression != nullptr && may_compute(column.number) &&
                               !pg::is_integer_type(column.type.base));
}

// Whether a column's labels may be drawn anew: no key depends on them. What conditions over several columns
// ask for comes after.
bool LifecyclePass::may_hold_labels(AttrNumber column) const {
  ColumnRole const& role = roles_[column - 1];
  return !role.distinct && role.tuple < 0 && role.ordinal_of < 0 && !is_key_part(column);
}

}  // namespace synthgen::plan
