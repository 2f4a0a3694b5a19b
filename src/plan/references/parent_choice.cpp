#include "plan/references/parent_choice.hpp"

#include <algorithm>

#include "generate/references/match.hpp"
#include "generate/references/untaken_reference.hpp"
#include "plan/columns/rule_pass.hpp"
#include "plan/references/eligibility_pass.hpp"

namespace synthgen::plan {

std::unique_ptr<generate::ReferenceNode> ParentChoice::leading_reference(std::size_t index,
                                                                         generate::Population& parent) {
  pg::ForeignKey const& key = table_.foreign_keys[index];
  std::vector<generate::ViableReference::Follower> followers;
  for (std::size_t j = 0; j < references_.size(); ++j) {
    pg::ForeignKey const& other = table_.foreign_keys[j];
    if (references_[j].pick != Pick::kGrouped || references_[j].nullable || other.parent == table_.oid)
      continue;
    std::vector<AttrNumber> own_columns;
    std::vector<AttrNumber> other_columns;
    for (std::size_t c = 0; c < other.columns.size(); ++c) {
      auto const shared = std::find(key.columns.begin(), key.columns.end(), other.columns[c]);
      if (shared == key.columns.end()) continue;
      own_columns.push_back(key.parent_columns[shared - key.columns.begin()]);
      other_columns.push_back(other.parent_columns[c]);
    }
    if (own_columns.empty()) continue;
    generate::Population& other_parent = population(other.parent);
    for (AttrNumber const c : own_columns) parent.require(c);
    for (AttrNumber const c : other_columns) other_parent.require(c);
    followers.push_back({std::make_shared<generate::GroupIndex>(parent, own_columns),
                         std::make_shared<generate::GroupIndex>(other_parent, other_columns)});
  }
  if (followers.empty()) return nullptr;
  return std::make_unique<generate::ViableReference>(
      parent, std::move(followers), plan_.stream(target_, key.name + ".reference"), target_.rows,
      RulePass(draft_).skew_of(index), references_[index].pick == Pick::kDistinct);
}

generate::NodeId ParentChoice::build_distinct(std::size_t index, generate::Population& parent,
                                              core::Stream stream) {
  return keep_if_eligible(index, target_.program.add(distinct_reference(index, parent, stream)));
}

std::unique_ptr<generate::ReferenceNode> ParentChoice::distinct_reference(std::size_t index,
                                                                          generate::Population& parent,
                                                                          core::Stream stream) {
  Reference const& reference = references_[index];
  std::unique_ptr<generate::GroupIndex> groups;
  if (!reference.distinct_by.empty()) {
    for (AttrNumber const c : reference.distinct_by) parent.require(c);
    groups = std::make_unique<generate::GroupIndex>(parent, reference.distinct_by);
  }
  bool const self = groups == nullptr && table_.foreign_keys[index].parent == table_.oid;
  if (groups == nullptr && !self)
    if (auto untaken = untaken_reference(index, parent, stream)) return untaken;
  auto node =
      std::make_unique<generate::DistinctReference>(parent, stream, reference.nullable, std::move(groups));
  if (self)
    node->keep_to(target_.rows);
  else if (reference.distinct_by.empty())
    keep_to_own(index, *node);
  return node;
}

// Beside rows that were there before, as far as all of them are known. Null if there are none.
std::unique_ptr<generate::ReferenceNode> ParentChoice::untaken_reference(std::size_t index,
                                                                         generate::Population& parent,
                                                                         core::Stream stream) {
  pg::ForeignKey const& key = table_.foreign_keys[index];
  bool const known = target_.stored_rows > 0 && target_.stored_rows <= generate::Population::kMaxStored &&
                     !plan_.request.only && plan_.request.first_rows.empty();
  if (!known) return nullptr;
  generate::Population& children = population(table_.oid);
  for (std::size_t c = 0; c < key.columns.size(); ++c)
    if (parent.type(key.parent_columns[c]).base != table_.column(key.columns[c]).type.base) return nullptr;
  for (AttrNumber const column : key.columns) children.require(column);
  for (AttrNumber const column : key.parent_columns) parent.require(column);
  auto node =
      std::make_unique<generate::UntakenReference>(parent, children, key.columns, key.parent_columns, stream,
                                                   references_[index].nullable, listed_columns(index));
  if (is_judged()) node->keep_to_numbers();
  return node;
}

// A parent of one's own is like the key's own columns ask, and one that has come so far that it can have a
// child as long as there are such.
void ParentChoice::keep_to_own(std::size_t index, generate::DistinctReference& node) {
  node.keep_to(listed_columns(index));
  if (!references_[index].nullable) node.prefer(EligibilityPass(draft_).tests_of(index));
}

// Conditions of the table on columns of a key that it refers to others by, as tests of the parents: that they
// are of the kind that all rows are of.
std::vector<generate::RowTest> ParentChoice::listed_columns(std::size_t index) {
  pg::ForeignKey const& key = table_.foreign_keys[index];
  generate::Population& parent = population(key.parent);
  std::vector<generate::RowTest> tests;
  if (key.columns.size() < 2) return tests;
  for (std::size_t c = 0; c < key.columns.size(); ++c) {
    auto const& allowed = target_.constraints.domains[key.columns[c] - 1].allowed;
    pg::TypeRef const& type = parent.type(key.parent_columns[c]);
    if (!allowed || type.base != table_.column(key.columns[c]).type.base) continue;
    parent.require(key.parent_columns[c]);
    tests.push_back({key.parent_columns[c], {generate::kNoNode, *allowed, type.by_value}});
  }
  return tests;
}

// A parent of one's own is no parent if it has not come to the point of having a child, where there may be
// none.
generate::NodeId ParentChoice::keep_if_eligible(std::size_t index, generate::NodeId reference) {
  if (!references_[index].nullable) return reference;
  generate::Population& parent = population(table_.foreign_keys[index].parent);
  for (generate::RowTest& test : EligibilityPass(draft_).tests_of(index)) {
    generate::Evidence evidence = std::move(test.evidence);
    evidence.node = target_.program.add(std::make_unique<generate::ParentColumnNode>(
        reference, parent, test.column, parent.type(test.column)));
    reference = target_.program.add(std::make_unique<generate::WhenNode>(reference, std::move(evidence)));
  }
  return reference;
}

}  // namespace synthgen::plan
