#include "plan/states/neighbour_evidence.hpp"

#include <algorithm>

#include "core/act.hpp"
#include "core/date_span.hpp"
#include "core/event_order.hpp"
#include "core/name_words.hpp"
#include "plan/dates/date_columns.hpp"
#include "plan/dates/date_roles.hpp"
#include "plan/states/evidence_pass.hpp"
#include "plan/states/lifecycle.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;

// What is left of a name without the words that say what of an event a column holds.
Words stem_of(const pg::Column& column) {
  Words words = core::words_of(column.name);
  std::erase_if(words, [](const std::string& word) {
    return has_word(
        {word}, {"at",     "on",      "date",   "time",        "by",     "id",     "timestamp", "text",
                 "note",   "amount",  "who",    "name",        "user",   "reason", "moment",    "from",
                 "to",     "since",   "until",  "type",        "kind",   "cause",  "code",      "fee",
                 "detail", "comment", "remark", "description", "number", "no",     "method",    "person"});
  });
  return words;
}

bool is_reason(const Words& words) {
  return has_word(words, {"reason", "cause", "rsn", "motive", "justification"});
}

// Flags that columns of any kind may stand behind.
bool is_general(const Words& flag) {
  return has_word(flag, {"default", "primary", "public", "featured", "visible", "required", "main", "admin",
                         "internal", "popular", "exempt", "remote", "mandatory", "bestseller", "searchable",
                         "new", "taxable", "vegetarian", "vegan"});
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

bool NeighbourEvidence::is_of_record(const Words& words) {
  return has_word(
      words, {"last",     "latest",  "next",  "since",     "valid",    "first",     "updated", "modified",
              "expected", "planned", "due",   "estimated", "deadline", "birth",     "budget",  "budgeted",
              "estimate", "target",  "quota", "capacity",  "priority", "allocated", "agreed"});
}

bool NeighbourEvidence::is_remark(const Words& words) {
  return words.empty() ||
         has_word({words.back()}, {"note", "comment", "remark", "description", "memo", "title", "name", "tag",
                                   "label", "type", "kind", "currency", "unit"});
}

bool NeighbourEvidence::is_act(const pg::Column& column) const {
  if (!is_date(column) || not_null(column) || target_.program.attribute(column.number) == generate::kNoNode)
    return false;
  if (EvidencePass(draft_).begins_row(column)) return false;
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

bool NeighbourEvidence::is_outcome(const pg::Column& column) const {
  std::string const& semantic = target_.columns[column.number - 1].semantic;
  Words const words = core::words_of(column.name);
  return semantic == "quantity.goals" || semantic == "quantity.spectators" ||
         semantic == "finance.work_cost" || semantic == "quantity.duration" ||
         (!words.empty() &&
          has_word(words, {"result", "outcome", "score", "mark", "grade", "final", "actual", "goal", "winner",
                           "payout", "spectator", "attendance", "finding", "verdict"}));
}

std::optional<generate::Evidence> NeighbourEvidence::of_twin(const pg::Column& column) const {
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

std::optional<generate::Evidence> NeighbourEvidence::of_doer(const pg::Column& column) const {
  Words const own = stem_of(column);
  for (std::size_t k = 0; k < references_.size(); ++k) {
    std::vector<AttrNumber> const& key = table_.foreign_keys[k].columns;
    bool const may_lack = references_[k].pick == Pick::kTree && key.size() == 1 && !own.empty() &&
                          !not_null(table_.column(key[0])) &&
                          target_.program.attribute(key[0]) != generate::kNoNode;
    if (may_lack && stem_of(table_.column(key[0])) == own)
      return generate::Evidence{
          target_.program.add(std::make_unique<generate::ColumnNode>(key[0])), {}, false};
  }
  return std::nullopt;
}

std::optional<generate::Evidence> NeighbourEvidence::of_step_before(const pg::Column& column) const {
  for (pg::Column const& before : table_.columns) {
    if (!is_date(before) || before.number == column.number || !of_doer(before)) continue;
    auto const step = core::event_step(core::words_of(before.name), core::words_of(column.name));
    if (step && step->from < step->to)
      return generate::Evidence{
          target_.program.add(std::make_unique<generate::ColumnNode>(before.number)), {}, false};
  }
  return std::nullopt;
}

std::optional<generate::Evidence> NeighbourEvidence::of_pair(const pg::Column& column) const {
  Words const own = core::words_of(column.name);
  constexpr double kSeldom = 0.4;  // what most have not is not there just because its neighbour is
  generate::Choice const* const choice = roles_[column.number - 1].choice.get();
  if (own.size() < 2 || is_date(column) || is_remark(own) ||
      (choice != nullptr && choice->null_rate >= kSeldom))
    return std::nullopt;
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
bool NeighbourEvidence::is_detail(const pg::Column& column) const {
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

// Whether a column is of all rows unless its name says that it is of what a flag speaks of.
bool NeighbourEvidence::is_of_others(const Words& own, const Words& flag) {
  return has_word({own.back()}, {"price", "rate", "level"}) &&
         std::none_of(own.begin(), own.end(), [&](const std::string& word) {
           return std::any_of(flag.begin(), flag.end(), [&](const std::string& other) {
             return word == other || core::is_same_act(word, other);
           });
         });
}

std::optional<generate::Evidence> NeighbourEvidence::of_flag(const pg::Column& column) const {
  Words const own = core::words_of(column.name);
  bool const detail = is_detail(column);
  for (pg::Column const& flag : table_.columns) {
    if (flag.dropped || flag.type.base != BOOLOID ||
        target_.program.attribute(flag.number) == generate::kNoNode)
      continue;
    Words const words = core::words_of(flag.name);
    bool const nothing =
        has_word(words, {"absent", "missed", "skipped", "absence", "noshow", "void", "voided"}) ||
        (core::contains(words, "no") && core::contains(words, "show"));
    bool const good = is_flag_of_life(words) ||
                      has_word(words, {"granted", "approved", "accepted", "allowed", "passed", "success",
                                       "successful", "ok", "valid", "paid", "present", "attended", "member"});
    bool const in_front = flag.number + 1 == column.number;
    bool const says_more =
        in_front && detail && !is_general(words) && !is_of_others(own, words) && (is_reason(own) || !good);
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
bool NeighbourEvidence::tells_of_end(const pg::Column& column, const pg::Column& end) const {
  Words const words = core::words_of(column.name);
  Words const of_end = stem_of(end);
  if (is_outcome(column) || is_reason(words) ||
      has_word(words,
               {"settlement", "severance", "exit", "closing", "closure", "notice", "forwarding", "successor",
                "replacement", "replaced", "rehire", "refund", "termination", "disposal", "proceeds"}))
    return true;
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::any_of(of_end.begin(), of_end.end(), [&](const std::string& other) {
      return word == other || core::is_same_act(word, other);
    });
  });
}

// Whether a column is of somebody or something for as long as that is there.
bool NeighbourEvidence::is_lasting(const pg::Column& column) const {
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

// Whether a column is of the row as a whole, however far that has come: its state, what it comes to, its
// number.
bool NeighbourEvidence::is_of_whole(const pg::Column& column) const {
  static constexpr std::string_view kFamilies[] = {"finance.total",    "finance.subtotal", "finance.tax",
                                                   "finance.currency", "finance.discount", "code.order",
                                                   "code.invoice"};
  std::string const& semantic = target_.columns[column.number - 1].semantic;
  return EvidencePass(draft_).is_status(column) ||
         std::any_of(std::begin(kFamilies), std::end(kFamilies),
                     [&](std::string_view family) { return semantic.starts_with(family); });
}

const pg::Column* NeighbourEvidence::act_in_front(const pg::Column& column) const {
  if (is_of_whole(column)) return nullptr;
  for (std::size_t i = static_cast<std::size_t>(column.number - 1); i-- > 0;) {
    pg::Column const& before = table_.columns[i];
    if (before.dropped) continue;
    if (not_null(before)) return nullptr;
    if (is_of_whole(before)) return nullptr;
    if (!is_date(before)) continue;
    // Amounts do not speak of what was called off, unless they say so.
    std::string const& semantic = target_.columns[before.number - 1].semantic;
    DateRole const* const role = date_role(semantic);
    bool const gone = role != nullptr && role->rank >= kGoneRank && !role->may_be_future;
    bool const over = role != nullptr && role->rank == kEndRank;
    // What a thing has does not wait for the end that was agreed on for it.
    bool const agreed = over && core::tense_of(core::words_of(before.name)) == core::Tense::kPlain;
    if ((gone || agreed || (over && is_lasting(column))) && !tells_of_end(column, before)) return nullptr;
    if (role != nullptr && role->rank <= kRecordedRank) return nullptr;
    bool const called_off =
        semantic == "date.cancelled" || (semantic == "date.termination" && is_outcome(column));
    return (gone || is_act(before)) && !(called_off && column.type.category == TYPCATEGORY_NUMERIC) ? &before
                                                                                                    : nullptr;
  }
  return nullptr;
}

}  // namespace synthgen::plan
