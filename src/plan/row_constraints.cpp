// Puts the analysed conditions of a table together: what holds unconditionally narrows the columns'
// domains; what has alternatives or must be evaluated becomes groups of columns.
#include "plan/row_constraints.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "plan/column_list.hpp"
#include "plan/condition_arm.hpp"
#include "plan/condition_candidates.hpp"
#include "plan/condition_rewrite.hpp"
#include "plan/condition_source.hpp"
#include "plan/condition_trial.hpp"
#include "plan/domain_union.hpp"
#include "postgres/expression.hpp"
#include "postgres/subtransaction.hpp"

extern "C" {
#include "access/xact.h"
#include "optimizer/clauses.h"
#include "optimizer/optimizer.h"
#include "optimizer/prep.h"
#include "utils/timestamp.h"
}

namespace synthgen::plan {

namespace {

constexpr std::size_t kMaxPartitionArms = 4096;

// A source with the ways to satisfy it.
struct Clause {
  Source source;
  std::vector<Arm> arms;
  bool evaluate = false;  // its expression must be evaluated on candidates
  bool crowded = false;   // the source keeps rows out of an index that has not room for all
};

// Whether all that is left of a crowded index's clause is to be in it.
bool only_inside(const Clause& clause) {
  return clause.crowded && std::none_of(clause.arms.begin(), clause.arms.end(),
                                        [](const Arm& arm) { return arm.facts.inside.empty(); });
}

class Analyser {
 public:
  // With `timeless`, what is compared with now is narrowed to what holds all day.
  Analyser(const pg::Table& table, const std::vector<CrowdedIndex>& crowded, bool timeless)
      : table_(table), crowded_(crowded), timeless_(timeless), names_(table.columns.size()) {
    result_.domains.resize(table.columns.size());
    for (auto const& column : table.columns)
      if (!column.dropped && (column.not_null || column.type.domain_not_null))
        domain(column.number).nullness = Nullness::kNever;
  }

  bool asked_for_now() const noexcept { return asked_for_now_; }

  RowConstraints run() {
    for (auto& source : row_conditions(table_)) read(std::move(source));
    for (auto const& index : crowded_) read_crowded(index);
    settle_columns();
    // Narrowing may leave a single arm, which narrows further.
    while (narrow_arms()) settle_columns();
    settle_arms();
    if (narrow_arms()) settle_columns();
    build_groups();
    return std::move(result_);
  }

 private:
  ValueDomain& domain(AttrNumber column) { return result_.domains[column - 1]; }

  void read(Source source) {
    Clause clause{std::move(source), {}, false};
    if (clause.source.only_computes) {
      AttrNumber const column = clause.source.columns[0];
      pg::Column const& described = table_.column(column);
      Node* const expression = clause.source.expression;
      if (accepts_typical_values(domain(column), table_, described, expression) &&
          (!is_in_key(column) || accepts_distinct_values(domain(column), table_, described, expression)))
        return;
      clause.arms.assign(1, Arm{});
      clause.arms[0].residuals.push_back(clause.source.expression);
      return adopt(std::move(clause));
    }
    auto const failed = pg::attempt([&] { clause.arms = read_arms(clause.source); });
    if (failed) {  // the expression raises an error by itself: let the row decide
      clause.arms.assign(1, Arm{});
      clause.arms[0].residuals.push_back(clause.source.expression);
    }
    if (clause.arms.empty()) refuse(clause.source);
    if (clause.arms.size() == 1)
      adopt(std::move(clause));
    else
      clauses_.push_back(std::move(clause));
  }

  bool is_in_key(AttrNumber column) const {
    return std::any_of(table_.keys.begin(), table_.keys.end(), [&](const pg::Key& key) {
      auto const columns = pg::columns_of(table_, key);
      return contains(columns, column);
    });
  }

  // Rows are outside of the index, or else inside as long as there is room.
  void read_crowded(const CrowdedIndex& index) {
    Clause clause{{index.name, index.outside, pg::columns_of(index.outside)}, {}, true, true};
    auto const arms_of_expression = [&](Node* expression, Truth truth) {
      std::vector<Arm> arms;
      auto const failed = pg::attempt([&] {
        Condition* const condition = pg::guard(
            [&] { return normalise(fold_constants(static_cast<Node*>(copyObjectImpl(expression))), truth); });
        arms = arms_of(condition, table_);
      });
      if (failed) arms.assign(1, Arm{});
      return arms;
    };
    clause.arms = arms_of_expression(index.outside, Truth::kNotFalse);
    Node* const inside =
        pg::guard([&] { return negate_clause(static_cast<Node*>(copyObjectImpl(index.outside))); });
    for (auto& arm : arms_of_expression(inside, Truth::kTrue)) {
      arm.facts.inside.push_back(index.name);
      clause.arms.push_back(std::move(arm));
    }
    if (only_inside(clause)) refuse(clause.source);
    clauses_.push_back(std::move(clause));
  }

  // Partitions stay apart even beside a default partition, which admits everything.
  std::vector<Arm> read_arms(const Source& source) const {
    std::vector<Arm> arms;
    bool const leaves = source.is_partition && IsA(source.expression, BoolExpr) &&
                        castNode(BoolExpr, source.expression)->boolop == OR_EXPR;
    int const count = leaves ? list_length(castNode(BoolExpr, source.expression)->args) : 1;
    for (int i = 0; i < count; i++) {
      Node* const part = leaves ? static_cast<Node*>(list_nth(castNode(BoolExpr, source.expression)->args, i))
                                : source.expression;
      for (auto& arm : read_timeless(part)) arms.push_back(std::move(arm));
    }
    return arms;
  }

  // What an expression that asks for the time demands at the beginning of today and at its end: this stays
  // the same all day.
  std::vector<Arm> read_timeless(Node* expression) const {
    if (!pg::guard([&] { return asks_for_now(expression); })) return read_expression(expression);
    asked_for_now_ = true;
    if (!timeless_) return read_expression(expression);
    TimestampTz const now = GetCurrentTransactionStartTimestamp();
    TimestampTz const midnight = now - (now % USECS_PER_DAY + USECS_PER_DAY) % USECS_PER_DAY;
    auto const read_at = [&](TimestampTz instant) {
      return read_expression(pg::guard([&] { return with_now(expression, instant); }));
    };
    return multiply(read_at(midnight), read_at(midnight + USECS_PER_DAY), table_);
  }

  std::vector<Arm> read_expression(Node* expression) const {
    Condition* const condition = pg::guard([&] {
      return normalise(fold_constants(static_cast<Node*>(copyObjectImpl(expression))), Truth::kNotFalse);
    });
    return arms_of(condition, table_);
  }

  // A clause with one arm holds unconditionally.
  void adopt(Clause clause) {
    Arm& arm = clause.arms[0];
    for (auto const& [column, narrower] : arm.facts.domains) {
      narrow(column, narrower, clause.source);
      remember(column, clause.source.name);
    }
    auto const append = [](auto& into, const auto& from) {
      into.insert(into.end(), from.begin(), from.end());
    };
    append(result_.relations, arm.facts.relations);
    append(equations_, arm.facts.equations);
    append(bounds_, arm.facts.bounds);
    clause.evaluate = !arm.residuals.empty() || !arm.facts.relations.empty() || leaves_out_parents(arm);
    arm.facts = Alternative{};
    if (!clause.source.columns.empty()) singles_.push_back(std::move(clause));
  }

  // What a foreign key's column may be is the parent's choice: a narrower domain is met by picking another
  // one. Positive numbers and texts that are not empty are what every parent has.
  bool leaves_out_parents(const Arm& arm) const {
    return std::any_of(arm.facts.domains.begin(), arm.facts.domains.end(), [&](const auto& narrowed) {
      auto const& [column, narrower] = narrowed;
      bool const refers = is_in_reference(table_, column);
      ValueDomain rest = narrower;
      auto const least =
          rest.lower ? as_integer(rest.lower->value, table_.column(column).type.base) : std::nullopt;
      if (least && *least <= 1) rest.lower.reset();
      if (rest.min_length && *rest.min_length <= 1) rest.min_length.reset();
      return refers && !rest.unrestricted();
    });
  }

  void remember(AttrNumber column, const std::string& name) {
    auto& names = names_[column - 1];
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }

  // A column that could only be null because its constraints exclude each other is a mistake in the
  // schema, and reported as such even where null would pass.
  void narrow(AttrNumber column, const ValueDomain& narrower, const Source& source) {
    bool const chosen =
        domain(column).nullness == Nullness::kAlways || narrower.nullness == Nullness::kAlways;
    auto const left = intersect(domain(column), narrower, table_.column(column).type);
    if (left == Remainder::kNothing || (left == Remainder::kOnlyNull && !chosen)) {
      remember(column, source.name);
      refuse_column(column);
    }
  }

  // Whether clauses with several arms still have a say in what values a column has.
  bool is_divided(AttrNumber column) const {
    auto const restricts = [&](const Arm& arm) {
      auto const narrower = arm.facts.domains.find(column);
      return (narrower != arm.facts.domains.end() && !narrower->second.unrestricted()) ||
             std::any_of(arm.residuals.begin(), arm.residuals.end(),
                         [&](Node* residual) { return only_column(residual) == column; });
    };
    return std::any_of(clauses_.begin(), clauses_.end(), [&](const Clause& clause) {
      return std::any_of(clause.arms.begin(), clause.arms.end(), restricts);
    });
  }

  // Tries the conditions on one column that are not understood. Values that pass need not lie in any arm: a
  // column that is divided into arms is tried in each of them (settle_arm).
  void settle_columns() {
    std::map<AttrNumber, std::vector<std::size_t>> by_column;
    for (std::size_t i = 0; i < singles_.size(); i++)
      if (singles_[i].source.columns.size() == 1 && !singles_[i].arms[0].residuals.empty() &&
          singles_[i].evaluate && !settled_.contains(i) && !is_divided(singles_[i].source.columns[0]))
        by_column[singles_[i].source.columns[0]].push_back(i);
    for (auto const& [column, members] : by_column) {
      std::vector<Node*> conditions;
      for (std::size_t const i : members) {
        for (Node* const residual : singles_[i].arms[0].residuals) conditions.push_back(residual);
        remember(column, singles_[i].source.name);
        settled_.insert(i);
      }
      auto const settlement = settle(domain(column), table_, table_.column(column), conditions);
      if (settlement == Settlement::kImpossible) refuse_column(column);
      if (settlement == Settlement::kSettled)
        for (std::size_t const i : members) singles_[i].evaluate = false;
    }
  }

  // Drops the arms that the columns' domains rule out. True if a clause was left with one.
  bool narrow_arms() {
    bool adopted = false;
    Arm base;
    for (auto const& column : table_.columns)
      if (!column.dropped) base.facts.domains[column.number] = domain(column.number);
    for (std::size_t i = 0; i < clauses_.size();) {
      auto& arms = clauses_[i].arms;
      std::erase_if(arms, [&](const Arm& arm) { return !possible(arm, base); });
      if (arms.empty() || only_inside(clauses_[i])) refuse(clauses_[i].source);
      if (arms.size() > 1) {
        i++;
        continue;
      }
      Clause clause = std::move(clauses_[i]);
      clauses_.erase(clauses_.begin() + static_cast<std::ptrdiff_t>(i));
      adopt(std::move(clause));
      adopted = true;
    }
    return adopted;
  }

  bool possible(const Arm& arm, const Arm& base) const {
    for (auto const& [column, narrower] : arm.facts.domains) {
      ValueDomain rest = base.facts.domains.at(column);
      if (intersect(rest, narrower, table_.column(column).type) == Remainder::kNothing) return false;
    }
    return true;
  }

  void settle_arms() {
    for (auto& clause : clauses_) {
      std::erase_if(clause.arms, [&](Arm& arm) { return !settle_arm(arm); });
      if (clause.arms.empty() || only_inside(clause)) refuse(clause.source);
      simplify(clause.arms, table_);
    }
  }

  // Completes the arm's domains by the columns' own, then tries what is not understood.
  bool settle_arm(Arm& arm) {
    std::map<AttrNumber, std::vector<Node*>> conditions;
    for (Node* const residual : arm.residuals)
      if (auto const column = only_column(residual)) conditions[*column].push_back(residual);
    for (std::size_t i = 0; i < singles_.size(); i++) {
      Clause const& single = singles_[i];
      if (single.source.columns.size() != 1 || !single.evaluate || settled_.contains(i)) continue;
      AttrNumber const column = single.source.columns[0];
      if (arm.facts.domains.contains(column) || conditions.contains(column))
        for (Node* const residual : single.arms[0].residuals) conditions[column].push_back(residual);
    }
    for (auto const& [column, list] : conditions) arm.facts.domains.try_emplace(column);
    for (auto& [column, narrower] : arm.facts.domains)
      if (intersect(narrower, domain(column), table_.column(column).type) == Remainder::kNothing)
        return false;
    for (auto const& entry : conditions) {
      AttrNumber const column = entry.first;
      auto const settlement = settle(arm.facts.domains[column], table_, table_.column(column), entry.second);
      if (settlement == Settlement::kImpossible) return false;
      if (settlement == Settlement::kSettled)
        std::erase_if(arm.residuals, [&](Node* residual) { return only_column(residual) == column; });
    }
    return true;
  }

  std::optional<AttrNumber> only_column(Node* expression) const {
    List* const columns = pg::guard([&] { return column_references(expression); });
    AttrNumber found = InvalidAttrNumber;
    for (int i = 0; i < list_length(columns); i++) {
      AttrNumber const column = castNode(Var, list_nth(columns, i))->varattno;
      if (column <= 0 || (found != InvalidAttrNumber && found != column)) return std::nullopt;
      found = column;
    }
    return found == InvalidAttrNumber ? std::nullopt : std::optional(found);
  }

  static std::vector<AttrNumber> columns_of(const Equation& equation) {
    return pg::columns_of(
        pg::guard([&] { return reinterpret_cast<Node*>(list_make2(equation.left, equation.right)); }));
  }

  // Columns that may be computed from others: then no domain holds by how they are drawn.
  std::set<AttrNumber> columns_of_equations() const {
    std::set<AttrNumber> columns;
    auto const add = [&](const std::vector<Equation>& equations) {
      for (auto const& equation : equations)
        for (AttrNumber const column : columns_of(equation)) columns.insert(column);
    };
    add(equations_);
    add(bounds_);
    for (auto const& clause : clauses_)
      for (auto const& arm : clause.arms) {
        add(arm.facts.equations);
        add(arm.facts.bounds);
      }
    return columns;
  }

  // Columns that clauses tie together, directly or through others.
  void build_groups() {
    std::vector<const Clause*> members;
    for (auto const& clause : clauses_) members.push_back(&clause);
    auto const computed = columns_of_equations();
    for (auto const& clause : singles_)
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

  static bool lists_everything(const std::vector<ValueDomain>& pieces, const pg::TypeRef& type) {
    auto const all = all_values(ValueDomain{}, type);
    return all && pieces.size() == 1 && pieces[0].allowed && pieces[0].allowed->size() == all->size();
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
      if (arms.empty()) refuse(clause->source);
    }
    group.columns.assign(columns.begin(), columns.end());
    for (auto& arm : arms) {
      for (auto const& equation : equations_)
        if (columns.contains(columns_of(equation)[0])) arm.facts.equations.push_back(equation);
      for (auto const& bound : bounds_)
        if (columns.contains(columns_of(bound)[0])) arm.facts.bounds.push_back(bound);
      group.alternatives.push_back(std::move(arm.facts));
    }
    return group;
  }

  std::string quoted_columns(const std::vector<AttrNumber>& columns) const {
    std::string text;
    for (AttrNumber const column : columns)
      text += (text.empty() ? "\"" : ", \"") + table_.column(column).name + "\"";
    return text;
  }

  [[noreturn]] void refuse(const Source& source) const {
    pg::Error error(ERRCODE_CHECK_VIOLATION,
                    "no row of table \"" + table_.name + "\" can satisfy constraint \"" + source.name + "\"");
    error.table(table_.schema, table_.name).constraint(source.name);
    if (!source.columns.empty())
      error.detail("It contradicts itself or other constraints on " + quoted_columns(source.columns) + ".");
    throw error;
  }

  [[noreturn]] void refuse_column(AttrNumber column) const {
    auto const& names = names_[column - 1];
    std::string list;
    for (auto const& name : names) list += (list.empty() ? "\"" : ", \"") + name + "\"";
    std::string const name = table_.column(column).name;
    pg::Error error(ERRCODE_CHECK_VIOLATION, "no value of column \"" + name + "\" of table \"" + table_.name +
                                                 "\" can satisfy its constraints");
    error.table(table_.schema, table_.name).column(name);
    error.detail("The constraints are " + list + (table_.column(column).not_null ? ", and NOT NULL." : "."));
    if (!names.empty()) error.constraint(names.back());
    throw error;
  }

  const pg::Table& table_;
  const std::vector<CrowdedIndex>& crowded_;
  bool timeless_;
  mutable bool asked_for_now_ = false;
  RowConstraints result_;
  std::vector<std::vector<std::string>> names_;  // constraints on each column
  std::vector<Clause> clauses_;                  // with several arms
  std::vector<Clause> singles_;                  // with one arm
  std::set<std::size_t> settled_;                // singles that were tried
  std::vector<Equation> equations_, bounds_;     // that hold unconditionally
};

}  // namespace

// Where conditions leave less than a day around now, now it is.
RowConstraints analyse_row_constraints(const pg::Table& table, const std::vector<CrowdedIndex>& crowded) {
  Analyser timeless(table, crowded, true);
  try {
    return timeless.run();
  } catch (const pg::Error&) {
    if (!timeless.asked_for_now()) throw;
  }
  return Analyser(table, crowded, false).run();
}

}  // namespace synthgen::plan
