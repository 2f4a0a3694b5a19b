// A status fits the time: what is planned is not completed, what is long past not pending.
#include "plan/states/status_pass.hpp"

#include <algorithm>

#include "core/label_share.hpp"
#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/nodes/amounts.hpp"
#include "generate/nodes/status.hpp"
#include "plan/dates/date_roles.hpp"
#include "plan/states/evidence_pass.hpp"
#include "plan/states/lifecycle.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;

// How long what is negotiated or worked off is in hand.
constexpr generate::Microseconds kDeal = 120 * generate::kDay;

// Whether what the table holds is open for years, unlike a ticket or a question.
bool stays_open(const pg::Table& table) {
  return has_word(core::words_of(table.name),
                  {"account", "wallet", "portfolio", "branch",   "store",  "shop",   "restaurant", "outlet",
                   "office",  "site",   "facility",  "location", "school", "clinic", "club",       "gym",
                   "road",    "trail",  "lift",      "pool",     "vault",  "fund"});
}

bool is_returned(std::string_view label) {
  return has_word(core::words_of_text(label), {"returned"});
}

bool is_lost(std::string_view label) {
  return has_word(core::words_of_text(label), {"lost", "missing"});
}

// How often a label is drawn among those that fit the time: what is on its way does not stay so, what nothing
// is known of is an exception here, and the first end that is listed is the one that most come to.
std::uint64_t share_in_time(std::uint64_t share, Stage stage, bool is_regular_end) {
  constexpr std::uint64_t kOnTheWay = 5;
  constexpr std::uint64_t kAside = 3;
  constexpr std::uint64_t kRegular = 14;
  if (is_regular_end) return std::max(share, kRegular);
  if (stage == Stage::kOver || stage == Stage::kLasting) return share;
  return std::min(share, stage == Stage::kAside || stage == Stage::kLate ? kAside : kOnTheWay);
}

}  // namespace

bool StatusPass::is_end_of_slot(AttrNumber column) const {
  return std::any_of(slots_.begin(), slots_.end(), [&](const Slot& slot) { return slot.upper == column; });
}

// The first date that every row has and that may tell when it came about. One of which conditions say what it
// may be, as the first days of months, is of something else.
AttrNumber StatusPass::moment_of_all() const {
  for (pg::Column const& column : table_.columns) {
    bool const is_free = target_.constraints.domains[column.number - 1].unrestricted();
    if (column.dropped || !not_null(column) || !generate::is_instant_type(column.type.base) || !is_free)
      continue;
    DateRole const* const role = date_role(target_.columns[column.number - 1].semantic);
    constexpr int kHappened = 28;
    if (role != nullptr && !role->of_life && role->rank <= kHappened) return column.number;
  }
  return InvalidAttrNumber;
}

// The dates that tell where the row stands: when it began, or is to begin, and when it ends.
std::optional<generate::StatusTimes> StatusPass::status_times() const {
  generate::StatusTimes times;
  times.now = plan_.context.as_of * generate::kDay + generate::kDay - 1'000'000;
  for (Slot const& slot : slots_) {
    if (slot.range == 0 || !generate::is_instant_type(slot.type)) continue;
    times.begin = {slot.lower_node, slot.type, 0};
    times.end = {slot.upper_node, slot.type, 0};
    return times;
  }
  AttrNumber begin =
      column_meaning(target_, {"date.start", "date.started", "date.scheduled", "date.transaction",
                               "date.booked", "date.requested", "date.issued", "date.event", "date.created"});
  if (begin == 0) begin = moment_of_all();
  // Of an instalment only the day is known on which it is due.
  AttrNumber const due = column_meaning(target_, {"date.due"});
  if (begin == 0 && due != 0 && not_null(table_.column(due))) begin = due;
  if (begin == 0 || !generate::is_instant_type(table_.column(begin).type.base)) return std::nullopt;
  times.begin = {date_node(begin), table_.column(begin).type.base, 0};
  if (has_word(core::words_of(table_.name),
               {"opportunity", "lead",   "deal",        "project",  "case",    "claim",   "tender",
                "application", "quote",  "offer",       "proposal", "loan",    "issue",   "task",
                "ticket",      "matter", "requisition", "request",  "vacancy", "posting", "position",
                "opening",     "plan",   "mortgage",    "permit",   "listing"}))
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
void StatusPass::place_status_in_time(const pg::Column& column, const generate::StatusTimes& times) {
  generate::Choice const& choice = *roles_[column.number - 1].choice;
  std::vector<Stage> stages = stages_of(choice.label_texts);
  if (stays_open(table_))
    for (std::size_t i = 0; i < stages.size(); ++i)
      if (has_word(core::words_of_text(choice.label_texts[i]), {"open", "opened"}))
        stages[i] = Stage::kLasting;
  // What is past the end of its term, where nothing falls due, has ended.
  bool const has_term = times.end.node != generate::kNoNode && times.deadline.node == generate::kNoNode;
  if (has_term && std::find(stages.begin(), stages.end(), Stage::kLasting) != stages.end())
    std::replace(stages.begin(), stages.end(), Stage::kLate, Stage::kOver);
  // What may be kept no longer is thrown away.
  if (times.end.node != generate::kNoNode)
    for (std::size_t i = 0; i < stages.size(); ++i)
      if (is_thrown_away(choice.label_texts[i])) stages[i] = Stage::kOver;
  auto const has = [&](Stage stage) {
    return std::find(stages.begin(), stages.end(), stage) != stages.end();
  };
  // What goes through many stages takes longer for them.
  generate::StatusTimes own_times = times;
  constexpr std::ptrdiff_t kFewStages = 3;
  auto const stages_to_pass = std::count(stages.begin(), stages.end(), Stage::kPassing);
  if (times.in_hand >= kDeal)
    own_times.in_hand *= std::max<std::ptrdiff_t>(1, stages_to_pass - kFewStages + 1);
  // Labels that say nothing of an end belong to things that have none, such as an account.
  bool const lasts = has(Stage::kLasting) && times.end.node != generate::kNoNode;
  bool const in_time = has(Stage::kOver) && (has(Stage::kWaiting) || has(Stage::kPassing) || lasts);
  if (!in_time && times.trial.node == generate::kNoNode) return;
  std::vector<std::uint64_t> const shares = core::label_shares(choice.label_texts);
  // Of those who apply few are taken: most who are not are told so.
  auto const is_chosen = [&](std::size_t i) {
    return stages[i] == Stage::kOver && has_word(core::words_of_text(choice.label_texts[i]),
                                                 {"hired", "won", "accepted", "converted", "filled"});
  };
  auto const is_refusal = [&](std::size_t i) { return is_refused(choice.label_texts[i]); };
  bool chosen = false, refused = false;
  for (std::size_t i = 0; i < stages.size(); ++i) {
    chosen = chosen || is_chosen(i);
    refused = refused || is_refusal(i);
  }
  bool const is_contest = chosen && refused;
  // What may come back is not lost before it should have.
  bool const is_lent = std::any_of(choice.label_texts.begin(), choice.label_texts.end(), is_returned);
  constexpr std::uint64_t kFew = 4;
  constexpr std::uint64_t kMost = 14;
  constexpr std::uint64_t kHardlyAny = 1;
  std::vector<generate::StatusLabel> labels;
  for (std::size_t i = 0; i < stages.size(); ++i) {
    Stage const stage = stages[i];
    generate::StatusLabel label;
    label.value = choice.label_values[i];
    bool const first_end = stage == Stage::kOver && std::find(stages.begin(), stages.end(), stage) ==
                                                        stages.begin() + static_cast<std::ptrdiff_t>(i);
    label.weight =
        share_in_time(shares[i], stage, first_end && !is_regrettable(choice.label_texts[i]) && !is_chosen(i));
    if (is_contest && is_chosen(i)) label.weight = kFew;
    if (is_contest && is_refusal(i)) label.weight = kMost;
    label.before = stage == Stage::kWaiting || stage == Stage::kAside;
    label.recent = stage != Stage::kWaiting || !times.is_occasion;
    label.during = stage != Stage::kWaiting && stage != Stage::kOver;
    label.after = stage != Stage::kWaiting && stage != Stage::kPassing &&
                  (stage != Stage::kLasting ||
                   (times.end.node == generate::kNoNode && times.deadline.node == generate::kNoNode));
    label.late = in_time && (stage == Stage::kLate || (is_lent && is_lost(choice.label_texts[i])));
    label.not_for_long = label.late && stage == Stage::kLate;
    if (label.late && !label.not_for_long) label.weight = kHardlyAny;
    label.trial = has_word(core::words_of_text(choice.label_texts[i]), {"trial", "trialing", "trialling"});
    if (!in_time) label.before = label.recent = label.during = label.after = true;
    labels.push_back(label);
  }
  ColumnPlan const& plan = target_.columns[column.number - 1];
  replace_column(column.number,
                 std::make_unique<generate::StatusInTimeNode>(
                     target_.program.attribute(column.number), std::move(labels), column.type.by_value,
                     own_times, plan_.stream(target_, column.name + ".time")),
                 plan.generator + ", fit for its time");
}

// Whether a column's labels may be drawn anew: no key depends on them. What conditions over several columns
// ask for comes after.
bool StatusPass::may_hold_labels(AttrNumber column) const {
  ColumnRole const& role = roles_[column - 1];
  return !role.distinct && role.tuple < 0 && role.ordinal_of < 0 && !is_key_part(column);
}

void StatusPass::place_in_time() {
  auto const times = status_times();
  if (!times) return;
  for (pg::Column const& column : table_.columns)
    if (!column.dropped && roles_[column.number - 1].choice != nullptr &&
        EvidencePass(draft_).is_status(column) && may_hold_labels(column.number))
      place_status_in_time(column, *times);
}

}  // namespace synthgen::plan
