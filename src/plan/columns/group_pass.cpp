// Check groups: the columns of a condition get candidates, one draw for each alternative, and the node
// that retries until the real expressions hold.
#include "plan/columns/group_pass.hpp"

#include <algorithm>

#include "generate/check_group.hpp"
#include "plan/column_list.hpp"
#include "plan/columns/column_pass.hpp"
#include "plan/columns/rule_pass.hpp"
#include "plan/conditions/condition_equation.hpp"
#include "plan/conditions/value_domain.hpp"
#include "postgres/error.hpp"

namespace synthgen::plan {

namespace {

// How many alternatives are tried out before they are used; more come from long lists of partitions.
constexpr std::size_t kMostVerified = 64;

// Whether condition i keeps rows out of an index; those that rules have added do not.
bool is_of_crowd(const CheckGroup& group, std::size_t i) {
  return i < group.crowded.size() && !group.crowded[i].empty();
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The shortest text that a column takes which equations tie to others; 0 for no limit. What follows from a
// text must have room for it.
std::int64_t shortest_room(const Alternative& alternative, const pg::Table& table,
                           const RowConstraints& constraints) {
  std::int64_t shortest = 0;
  for (Equation const& equation : alternative.equations)
    for (Node* const side : {equation.left, equation.right})
      for (AttrNumber const c : pg::columns_of(side)) {
        pg::TypeRef const& type = table.column(c).type;
        std::int64_t const room =
            is_string_type(type) ? generate::character_room(type, constraints.domains[c - 1]) : 0;
        if (room > 0 && (shortest == 0 || room < shortest)) shortest = room;
      }
  return shortest;
}

}  // namespace

// Columns that no attempt changes: they count with the row.
bool GroupPass::is_fixed(AttrNumber column) const {
  ColumnRole const& role = roles_[column - 1];
  bool const counts = role.by_row && target_.rule(column)->source == rules::Source::kSequence &&
                      target_.rule(column)->when.empty();
  return role.sequence || counts || role.ordinal_of >= 0 || role.slot >= 0;
}

// Columns that an alternative may draw by a generator of its own: no key or reference decides them.
bool GroupPass::is_free(AttrNumber column) const {
  ColumnRole const& role = roles_[column - 1];
  return !is_in_reference(table_, column) && !role.by_row && !role.distinct && role.tuple < 0 &&
         !is_fixed(column) && table_.column(column).generated == 0;
}

// A unique column may follow from another one that tells rows apart, or from what it would be otherwise.
bool GroupPass::may_follow(AttrNumber column, const std::vector<AttrNumber>& from) const {
  if (target_.is_ruled(column) || target_.program.attribute(column) == generate::kNoNode) return false;
  if (RulePass(draft_).feeds_rule(column)) return false;
  if (is_free(column)) return true;
  auto const is_one_to_one = [&](AttrNumber c) {
    for (std::size_t i = 0; i < references_.size(); ++i)
      if (references_[i].pick == Pick::kDistinct && table_.foreign_keys[i].columns == std::vector{c})
        return true;
    return false;
  };
  return roles_[column - 1].distinct && !is_in_reference(table_, column) &&
         (from.empty() || std::any_of(from.begin(), from.end(), [&](AttrNumber c) {
            return is_fixed(c) || roles_[c - 1].distinct || is_one_to_one(c);
          }));
}

// For when a column's own generator keeps failing.
std::vector<std::shared_ptr<const generate::Generator>> GroupPass::other_generators(
    const pg::TypeRef& type, const ValueDomain& domain) const {
  std::vector<std::shared_ptr<const generate::Generator>> others;
  auto const add = [&](const ValueDomain& narrower, bool distinct) {
    if (auto generator = generate::make_type_generator(type, narrower, plan_.context, distinct))
      others.push_back(std::move(generator));
  };
  for (std::string const& form : domain.forms) {
    ValueDomain formed = domain;
    formed.patterns.push_back(form);
    add(formed, false);
  }
  if (!domain.examples.empty()) {
    ValueDomain listed = domain;
    listed.allowed = domain.examples;
    add(listed, false);
  }
  add(domain, true);
  return others;
}

// How a member is drawn under one alternative: anew within the narrower domain where the column is
// free, else as it is with only its nulls changed.
generate::AlternativeDraw GroupPass::alternative_draw(const pg::Column& column,
                                                      const Alternative& alternative, bool free) {
  ValueDomain domain = target_.constraints.domains[column.number - 1];
  auto const narrower = alternative.domains.find(column.number);
  bool const narrowed = narrower != alternative.domains.end() && !narrower->second.unrestricted();
  if (narrower != alternative.domains.end()) intersect(domain, narrower->second, column.type);

  generate::AlternativeDraw draw;
  double rate = 0;
  if (free && narrowed && domain.nullness != Nullness::kAlways) {
    generate::Choice choice =
        generate::choose_generator(table_, column, domain, context_, false, target_.rule(column.number));
    rate = ColumnPass(draft_).null_rate(column, choice);
    draw.generator = std::shared_ptr<const generate::Generator>(std::move(choice.generator));
  }
  if (free && domain.nullness != Nullness::kAlways && !domain.allowed)
    draw.others = other_generators(column.type, domain);
  std::int64_t const room = shortest_room(alternative, table_, target_.constraints);
  if (!draw.others.empty() && is_string_type(column.type) && room > 0 &&
      room < domain.max_length.value_or(PG_INT64_MAX)) {
    ValueDomain brief = domain;
    brief.max_length = room;
    if (auto generator = generate::make_type_generator(column.type, brief, plan_.context, false))
      draw.others.push_back(std::move(generator));
  }
  if (domain.nullness == Nullness::kAlways)
    draw.null_rate = 1;
  else if (domain.nullness == Nullness::kNever)
    draw.force_not_null = true;
  else
    draw.null_rate = rate;
  return draw;
}

// A reference without parents has nothing but null, whatever an alternative wants.
void GroupPass::require_value(const pg::Column& column, const generate::AlternativeDraw& draw) const {
  bool const has_value = draw.generator != nullptr || not_null_nodes_[column.number - 1] != generate::kNoNode;
  if (!draw.force_not_null || has_value || is_fixed(column.number)) return;
  throw pg::Error(ERRCODE_CHECK_VIOLATION, "could not fill table \"" + table_.qualified_name() +
                                               "\": column \"" + column.name + "\" must not be null")
      .detail("A check constraint demands a value, but the tables that the column refers to hold no rows.")
      .hint("Fill the referenced tables first, or generate them in the same call.")
      .table(table_.schema, table_.name)
      .column(column.name);
}

// Leaves out the alternatives for which some column has no value after all. Throws what the last one said
// when none is left.
CheckGroup GroupPass::possible_alternatives(const CheckGroup& group) {
  CheckGroup possible = group;
  possible.alternatives.clear();
  std::optional<pg::Error> impossible;
  for (Alternative const& alternative : group.alternatives) {
    try {
      for (AttrNumber const c : group.columns)
        if (target_.program.attribute(c) != generate::kNoNode)
          require_value(table_.column(c), alternative_draw(table_.column(c), alternative, is_free(c)));
      possible.alternatives.push_back(alternative);
    } catch (const pg::Error& error) {
      impossible = error;
    }
  }
  if (possible.alternatives.empty()) throw *impossible;
  return possible;
}

void GroupPass::build_group(const CheckGroup& all, int number) {
  std::size_t const count = all.alternatives.size();
  CheckGroup const group = count <= kMostVerified ? possible_alternatives(all) : all;
  Choices const choices = build_choices(group, number);

  std::vector<AttrNumber> members;
  for (AttrNumber const c : group.columns)
    if (target_.program.attribute(c) != generate::kNoNode && !is_fixed(c)) members.push_back(c);

  std::vector<Node*> conditions;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < group.conditions.size(); ++i) {
    if (is_of_crowd(group, i)) continue;
    conditions.push_back(group.conditions[i]);
    names.push_back(group.names[i]);
  }
  auto checked = std::make_unique<generate::CheckGroupNode>(table_, number, members, conditions, names);
  generate::CheckGroupNode& node = *checked;
  node.set_alternative(choices.id, *choices.node);
  for (std::size_t i = 0, k = 0; i < group.conditions.size(); ++i)
    if (is_of_crowd(group, i)) node.keep_out(k++, group.conditions[i], group.names[i]);
  auto const may_define = [&](AttrNumber column, const std::vector<AttrNumber>& from) {
    return may_follow(column, from);
  };
  for (std::size_t a = 0; a < group.alternatives.size(); ++a)
    for (ColumnDefinition const& definition :
         definitions_of(group.alternatives[a].equations, group.alternatives[a].bounds, may_define))
      node.define(a, definition.column, definition.expression, definition.only_bound);
  std::vector<generate::NodeId> candidates;
  for (AttrNumber const c : members)
    candidates.push_back(build_candidate(table_.column(c), group, number, choices));
  generate::NodeId const id = target_.program.add(std::move(checked));
  node.set_id(id);
  for (std::size_t m = 0; m < members.size(); ++m) {
    target_.program.set_attribute(members[m],
                                  target_.program.add(std::make_unique<generate::CheckedNode>(id, node, m)));
    target_.program.set_candidate(members[m], candidates[m], number);
    std::string& reason = target_.columns[members[m] - 1].reason;
    reason += "; checked by";
    for (std::size_t k = 0; k < group.names.size(); ++k) {
      if (std::find(group.names.begin(), group.names.begin() + static_cast<std::ptrdiff_t>(k),
                    group.names[k]) != group.names.begin() + static_cast<std::ptrdiff_t>(k))
        continue;
      reason += (k == 0 ? " \"" : ", \"") + group.names[k] + "\"";
    }
  }
}

// What a column draws without the group, where that does not depend on other columns of it. Of a reference it
// is known whether there is one, not to whom.
generate::NodeId GroupPass::drawing_node(AttrNumber column) const {
  if (roles_[column - 1].by_row) return generate::kNoNode;
  if (!is_in_reference(table_, column)) return target_.program.attribute(column);
  for (std::size_t i = 0; i < references_.size(); ++i) {
    auto const& columns = table_.foreign_keys[i].columns;
    bool const own = contains(columns, column);
    if (own && references_[i].pick != Pick::kTree && target_.reference_nodes[i] != generate::kNoNode)
      return target_.reference_nodes[i];
  }
  return generate::kNoNode;
}

std::uint32_t GroupPass::value_cost(const pg::Column& column) const {
  using generate::AlternativeNode;
  if (!is_free(column.number)) return AlternativeNode::kFixedCost;
  generate::Choice const* const choice = roles_[column.number - 1].choice.get();
  bool const listed = column.type.base == BOOLOID || column.type.kind == TYPTYPE_ENUM ||
                      target_.constraints.domains[column.number - 1].allowed ||
                      (choice != nullptr && !choice->label_values.empty());
  return listed ? AlternativeNode::kLabelCost : AlternativeNode::kValueCost;
}

// What the alternatives admit of a column; nothing if they say nothing of it.
std::optional<generate::WeighedColumn> GroupPass::weigh(const pg::Column& column,
                                                        const CheckGroup& group) const {
  generate::WeighedColumn weighed;
  weighed.own = drawing_node(column.number);
  weighed.value_cost = value_cost(column);
  bool said = false;
  for (Alternative const& alternative : group.alternatives) {
    ValueDomain domain;
    auto const narrower = alternative.domains.find(column.number);
    if (narrower != alternative.domains.end()) domain = narrower->second;
    if (is_in_reference(table_, column.number)) {
      Nullness const nullness = domain.nullness;
      domain = ValueDomain{};
      domain.nullness = nullness;
    }
    generate::Admission admission(domain, column.type);
    said = said || !admission.admits_all();
    auto const known = std::find(weighed.admissions.begin(), weighed.admissions.end(), admission);
    weighed.by_alternative.push_back(static_cast<std::uint8_t>(known - weighed.admissions.begin()));
    if (known == weighed.admissions.end()) weighed.admissions.push_back(std::move(admission));
  }
  return said ? std::optional(std::move(weighed)) : std::nullopt;
}

// Which rows there is room for, as the keys have decided.
generate::Crowd GroupPass::crowd(const std::string& index) {
  auto const found = std::find_if(target_.crowded.begin(), target_.crowded.end(),
                                  [&](const CrowdedIndex& crowded) { return crowded.name == index; });
  generate::Crowd crowd;
  crowd.room = found->room;
  if (found->anchor < 0) return crowd;
  Reference const& reference = references_[found->anchor];
  if (reference.spread == nullptr) {
    crowd.room = 0;
    return crowd;
  }
  crowd.reference = reference.spread;
  crowd.parent = reference.node;
  return crowd;
}

// Indexes over some rows only that no row can be in together take their rows one after the other.
void GroupPass::take_turns(std::vector<generate::Crowd>& crowds,
                           const std::vector<std::uint32_t>& inside) const {
  for (std::size_t k = 0; k < crowds.size(); ++k)
    for (std::size_t before = 0; before < k; ++before) {
      std::uint32_t const both = std::uint32_t{1} << k | std::uint32_t{1} << before;
      bool const together =
          std::any_of(inside.begin(), inside.end(), [&](std::uint32_t in) { return (in & both) == both; });
      bool const scarce = crowds[before].reference == nullptr && crowds[k].reference == nullptr &&
                          crowds[before].room < target_.rows.window();
      if (!together && scarce)
        crowds[k].first = std::max(crowds[k].first, crowds[before].first + crowds[before].room);
    }
}

GroupPass::Choices GroupPass::build_choices(const CheckGroup& group, int number) {
  Choices choices;
  std::size_t const count = group.alternatives.size();
  std::vector<generate::WeighedColumn> weighed;
  if (!group.spreads && count > 1 && count <= generate::AlternativeNode::kMostWeighed)
    for (AttrNumber const c : group.columns) {
      if (target_.program.attribute(c) == generate::kNoNode) continue;
      auto column = weigh(table_.column(c), group);
      if (!column) continue;
      weighed.push_back(std::move(*column));
      choices.weighed.push_back(c);
    }
  std::vector<generate::Crowd> crowds;
  for (std::string const& index : group.crowded) {
    if (index.empty()) continue;
    choices.crowded.push_back(index);
    crowds.push_back(crowd(index));
  }
  std::vector<std::uint32_t> inside(crowds.empty() ? 0 : count);
  for (std::size_t a = 0; a < inside.size(); ++a)
    for (std::size_t k = 0; k < crowds.size(); ++k)
      if (contains(group.alternatives[a].inside, choices.crowded[k])) inside[a] |= std::uint32_t{1} << k;
  take_turns(crowds, inside);
  auto node = std::make_unique<generate::AlternativeNode>(
      count, plan_.stream(target_, "alternative " + std::to_string(number)), std::move(weighed), target_.rows,
      std::move(crowds), std::move(inside));
  choices.node = node.get();
  choices.id = target_.program.add(std::move(node));
  target_.program.set_group(choices.id, number);
  return choices;
}

generate::NodeId GroupPass::build_candidate(const pg::Column& column, const CheckGroup& group, int number,
                                            const Choices& choices) {
  bool const free = is_free(column.number);
  generate::NodeId const nullable = target_.program.attribute(column.number);
  generate::NodeId const never_null = not_null_nodes_[column.number - 1];
  std::vector<generate::AlternativeDraw> draws;
  for (Alternative const& choice : group.alternatives) {
    draws.push_back(alternative_draw(column, choice, free));
    bool const forced = draws.back().force_not_null && never_null != generate::kNoNode;
    draws.back().own = forced ? never_null : nullable;
  }
  for (generate::NodeId const own : group_nodes_[column.number - 1]) target_.program.set_group(own, number);
  if (free) target_.program.set_group(nullable, number);
  auto const place = std::find(choices.weighed.begin(), choices.weighed.end(), column.number);
  generate::NodeId const node = target_.program.add(std::make_unique<generate::CandidateNode>(
      choices.id, *choices.node, nullable,
      place == choices.weighed.end() ? generate::CandidateNode::kNotWeighed
                                     : static_cast<std::size_t>(place - choices.weighed.begin()),
      std::move(draws), plan_.stream(target_, column.name)));
  target_.program.set_group(node, number);
  return node;
}

void GroupPass::build_groups() {
  int number = 0;
  for (CheckGroup const& group : target_.constraints.groups) build_group(group, number++);
}

}  // namespace synthgen::plan
