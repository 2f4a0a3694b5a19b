#include "plan/states/flag_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/meanings/semantic_labels.hpp"
#include "generate/nodes/derived.hpp"
#include "generate/nodes/status.hpp"
#include "plan/dates/date_columns.hpp"
#include "plan/dates/date_event.hpp"
#include "plan/dates/date_life.hpp"
#include "plan/dates/date_roles.hpp"
#include "plan/states/evidence_pass.hpp"
#include "plan/states/lifecycle.hpp"
#include "plan/states/lifecycle_pass.hpp"

namespace synthgen::plan {

using core::has_word;
using core::Words;

namespace {

// What is left of a name without the words that only say that it is a flag, or a date.
Words stem_of(const pg::Column& column) {
  Words words = core::words_of(column.name);
  std::erase_if(words, [](const std::string& word) {
    return has_word({word}, {"is", "has", "was", "been", "at", "on", "date", "timestamp", "time", "when",
                             "utc", "flag", "yn", "ind", "indicator"});
  });
  return words;
}

// Flags that dates of any kind may stand beside.
bool is_of_no_date(const Words& flag) {
  return has_word(flag,
                  {"default",  "primary",   "public",  "featured", "visible", "required", "main",  "admin",
                   "internal", "recurring", "private", "optional", "new",     "taxable",  "free",  "online",
                   "remote",   "billable",  "urgent",  "first",    "present", "male",     "female"});
}

// Whether a flag says of the row itself that it lasts, and not of something about it: of a user not that a
// second factor is enabled.
bool lasts_by(const Words& words, const pg::Table& table) {
  Words const own = core::words_of(table.name);
  return is_flag_of_life(words) && std::all_of(words.begin(), words.end(), [&](const std::string& word) {
           bool const of_row = std::any_of(own.begin(), own.end(), [&](const std::string& one) {
             return core::singular(one) == core::singular(word);
           });
           return of_row || is_flag_of_life(Words{word}) ||
                  has_word(
                      {word},
                      {"is",         "has",   "was", "in",        "use",     "service", "operation", "force",
                       "currently",  "still", "now", "presently", "account", "record",  "flag",      "status",
                       "membership", "yn",    "ind", "indicator", "row",     "today"});
         });
}

// Whether a flag says that something has come to its end, or to nothing.
bool says_over(Words words) {
  std::erase_if(words, [](const std::string& word) {
    return has_word({word}, {"is", "has", "was", "been", "flag", "yn", "ind", "indicator"});
  });
  constexpr std::size_t kMostWords = 2;
  if (words.empty() || words.size() > kMostWords) return false;
  std::string label = words[0];
  if (words.size() > 1) label += "_" + words[1];
  return stages_of(std::vector<std::string>{label})[0] == Stage::kOver;
}

// Whether a status tells how the rows of the table are, and not how something about them is: of volunteers
// not the status of a background check.
bool speaks_of_row(const pg::Table& table, const pg::Column& status) {
  Words const own = core::words_of(table.name);
  Words const words = core::words_of(status.name);
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return has_word({word}, {"status", "state", "stage", "phase", "account", "membership", "employment",
                             "subscription", "current", "record", "lifecycle", "cd", "code", "overall"}) ||
           word.ends_with("status") || std::any_of(own.begin(), own.end(), [&](const std::string& one) {
             return core::singular(one) == core::singular(word);
           });
  });
}

}  // namespace

void FlagPass::derive_flags() {
  for (pg::Column const& flag : table_.columns)
    if (!flag.dropped && !govern_date(flag)) derive_flag(flag);
}

// Whether nothing has decided yet in which rows a date lies that tells what has become of them.
bool FlagPass::is_open(const pg::Column& date) const {
  std::size_t const at = static_cast<std::size_t>(date.number - 1);
  DateRole const* const role = is_date(date) ? date_role(target_.columns[at].semantic) : nullptr;
  constexpr int kHappened = 28;
  return role != nullptr && !role->may_be_future && !role->of_life && role->rank >= kHappened &&
         role->rank != kAgainRank && role->rank <= kGoneRank && !not_null(date) && !draft_.presence[at] &&
         roles_[at].choice != nullptr && !is_key_part(date.number) && !target_.is_ruled(date.number) &&
         !in_check_group(date.number) && not_null_nodes_[at] != generate::kNoNode &&
         target_.program.attribute(date.number) != generate::kNoNode;
}

// The date that a flag decides of: of a flag of life, the one and only date on which it may have ended; of
// others one of the same name, or one beside the flag of which nothing else is known.
const pg::Column* FlagPass::governed_by(const pg::Column& flag) const {
  if (lasts_by(core::words_of(flag.name), table_)) {
    AttrNumber const last = last_day_by_flag(target_);
    return last != 0 && is_open(table_.column(last)) ? &table_.column(last) : nullptr;
  }
  const pg::Column* found = nullptr;
  for (pg::Column const& date : table_.columns) {
    if (date.dropped || !is_open(date)) continue;
    if (stem_of(date) == stem_of(flag)) return &date;
    if (target_.columns[date.number - 1].semantic != "date.happened") continue;
    if (date.number != flag.number + 1 && date.number + 1 != flag.number) continue;
    if (found != nullptr) return nullptr;
    found = &date;
  }
  return found;
}

// In which rows a flag is set, also one in letters, or else is not set. None for what is no flag.
std::optional<generate::Evidence> FlagPass::evidence_of_flag(const pg::Column& flag, bool set) const {
  generate::Evidence evidence{target_.program.attribute(flag.number), {}, flag.type.by_value};
  if (flag.type.base == BOOLOID) {
    evidence.values.push_back(BoolGetDatum(set));
    return evidence;
  }
  generate::Choice const* const choice = roles_[flag.number - 1].choice.get();
  auto const yes = choice == nullptr ? std::nullopt : generate::affirmative_label(choice->label_texts);
  if (!yes) return std::nullopt;
  for (std::size_t i = 0; i < choice->label_values.size(); ++i)
    if ((i == *yes) == set) evidence.values.push_back(choice->label_values[i]);
  return evidence;
}

// A flag that is drawn, and no label or date that is known better tells of.
bool FlagPass::govern_date(const pg::Column& flag) {
  bool const of_life = lasts_by(core::words_of(flag.name), table_);
  auto evidence = evidence_of_flag(flag, !of_life);
  if (!evidence || evidence->node == generate::kNoNode || !may_derive(flag.number) ||
      is_of_no_date(core::words_of(flag.name)) || !EvidencePass(draft_).statuses().empty())
    return false;
  auto const flags =
      std::count_if(table_.columns.begin(), table_.columns.end(), [&](const pg::Column& other) {
        return !other.dropped && other.type.base == BOOLOID &&
               lasts_by(core::words_of(other.name), table_) == of_life;
      });
  const pg::Column* const date = governed_by(flag);
  if (date == nullptr || (flags > 1 && stem_of(*date) != stem_of(flag))) return false;
  LifecyclePass(draft_).derive_when(*date, std::move(*evidence), of_life ? "over" : "so flagged");
  return true;
}

void FlagPass::derive_flag(const pg::Column& column) {
  if (!may_derive(column.number)) return;
  Words const words = core::words_of(column.name);
  bool const of_life = lasts_by(words, table_);
  if (column.type.base != BOOLOID) {
    if (of_life) derive_validity(column);
    return;
  }
  std::initializer_list<std::string_view> const ends = {"terminated", "deactivated", "deleted", "closed",
                                                        "cancelled",  "revoked",     "blocked", "archived",
                                                        "suspended",  "dead"};
  std::string_view const event = flag_event(words);
  std::vector<std::string_view> events;
  if (of_life)
    events.assign(ends);
  else if (!event.empty())
    events.push_back(event);
  generate::Evidence all;
  std::vector<const pg::Column*> const statuses = EvidencePass(draft_).statuses();
  for (std::string_view const one : events) {
    auto evidence = EvidencePass(draft_).evidence_of(one);
    auto const is_told_by = [&](const pg::Column* status) {
      return target_.program.attribute(status->number) == evidence->node && !speaks_of_row(table_, *status);
    };
    if (evidence && of_life && std::any_of(statuses.begin(), statuses.end(), is_told_by)) evidence.reset();
    if (!evidence && of_life) {
      auto dated = EvidencePass(draft_).lesser_evidence_of(one, column.number, true);
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
  // Of several that last some are current, as others decide, unless one lasts until the next begins.
  AttrNumber const end = lifetime_column(target_, false);
  bool const until = end != InvalidAttrNumber && !not_null(table_.column(end));
  bool const lasts = of_life && (until || !has_word(words, {"current"}));
  if (all.node == generate::kNoNode && (derive_lateness(column) || (lasts && derive_validity(column))))
    return;
  if (all.node == generate::kNoNode) {
    if (!of_life && !(event.empty() && derive_flag_of_date(column))) derive_occurrence(column);
    return;
  }
  LifecyclePass(draft_).see_final_labels(all, column.number);
  replace_column(column.number, std::make_unique<generate::FlagNode>(std::move(all), of_life),
                 std::string(of_life ? "false" : "true") + " when " + std::string(of_life ? "over" : event));
}

// What is late was done after it was due, or has not been done though it was due.
bool FlagPass::derive_lateness(const pg::Column& flag) {
  if (!has_word(core::words_of(flag.name), {"late", "overdue"})) return false;
  auto const is_filled = [&](AttrNumber date) {
    return date != 0 && generate::is_instant_type(table_.column(date).type.base) &&
           target_.program.attribute(date) != generate::kNoNode;
  };
  auto const bound = [&](AttrNumber date) {
    return generate::DateBound{target_.program.add(std::make_unique<generate::ColumnNode>(date)),
                               table_.column(date).type.base, 0};
  };
  AttrNumber done = InvalidAttrNumber;
  for (std::string_view const semantic :
       {"date.returned", "date.paid", "date.delivered", "date.closed", "date.resolved", "date.attended"})
    if (!is_filled(done)) done = column_meaning(target_, {semantic});
  std::optional<generate::DateBound> due;
  std::string name;
  // Who pays what another row says to be due notes when.
  bool const noted = !is_filled(done);
  if (noted) done = column_meaning(target_, {"date.transaction"});
  if (!is_filled(done)) return false;
  for (std::string_view const semantic : {"date.due", "date.estimated"}) {
    AttrNumber const own = column_meaning(target_, {semantic});
    if (due || noted || !is_filled(own)) continue;
    due = bound(own);
    name = table_.column(own).name;
  }
  for (std::size_t k = 0; k < references_.size() && !due; ++k) due = due_of_parent(k, name);
  if (!due) return false;
  replace_column(
      flag.number,
      std::make_unique<generate::LateFlagNode>(*due, bound(done), plan_.context.as_of * generate::kDay),
      "true when after " + name);
  return true;
}

// The deadline of the row that a foreign key refers to.
std::optional<generate::DateBound> FlagPass::due_of_parent(std::size_t key, std::string& name) {
  TablePlan const& parent = *plan_.find(table_.foreign_keys[key].parent);
  AttrNumber const due = column_meaning(parent, {"date.due"});
  bool const settled = is_settled(parent);
  if (due == 0 || !settled || &parent == &target_ || target_.reference_nodes[key] == generate::kNoNode ||
      !generate::is_instant_type(parent.table.column(due).type.base))
    return std::nullopt;
  name = parent.table.column(due).name;
  return generate::DateBound{optional_parent_cell(key, due), parent.table.column(due).type.base, 0};
}

// What a flag holds that is set, and that is not, also in letters. Nothing for what is no flag.
std::optional<std::pair<Datum, Datum>> FlagPass::values_of_flag(const pg::Column& flag) const {
  auto const set = evidence_of_flag(flag, true);
  auto const unset = evidence_of_flag(flag, false);
  if (!set || !unset || set->values.size() != 1 || unset->values.size() != 1) return std::nullopt;
  return std::pair(set->values.front(), unset->values.front());
}

// What ends, or expires, is active until then.
bool FlagPass::derive_validity(const pg::Column& flag) {
  auto const values = values_of_flag(flag);
  if (!values) return false;
  Words const whole = core::words_of(table_.name);
  for (pg::Column const& end : table_.columns) {
    std::string const& semantic = target_.columns[end.number - 1].semantic;
    bool const ends = !end.dropped && generate::is_instant_type(end.type.base) &&
                      !in_check_group(end.number) &&
                      target_.program.attribute(end.number) != generate::kNoNode &&
                      (semantic == "date.expiry" || semantic == "date.end" || semantic == "date.closed");
    if (!ends) continue;
    Words stem = span_stem(end);
    std::erase_if(stem, [&](const std::string& word) {
      return core::contains(whole, word) || core::contains(whole, word + "s") ||
             has_word({word}, {"expiry", "expires", "expiration", "expire", "valid", "validity", "finished",
                               "effective", "row", "record", "version"});
    });
    if (!stem.empty()) continue;
    replace_column(
        flag.number,
        std::make_unique<generate::UnexpiredNode>(
            generate::DateBound{target_.program.add(std::make_unique<generate::ColumnNode>(end.number)),
                                end.type.base, 0},
            plan_.context.as_of * generate::kDay, values->first, values->second),
        "true until " + end.name);
    return true;
  }
  return false;
}

// A flag beside a date of the same name is set when the date is: edited and edited_at.
bool FlagPass::derive_flag_of_date(const pg::Column& flag) {
  Words const own = stem_of(flag);
  for (pg::Column const& column : table_.columns) {
    bool const date = !column.dropped && generate::is_instant_type(column.type.base) && !not_null(column) &&
                      target_.program.attribute(column.number) != generate::kNoNode;
    if (!date || own.empty() || stem_of(column) != own) continue;
    replace_column(flag.number,
                   std::make_unique<generate::FlagNode>(
                       generate::Evidence{target_.program.attribute(column.number), {}, false}, false),
                   "true when " + column.name);
    return true;
  }
  return false;
}

// When the row, or what it belongs to, takes place: a date that may be to come.
std::optional<generate::DateBound> FlagPass::occasion_of_row() {
  AttrNumber const own = column_meaning(target_, {"date.scheduled", "date.start", "date.event"});
  if (own != 0)
    return generate::is_instant_type(table_.column(own).type.base)
               ? std::optional(generate::DateBound{date_node(own), table_.column(own).type.base, 0})
               : std::nullopt;
  for (std::size_t k = 0; k < references_.size(); ++k) {
    TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
    if (!is_settled(parent) || &parent == &target_ || target_.reference_nodes[k] == generate::kNoNode)
      continue;
    if (auto const happening = happening_of(parent))
      return generate::DateBound{optional_parent_cell(k, happening->begin),
                                 parent.table.column(happening->begin).type.base, 0};
  }
  return std::nullopt;
}

// Nothing is completed, attended or missed before it begins.
void FlagPass::derive_occurrence(const pg::Column& flag) {
  if (!says_over(core::words_of(flag.name)) || target_.own_draws.contains(flag.number)) return;
  auto const begin = occasion_of_row();
  if (!begin) return;
  replace_column(flag.number,
                 std::make_unique<generate::OccurredFlagNode>(target_.program.attribute(flag.number), *begin,
                                                              (plan_.context.as_of + 1) * generate::kDay),
                 target_.columns[flag.number - 1].generator + " when begun");
}

}  // namespace synthgen::plan
