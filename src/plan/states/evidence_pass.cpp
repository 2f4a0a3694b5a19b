// Where a row tells whether an event has happened: in the labels of a status, in a flag, in a date.
#include "plan/states/evidence_pass.hpp"

#include <algorithm>

#include "core/act.hpp"
#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/meanings/semantic_range.hpp"
#include "plan/dates/date_roles.hpp"
#include "plan/states/lifecycle.hpp"

namespace synthgen::plan {

using core::has_word;
using core::Words;

namespace {

// Whether a label says in what a thing is: on loan, in treatment.
bool is_place_of_act(const Words& label) {
  return label.size() == 2 && has_word({label[0]}, {"in", "on", "under"});
}

// Whether labels begin with one under which nothing is known yet.
bool waits_first(std::span<const std::string> labels) {
  std::vector<Stage> const stages = stages_of(labels);
  return !std::is_sorted(labels.begin(), labels.end()) && stages.front() == Stage::kWaiting &&
         std::find(stages.begin(), stages.end(), Stage::kOver) != stages.end();
}

}  // namespace

// The labels of a status for which `tells` holds; nothing where all or none do.
template <typename Tells>
std::optional<generate::Evidence> EvidencePass::labels_that_tell(const pg::Column& status,
                                                                 Tells tells) const {
  generate::Choice const& choice = *roles_[status.number - 1].choice;
  generate::Evidence evidence{target_.program.attribute(status.number), {}, status.type.by_value};
  for (std::size_t i = 0; i < choice.label_texts.size(); ++i)
    if (tells(i)) evidence.values.push_back(choice.label_values[i]);
  bool const tell_apart = !evidence.values.empty() && evidence.values.size() < choice.label_texts.size();
  return tell_apart ? std::optional(std::move(evidence)) : std::nullopt;
}

std::vector<const pg::Column*> EvidencePass::statuses() const {
  std::vector<const pg::Column*> found;
  for (pg::Column const& column : table_.columns)
    if (!column.dropped && is_status(column)) found.push_back(&column);
  return found;
}

const std::vector<std::string>& EvidencePass::labels_of(const pg::Column& status) const {
  return roles_[status.number - 1].choice->label_texts;
}

bool EvidencePass::has_date_named(std::string_view word) const {
  return std::any_of(table_.columns.begin(), table_.columns.end(), [&](const pg::Column& column) {
    return !column.dropped && generate::is_instant_type(column.type.base) &&
           has_word(core::words_of(column.name), {word});
  });
}

std::optional<generate::Evidence> EvidencePass::evidence_of(std::string_view event, AttrNumber except) const {
  std::optional<generate::Evidence> best;
  bool best_names_it = false;
  for (const pg::Column* const status : statuses()) {
    if (status->number == except) continue;
    std::vector<std::string> const& labels = labels_of(*status);
    std::vector<bool> tell = happened(event, labels);
    // What has been filled is closed, too, where no date is for what was filled alone.
    for (std::size_t i = 0; i < tell.size(); ++i)
      tell[i] = tell[i] || (event == "closed" && core::words_of_text(labels[i]) == Words{"filled"} &&
                            !has_date_named("filled"));
    bool names_it = false;
    for (std::size_t i = 0; i < tell.size(); ++i)
      names_it = names_it || (tell[i] && event_of(core::words_of_text(labels[i])) == event);
    auto evidence = labels_that_tell(*status, [&](std::size_t i) { return tell[i]; });
    if (!evidence || (best && (best_names_it || !names_it))) continue;
    best = std::move(evidence);
    best_names_it = names_it;
  }
  return best;
}

std::optional<generate::Evidence> EvidencePass::evidence_of_partial() const {
  for (const pg::Column* const status : statuses()) {
    std::vector<std::string> const& labels = labels_of(*status);
    auto evidence = labels_that_tell(*status, [&](std::size_t i) {
      return has_word(core::words_of_text(labels[i]), {"partial", "partially", "partly"});
    });
    if (evidence) return evidence;
  }
  return std::nullopt;
}

std::optional<generate::Evidence> EvidencePass::evidence_of_sold_out() const {
  for (const pg::Column* const status : statuses()) {
    std::vector<std::string> const& labels = labels_of(*status);
    auto evidence = labels_that_tell(*status, [&](std::size_t i) {
      Words const words = core::words_of_text(labels[i]);
      return has_word(words, {"out"}) && has_word(words, {"sold", "stock"});
    });
    if (evidence) return evidence;
  }
  return std::nullopt;
}

std::optional<generate::Evidence> EvidencePass::evidence_of_waiting() const {
  for (const pg::Column* const status : statuses()) {
    std::vector<Stage> const stages = stages_of(labels_of(*status));
    auto evidence = labels_that_tell(*status, [&](std::size_t i) { return stages[i] == Stage::kWaiting; });
    if (evidence) return evidence;
  }
  return std::nullopt;
}

std::optional<generate::Evidence> EvidencePass::lesser_evidence_of(std::string_view event, AttrNumber except,
                                                                   bool dates) const {
  for (pg::Column const& column : table_.columns) {
    generate::NodeId const node =
        column.dropped ? generate::kNoNode : target_.program.attribute(column.number);
    if (node == generate::kNoNode || column.number == except || in_check_group(column.number)) continue;
    if (column.type.base == BOOLOID) {
      std::string_view const told = flag_event(core::words_of(column.name));
      if (told == event) return generate::Evidence{node, {BoolGetDatum(true)}, true};
      bool const denies = event == "rejected" && (told == "accepted" || told == "approved");
      if (denies && !dates) return generate::Evidence{node, {BoolGetDatum(false)}, true};
    }
    bool const dated = dates && generate::is_instant_type(column.type.base) && !not_null(column);
    if (!dated || event_needed(column, target_.columns[column.number - 1].semantic) != event) continue;
    // A flag may have a say in the date in its turn; all else looks at the date as it will be.
    bool const of_flag = table_.column(except).type.base == BOOLOID;
    return generate::Evidence{
        of_flag ? node : target_.program.add(std::make_unique<generate::ColumnNode>(column.number)),
        {},
        false};
  }
  return std::nullopt;
}

// Whether a date speaks of one of the labels: sold_at of "sold".
bool EvidencePass::is_dated(const pg::Column& status) const {
  std::vector<std::string> const& labels = labels_of(status);
  return std::any_of(table_.columns.begin(), table_.columns.end(), [&](const pg::Column& column) {
    if (column.dropped || not_null(column) || !generate::is_instant_type(column.type.base)) return false;
    Words const words = core::words_of(column.name);
    return std::any_of(labels.begin(), labels.end(), [&](const std::string& label) {
      Words const said = core::words_of_text(label);
      return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return word.size() > 3 && said.size() == 1 && core::is_same_act(word, said.front());
      });
    });
  });
}

bool EvidencePass::is_status(const pg::Column& column) const {
  Words words = core::words_of(column.name);
  while (words.size() > 1 &&
         has_word({words.back()}, {"cd", "code", "text", "txt", "label", "name", "enum", "val", "value"}))
    words.pop_back();
  std::unique_ptr<generate::Choice> const& choice = roles_[column.number - 1].choice;
  if (words.empty() || choice == nullptr || choice->label_texts.empty()) return false;
  if (has_word({words.back()}, {"status", "state", "stat", "stts", "sts", "stage", "phase", "availability",
                                "lifecycle", "progress", "situation"}) ||
      words.back().ends_with("status"))
    return true;
  // What came of something is no state of what is still to end.
  if (has_word({words.back()}, {"outcome", "disposition", "decision", "verdict", "ruling"}))
    return not_null(column);
  if (has_word({words.back()}, {"result", "finding", "quality", "grade"}) && not_null(column) &&
      waits_first(choice->label_texts))
    return true;
  // What a thing is, and what is done, is no state of it, whatever the words.
  if (has_word({words.back()}, {"type", "kind", "event", "action", "category", "direction", "method", "mode",
                                "source", "reason", "class", "operation", "activity", "role", "cause"}))
    return false;
  if (has_word({words.back()}, {"condition"})) return are_states(choice->label_texts) && is_dated(column);
  return are_states(choice->label_texts) || is_dated(column);
}

// Whether a column may have something to say of what a label calls by the same word.
bool EvidencePass::may_have_label(const pg::Column& column, const std::string& semantic) {
  if (generate::is_instant_type(column.type.base)) {
    DateRole const* const role = date_role(semantic);
    return role == nullptr || ((!role->may_be_future || role->rank == kEndRank) && role->rank != 50);
  }
  Words const words = core::words_of(column.name);
  if (column.type.category == TYPCATEGORY_NUMERIC && has_word(words, {"late"})) return true;
  return !words.empty() &&
         has_word({words.back()},
                  {"by",       "reason",    "summary",   "note",    "value",    "amount",      "amt",
                   "quantity", "qty",       "result",    "comment", "remark",   "detail",      "cause",
                   "ref",      "reference", "code",      "number",  "no",       "explanation", "description",
                   "text",     "person",    "name",      "weight",  "price",    "document",    "url",
                   "feedback", "fee",       "charge",    "message", "type",     "kind",        "position",
                   "since",    "winner",    "signature", "report",  "location", "to"});
}

// Which label a column's name has a word of: all of its words, or one that speaks of the same act; the
// label's number, or that of labels if none.
std::size_t EvidencePass::named_label(const Words& words, std::span<const std::string> labels) {
  auto const in_full = [&](const std::string& label) {
    Words const said = core::words_of_text(label);
    if (is_place_of_act(said)) return core::contains(words, said[1]) || words.front() == said[1] + "ed";
    return said.size() > 1 && std::all_of(said.begin(), said.end(),
                                          [&](const std::string& word) { return has_word(words, {word}); });
  };
  auto const by_word = [&](const std::string& label) {
    Words const said = core::words_of_text(label);
    // Who is reviewing has not reviewed.
    return said.size() == 1 && !said[0].ends_with("ing") &&
           std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return core::is_same_act(word, said[0]); });
  };
  auto found = std::find_if(labels.begin(), labels.end(), in_full);
  if (found == labels.end()) found = std::find_if(labels.begin(), labels.end(), by_word);
  return static_cast<std::size_t>(found - labels.begin());
}

// Labels are listed in the order in which they come about, but for those that stand aside. What has been
// called back had come that far, unless it was over.
std::optional<generate::Evidence> EvidencePass::evidence_of_label(const pg::Column& column) const {
  Words const words = core::words_of(column.name);
  bool const may_have = may_have_label(column, target_.columns[column.number - 1].semantic);
  for (const pg::Column* const status : statuses()) {
    std::vector<std::string> const& labels = labels_of(*status);
    std::size_t const named = named_label(words, labels);
    if (named == labels.size() || (named == 0 && !has_word(words, {"since"}))) continue;
    // "Expired on" tells of what has expired, "expires on" of what is to come.
    bool const in_full = core::words_of(labels[named]).size() > 1 || core::contains(words, labels[named]);
    if (!may_have && !(in_full && generate::is_instant_type(column.type.base))) continue;
    std::vector<Stage> const stages = stages_of(labels);
    bool const aside = stands_aside(labels[named]) || stages[named] == Stage::kLate;
    bool const over = stages[named] == Stage::kOver;
    bool const waits = stages[named] == Stage::kWaiting;
    // What is said no to had been handed in, or offered.
    bool const is_first_step =
        named == 1 && stages[named] == Stage::kPassing && event_of(core::words_of(labels[named])).empty();
    // What is issued after it was looked at was not refused.
    bool const is_grant = named > 1 && core::words_of_text(labels[named]) == Words{"issued"};
    bool const is_place = has_word(words, {"position", "place", "rank"});  // in a queue
    // What is so since a day is so no longer under another label; and what is on loan has somebody it is lent
    // to.
    bool const is_standing = has_word(words, {"since"}) || (is_place_of_act(core::words_of(labels[named])) &&
                                                            !generate::is_instant_type(column.type.base));
    return labels_that_tell(*status, [&](std::size_t i) {
      if (i <= named || aside || is_standing || (waits && is_place)) return i == named;
      if (stays_undone(labels[i])) return false;
      if (is_undone(labels[i])) return true;
      if ((waits || is_first_step) && is_refused(labels[i])) return !is_grant;
      if (stages[i] == Stage::kLate) return !over;
      if (stands_aside(labels[i])) return !over && is_called_back(labels[i]);
      if (stages[i] == Stage::kAside) return !over;
      return waits || stages[i] != Stage::kWaiting;
    });
  }
  return std::nullopt;
}

bool EvidencePass::names_first_label(const pg::Column& date, const pg::Column& status) const {
  return named_label(core::words_of(date.name), labels_of(status)) == 0;
}

// What is noted of something that takes its course follows it, as does what others came before.
bool EvidencePass::begins_row(const pg::Column& date) const {
  auto const is_any = [](const std::string& semantic, std::initializer_list<std::string_view> meanings) {
    return std::find(meanings.begin(), meanings.end(), semantic) != meanings.end();
  };
  std::string const& semantic = target_.columns[date.number - 1].semantic;
  Words const words = core::words_of(date.name);
  std::vector<const pg::Column*> const all_statuses = statuses();
  for (const pg::Column* const status : all_statuses) {
    std::vector<std::string> const& labels = labels_of(*status);
    std::size_t const named = named_label(words, labels);
    bool const drafted = !labels.empty() && has_word(core::words_of_text(labels.front()), {"draft"});
    if (drafted || (named > 0 && named < labels.size())) return false;
  }
  if (is_any(semantic,
             {"date.created", "date.requested", "date.booked", "date.transaction", "date.hire", "date.join"}))
    return true;
  if (!is_any(semantic, {"date.measured", "date.event", "date.incident"}) || !all_statuses.empty())
    return false;
  return std::none_of(table_.columns.begin(), table_.columns.end(), [&](const pg::Column& other) {
    return !other.dropped && other.number != date.number &&
           is_any(target_.columns[other.number - 1].semantic,
                  {"date.requested", "date.booked", "date.issued", "date.scheduled", "date.start"});
  });
}

const pg::Column* EvidencePass::course() const {
  for (const pg::Column* const status : statuses()) {
    if (!not_null(*status)) continue;
    std::vector<Stage> const stages = stages_of(labels_of(*status));
    auto const has = [&](Stage stage) {
      return std::find(stages.begin(), stages.end(), stage) != stages.end();
    };
    if (has(Stage::kOver) && (has(Stage::kWaiting) || has(Stage::kPassing)) && !has(Stage::kLasting))
      return status;
  }
  return nullptr;
}

std::optional<std::size_t> EvidencePass::told_label(const pg::Column& date, const pg::Column& status) const {
  std::string_view const event = event_needed(date, target_.columns[date.number - 1].semantic);
  auto evidence = event.empty() ? std::nullopt : evidence_of(event, date.number);
  if (!evidence || !is_named(event))
    if (auto labelled = evidence_of_label(date)) evidence = std::move(labelled);
  if (!evidence || evidence->node != target_.program.attribute(status.number)) return std::nullopt;
  std::vector<Datum> const& values = roles_[status.number - 1].choice->label_values;
  std::vector<Stage> const stages = stages_of(labels_of(status));
  for (std::size_t i = 0; i < values.size(); ++i)
    if (stages[i] != Stage::kAside &&
        std::find(evidence->values.begin(), evidence->values.end(), values[i]) != evidence->values.end())
      return i;
  return std::nullopt;
}

// Whether a label of a status names the event.
bool EvidencePass::is_named(std::string_view event) const {
  for (const pg::Column* const status : statuses())
    for (const std::string& label : labels_of(*status))
      if (event_of(core::words_of_text(label)) == event) return true;
  return false;
}

// What begins, or holds for a time, does so under the labels of what is in force; what is seen last, or was
// installed, is in use.
std::optional<generate::Evidence> EvidencePass::evidence_of_force(const pg::Column& date) const {
  if (!generate::is_instant_type(date.type.base)) return std::nullopt;
  Words const words = core::words_of(date.name);
  std::string const& semantic = target_.columns[date.number - 1].semantic;
  DateRole const* const role = date_role(semantic);
  bool const spans = role != nullptr && role->may_be_future &&
                     has_word(words, {"valid", "validity", "effective", "expiry", "expires", "expiration",
                                      "expire", "coverage"});
  bool const in_use = has_word(words, {"installed", "commissioned", "deployed", "onboarded", "activated"}) ||
                      semantic == "date.last_seen" || semantic == "date.last_done";
  if (!spans && !in_use) return std::nullopt;
  for (const pg::Column* const status : statuses()) {
    std::vector<bool> const force = in_force(labels_of(*status));
    if (auto evidence = labels_that_tell(*status, [&](std::size_t i) { return force[i]; })) return evidence;
  }
  return std::nullopt;
}

// What goes out is there for all that is no draft any more, unless it was called off as one.
std::optional<generate::Evidence> EvidencePass::evidence_beyond_draft(const pg::Column& date) const {
  if (!generate::is_instant_type(date.type.base)) return std::nullopt;
  Words const words = core::words_of(date.name);
  DateRole const* const role = date_role(target_.columns[date.number - 1].semantic);
  bool const goes_out =
      has_word(words, {"issued", "issue", "issuance", "emission", "listed", "submitted", "finalized",
                       "announced", "posted", "sent", "lodged", "published", "launched"}) &&
      !has_word(words, {"due", "expected", "planned", "last", "next"});
  if (!goes_out || role == nullptr || role->may_be_future) return std::nullopt;
  for (const pg::Column* const status : statuses()) {
    std::vector<std::string> const& labels = labels_of(*status);
    if (!has_word(core::words_of_text(labels.front()),
                  {"draft", "drafted", "preparation", "prepared", "preparing"}))
      continue;
    auto evidence = labels_that_tell(*status, [&](std::size_t i) {
      return i > 0 && !has_word(core::words_of_text(labels[i]), {"void", "voided", "cancelled", "canceled"});
    });
    if (evidence) return evidence;
  }
  return std::nullopt;
}

std::optional<generate::Evidence> EvidencePass::evidence_of_regret() const {
  for (const pg::Column* const status : statuses()) {
    std::vector<std::string> const& labels = labels_of(*status);
    auto evidence = labels_that_tell(*status, [&](std::size_t i) { return is_regrettable(labels[i]); });
    if (evidence) return evidence;
  }
  return std::nullopt;
}

// "background_check_on" beside "background_check_status" is there when the check no longer waits.
std::optional<generate::Evidence> EvidencePass::evidence_of_stem(const pg::Column& date) const {
  auto const stem = [](const pg::Column& column) {
    Words words = core::words_of(column.name);
    std::erase_if(words, [](const std::string& word) {
      return has_word({word}, {"status", "state", "date", "at", "on", "time", "timestamp"});
    });
    return words;
  };
  Words const own = stem(date);
  if (own.empty() || !generate::is_instant_type(date.type.base)) return std::nullopt;
  for (const pg::Column* const status : statuses()) {
    if (stem(*status) != own) continue;
    std::vector<Stage> const stages = stages_of(labels_of(*status));
    auto evidence = labels_that_tell(*status, [&](std::size_t i) { return stages[i] != Stage::kWaiting; });
    if (evidence) return evidence;
  }
  return std::nullopt;
}

}  // namespace synthgen::plan
