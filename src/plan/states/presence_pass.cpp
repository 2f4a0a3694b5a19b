#include "plan/states/presence_pass.hpp"

#include <algorithm>

#include "core/act.hpp"
#include "core/date_span.hpp"
#include "core/name_words.hpp"
#include "core/spelt_words.hpp"
#include "core/words.hpp"
#include "plan/dates/date_columns.hpp"
#include "plan/dates/date_roles.hpp"
#include "plan/states/evidence_pass.hpp"
#include "plan/states/kind_pass.hpp"
#include "plan/states/lifecycle.hpp"
#include "plan/states/lifecycle_pass.hpp"

namespace synthgen::plan {

using core::has_word;
using core::Words;

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

// Whether a label says that what a date tells the end of goes on.
bool PresencePass::is_under_way(const pg::Column& date, std::size_t label) const {
  Words const said = core::words_of_text(EvidencePass(draft_).labels_of(*status_)[label]);
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
    if (column.dropped || column.number == date.number || !neighbours_.is_act(column)) continue;
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
      if (!is_open(column) || !neighbours_.is_act(column)) continue;
      auto const label = label_by_place(column);
      auto evidence = label ? evidence_from_label(*label) : std::nullopt;
      if (evidence) let_be_when(column, std::move(*evidence), "so far");
    }
  for (pg::Column const& column : table_.columns) {
    if (!is_open(column)) continue;
    Words const words = core::spelt_words_of(column.name);
    auto evidence = is_date(column) ? neighbours_.of_doer(column) : std::nullopt;
    if (!evidence && is_date(column)) evidence = neighbours_.of_step_before(column);
    if (!evidence) evidence = neighbours_.of_flag(column);
    if (!evidence && is_date(column)) continue;
    if (!evidence) evidence = neighbours_.of_twin(column);
    if (!evidence && refers_alone(column.number)) evidence = evidence_of_kind(column);
    if (!evidence) evidence = neighbours_.of_pair(column);
    if (!evidence && !NeighbourEvidence::is_remark(words) && !NeighbourEvidence::is_of_record(words))
      if (pg::Column const* const act = neighbours_.act_in_front(column))
        evidence = generate::Evidence{
            target_.program.add(std::make_unique<generate::ColumnNode>(act->number)), {}, false};
    if (!evidence && neighbours_.is_outcome(column)) evidence = evidence_of_end();
    if (!evidence && neighbours_.is_outcome(column)) evidence = evidence_of_stay();
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
