#include "plan/presence_pass.hpp"

#include <algorithm>

#include "core/act.hpp"
#include "core/date_span.hpp"
#include "core/name_words.hpp"
#include "core/words.hpp"
#include "plan/date_columns.hpp"
#include "plan/date_roles.hpp"
#include "plan/evidence_pass.hpp"
#include "plan/kind_pass.hpp"
#include "plan/lifecycle.hpp"
#include "plan/lifecycle_pass.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;

// What is left of a name without the words that say what of an event a column holds.
Words stem_of(const pg::Column& column) {
  Words words = core::words_of(column.name);
  std::erase_if(words, [](const std::string& word) {
    return has_word({word}, {"at",     "on",          "date",   "time", "dt",     "ts",     "by",
                             "id",     "timestamp",   "text",   "note", "amount", "who",    "name",
                             "user",   "reason",      "moment", "from", "to",     "since",  "until",
                             "type",   "kind",        "cause",  "code", "fee",    "detail", "comment",
                             "remark", "description", "number", "no",   "method", "person"});
  });
  return words;
}

// Says something of the past or of the whole, not of how far a row has come.
bool is_of_record(const Words& words) {
  return has_word(
      words, {"last",     "latest",  "next",  "since",     "valid",    "first",     "updated", "modified",
              "expected", "planned", "due",   "estimated", "deadline", "birth",     "budget",  "budgeted",
              "estimate", "target",  "quota", "capacity",  "priority", "allocated", "agreed"});
}

bool is_reason(const Words& words) {
  return has_word(words, {"reason", "cause", "rsn", "motive", "justification"});
}

// Flags that columns of any kind may stand behind.
bool is_general(const Words& flag) {
  return has_word(
      flag, {"default", "primary", "public", "featured", "visible", "required", "main", "admin", "internal",
             "popular", "bestseller", "searchable", "new", "taxable", "vegetarian", "vegan"});
}

// What a row that all went wrong for bears, too.
bool is_remark(const Words& words) {
  return words.empty() ||
         has_word({words.back()}, {"note", "comment", "remark", "description", "memo", "title", "name", "tag",
                                   "label", "type", "kind", "currency", "unit"});
}

// Words that many columns begin with which have nothing else in common.
bool is_of_measure(const std::string& word) {
  return has_word({word},
                  {"last",      "next",     "first",     "second",     "third",     "total",   "average",
                   "minimum",   "maximum",  "current",   "previous",   "original",  "actual",  "planned",
                   "estimated", "expected", "other",     "additional", "secondary", "primary", "main",
                   "alternate", "middle",   "preferred", "favorite",   "favourite", "number",  "special",
                   "annual",    "monthly",  "yearly",    "daily",      "weekly",    "hourly",  "regular",
                   "social",    "medical",  "credit",    "home",       "work",      "base",    "standard",
                   "price",     "rate",     "amount",    "cost",       "date",      "time",    "default"});
}

}  // namespace

PresencePass::PresencePass(TableDraft& draft) : TablePass(draft), status_(EvidencePass(draft).course()) {}

// Whether a column is a foreign key by itself, and part of no other.
bool PresencePass::refers_alone(AttrNumber column) const {
  std::ptrdiff_t keys = 0;
  bool alone = true;
  for (std::size_t k = 0; k < references_.size(); ++k) {
    std::vector<AttrNumber> const& columns = table_.foreign_keys[k].columns;
    if (std::find(columns.begin(), columns.end(), column) == columns.end()) continue;
    ++keys;
    alone = alone && columns.size() == 1 && references_[k].pick == Pick::kSpread && !references_[k].claimed &&
            draft_.subjects.empty();
  }
  return keys == 1 && alone;
}

// Whether a column may be null and nothing has decided yet when it is.
bool PresencePass::is_open(const pg::Column& column) const {
  std::size_t const at = static_cast<std::size_t>(column.number - 1);
  return !column.dropped && !not_null(column) && column.generated == 0 && !draft_.presence[at].has_value() &&
         !draft_.computed[at] && (roles_[at].choice != nullptr || refers_alone(column.number)) &&
         !is_key_part(column.number) && !target_.is_ruled(column.number) && !in_check_group(column.number) &&
         not_null_nodes_[at] != generate::kNoNode &&
         target_.program.attribute(column.number) != generate::kNoNode;
}

// Whether a column is the moment at which something was done to the row, if it was.
bool PresencePass::is_act(const pg::Column& column) const {
  if (!is_date(column) || not_null(column) || target_.program.attribute(column.number) == generate::kNoNode)
    return false;
  Words const words = core::words_of(column.name);
  DateRole const* const role = date_role(target_.columns[column.number - 1].semantic);
  if (is_of_record(words) || role == nullptr || role->of_life || role->rank == kAgainRank ||
      (role->rank > kGoneRank && role->semantic != "date.future"))
    return false;
  // Who is barred for a time has been barred.
  if (role->semantic == "date.future") return !words.empty() && has_word({words.back()}, {"until", "till"});
  // What starts may be meant to; a moment that begins with "started" has come.
  bool const starts = has_word(words, {"start", "started", "begin", "begun"}) && column.type.base != DATEOID;
  return !role->may_be_future || starts || role->rank == kEndRank;
}

bool PresencePass::is_outcome(const pg::Column& column) const {
  std::string const& semantic = target_.columns[column.number - 1].semantic;
  Words const words = core::words_of(column.name);
  return semantic == "quantity.goals" || semantic == "quantity.spectators" ||
         semantic == "finance.work_cost" || semantic == "quantity.duration" ||
         (!words.empty() &&
          has_word(words, {"result", "outcome", "score", "mark", "grade", "final", "actual", "goal", "winner",
                           "payout", "spectator", "attendance", "finding", "verdict"}));
}

// Whether a label says that what a date tells the end of goes on.
bool PresencePass::is_under_way(const pg::Column& date, std::size_t label) const {
  Words const said = core::words_of(EvidencePass(draft_).labels_of(*status_)[label]);
  Words const words = core::words_of(date.name);
  return said.size() == 1 && said[0].ends_with("ing") && core::tense_of(words) == core::Tense::kDone &&
         std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return core::is_same_act(word, said[0]); });
}

// Columns and labels are listed in the order in which things happen: a date in front of the one for a label
// belongs to the label in front, and one behind all that are told to what ends the course.
std::optional<std::size_t> PresencePass::label_by_place(const pg::Column& date) const {
  std::vector<Stage> const stages = stages_of(EvidencePass(draft_).labels_of(*status_));
  auto const over =
      static_cast<std::size_t>(std::find(stages.begin(), stages.end(), Stage::kOver) - stages.begin());
  std::optional<std::size_t> before;
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || column.number == date.number || !is_act(column)) continue;
    auto const told = EvidencePass(draft_).told_label(column, *status_);
    if (!told) continue;
    if (column.number < date.number) {
      before = std::max(before.value_or(0), *told);
      continue;
    }
    // What is washed is so no longer while it is washing.
    bool const own = *told > 0 && !is_under_way(date, *told - 1) && *told > before.value_or(0) + 1 &&
                     stages[*told - 1] != Stage::kWaiting && stages[*told - 1] != Stage::kAside;
    return own ? *told - 1 : *told;
  }
  return before ? std::max(*before, over) : over;
}

template <typename Test>
std::optional<generate::Evidence> PresencePass::evidence_of_labels(Test test) const {
  generate::Choice const& choice = *roles_[status_->number - 1].choice;
  std::vector<Stage> const stages = stages_of(choice.label_texts);
  generate::Evidence evidence{target_.program.add(std::make_unique<generate::ColumnNode>(status_->number)),
                              {},
                              status_->type.by_value};
  for (std::size_t i = 0; i < stages.size(); ++i)
    if (test(i, stages[i])) evidence.values.push_back(choice.label_values[i]);
  return evidence.values.empty() ? std::nullopt : std::optional(std::move(evidence));
}

// The labels from one on that no exception is told by.
std::optional<generate::Evidence> PresencePass::evidence_from_label(std::size_t first) const {
  std::vector<std::string> const& labels = roles_[status_->number - 1].choice->label_texts;
  return evidence_of_labels([&](std::size_t label, Stage stage) {
    return label >= first && stage != Stage::kAside && stage != Stage::kWaiting &&
           !is_regrettable(labels[label]);
  });
}

std::optional<generate::Evidence> PresencePass::evidence_of_end() const {
  if (status_ == nullptr) return std::nullopt;
  std::vector<Stage> const stages = stages_of(EvidencePass(draft_).labels_of(*status_));
  return evidence_from_label(
      static_cast<std::size_t>(std::find(stages.begin(), stages.end(), Stage::kOver) - stages.begin()));
}

// Who has left before the end has no result.
std::optional<generate::Evidence> PresencePass::evidence_of_stay() const {
  AttrNumber const left = column_meaning(target_, {"date.termination"});
  if (left == 0 || not_null(table_.column(left)) || target_.program.attribute(left) == generate::kNoNode)
    return std::nullopt;
  return generate::Evidence{
      target_.program.add(std::make_unique<generate::ColumnNode>(left)), {}, false, true};
}

// Whether a column refers to who does the work that the row asks for.
bool PresencePass::is_doer(const pg::Column& column) const {
  return refers_alone(column.number) &&
         has_word(
             core::words_of(column.name),
             {"driver", "courier", "technician", "agent", "assignee", "assigned", "operator", "worker",
              "mechanic", "engineer", "reviewer", "handler", "inspector", "cleaner", "carrier", "picker"});
}

// The labels behind the first one, but for exceptions.
std::optional<generate::Evidence> PresencePass::evidence_of_begin() const {
  if (status_ == nullptr) return std::nullopt;
  return evidence_of_labels(
      [&](std::size_t label, Stage stage) { return label >= 1 && stage != Stage::kAside; });
}

// The date that is called the same but for what of the event it holds: answered_at of answered_by.
std::optional<generate::Evidence> PresencePass::evidence_of_twin(const pg::Column& column) const {
  Words const own = stem_of(column);
  if (own.empty() || is_date(column)) return std::nullopt;
  for (pg::Column const& date : table_.columns) {
    if (date.dropped || date.number == column.number || !is_act(date)) continue;
    Words const stem = stem_of(date);
    if (stem.empty()) continue;
    bool const same = stem == own || (stem.size() == 1 && core::is_same_act(stem.back(), own.back()));
    if (same)
      return generate::Evidence{
          target_.program.add(std::make_unique<generate::ColumnNode>(date.number)), {}, false};
  }
  return std::nullopt;
}

// The kind that a reference belongs to, as it will be: what the money did may be decided by the balance.
std::optional<generate::Evidence> PresencePass::evidence_of_kind(const pg::Column& column) const {
  auto evidence = KindPass(draft_).evidence_of_labels(column);
  if (!evidence) return std::nullopt;
  for (pg::Column const& kind : table_.columns)
    if (!kind.dropped && target_.program.attribute(kind.number) == evidence->node) {
      evidence->node = target_.program.add(std::make_unique<generate::ColumnNode>(kind.number));
      return evidence;
    }
  return evidence;
}

// What comes just in front and begins with the same word: the number of a document with its type, the
// policy's number with the insurer's name, both or none. And the moment that is called the same but for its
// last word.
std::optional<generate::Evidence> PresencePass::evidence_of_pair(const pg::Column& column) const {
  Words const own = core::words_of(column.name);
  if (own.size() < 2 || is_date(column) || is_remark(own)) return std::nullopt;
  auto const exists = [&](const pg::Column& other) {
    return !other.dropped && !not_null(other) && other.number != column.number &&
           target_.program.attribute(other.number) != generate::kNoNode && !in_check_group(other.number);
  };
  auto const tell = [&](const pg::Column& other) {
    return generate::Evidence{
        target_.program.add(std::make_unique<generate::ColumnNode>(other.number)), {}, false};
  };
  for (pg::Column const& date : table_.columns) {
    Words const words = core::words_of(date.name);
    if (exists(date) && is_date(date) && words.size() == own.size() && own.size() > 2 &&
        std::equal(own.begin(), own.end() - 1, words.begin()))
      return tell(date);
  }
  const pg::Column* before = nullptr;
  for (pg::Column const& other : table_.columns)
    if (!other.dropped && other.number < column.number) before = &other;
  if (before == nullptr || !exists(*before) || is_date(*before)) return std::nullopt;
  Words const words = core::words_of(before->name);
  constexpr std::size_t kShortest = 4;
  bool const told = words.size() > 1 && words.front() == own.front() &&
                    (own.front().size() >= kShortest || own.front() == "id") &&
                    !core::has_word(core::words_of(table_.name), {own.front()}) &&
                    !is_of_measure(own.front());
  if (!told) return std::nullopt;
  // Of two numbers each may follow from the other yet: whether the first one is there is known.
  if (before->type.category == TYPCATEGORY_NUMERIC)
    return generate::Evidence{target_.program.attribute(before->number), {}, false};
  return tell(*before);
}

// Whether a column just behind a flag says more of what the flag says.
bool PresencePass::is_detail(const pg::Column& column) const {
  Words const words = core::words_of(column.name);
  if (words.empty() || is_of_record(words) || column.type.base == BOOLOID) return false;
  if (has_word({words.back()}, {"since", "until", "frequency", "interval", "rule"}) || is_reason(words))
    return true;
  return words.size() > 1 && !is_date(column) &&
         has_word({words.back()},
                  {"note",        "code",    "number",  "no",     "amount", "fee",       "charge",
                   "type",        "level",   "percent", "pct",    "rate",   "detail",    "description",
                   "explanation", "message", "text",    "price",  "ref",    "reference", "url",
                   "temperature", "name",    "choice",  "outcome"});
}

// A flag that says that nothing happened, such as that somebody was absent; and of what says more about it
// the flag in front, for reasons in the state that its default does not tell.
std::optional<generate::Evidence> PresencePass::evidence_of_flag(const pg::Column& column) const {
  Words const own = core::words_of(column.name);
  bool const detail = is_detail(column);
  for (pg::Column const& flag : table_.columns) {
    if (flag.dropped || flag.type.base != BOOLOID ||
        target_.program.attribute(flag.number) == generate::kNoNode)
      continue;
    Words const words = core::words_of(flag.name);
    bool const nothing =
        has_word(words, {"absent", "missed", "skipped", "absence", "no_show", "void", "voided"});
    bool const good = is_flag_of_life(words) ||
                      has_word(words, {"granted", "approved", "accepted", "allowed", "passed", "success",
                                       "successful", "ok", "valid", "paid", "present", "attended", "member"});
    bool const in_front = flag.number + 1 == column.number;
    bool const says_more = in_front && detail && !is_general(words) && (is_reason(own) || !good);
    if (is_reason(own) || !nothing ? !says_more : false) continue;
    bool const free = has_word(words, {"free", "waived", "complimentary", "gratis"}) &&
                      has_word({own.back()}, {"amount", "fee", "charge", "price"});
    bool const hides = (has_word(words, {"anonymous"}) && has_word({own.back()}, {"name"})) || free;
    bool const when = says_more && !(good && is_reason(own)) && !hides;
    return generate::Evidence{
        target_.program.add(std::make_unique<generate::ColumnNode>(flag.number)), {BoolGetDatum(when)}, true};
  }
  return std::nullopt;
}

// Whether a column says something of what a date ends, rather than of all that was before: why somebody left,
// not what he earned.
bool PresencePass::tells_of_end(const pg::Column& column, const pg::Column& end) const {
  Words const words = core::words_of(column.name);
  Words const of_end = stem_of(end);
  if (is_outcome(column) || is_reason(words) ||
      has_word(words, {"settlement", "severance", "exit", "closing", "closure", "notice", "forwarding",
                       "successor", "rehire", "refund", "termination", "disposal", "proceeds"}))
    return true;
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::any_of(of_end.begin(), of_end.end(), [&](const std::string& other) {
      return word == other || core::is_same_act(word, other);
    });
  });
}

// Whether a column is of somebody or something for as long as that is there.
bool PresencePass::is_lasting(const pg::Column& column) const {
  static constexpr std::string_view kFamilies[] = {
      "person.",       "place.",           "company.",          "internet.color", "internet.language",
      "finance.pay",   "finance.salary",   "finance.wage",      "finance.base",   "finance.gross",
      "finance.rent",  "finance.monthly",  "finance.daily",     "finance.limit",  "finance.budget",
      "quantity.area", "quantity.home",    "quantity.body",     "quantity.seats", "quantity.bedrooms",
      "quantity.load", "quantity.persons", "quantity.position", "measure."};
  std::string const& semantic = target_.columns[column.number - 1].semantic;
  return std::any_of(std::begin(kFamilies), std::end(kFamilies),
                     [&](std::string_view family) { return semantic.starts_with(family); });
}

// The moment just in front of a column, with nothing in between but what belongs to it, too.
const pg::Column* PresencePass::act_in_front(const pg::Column& column) const {
  for (std::size_t i = static_cast<std::size_t>(column.number - 1); i-- > 0;) {
    pg::Column const& before = table_.columns[i];
    if (before.dropped) continue;
    if (not_null(before)) return nullptr;
    if (!is_date(before)) continue;
    // Amounts do not speak of what was called off, unless they say so.
    std::string const& semantic = target_.columns[before.number - 1].semantic;
    DateRole const* const role = date_role(semantic);
    bool const gone = role != nullptr && role->rank == kGoneRank;
    bool const over = role != nullptr && role->rank == kEndRank;
    if ((gone || (over && is_lasting(column))) && !tells_of_end(column, before)) return nullptr;
    bool const called_off =
        semantic == "date.cancelled" || (semantic == "date.termination" && is_outcome(column));
    return is_act(before) && !(called_off && column.type.category == TYPCATEGORY_NUMERIC) ? &before : nullptr;
  }
  return nullptr;
}

void PresencePass::let_be_when(const pg::Column& column, generate::Evidence evidence,
                               const std::string& told) {
  // Those who count the rows of a parent look at the reference.
  if (refers_alone(column.number))
    for (std::size_t k = 0; k < references_.size(); ++k)
      if (table_.foreign_keys[k].columns.front() == column.number)
        target_.reference_nodes[k] =
            target_.program.add(std::make_unique<generate::WhenNode>(references_[k].node, evidence));
  LifecyclePass(draft_).derive_when(column, std::move(evidence), told);
}

void PresencePass::derive_presence() {
  if (status_ != nullptr)
    for (pg::Column const& column : table_.columns) {
      if (!is_open(column) || !is_act(column)) continue;
      auto const label = label_by_place(column);
      auto evidence = label ? evidence_from_label(*label) : std::nullopt;
      if (evidence) let_be_when(column, std::move(*evidence), "so far");
    }
  for (pg::Column const& column : table_.columns) {
    if (!is_open(column)) continue;
    Words const words = core::words_of(column.name);
    auto evidence = evidence_of_flag(column);
    if (!evidence && is_date(column)) continue;
    if (!evidence) evidence = evidence_of_twin(column);
    if (!evidence && refers_alone(column.number)) evidence = evidence_of_kind(column);
    if (!evidence) evidence = evidence_of_pair(column);
    if (!evidence && !is_remark(words) && !is_of_record(words))
      if (pg::Column const* const act = act_in_front(column))
        evidence = generate::Evidence{
            target_.program.add(std::make_unique<generate::ColumnNode>(act->number)), {}, false};
    if (!evidence && is_outcome(column)) evidence = evidence_of_end();
    if (!evidence && is_outcome(column)) evidence = evidence_of_stay();
    if (!evidence && is_doer(column)) evidence = evidence_of_begin();
    if (evidence) let_be_when(column, std::move(*evidence), "so far");
  }
}

void PresencePass::keep_presence() {
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || not_null(column)) continue;
    std::optional<TableDraft::Presence> const& presence = draft_.presence[column.number - 1];
    generate::NodeId const now = target_.program.attribute(column.number);
    if (!presence || presence->node == now || now == generate::kNoNode) continue;
    target_.program.set_attribute(
        column.number, target_.program.add(std::make_unique<generate::WhenNode>(now, presence->evidence)));
  }
}

}  // namespace synthgen::plan
