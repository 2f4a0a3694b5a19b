#include "plan/implied/trigger_demands.hpp"

#include <algorithm>

#include "plan/implied/procedure_values.hpp"
#include "postgres/guard.hpp"
#include "postgres/scratch_context.hpp"
#include "postgres/subtransaction.hpp"

extern "C" {
#include "nodes/makefuncs.h"
}

namespace synthgen::plan {

namespace {

// Functions of more statements do something else than judge rows, or judge what they look up.
constexpr unsigned kMostStatements = 400;

// How a list of statements ends.
enum class Flow {
  kContinues,
  kReturns,
  kRefuses,  // the row
};

// What holds where the reader is: a condition is true, or is not.
struct Fact {
  Node* condition;  // null if it is not known
  bool holds;
};

// One way through an IF or a CASE, before it is taken and after.
struct Arm {
  const PLpgSQL_expr* condition;
  List* statements;
};
struct Branch {
  Node* condition;
  Flow flow;
  ProcedureValues values;
};

// May ereport.
Node* joined(BoolExprType operation, List* parts) {
  if (list_length(parts) == 1) return static_cast<Node*>(linitial(parts));
  return reinterpret_cast<Node*>(makeBoolExpr(operation, parts, -1));
}

// May ereport.
Node* tree_of(const Fact& fact) {
  if (fact.holds) return fact.condition;
  BooleanTest* const test = makeNode(BooleanTest);
  test->arg = reinterpret_cast<Expr*>(fact.condition);
  test->booltesttype = IS_NOT_TRUE;
  test->location = -1;
  return reinterpret_cast<Node*>(test);
}

template <typename Statement>
const Statement& as(const PLpgSQL_stmt* statement) {
  return *reinterpret_cast<const Statement*>(statement);
}

class DemandReader {
 public:
  DemandReader(pg::TriggerProcedure& procedure, Doubt doubt)
      : procedure_(procedure), doubt_(doubt), values_(procedure) {}

  const std::vector<Node*>& run() {
    block(*procedure_.function().action);
    return demands_;
  }

 private:
  // Nothing is demanded where it is not known whether anything gets there.
  bool is_lost() const {
    return doubt_ == Doubt::kTrust && std::any_of(facts_.begin(), facts_.end(), [](const Fact& fact) {
             return fact.condition == nullptr && fact.holds;
           });
  }

  Node* condition(const PLpgSQL_expr* expression) const {
    return is_lost() ? nullptr : values_.condition(expression);
  }

  void declare(int variable) { is_lost() ? values_.forget(variable) : values_.declare(variable); }

  void assign(int variable, const PLpgSQL_expr* expression) {
    is_lost() ? values_.forget(variable) : values_.assign(variable, expression);
  }

  Flow block(const PLpgSQL_stmt_block& block) {
    for (int i = 0; i < block.n_initvars; ++i) declare(block.initvarnos[i]);
    if (block.exceptions == nullptr) return statements(block.body);
    // What is raised may be caught.
    facts_.push_back({nullptr, true});
    std::size_t const before = demands_.size();
    statements(block.body);
    demands_.resize(before);
    ListCell* cell = nullptr;
    foreach (cell, block.exceptions->exc_list)
      statements(static_cast<PLpgSQL_exception*>(lfirst(cell))->action);
    facts_.pop_back();
    values_.forget_all();
    return Flow::kContinues;
  }

  Flow statements(const List* list) {
    std::size_t const known = facts_.size();
    bool const outer = bare_;
    bare_ = true;
    Flow flow = Flow::kContinues;
    ListCell* cell = nullptr;
    foreach (cell, list) {
      Flow const next = statement(static_cast<const PLpgSQL_stmt*>(lfirst(cell)));
      if (flow != Flow::kContinues || next == Flow::kContinues) continue;
      flow = next;
      facts_.push_back({nullptr, true});  // nothing gets any further
    }
    facts_.resize(known);
    bare_ = outer;
    return flow;
  }

  Flow statement(const PLpgSQL_stmt* statement) {
    if (statement->cmd_type == PLPGSQL_STMT_RAISE) return raise(as<PLpgSQL_stmt_raise>(statement));
    if (statement->cmd_type == PLPGSQL_STMT_RETURN) return leave(as<PLpgSQL_stmt_return>(statement));
    bare_ = false;
    switch (statement->cmd_type) {
      case PLPGSQL_STMT_BLOCK:
        return block(as<PLpgSQL_stmt_block>(statement));
      case PLPGSQL_STMT_IF:
        return choice(as<PLpgSQL_stmt_if>(statement));
      case PLPGSQL_STMT_CASE:
        return choice(as<PLpgSQL_stmt_case>(statement));
      case PLPGSQL_STMT_ASSERT:
        assertion(as<PLpgSQL_stmt_assert>(statement));
        break;
      case PLPGSQL_STMT_ASSIGN:
        assign(as<PLpgSQL_stmt_assign>(statement).varno, as<PLpgSQL_stmt_assign>(statement).expr);
        break;
      default:
        change(statement);
    }
    return Flow::kContinues;
  }

  // Statements that may leave something in variables that nobody knows.
  void change(const PLpgSQL_stmt* statement) {
    switch (statement->cmd_type) {
      case PLPGSQL_STMT_LOOP:
        return loop(as<PLpgSQL_stmt_loop>(statement).body);
      case PLPGSQL_STMT_WHILE:
        return loop(as<PLpgSQL_stmt_while>(statement).body);
      case PLPGSQL_STMT_FORI:
        values_.forget(as<PLpgSQL_stmt_fori>(statement).var->dno);
        return loop(as<PLpgSQL_stmt_fori>(statement).body);
      case PLPGSQL_STMT_FORS:
      case PLPGSQL_STMT_FORC:
      case PLPGSQL_STMT_DYNFORS:
        values_.forget(as<PLpgSQL_stmt_forq>(statement).var->dno);
        return loop(as<PLpgSQL_stmt_forq>(statement).body);
      case PLPGSQL_STMT_FOREACH_A:
        values_.forget(as<PLpgSQL_stmt_foreach_a>(statement).varno);
        return loop(as<PLpgSQL_stmt_foreach_a>(statement).body);
      case PLPGSQL_STMT_EXECSQL:
        return fill(as<PLpgSQL_stmt_execsql>(statement).target);
      case PLPGSQL_STMT_DYNEXECUTE:
        return fill(as<PLpgSQL_stmt_dynexecute>(statement).target);
      case PLPGSQL_STMT_FETCH:
        return fill(as<PLpgSQL_stmt_fetch>(statement).target);
      case PLPGSQL_STMT_GETDIAG: {
        ListCell* cell = nullptr;
        foreach (cell, as<PLpgSQL_stmt_getdiag>(statement).diag_items)
          values_.forget(static_cast<PLpgSQL_diag_item*>(lfirst(cell))->target);
        return;
      }
      case PLPGSQL_STMT_CALL:
        return values_.forget_all();  // what it gives back is known when it is called
      default:
        return;
    }
  }

  void fill(const PLpgSQL_variable* target) {
    if (target != nullptr) values_.forget(target->dno);
  }

  void loop(const List* body) {
    ProcedureValues const before = values_;
    facts_.push_back({nullptr, true});
    statements(body);
    facts_.pop_back();
    values_.forget_changes_since(before);
  }

  Flow raise(const PLpgSQL_stmt_raise& raise) {
    if (raise.elog_level < ERROR) return Flow::kContinues;
    refuse();
    return Flow::kRefuses;
  }

  // A BEFORE trigger suppresses a row by returning null, if it does nothing else with it before.
  Flow leave(const PLpgSQL_stmt_return& leave) {
    bool const may_suppress = procedure_.trigger().before && bare_ && !facts_.empty() && !is_lost();
    if (!may_suppress || !is_nothing(leave)) return Flow::kReturns;
    refuse();
    return Flow::kRefuses;
  }

  bool is_nothing(const PLpgSQL_stmt_return& leave) const {
    if (leave.expr == nullptr) return leave.retvarno == procedure_.function().old_varno;
    Node* const value = values_.value(leave.expr);
    return value != nullptr && IsA(value, Const) && reinterpret_cast<Const*>(value)->constisnull;
  }

  void assertion(const PLpgSQL_stmt_assert& assertion) {
    facts_.push_back({condition(assertion.cond), false});
    if (facts_.back().condition != nullptr) refuse();
    facts_.pop_back();
  }

  Flow choice(const PLpgSQL_stmt_if& choice) {
    std::vector<Arm> arms{{choice.cond, choice.then_body}};
    ListCell* cell = nullptr;
    foreach (cell, choice.elsif_list) {
      auto const* const arm = static_cast<const PLpgSQL_if_elsif*>(lfirst(cell));
      arms.push_back({arm->cond, arm->stmts});
    }
    return take(arms, [&] { return statements(choice.else_body); });
  }

  // Without an ELSE it refuses what none of its branches takes. What it compares is in a variable of its own.
  Flow choice(const PLpgSQL_stmt_case& choice) {
    if (choice.t_expr != nullptr) {
      Node* const subject = is_lost() ? nullptr : values_.value(choice.t_expr);
      if (subject != nullptr) procedure_.take_type(choice.t_varno, subject);
      values_.set(choice.t_varno, subject);
    }
    std::vector<Arm> arms;
    ListCell* cell = nullptr;
    foreach (cell, choice.case_when_list) {
      auto const* const arm = static_cast<const PLpgSQL_case_when*>(lfirst(cell));
      arms.push_back({arm->expr, arm->stmts});
    }
    return take(arms, [&] {
      if (choice.have_else) return statements(choice.else_stmts);
      refuse();
      return Flow::kRefuses;
    });
  }

  template <typename Rest>
  Flow take(const std::vector<Arm>& arms, Rest rest) {
    ProcedureValues const before = values_;
    std::size_t const known = facts_.size();
    std::vector<Branch> branches;
    for (Arm const& arm : arms) {
      values_ = before;
      Node* const holds = condition(arm.condition);
      facts_.push_back({holds, true});
      Flow const flow = statements(arm.statements);
      branches.push_back({holds, flow, values_});
      // What is refused is no row that gets further.
      facts_.back() = {flow == Flow::kRefuses ? nullptr : holds, false};
    }
    values_ = before;
    Flow const flow = rest();
    facts_.resize(known);
    return go_on(branches, {nullptr, flow, values_});
  }

  // Behind the branches: those that return have not been taken, and of the others each has left its values.
  Flow go_on(const std::vector<Branch>& branches, const Branch& rest) {
    std::vector<ProcedureValues::Way> ways;
    bool returns = rest.flow == Flow::kReturns;
    for (Branch const& branch : branches) {
      if (branch.flow == Flow::kContinues) ways.emplace_back(branch.condition, &branch.values);
      if (branch.flow != Flow::kReturns) continue;
      returns = true;
      if (ways.empty()) facts_.push_back({branch.condition, false});
    }
    if (rest.flow != Flow::kContinues && ways.empty()) return returns ? Flow::kReturns : Flow::kRefuses;
    if (rest.flow == Flow::kReturns) facts_.push_back({any_of(branches), true});
    values_.merge(ways, rest.flow == Flow::kContinues ? &rest.values : nullptr);
    return Flow::kContinues;
  }

  // Null if it is not known whether one of them is taken.
  static Node* any_of(const std::vector<Branch>& branches) {
    return pg::guard([&]() -> Node* {
      List* conditions = NIL;
      for (Branch const& branch : branches) {
        if (branch.condition == nullptr) return nullptr;
        conditions = lappend(conditions, branch.condition);
      }
      return joined(OR_EXPR, conditions);
    });
  }

  // Demands that what holds here does not hold. That a condition of which nothing is known does not hold is
  // left out: the rest is enough.
  void refuse() {
    if (is_lost()) return;
    demands_.push_back(pg::guard([&] {
      List* together = NIL;
      for (Fact const& fact : facts_)
        if (fact.condition != nullptr) together = lappend(together, tree_of(fact));
      if (together == NIL) return makeBoolConst(false, false);
      return reinterpret_cast<Node*>(makeBoolExpr(NOT_EXPR, list_make1(joined(AND_EXPR, together)), -1));
    }));
  }

  pg::TriggerProcedure& procedure_;
  Doubt doubt_;
  bool bare_ = true;  // the branch has done nothing yet
  ProcedureValues values_;
  std::vector<Fact> facts_;
  std::vector<Node*> demands_;
};

}  // namespace

std::vector<Node*> demands_of_trigger(const pg::Table& table, const pg::RowTrigger& trigger, Doubt doubt) {
  pg::ScratchContext const scratch;
  std::vector<Node*> demands;
  auto const failure = pg::attempt([&] {
    pg::TriggerProcedure procedure(table, trigger);
    if (procedure.is_known() && procedure.function().nstatements <= kMostStatements)
      demands = DemandReader(procedure, doubt).run();
  });
  if (failure) return {};
  for (Node*& demand : demands) demand = scratch.keep(demand);
  return demands;
}

}  // namespace synthgen::plan
