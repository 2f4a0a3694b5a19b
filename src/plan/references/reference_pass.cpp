// Foreign keys: in which order they are decided, how parents are picked, and how the columns follow.
#include "plan/references/reference_pass.hpp"

#include <algorithm>

#include "core/words.hpp"
#include "generate/draw.hpp"
#include "generate/references/other_parent.hpp"
#include "generate/references/timely_tuple.hpp"
#include "plan/column_list.hpp"
#include "plan/columns/column_pass.hpp"
#include "plan/columns/rule_pass.hpp"
#include "plan/dates/day_keys.hpp"
#include "plan/references/agreement_pass.hpp"
#include "plan/references/eligibility_pass.hpp"
#include "plan/references/match_pass.hpp"
#include "plan/references/member_pass.hpp"
#include "plan/references/parent_choice.hpp"
#include "plan/references/party_pass.hpp"
#include "plan/references/timeliness_pass.hpp"
#include "plan/references/tree_pass.hpp"
#include "plan/references/whole_pass.hpp"
#include "plan/siblings/books_pass.hpp"
#include "plan/siblings/history_pass.hpp"
#include "postgres/catalog.hpp"
#include "postgres/error.hpp"

namespace synthgen::plan {

namespace {

// What to call a reference in a note: its constraint, or the column that nobody declared one for.
std::string called(const pg::Table& table, const pg::ForeignKey& key) {
  return OidIsValid(key.constraint) ? "foreign key \"" + key.name + "\""
                                    : "column \"" + table.column(key.columns[0]).name + "\"";
}

}  // namespace

void ReferencePass::check_parents_exist() {
  for (std::size_t i = 0; i < references_.size(); ++i) {
    pg::ForeignKey const& key = table_.foreign_keys[i];
    auto const without = plan_.request.without_parents.find(table_.oid);
    if (without != plan_.request.without_parents.end() && without->second.contains(key.constraint)) {
      references_[i].pick = Pick::kNothing;
      target_.notes.push_back("foreign key \"" + key.name + "\" is null: the rows to refer to are not there");
      continue;
    }
    if (target_.requested == 0 || population(key.parent).count() > 0) continue;
    std::string const parent = population(key.parent).table().qualified_name();
    if (references_[i].nullable) {
      references_[i].pick = Pick::kNothing;
      target_.notes.push_back(called(table_, key) + " is null: table \"" + parent + "\" is empty");
      continue;
    }
    throw pg::Error(ERRCODE_FOREIGN_KEY_VIOLATION, "could not fill table \"" + table_.qualified_name() +
                                                       "\": the referenced table \"" + parent + "\" is empty")
        .detail("The columns of foreign key \"" + key.name + "\" are NOT NULL, and table \"" + parent +
                "\" holds no rows and gets none in this run.")
        .hint("Fill table \"" + parent + "\" first, or generate both tables in one call.")
        .table(table_.schema, table_.name)
        .constraint(key.name);
  }
}

void ReferencePass::plan_references() {
  references_.assign(table_.foreign_keys.size(), {});
  std::vector<bool> covered(table_.columns.size(), false);
  for (std::size_t i = 0; i < references_.size(); ++i) {
    pg::ForeignKey const& key = table_.foreign_keys[i];
    references_[i].nullable = std::any_of(key.columns.begin(), key.columns.end(),
                                          [&](AttrNumber c) { return !not_null(table_.column(c)); });
    if (key.parent == table_.oid) references_[i].pick = Pick::kTree;
    // What holds now has begun after what held in an earlier run.
    references_[i].new_parents =
        WholePass(draft_).wants_new_parents(i) || HistoryPass(draft_).is_history_of(i);
  }
  check_parents_exist();

  for (std::size_t const i : reference_order()) {
    pg::ForeignKey const& key = table_.foreign_keys[i];
    Reference& reference = references_[i];
    if (reference.pick == Pick::kNothing) continue;
    std::vector<AttrNumber> const own = own_columns(i);
    auto const filled = key.columns.size() - own.size() +
                        static_cast<std::size_t>(std::count_if(own.begin(), own.end(),
                                                               [&](AttrNumber c) { return covered[c - 1]; }));
    if (filled == key.columns.size())
      reference.pick = Pick::kImplied;
    else if (filled > 0)
      reference.pick = Pick::kGrouped;
    if (filled > 0) reference.claimed = true;
    for (AttrNumber const c : own) covered[c - 1] = true;
  }
}

void ReferencePass::build_tuples() {
  for (Tuple& tuple : tuples_) {
    std::vector<generate::TuplePart> parts;
    std::uint64_t attempts = 1;
    bool redrawn = true;
    for (Part const& part : tuple.parts) {
      if (part.foreign_key >= 0) {
        parts.push_back({&population(table_.foreign_keys[part.foreign_key].parent), nullptr,
                         part.differs_from,
                         EligibilityPass(draft_).recent_periods(static_cast<std::size_t>(part.foreign_key))});
        for (AttrNumber const c : table_.foreign_keys[part.foreign_key].columns) {
          attempts = std::max(attempts, attempts_for(c));
          redrawn = redrawn && may_be_redrawn(c);
        }
      } else {
        choose(part.column, true);
        generate::Choice& choice = *roles_[part.column - 1].choice;
        parts.push_back({nullptr, std::shared_ptr<const generate::Generator>(std::move(choice.generator)), -1,
                         0, part.or_null});
        attempts = std::max(attempts, attempts_for(part.column));
        redrawn = redrawn && may_be_redrawn(part.column);
      }
    }
    generate::SpreadReference const* const anchor =
        tuple.anchor < 0 ? nullptr : references_[tuple.anchor].spread;
    // The rows that share an enumeration: all, or those of the busiest parent.
    std::uint64_t rows = numbers_sharing(generate::tuple_count(parts));
    if (anchor != nullptr)
      rows = target_.rows.window() /
                 std::max<std::uint64_t>(1, choices(static_cast<std::size_t>(tuple.anchor))) * 4 +
             4;
    auto node = std::make_unique<generate::TupleNode>(
        std::move(parts), plan_.stream(target_, tuple.key + ".tuple"), rows, attempts, anchor, tuple.limited);
    if (redrawn) node->follow_redraws();
    tuple.node = node.get();
    std::vector<generate::TupleFit> fits = TimelinessPass(draft_).tuple_fits(tuple.parts, tuple.anchor);
    constexpr std::uint64_t kOffered = 12;
    if (!fits.empty()) node->offer(kOffered);
    tuple.id = target_.program.add(std::move(node));
    if (!fits.empty())
      tuple.id = target_.program.add(std::make_unique<generate::TimelyTupleNode>(
          *tuple.node, anchor == nullptr ? generate::kNoNode : references_[tuple.anchor].node, anchor,
          std::move(fits)));
  }
}

// Fills a column that a foreign key must agree with, by the other key that it belongs to, if there is one.
void ReferencePass::build_first(AttrNumber column) {
  for (std::size_t j = 0; j < references_.size(); ++j) {
    bool const open = references_[j].node == generate::kNoNode && references_[j].pick != Pick::kImplied &&
                      references_[j].pick != Pick::kNothing;
    if (open && contains(own_columns(j), column)) return assign_reference_columns(j, build_reference(j));
  }
  ColumnPass(draft_).build_column(table_.column(column));
}

// What somebody is a member of is decided before who it is.
void ReferencePass::build_whole_of(std::size_t index) {
  auto const choice = member_choice(plan_, table_, index);
  if (!choice || references_[choice->by].node != generate::kNoNode ||
      references_[choice->by].pick != Pick::kSpread || references_[choice->by].claimed)
    return;
  assign_reference_columns(choice->by, build_reference(choice->by));
}

// A reference that must agree with columns filled already, by an overlapping key.
std::unique_ptr<generate::ReferenceNode> ReferencePass::agreeing_reference(std::size_t index,
                                                                           generate::Population& parent) {
  pg::ForeignKey const& key = table_.foreign_keys[index];
  std::vector<AttrNumber> parent_columns;
  std::vector<generate::NodeId> keys;
  for (std::size_t c = 0; c < key.columns.size(); ++c) {
    if (target_.program.attribute(key.columns[c]) == generate::kNoNode && comes_back(key, c))
      build_first(key.columns[c]);
    generate::NodeId const node = target_.program.attribute(key.columns[c]);
    if (node == generate::kNoNode) continue;
    parent_columns.push_back(key.parent_columns[c]);
    keys.push_back(node);
    parent.require(key.parent_columns[c]);
  }
  bool const self = key.parent == table_.oid;
  using Otherwise = generate::GroupedReference::Otherwise;
  Otherwise const otherwise = references_[index].nullable ? Otherwise::kNull
                              : self                      ? Otherwise::kSelf
                                                          : Otherwise::kNull;
  return std::make_unique<generate::GroupedReference>(
      parent, std::make_shared<generate::GroupIndex>(parent, parent_columns), keys,
      plan_.stream(target_, key.name + ".reference"), otherwise, self ? &target_.rows : nullptr);
}

generate::NodeId ReferencePass::build_reference(std::size_t index) {
  pg::ForeignKey const& key = table_.foreign_keys[index];
  Reference& reference = references_[index];
  generate::Population& parent = population(key.parent);
  core::Stream const stream = plan_.stream(target_, key.name + ".reference");

  switch (reference.pick) {
    case Pick::kTree:
      return TreePass(draft_).build_tree(index);
    case Pick::kMatched: {
      Match const& match = matches_[reference.match];
      if (match.pairs != nullptr)
        return target_.program.add(
            std::make_unique<generate::AgreeingReference>(match.id, *match.pairs, reference.part));
      return target_.program.add(
          std::make_unique<generate::MatchedReference>(match.id, *match.node, reference.part));
    }
    case Pick::kDistinct:
      if (reference.nullable)
        if (generate::NodeId const member = MemberPass(draft_).member_reference(index, generate::kNoNode);
            member != generate::kNoNode)
          return member;
      if (!reference.nullable && reference.distinct_by.empty())
        if (auto leading = ParentChoice(draft_).leading_reference(index, parent))
          return target_.program.add(std::move(leading));
      return ParentChoice(draft_).build_distinct(index, parent, stream);
    case Pick::kTuple:
      return target_.program.add(std::make_unique<generate::TupleReference>(
          tuples_[reference.tuple].id, *tuples_[reference.tuple].node, reference.part,
          reference.null_beyond));
    case Pick::kGrouped:
      return target_.program.add(agreeing_reference(index, parent));
    case Pick::kSpread:
      break;
    case Pick::kImplied:
    case Pick::kNothing:
      return generate::kNoNode;
  }

  if (DayKeys(draft_).follows_date(index)) return DayKeys(draft_).add_reference(index);
  if (!reference.claimed)
    if (auto leading = ParentChoice(draft_).leading_reference(index, parent))
      return target_.program.add(std::move(leading));

  // Parents that meet through a common ancestor should agree, where no key depends on the choice.
  if (!reference.claimed) {
    build_whole_of(index);
    if (generate::NodeId const end = PartyPass(draft_).party_reference(index, true); end != generate::kNoNode)
      return end;
    if (generate::NodeId const member = AgreementPass(draft_).member_reference(index);
        member != generate::kNoNode)
      return member;
    if (generate::NodeId const party = PartyPass(draft_).party_reference(index, false);
        party != generate::kNoNode)
      return party;
    if (generate::NodeId const related = AgreementPass(draft_).related_reference(index);
        related != generate::kNoNode)
      return related;
  }

  // What is charged is paid once; where rows of one parent are paired, are under each other or balance
  // each other, some parents have several.
  constexpr double kPaired = 0.9;
  double skew = WholePass(draft_).is_payment_of(index) ? 0 : RulePass(draft_).skew_of(index);
  bool const few = target_.rows.count() < 4 * parent.count();
  bool const balanced = few && BooksPass(draft_).is_line_of(index);
  bool const meeting = WholePass(draft_).meets_others(index);
  bool const together =
      meeting || WholePass(draft_).pairs_siblings(index) || TreePass(draft_).holds_trees(index);
  if (balanced || (few && together)) skew = std::max(skew, kPaired);
  // Of a parent there are only so many other parts of a key.
  constexpr double kWithinKey = 0.6;
  if (reference.claimed) skew = std::min(skew, kWithinKey);
  // Where children of one parent are to meet, that parent is busy in all tables alike.
  // Where there are hardly more parts than wholes, some have several and a few are still empty. Nothing is
  // ordered without a line.
  constexpr double kHardlySkewed = 0.2;
  bool const ample = 4 * target_.rows.count() > 5 * parent.count();
  bool const is_part = WholePass(draft_).is_part_of(index);
  if (!ample && is_part) skew = std::min(skew, kHardlySkewed);
  bool const covers =
      WholePass(draft_).must_cover(index) || WholePass(draft_).is_line_of(index) || (ample && is_part);
  auto spread = std::make_unique<generate::SpreadReference>(
      parent, meeting ? plan_.stream(*plan_.find(key.parent), "children") : stream, target_.rows, skew,
      !balanced && covers, !reference.nullable);
  spread->prefer_new_parents(reference.new_parents);
  if (!is_anchor(index)) {
    spread->keep_to(EligibilityPass(draft_).tests_of(index));
    AgreementPass(draft_).keep_to_joined(index, *spread);
    // Whatever the seed: what is filled later is to find what was filled before.
    if (WholePass(draft_).gathers(index))
      spread->gather(core::Stream(core::hash_bytes(parent.table().qualified_name())));
  }
  if (reference.claimed) spread->count_on();
  reference.spread = spread.get();
  generate::NodeId const node = target_.program.add(std::move(spread));
  if (reference.claimed) return node;
  if (generate::NodeId const member = MemberPass(draft_).member_reference(index, node);
      member != generate::kNoNode) {
    reference.spread = nullptr;
    return member;
  }
  generate::NodeId final_node = TimelinessPass(draft_).keep_timely(index, differ_from_siblings(index, node));
  final_node = PartyPass(draft_).keep_from_other_end(index, final_node);
  // Picked again, children can no longer be enumerated from their parent.
  if (final_node != node) reference.spread = nullptr;
  return final_node;
}

// Whether keys are enumerated within each parent: that there is room for them was reckoned with all parents.
bool ReferencePass::is_anchor(std::size_t index) const {
  return std::any_of(tuples_.begin(), tuples_.end(),
                     [&](const Tuple& tuple) { return tuple.anchor == static_cast<int>(index); });
}

generate::NodeId ReferencePass::differ_from_siblings(std::size_t index, generate::NodeId reference) {
  for (std::size_t j = 0; j < references_.size(); ++j) {
    if (j == index || references_[j].node == generate::kNoNode) continue;
    if (table_.foreign_keys[j].parent != table_.foreign_keys[index].parent) continue;
    auto differing = std::make_unique<generate::OtherParentReference>(
        population(table_.foreign_keys[index].parent), reference, references_[j].node);
    differing->prefer_new_parents(references_[index].new_parents);
    reference = target_.program.add(std::move(differing));
    break;
  }
  return reference;
}

// Lets a reference that no key enumerates learn from rows that triggers accept. Null if there is nothing to
// learn.
generate::LearnedReference* ReferencePass::learn(std::size_t index, generate::NodeId* reference) {
  Reference const& own = references_[index];
  bool const varies = own.pick == Pick::kTree || own.pick == Pick::kSpread;
  if (!is_judged() || !varies) return nullptr;
  pg::ForeignKey const& key = table_.foreign_keys[index];
  auto learned = std::make_unique<generate::LearnedReference>(
      population(key.parent), *reference, plan_.stream(target_, key.name + ".learned"),
      own.claimed ? generate::SpreadReference::kPatience : 1);
  generate::LearnedReference* const node = learned.get();
  *reference = target_.program.add(std::move(learned));
  return node;
}

void ReferencePass::assign_reference_columns(std::size_t index, generate::NodeId reference) {
  pg::ForeignKey const& key = table_.foreign_keys[index];
  generate::Population& parent = population(key.parent);
  generate::NodeId const picked = reference;
  generate::LearnedReference* const learned = learn(index, &reference);
  bool const may_be_null = references_[index].nullable && references_[index].pick != Pick::kTree &&
                           references_[index].pick != Pick::kDistinct && references_[index].day == nullptr;
  // All columns of one key are null together, except those that never may.
  generate::NodeId optional = reference;
  if (may_be_null)
    optional = target_.program.add(std::make_unique<generate::NullableNode>(
        reference, plan_.stream(target_, key.name + ".null"), RulePass(draft_).reference_null_rate(index)));
  references_[index].node = reference;
  target_.reference_nodes[index] = optional;
  // Where a condition allows few roots the others are below some row.
  bool const is_tree = references_[index].pick == Pick::kTree && references_[index].nullable;
  bool const judged =
      std::any_of(key.columns.begin(), key.columns.end(), [&](AttrNumber c) { return in_check_group(c); });
  generate::NodeId const below = is_tree && judged ? TreePass(draft_).below_some_row(index, true) : reference;

  for (std::size_t c = 0; c < key.columns.size(); ++c) {
    pg::Column const& column = table_.column(key.columns[c]);
    if (target_.program.attribute(column.number) != generate::kNoNode) continue;
    if (references_[index].nullable || key.parent == table_.oid)
      parent.require(key.parent_columns[c]);
    else
      parent.require_present(key.parent_columns[c]);
    auto const add = [&](generate::NodeId from) {
      return target_.program.add(
          std::make_unique<generate::ParentColumnNode>(from, parent, key.parent_columns[c], column.type));
    };
    bool const required = not_null(column) || is_target_of_foreign_key(column.number);
    bool const at_root = is_tree && not_null(column) && !contains(key.parent_columns, column.number);
    generate::NodeId const always = at_root ? TreePass(draft_).or_some_row(index, reference) : reference;
    generate::NodeId const node = add(required ? always : optional);
    if (learned != nullptr) learned->set_key(column.number, node, column.type);
    target_.set_column(column.number, node, "key of " + parent.table().qualified_name(),
                       OidIsValid(key.constraint) ? "foreign key \"" + key.name + "\""
                                                  : "name \"" + column.name + "\" refers to \"" +
                                                        parent.table().qualified_name() + "\", undeclared");
    // Whether it is null may be decided later, by a status.
    if (!required && optional != reference && !in_check_group(column.number))
      not_null_nodes_[column.number - 1] = add(reference);
    if (!in_check_group(column.number)) continue;
    bool const is_never_null = required || (optional == reference && below == reference);
    generate::NodeId const never_null = is_never_null ? node : add(below);
    not_null_nodes_[column.number - 1] = never_null;
    group_nodes_[column.number - 1] = {picked, reference, optional, below, node, never_null};
    if (references_[index].tuple >= 0)
      group_nodes_[column.number - 1].push_back(tuples_[references_[index].tuple].id);
  }
}

void ReferencePass::build_references() {
  target_.reference_nodes.assign(references_.size(), generate::kNoNode);
  // Anchors exist before the tuples that are numbered within their parents.
  for (Tuple const& tuple : tuples_) {
    if (tuple.anchor < 0 || references_[tuple.anchor].node != generate::kNoNode) continue;
    auto const anchor = static_cast<std::size_t>(tuple.anchor);
    assign_reference_columns(anchor, build_reference(anchor));
  }
  build_tuples();
  MatchPass(draft_).build();
  for (std::size_t const i : reference_order()) {
    if (references_[i].node != generate::kNoNode || references_[i].pick == Pick::kImplied) continue;
    if (references_[i].pick == Pick::kNothing) {
      for (AttrNumber const c : table_.foreign_keys[i].columns) {
        pg::Column const& column = table_.column(c);
        if (target_.program.attribute(c) == generate::kNoNode && !not_null(column))
          target_.set_column(c, target_.program.add(std::make_unique<generate::NullNode>()), "null",
                             "foreign key \"" + table_.foreign_keys[i].name + "\" has no parents");
      }
      continue;
    }
    assign_reference_columns(i, build_reference(i));
  }
}

}  // namespace synthgen::plan
