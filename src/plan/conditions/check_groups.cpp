#include "plan/conditions/check_groups.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "plan/conditions/condition_candidates.hpp"
#include "plan/conditions/domain_union.hpp"
#include "postgres/expression.hpp"
#include "postgres/guard.hpp"

namespace synthgen::plan {

namespace {

constexpr std::size_t kMaxPartitionArms = 4096;

std::vector<AttrNumber> columns_of(const Equation& equation) {
  return pg::columns_of(
      pg::guard([&] { return reinterpret_cast<Node*>(list_make2(equation.left, equation.right)); }));
}

bool lists_everything(const std::vector<ValueDomain>& pieces, const pg::TypeRef& type) {
  auto const all = all_values(ValueDomain{}, type);
  return all && pieces.size() == 1 && pieces[0].allowed && pieces[0].allowed->size() == all->size();
}

class Grouper {
 public:
  Grouper(const pg::Table& table, const Clauses& clauses, RowConstraints& result)
      : table_(table), clauses_(clauses), result_(result) {}

  // Columns that clauses tie together, directly or through others.
  void build() {
    std::vector<const Clause*> members;
    for (auto const& clause : clauses_.divided) members.push_back(&clause);
    auto const computed = columns_of_equations();
    for (auto const& clause : clauses_.single)
      if (clause.evaluate || std::any_of(clause.source.columns.begin(), clause.source.columns.end(),
                                         [&](AttrNumber c) { return computed.contains(c); }))
        members.push_back(&clause);
    std::vector<std::size_t> root(table_.columns.size());
    std::iota(root.begin(), root.end(), 0);
    auto const find = [&](std::size_t i) {
      while (root[i] != i) i = root[i];
      return i;
    };
    std::set<AttrNumber> drawn;  // columns that attempts redraw
    auto const join = [&](const std::vector<AttrNumber>& columns) {
      for (AttrNumber const column : columns) root[find(column - 1)] = find(columns[0] - 1);
      auto const before = drawn.size();
      drawn.insert(columns.begin(), columns.end());
      return drawn.size() > before;
    };
    for (auto const* const clause : members) join(clause->source.columns);
    // Another parent changes all columns of its key, and so does another combination of a unique key.
    for (bool grown = true; grown;) {
      grown = false;
      for (auto const& key : table_.foreign_keys)
        if (std::any_of(key.columns.begin(), key.columns.end(),
                        [&](AttrNumber c) { return drawn.contains(c); }))
          grown = join(key.columns) || grown;
    }
    for (auto const& key : table_.keys) {
      std::vector<AttrNumber> together;
      for (AttrNumber const column : key.columns)
        if (drawn.contains(column)) together.push_back(column);
      if (!together.empty()) join(together);
    }
    std::map<std::size_t, std::vector<const Clause*>> by_root;
    for (auto const* const clause : members)
      if (!clause->source.columns.empty()) by_root[find(clause->source.columns[0] - 1)].push_back(clause);
    for (auto const& [first, list] : by_root) {
      result_.groups.push_back(build_group(list));
      auto& columns = result_.groups.back().columns;
      columns.clear();
      for (AttrNumber const column : drawn)
        if (find(column - 1) == first) columns.push_back(column);
    }
    for (auto const& group : result_.groups)
      for (AttrNumber const column : group.columns) unite_alternatives(group, column);
  }

 private:
  ValueDomain& domain(AttrNumber column) { return result_.domains[column - 1]; }

  // Columns that may be computed from others: then no domain holds by how they are drawn.
  std::set<AttrNumber> columns_of_equations() const {
    std::set<AttrNumber> columns;
    auto const add = [&](const std::vector<Equation>& equations) {
      for (auto const& equation : equations) {
        std::vector<AttrNumber> const tied = columns_of(equation);
        if (tied.size() > 1) columns.insert(tied.begin(), tied.end());
      }
    };
    add(clauses_.equations);
    add(clauses_.bounds);
    for (auto const& clause : clauses_.divided)
      for (auto const& arm : clause.arms) {
        add(arm.facts.equations);
        add(arm.facts.bounds);
      }
    return columns;
  }

  // What every alternative demands of a column holds for all rows: keys must draw from no more than that.
  void unite_alternatives(const CheckGroup& group, AttrNumber column) {
    pg::TypeRef const& type = table_.column(column).type;
    std::vector<ValueDomain> domains;
    for (auto const& alternative : group.alternatives) {
      domains.push_back(domain(column));
      auto const narrower = alternative.domains.find(column);
      if (narrower != alternative.domains.end()) (void)intersect(domains.back(), narrower->second, type);
    }
    if (std::all_of(domains.begin(), domains.end(),
                    [](const ValueDomain& d) { return d.nullness == Nullness::kNever; }))
      domain(column).nullness = Nullness::kNever;
    auto pieces = unite(domains, type);
    if (pieces && lists_everything(*pieces, type)) return;
    if (!pieces || intersect(domain(column), hull(*pieces), type) != Remainder::kValues) return;
    if (pieces->size() > 1) result_.pieces[column] = std::move(*pieces);
  }

  CheckGroup build_group(const std::vector<const Clause*>& clauses) {
    CheckGroup group;
    std::set<AttrNumber> columns;
    std::vector<Arm> arms(1);
    for (auto const* const clause : clauses) {
      columns.insert(clause->source.columns.begin(), clause->source.columns.end());
      group.conditions.push_back(clause->source.expression);
      group.names.push_back(clause->source.name);
      group.crowded.push_back(clause->crowded && clause->arms.size() > 1 ? clause->source.name : "");
      group.spreads = group.spreads || clause->source.is_partition;
      auto const limit = clause->source.is_partition ? kMaxPartitionArms : kMaxArms;
      arms = multiply(arms, clause->arms, table_, std::min(limit, kMaxPartitionArms));
      if (arms.empty()) refuse(table_, clause->source);
    }
    group.columns.assign(columns.begin(), columns.end());
    for (auto& arm : arms) {
      for (auto const& equation : clauses_.equations)
        if (columns.contains(columns_of(equation)[0])) arm.facts.equations.push_back(equation);
      for (auto const& bound : clauses_.bounds)
        if (columns.contains(columns_of(bound)[0])) arm.facts.bounds.push_back(bound);
      group.alternatives.push_back(std::move(arm.facts));
    }
    return group;
  }

  const pg::Table& table_;
  const Clauses& clauses_;
  RowConstraints& result_;
};

}  // namespace

void group_columns(const pg::Table& table, const Clauses& clauses, RowConstraints& result) {
  Grouper(table, clauses, result).build();
}

}  // namespace synthgen::plan
