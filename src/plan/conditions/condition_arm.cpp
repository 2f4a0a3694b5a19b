// From the normal form of a condition to arms.
#include "plan/conditions/condition_arm.hpp"

#include <algorithm>

#include "plan/conditions/condition_atom.hpp"
#include "plan/conditions/condition_constant.hpp"
#include "plan/conditions/condition_rewrite.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "access/stratnum.h"
}

namespace synthgen::plan {

namespace {

bool merge_domain(Arm& arm, AttrNumber column, const ValueDomain& domain, const pg::Table& table) {
  auto const [place, added] = arm.facts.domains.try_emplace(column);
  return intersect(place->second, domain, table.column(column).type) != Remainder::kNothing;
}

Node* as_expression(const Condition* atom) {
  if (atom->truth == Truth::kNotFalse) return atom->atom;
  return pg::guard([&] { return make_boolean_test(atom->atom, IS_TRUE); });
}

ColumnRelation relation_of(const AtomFact& fact) {
  using Op = ColumnRelation::Op;
  switch (fact.strategy) {
    case BTLessStrategyNumber:
      return {fact.column, Op::kLess, fact.other};
    case BTLessEqualStrategyNumber:
      return {fact.column, Op::kLessEqual, fact.other};
    case BTGreaterStrategyNumber:
      return {fact.other, Op::kLess, fact.column};
    case BTGreaterEqualStrategyNumber:
      return {fact.other, Op::kLessEqual, fact.column};
    case BTEqualStrategyNumber:
      return {fact.column, Op::kEqual, fact.other};
    default:
      return {fact.column, Op::kNotEqual, fact.other};
  }
}

// An atom that is asked to be true forbids null in its columns.
std::vector<Arm> arms_of_atom(const Condition* atom, const pg::Table& table) {
  AtomFact const fact = pg::guard([&] { return recognise(atom->atom); });
  Arm arm;
  FactDomain described;
  if (fact.kind != AtomFact::Kind::kUnknown && fact.column != InvalidAttrNumber)
    described = domain_of(fact, table.column(fact.column).type);
  if (described.holds_never) {
    if (atom->truth == Truth::kTrue) return {};
    described.domain = ValueDomain{};
    described.domain.nullness = Nullness::kAlways;
  }
  if (!described.exact) arm.residuals.push_back(as_expression(atom));
  bool const tests_null = fact.kind == AtomFact::Kind::kNull || fact.kind == AtomFact::Kind::kNotNull;
  if (described.known) {
    if (atom->truth == Truth::kTrue && !tests_null) described.domain.nullness = Nullness::kNever;
    if (!merge_domain(arm, fact.column, described.domain, table)) return {};
  }
  ValueDomain present;
  present.nullness = Nullness::kNever;
  if (fact.kind == AtomFact::Kind::kRelation) {
    arm.facts.relations.push_back(relation_of(fact));
    if (atom->truth == Truth::kTrue &&
        !(merge_domain(arm, fact.column, present, table) && merge_domain(arm, fact.other, present, table)))
      return {};
  }
  bool const bounds = fact.kind == AtomFact::Kind::kBound ||
                      (fact.kind == AtomFact::Kind::kRelation && fact.strategy != BTEqualStrategyNumber);
  if (fact.left != nullptr)
    (bounds ? arm.facts.bounds : arm.facts.equations).push_back({fact.left, fact.right});
  return {std::move(arm)};
}

const std::pair<const AttrNumber, ValueDomain>* single_domain(const Arm& arm) {
  bool const single = arm.facts.domains.size() == 1 && arm.facts.relations.empty() &&
                      arm.facts.equations.empty() && arm.facts.inside.empty() && arm.residuals.empty();
  return single ? &*arm.facts.domains.begin() : nullptr;
}

// Whether everything that the arm demands is void when `column` is null. What equals another column is better
// told from what is null: chance rarely makes two columns equal.
bool void_when_null(const Arm& arm, AttrNumber column) {
  bool const equates =
      std::any_of(arm.facts.relations.begin(), arm.facts.relations.end(),
                  [](const ColumnRelation& r) { return r.op == ColumnRelation::Op::kEqual; });
  if (equates || !arm.facts.equations.empty() || !arm.facts.inside.empty()) return false;
  if (!arm.residuals.empty() && arm.facts.relations.empty()) return false;
  for (auto const& [number, domain] : arm.facts.domains)
    if (number != column || domain.nullness != Nullness::kAny) return false;
  return std::all_of(arm.facts.relations.begin(), arm.facts.relations.end(),
                     [&](const ColumnRelation& r) { return r.left == column || r.right == column; });
}

// Whether `arm` takes in the case that `column` is null, or can be made to by admitting null.
bool take_null(Arm& arm, AttrNumber column) {
  if (void_when_null(arm, column)) return true;
  auto const* const only = single_domain(arm);
  if (only == nullptr || only->first != column) return false;
  Nullness& nullness = arm.facts.domains.begin()->second.nullness;
  if (nullness == Nullness::kNever) nullness = Nullness::kAny;
  return true;
}

// "a IS NULL OR a > 5" is "a > 5", since a null a passes that too.
void absorb_null_arms(std::vector<Arm>& arms) {
  for (std::size_t i = 0; i < arms.size();) {
    auto const* const only = single_domain(arms[i]);
    bool absorbed = false;
    if (only != nullptr && only->second.nullness == Nullness::kAlways) {
      AttrNumber const column = only->first;
      for (std::size_t k = 0; k < arms.size() && !absorbed; k++)
        absorbed = k != i && take_null(arms[k], column);
    }
    if (absorbed)
      arms.erase(arms.begin() + static_cast<std::ptrdiff_t>(i));
    else
      i++;
  }
}

bool is_plain_list(const ValueDomain& domain) {
  return domain.allowed && !domain.lower && !domain.upper && domain.excluded.empty() && !domain.min_length &&
         !domain.max_length && domain.patterns.empty() && domain.patterns_not.empty();
}

// "a = 1 OR a = 2" is one list.
void join_lists(std::vector<Arm>& arms, const pg::Table& table) {
  for (std::size_t i = 0; i < arms.size(); i++) {
    for (std::size_t k = i + 1; k < arms.size();) {
      auto const* const one = single_domain(arms[i]);
      auto const* const two = single_domain(arms[k]);
      bool const joins = one && two && one->first == two->first && is_plain_list(one->second) &&
                         is_plain_list(two->second) && one->second.nullness == two->second.nullness;
      if (!joins) {
        k++;
        continue;
      }
      auto& list = *arms[i].facts.domains.begin()->second.allowed;
      auto const& type = table.column(one->first).type;
      for (Datum const value : *two->second.allowed)
        if (std::none_of(list.begin(), list.end(), [&](Datum d) { return same_value(d, value, type); }))
          list.push_back(value);
      arms.erase(arms.begin() + static_cast<std::ptrdiff_t>(k));
    }
  }
}

std::vector<Arm> arms_of_disjunction(const Condition* condition, const pg::Table& table) {
  std::vector<Arm> arms;
  for (int i = 0; i < list_length(condition->parts); i++)
    for (auto& arm : arms_of(static_cast<Condition*>(list_nth(condition->parts, i)), table))
      arms.push_back(std::move(arm));
  simplify(arms, table);
  return arms;
}

std::vector<Arm> arms_of_conjunction(const Condition* condition, const pg::Table& table) {
  std::vector<Arm> arms(1);
  for (int i = 0; i < list_length(condition->parts); i++)
    arms = multiply(arms, arms_of(static_cast<Condition*>(list_nth(condition->parts, i)), table), table);
  return arms;
}

}  // namespace

bool merge(Arm& arm, const Arm& other, const pg::Table& table) {
  for (auto const& [column, domain] : other.facts.domains)
    if (!merge_domain(arm, column, domain, table)) return false;
  auto const append = [](auto& into, const auto& from) { into.insert(into.end(), from.begin(), from.end()); };
  append(arm.facts.relations, other.facts.relations);
  append(arm.facts.equations, other.facts.equations);
  append(arm.facts.bounds, other.facts.bounds);
  append(arm.facts.inside, other.facts.inside);
  append(arm.residuals, other.residuals);
  return true;
}

void simplify(std::vector<Arm>& arms, const pg::Table& table) {
  absorb_null_arms(arms);
  join_lists(arms, table);
}

std::vector<Arm> multiply(const std::vector<Arm>& left, const std::vector<Arm>& right, const pg::Table& table,
                          std::size_t limit) {
  limit = std::max({limit, left.size(), right.size()});
  std::size_t const total = left.size() * right.size();
  std::size_t const longer = std::max(left.size(), right.size());
  std::vector<Arm> products;
  // Along the diagonals every arm of both sides occurs in the first `longer` products.
  for (std::size_t offset = 0; offset * longer < total; offset++)
    for (std::size_t i = 0; i < longer && products.size() < limit; i++) {
      bool const left_longer = left.size() == longer;
      std::size_t const k = (i + offset) % (left_longer ? right.size() : left.size());
      Arm product = left_longer ? left[i] : left[k];
      if (merge(product, left_longer ? right[k] : right[i], table)) products.push_back(std::move(product));
    }
  return products;
}

std::vector<Arm> arms_of(const Condition* condition, const pg::Table& table) {
  switch (condition->kind) {
    case Condition::Kind::kTrue:
      return std::vector<Arm>(1);
    case Condition::Kind::kFalse:
      return {};
    case Condition::Kind::kAnd:
      return arms_of_conjunction(condition, table);
    case Condition::Kind::kOr:
      return arms_of_disjunction(condition, table);
    case Condition::Kind::kAtom:
      break;
  }
  return arms_of_atom(condition, table);
}

}  // namespace synthgen::plan
