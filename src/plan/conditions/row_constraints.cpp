// Puts the analysed conditions of a table together: what holds unconditionally narrows the columns'
// domains; what has alternatives or must be evaluated becomes groups of columns.
#include "plan/conditions/row_constraints.hpp"

#include <algorithm>
#include <set>

#include "plan/column_list.hpp"
#include "plan/conditions/check_groups.hpp"
#include "plan/conditions/condition_candidates.hpp"
#include "plan/conditions/condition_clause.hpp"
#include "plan/conditions/condition_rewrite.hpp"
#include "plan/conditions/condition_trial.hpp"
#include "postgres/expression.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "access/xact.h"
#include "utils/timestamp.h"
}

namespace synthgen::plan {

namespace {

class Analyser {
 public:
  // With `days`, what is compared with now is narrowed to what holds all of them.
  Analyser(const pg::Table& table, const std::vector<CrowdedIndex>& crowded, std::optional<Days> days)
      : table_(table), crowded_(crowded), reader_(table, days), names_(table.columns.size()) {
    result_.domains.resize(table.columns.size());
    for (auto const& column : table.columns)
      if (!column.dropped && (column.not_null || column.type.domain_not_null))
        domain(column.number).nullness = Nullness::kNever;
  }

  bool asked_for_now() const noexcept { return reader_.asked_for_now(); }

  RowConstraints run() {
    for (auto& source : row_conditions(table_)) read(std::move(source));
    for (auto const& index : crowded_) clauses_.push_back(reader_.read_crowded(index));
    settle_columns();
    // Narrowing may leave a single arm, which narrows further.
    while (narrow_arms()) settle_columns();
    settle_arms();
    if (narrow_arms()) settle_columns();
    group_columns(table_, {clauses_, singles_, equations_, bounds_}, result_);
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
    clause.arms = reader_.read(clause.source);
    if (clause.arms.empty()) refuse(table_, clause.source);
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
      if (arms.empty() || only_inside(clauses_[i])) refuse(table_, clauses_[i].source);
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
      if (clause.arms.empty() || only_inside(clause)) refuse(table_, clause.source);
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
  ClauseReader reader_;
  RowConstraints result_;
  std::vector<std::vector<std::string>> names_;  // constraints on each column
  std::vector<Clause> clauses_;                  // with several arms
  std::vector<Clause> singles_;                  // with one arm
  std::set<std::size_t> settled_;                // singles that were tried
  std::vector<Equation> equations_, bounds_;     // that hold unconditionally
};

}  // namespace

// What is in order on the day that stands for today, and today, does not change from day to day. Where
// conditions leave nothing for both it is today, and where they leave less than a day around now, now it is.
RowConstraints analyse_row_constraints(const pg::Table& table, const std::vector<CrowdedIndex>& crowded) {
  TimestampTz const now = GetCurrentTransactionStartTimestamp();
  std::int64_t const today = (now - (now % USECS_PER_DAY + USECS_PER_DAY) % USECS_PER_DAY) / USECS_PER_DAY;
  std::int64_t const as_of = reference_day();
  for (Days const days : {Days{std::min(as_of, today), std::max(as_of, today)}, Days{today, today}}) {
    Analyser timeless(table, crowded, days);
    try {
      return timeless.run();
    } catch (const pg::Error&) {
      if (!timeless.asked_for_now()) throw;
    }
  }
  return Analyser(table, crowded, std::nullopt).run();
}

}  // namespace synthgen::plan
