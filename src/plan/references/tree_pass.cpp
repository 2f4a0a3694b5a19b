#include "plan/references/tree_pass.hpp"

#include <algorithm>

#include "core/spelt_words.hpp"
#include "core/words.hpp"
#include "generate/nodes/amounts.hpp"
#include "plan/columns/rule_pass.hpp"
#include "plan/dates/date_roles.hpp"
#include "plan/references/relation_words.hpp"

namespace synthgen::plan {

using core::has_word;
using core::Words;

namespace {

// The width of a tree where rows have about so many children: 1.4 times the width.
std::uint64_t width_of(std::int64_t children) {
  return static_cast<std::uint64_t>(std::max<std::int64_t>(1, (children * 5 + 3) / 7));
}

// Names of who is above somebody at work.
bool is_superior(const Words& words) {
  return has_word(words, {"manager", "supervisor", "boss", "superior", "chief", "head", "lead", "leader",
                          "report", "commander", "captain", "director", "president"});
}

// Names of what replies to something, or is a part of it.
bool is_nested(const Words& words) {
  return has_word(words, {"parent", "reply", "root", "thread"});
}

// Whether the rows of a table are parts of an organisation, with somebody at the head of each.
bool is_unit(const pg::Table& table) {
  return has_word(core::spelt_words_of(table.name),
                  {"department", "division", "section", "unit", "squad", "crew", "ward", "desk", "cost"});
}

}  // namespace

// Whether rows of another table are where those of this one are at home: a branch, a plant, whatever has an
// address.
bool TreePass::is_home(const TablePlan& table) {
  return is_organisation(table.table) ||
         column_meaning(table, {"place.address", "place.street", "place.city", "geo.city"}) != 0;
}

// Whether a row and the one above it, by the key `tree`, have in common what another key refers to: the post
// of a reply, the branch of a manager.
bool TreePass::keeps_within(std::size_t tree, std::size_t other) const {
  pg::ForeignKey const& key = table_.foreign_keys[tree];
  pg::ForeignKey const& home = table_.foreign_keys[other];
  if (key.columns.size() != 1 || key.parent != table_.oid || !references_[tree].nullable ||
      home.columns.size() != 1 || home.parent == table_.oid || references_[other].nullable)
    return false;
  Words const words = core::spelt_words_of(table_.column(key.columns[0]).name);
  bool const nested = is_nested(words);
  TablePlan const& container = *plan_.find(home.parent);
  bool const list = has_word(core::spelt_words_of(container.table.name),
                             {"type", "status", "category", "priority", "level", "kind"});
  return !is_person(container.table) && !list &&
         (nested || is_home(container) || (is_unit(container.table) && is_superior(words)));
}

// Whether somebody who has nobody above him within a container has somebody elsewhere: the head of a
// department.
bool TreePass::looks_elsewhere(std::size_t tree, std::size_t other) const {
  return is_unit(plan_.find(table_.foreign_keys[other].parent)->table) &&
         is_superior(core::spelt_words_of(table_.column(table_.foreign_keys[tree].columns[0]).name));
}

bool TreePass::holds_trees(std::size_t index) const {
  for (std::size_t tree = 0; tree < references_.size(); ++tree)
    if (tree != index && keeps_within(tree, index)) return true;
  return false;
}

// The foreign key to what a row and the one above it have in common. -1 if none.
int TreePass::container_of(std::size_t index) const {
  for (std::size_t const j : reference_order())
    if (j != index && references_[j].node != generate::kNoNode && keeps_within(index, j))
      return static_cast<int>(j);
  return -1;
}

// Staff have one at the top, lists of kinds a few; of what people do, most stands alone.
generate::TreeShape TreePass::tree_shape(std::size_t index) const {
  Words const words = core::spelt_words_of(table_.column(table_.foreign_keys[index].columns[0]).name);
  generate::TreeShape shape;
  if (is_superior(words)) {
    shape.most_roots = 1;
  } else if (is_person(table_) || is_reaction(table_) || is_own_affair(table_) || is_activity(table_) ||
             has_word(words,
                      {"reply",    "response",  "quote",    "quoted",   "previous", "prev",        "next",
                       "original", "duplicate", "copy",     "fork",     "replaced", "replacement", "merged",
                       "linked",   "related",   "referrer", "referred", "invited",  "inviter"})) {
    shape = {1, 0, 0.7};
  }
  if (const rules::ColumnRule* const rule = RulePass(draft_).reference_rule(index)) {
    if (rule->null_rate) shape = {1, 0, *rule->null_rate};
    if (rule->reference.roots || rule->reference.children) {
      shape.alone = 0;
      shape.most_roots = static_cast<std::uint64_t>(rule->reference.roots.value_or(8));
      shape.width = width_of(rule->reference.children.value_or(7));
    }
  }
  return shape;
}

// A date that every row has goes before one that some have: when somebody was invited depends on by whom.
AttrNumber TreePass::begin_of_every_row() const {
  for (pg::Column const& column : table_.columns) {
    DateRole const* const role =
        !column.dropped && not_null(column) && generate::is_instant_type(column.type.base)
            ? date_role(target_.columns[column.number - 1].semantic)
            : nullptr;
    if (role != nullptr && !role->of_life && role->rank > 0 && role->rank <= kStartRank) return column.number;
  }
  return begin_of_row(target_);
}

// An earlier row of the same table, which was there before this one; a reply is to something in its thread.
generate::NodeId TreePass::build_tree(std::size_t index) {
  int const container = container_of(index);
  AttrNumber const begin = begin_of_every_row();
  auto const anywhere = [&] {
    core::Stream const stream = plan_.stream(target_, table_.foreign_keys[index].name + ".reference");
    return begin == 0 ? tree_node(stream, tree_shape(index), references_[index].nullable)
                      : timely_tree(index, begin);
  };
  if (container < 0 || population(table_.oid).count() > generate::Population::kMaxStored) return anywhere();
  auto const within = static_cast<std::size_t>(container);
  generate::NodeId const tree = tree_within(index, within, begin);
  return looks_elsewhere(index, within)
             ? target_.program.add(std::make_unique<generate::CoalesceNode>(tree, anywhere()))
             : tree;
}

// One of the rows that have the same parent by another key; null where there is no earlier one.
generate::NodeId TreePass::tree_within(std::size_t index, std::size_t container, AttrNumber begin) {
  pg::ForeignKey const& key = table_.foreign_keys[index];
  generate::Population& self = population(key.parent);
  core::Stream const stream = plan_.stream(target_, key.name + ".reference");
  AttrNumber const column = table_.foreign_keys[container].columns[0];
  self.require(column);
  auto const group = std::make_shared<generate::GroupIndex>(self, std::vector<AttrNumber>{column});
  // As it will be: others may have a say in it yet.
  generate::NodeId const container_key = target_.program.add(std::make_unique<generate::ColumnNode>(column));
  auto const pick = [&](core::Stream own) {
    return target_.program.add(std::make_unique<generate::GroupedReference>(
        self, group, std::vector<generate::NodeId>{container_key}, own,
        generate::GroupedReference::Otherwise::kNull, &target_.rows));
  };
  generate::NodeId const tree = pick(stream);
  if (begin == 0) return tree;
  self.require(begin);
  // What is under no other of its own thread or branch is at the top of it.
  constexpr std::uint64_t kAlternatives = 4;
  auto timely = std::make_unique<generate::TimelyReference>(
      self, tree, std::vector<generate::TimeFit>{begun_before(begin)}, stream.fork("timely"), &target_.rows,
      true);
  std::vector<generate::NodeId> alternatives;
  for (std::uint64_t i = 0; i < kAlternatives; ++i) alternatives.push_back(pick(stream.fork(i)));
  timely->set_alternatives(std::move(alternatives));
  return target_.program.add(std::move(timely));
}

generate::TimeFit TreePass::begun_before(AttrNumber begin) const {
  return {begin, true, generate::kNoNode, begin, table_.column(begin).type.base};
}

generate::NodeId TreePass::below_some_row(std::size_t index, bool first_has_none) {
  generate::TreeShape shape = tree_shape(index);
  shape.most_roots = 1;
  shape.alone = 0;
  return tree_node(plan_.stream(target_, table_.foreign_keys[index].name + ".below"), shape, first_has_none);
}

generate::NodeId TreePass::or_some_row(std::size_t index, generate::NodeId tree) {
  return target_.program.add(std::make_unique<generate::CoalesceNode>(tree, below_some_row(index, false)));
}

generate::NodeId TreePass::tree_node(core::Stream stream, const generate::TreeShape& shape,
                                     bool may_be_null) {
  return target_.program.add(std::make_unique<generate::TreeReference>(population(table_.oid), stream,
                                                                       target_.rows, may_be_null, shape));
}

// Of the rows that the tree's shape puts above a row, the first that is older; else any older one, and at
// last the eldest of all.
generate::NodeId TreePass::timely_tree(std::size_t index, AttrNumber begin) {
  constexpr std::uint64_t kInShape = 6;
  constexpr std::uint64_t kAnywhere = 4;
  generate::Population& self = population(table_.oid);
  self.require(begin);
  core::Stream const stream = plan_.stream(target_, table_.foreign_keys[index].name + ".reference");
  generate::TreeShape const shape = tree_shape(index);
  auto timely = std::make_unique<generate::TimelyReference>(
      self, tree_node(stream, shape, references_[index].nullable),
      std::vector<generate::TimeFit>{begun_before(begin)}, stream.fork("timely"), &target_.rows,
      references_[index].nullable);
  if (shape.alone == 0) {
    std::vector<generate::NodeId> others;
    for (std::uint64_t k = 0; k < kInShape + kAnywhere; ++k) {
      generate::TreeShape other = shape;
      if (k >= kInShape) other.width = 0;
      others.push_back(tree_node(stream.fork(k), other, references_[index].nullable));
    }
    others.push_back(
        target_.program.add(std::make_unique<generate::EldestReference>(self, begin, target_.rows)));
    timely->set_alternatives(std::move(others));
  }
  return target_.program.add(std::move(timely));
}

}  // namespace synthgen::plan
