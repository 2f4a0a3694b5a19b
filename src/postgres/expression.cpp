#include "postgres/expression.hpp"

#include "postgres/guard.hpp"

extern "C" {
#include "access/sysattr.h"
#include "access/table.h"
#include "executor/executor.h"
#include "nodes/makefuncs.h"
#include "optimizer/optimizer.h"
#include "utils/rel.h"
}

namespace synthgen::pg {

std::vector<AttrNumber> columns_of(Node* expression) {
  Bitmapset* const used = guard([&] {
    Bitmapset* attributes = nullptr;
    pull_varattnos(expression, 1, &attributes);
    return attributes;
  });
  std::vector<AttrNumber> columns;
  for (int member = -1; (member = bms_next_member(used, member)) >= 0;) {
    auto const column = static_cast<AttrNumber>(member + FirstLowInvalidHeapAttributeNumber);
    if (column > 0) columns.push_back(column);
  }
  return columns;
}

RowEvaluator::RowEvaluator(Oid table) {
  guard([&] {
    state_ = CreateExecutorState();
    MemoryContext const before = MemoryContextSwitchTo(state_->es_query_cxt);
    Relation const relation = table_open(table, NoLock);
    slot_ = MakeSingleTupleTableSlot(CreateTupleDescCopy(RelationGetDescr(relation)), &TTSOpsVirtual);
    table_close(relation, NoLock);
    context_ = CreateExprContext(state_);
    context_->ecxt_scantuple = slot_;
    ExecStoreAllNullTuple(slot_);
    MemoryContextSwitchTo(before);
  });
}

// The executor state frees the slot and everything compiled; none of it pins anything.
RowEvaluator::~RowEvaluator() {
  if (state_ != nullptr) FreeExecutorState(state_);
}

int RowEvaluator::add_condition(Node* condition) {
  ExprState* const compiled = guard([&] {
    MemoryContext const before = MemoryContextSwitchTo(state_->es_query_cxt);
    List* const conjuncts = IsA(condition, List) ? castNode(List, condition) : make_ands_implicit(reinterpret_cast<Expr*>(condition));
    Expr* const planned = expression_planner(reinterpret_cast<Expr*>(make_ands_explicit(conjuncts)));
    ExprState* const check = ExecPrepareCheck(list_make1(planned), state_);
    MemoryContextSwitchTo(before);
    return check;
  });
  expressions_.push_back(compiled);
  return static_cast<int>(expressions_.size()) - 1;
}

int RowEvaluator::add_value(Node* expression) {
  ExprState* const compiled = guard([&] { return ExecPrepareExpr(reinterpret_cast<Expr*>(expression), state_); });
  expressions_.push_back(compiled);
  return static_cast<int>(expressions_.size()) - 1;
}

void RowEvaluator::set(AttrNumber column, Datum value, bool is_null) noexcept {
  slot_->tts_values[column - 1] = value;
  slot_->tts_isnull[column - 1] = is_null;
}

bool RowEvaluator::check(int condition) {
  // A condition without conjuncts compiles to nothing.
  ExprState* const compiled = expressions_[condition];
  return compiled == nullptr || ExecCheck(compiled, context_);
}

Datum RowEvaluator::value(int expression, bool* is_null) {
  return ExecEvalExprSwitchContext(expressions_[expression], context_, is_null);
}

void RowEvaluator::reset() { ResetExprContext(context_); }

}  // namespace synthgen::pg
