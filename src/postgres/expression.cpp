#include "postgres/expression.hpp"

#include <algorithm>

#include "postgres/compat.hpp"
#include "postgres/guard.hpp"
#include "postgres/subtransaction.hpp"

extern "C" {
#include "access/sysattr.h"
#include "access/table.h"
#include "executor/executor.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "optimizer/clauses.h"
#include "optimizer/optimizer.h"
#include "parser/parse_coerce.h"
#include "utils/array.h"
#include "utils/datum.h"
#include "utils/fmgroids.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/typcache.h"
}

namespace synthgen::pg {

namespace {

// The row type of the first whole-row Var; to be called through the server's walker.
bool find_whole_row(Node* node, void* row_type) {
  if (node == nullptr) return false;
  if (IsA(node, Var)) {
    auto const* variable = reinterpret_cast<const Var*>(node);
    if (variable->varattno != InvalidAttrNumber) return false;
    *static_cast<Oid*>(row_type) = variable->vartype;
    return true;
  }
  return compat::expression_tree_walker(node, find_whole_row, row_type);
}

Bitmapset* add_all_columns(Bitmapset* attributes, Node* expression) {
  Oid row_type = InvalidOid;
  find_whole_row(expression, &row_type);
  TupleDesc const descriptor = lookup_rowtype_tupdesc(row_type, -1);
  for (int i = 0; i < descriptor->natts; ++i)
    if (!TupleDescAttr(descriptor, i)->attisdropped)
      attributes = bms_add_member(attributes, i + 1 - FirstLowInvalidHeapAttributeNumber);
  ReleaseTupleDesc(descriptor);
  return attributes;
}

// Appends the texts of constants to a List of strings; to be called through the server's walker.
bool collect_texts(Node* node, void* texts) {
  if (node == nullptr) return false;
  if (!IsA(node, Const)) return compat::expression_tree_walker(node, collect_texts, texts);
  auto const* constant = reinterpret_cast<const Const*>(node);
  auto* const list = static_cast<List**>(texts);
  Oid const element = get_element_type(constant->consttype);
  Oid const type = OidIsValid(element) ? element : constant->consttype;
  if (constant->constisnull || TypeCategory(type) != TYPCATEGORY_STRING) return false;
  Oid output = InvalidOid;
  bool is_varlena = false;
  getTypeOutputInfo(type, &output, &is_varlena);
  if (!OidIsValid(element)) {
    *list = lappend(*list, OidOutputFunctionCall(output, constant->constvalue));
    return false;
  }
  int16 length = 0;
  bool by_value = false;
  char alignment = 0;
  get_typlenbyvalalign(element, &length, &by_value, &alignment);
  Datum* elements = nullptr;
  bool* nulls = nullptr;
  int count = 0;
  deconstruct_array(DatumGetArrayTypeP(constant->constvalue), element, length, by_value, alignment, &elements,
                    &nulls, &count);
  for (int i = 0; i < count; ++i)
    if (!nulls[i]) *list = lappend(*list, OidOutputFunctionCall(output, elements[i]));
  return false;
}

// Params and subqueries need the context of a statement; such expressions are not for evaluate_constant.
bool needs_statement(Node* node, void* unused) {
  if (node == nullptr) return false;
  if (IsA(node, Param) || IsA(node, SubLink) || IsA(node, SubPlan) || IsA(node, CoerceToDomainValue))
    return true;
  return compat::expression_tree_walker(node, needs_statement, unused);
}

TupleDesc descriptor_of(Oid table) {
  Relation const relation = table_open(table, NoLock);
  TupleDesc const descriptor = CreateTupleDescCopy(RelationGetDescr(relation));
  table_close(relation, NoLock);
  return descriptor;
}

// The descriptor of a table that no catalog knows: the values inside a composite or an array, seen as rows.
TupleDesc described(const Table& table) {
  TupleDesc const descriptor = CreateTemplateTupleDesc(static_cast<int>(table.columns.size()));
  for (Column const& column : table.columns) {
    TupleDescInitEntry(descriptor, column.number, column.name.c_str(), column.type.oid, column.type.modifier,
                       0);
    TupleDescInitEntryCollation(descriptor, column.number, column.type.collation);
  }
  return descriptor;
}

Constant evaluate(Node* expression) {
  MemoryContext const caller = CurrentMemoryContext;
  EState* const state = CreateExecutorState();
  ExprState* const compiled = ExecPrepareExpr(reinterpret_cast<Expr*>(expression), state);
  Constant result;
  result.value = ExecEvalExprSwitchContext(compiled, GetPerTupleExprContext(state), &result.is_null);
  if (!result.is_null) {
    int16 length = 0;
    bool by_value = false;
    get_typlenbyval(exprType(expression), &length, &by_value);
    MemoryContextSwitchTo(caller);
    result.value = datumCopy(result.value, by_value, length);
  }
  FreeExecutorState(state);
  return result;
}

// Finds the column outside of tests for null.
bool finds_value(Node* node, void* context) {
  if (node == nullptr) return false;
  AttrNumber const column = *static_cast<AttrNumber*>(context);
  auto const is_column = [&](Node* argument) {
    return IsA(argument, Var) && castNode(Var, argument)->varattno == column;
  };
  if (IsA(node, NullTest) && is_column(reinterpret_cast<Node*>(castNode(NullTest, node)->arg))) return false;
  bool const counts_nulls = IsA(node, FuncExpr) && (castNode(FuncExpr, node)->funcid == F_NUM_NULLS ||
                                                    castNode(FuncExpr, node)->funcid == F_NUM_NONNULLS);
  if (counts_nulls) return false;
  return is_column(node) || compat::expression_tree_walker(node, finds_value, context);
}

}  // namespace

bool uses_value(Node* expression, AttrNumber column) {
  return guard([&] { return finds_value(expression, &column); });
}

bool mentions(Node* expression, AttrNumber column) {
  std::vector<AttrNumber> const columns = columns_of(expression);
  return std::find(columns.begin(), columns.end(), column) != columns.end();
}

std::vector<std::string> texts_in(Node* expression) {
  List* const list = guard([&] {
    List* texts = NIL;
    collect_texts(expression, &texts);
    return texts;
  });
  std::vector<std::string> texts;
  for (int i = 0; i < list_length(list); ++i) texts.emplace_back(static_cast<const char*>(list_nth(list, i)));
  return texts;
}

std::vector<AttrNumber> columns_of(Node* expression) {
  Bitmapset* const used = guard([&] {
    Bitmapset* attributes = nullptr;
    pull_varattnos(expression, 1, &attributes);
    if (bms_is_member(InvalidAttrNumber - FirstLowInvalidHeapAttributeNumber, attributes))
      attributes = add_all_columns(attributes, expression);
    return attributes;
  });
  std::vector<AttrNumber> columns;
  for (int member = -1; (member = bms_next_member(used, member)) >= 0;) {
    auto const column = static_cast<AttrNumber>(member + FirstLowInvalidHeapAttributeNumber);
    if (column > 0) columns.push_back(column);
  }
  return columns;
}

std::vector<AttrNumber> columns_of(const Table& table, const Key& key) {
  std::vector<AttrNumber> columns;
  auto const add = [&](AttrNumber column) {
    if (std::find(columns.begin(), columns.end(), column) == columns.end()) columns.push_back(column);
  };
  auto const add_all_of = [&](Node* expression) {
    for (AttrNumber const column : columns_of(expression)) add(column);
  };
  for (AttrNumber const column : key.columns) {
    if (column == 0) continue;
    if (table.column(column).generated != 0)
      add_all_of(table.column(column).default_expression);
    else
      add(column);
  }
  for (Node* const expression : key.expressions) add_all_of(expression);
  return columns;
}

std::optional<Constant> evaluate_constant(Node* expression) {
  if (IsA(expression, Const)) {
    auto const* constant = reinterpret_cast<const Const*>(expression);
    return Constant{constant->constvalue, constant->constisnull};
  }
  bool const depends = guard([&] {
    return contain_var_clause(expression) || needs_statement(expression, nullptr) ||
           contain_volatile_functions(expression);
  });
  if (depends) return std::nullopt;
  Constant result;
  auto const error = attempt([&] { result = guard([&] { return evaluate(expression); }); });
  if (error) return std::nullopt;
  return result;
}

RowEvaluator::RowEvaluator() {
  guard([&] {
    state_ = CreateExecutorState();
    context_ = GetPerTupleExprContext(state_);
  });
}

RowEvaluator::RowEvaluator(const Table& table) : RowEvaluator() {
  guard([&] {
    MemoryContext const before = MemoryContextSwitchTo(state_->es_query_cxt);
    slot_ = MakeSingleTupleTableSlot(OidIsValid(table.oid) ? descriptor_of(table.oid) : described(table),
                                     &TTSOpsVirtual);
    slot_->tts_tableOid = table.oid;
    context_->ecxt_scantuple = slot_;
    ExecStoreAllNullTuple(slot_);
    MemoryContextSwitchTo(before);
  });
}

// The executor state frees the slot and everything compiled; none of it pins anything.
RowEvaluator::~RowEvaluator() {
  FreeExecutorState(state_);
}

// What could leak a value by an error message can raise one: the server's leakproof marks tell, for columns
// though not for the VALUE of a domain.
int RowEvaluator::add_condition(Node* condition) {
  bool may_raise = false;
  expressions_.push_back(guard([&] {
    List* const conjuncts = IsA(condition, List) ? castNode(List, condition)
                                                 : make_ands_implicit(reinterpret_cast<Expr*>(condition));
    auto* const node = reinterpret_cast<Node*>(conjuncts);
    may_raise = !contain_var_clause(node) || contain_leaked_vars(node);
    return ExecPrepareCheck(conjuncts, state_);
  }));
  may_raise_.push_back(may_raise);
  return static_cast<int>(expressions_.size()) - 1;
}

int RowEvaluator::add_value(Node* expression) {
  expressions_.push_back(guard([&] { return ExecPrepareExpr(reinterpret_cast<Expr*>(expression), state_); }));
  may_raise_.push_back(true);
  return static_cast<int>(expressions_.size()) - 1;
}

void RowEvaluator::set(AttrNumber column, Datum value, bool is_null) noexcept {
  slot_->tts_values[column - 1] = value;
  slot_->tts_isnull[column - 1] = is_null;
}

void RowEvaluator::set_domain_value(Datum value, bool is_null) noexcept {
  context_->domainValue_datum = value;
  context_->domainValue_isNull = is_null;
}

void RowEvaluator::judge(std::span<const int> conditions, std::size_t count,
                         const std::function<void(std::size_t)>& set_row, std::size_t* unmet) {
  std::size_t row = 0;
  std::size_t at = 0;
  auto const go_on = [&] {
    for (; row < count; ++row) {
      CHECK_FOR_INTERRUPTS();
      ResetExprContext(context_);
      at = 0;
      set_row(row);
      for (at = 0; at < conditions.size(); ++at) {
        // A condition without conjuncts compiles to nothing.
        ExprState* const compiled = expressions_[static_cast<std::size_t>(conditions[at])];
        if (compiled != nullptr && !ExecCheck(compiled, context_)) break;
      }
      unmet[row] = at;
    }
    ResetExprContext(context_);
  };
  bool const may_raise =
      std::any_of(may_raise_.begin(), may_raise_.end(), [](bool expression_may) { return expression_may; });
  if (!may_raise) guard(go_on);
  while (row < count) {
    if (attempt([&] { guard(go_on); })) unmet[row++] = at;
  }
}

Datum RowEvaluator::value(int expression, bool* is_null) {
  return ExecEvalExprSwitchContext(expressions_[static_cast<std::size_t>(expression)], context_, is_null);
}

void RowEvaluator::reset() {
  ResetExprContext(context_);
}

}  // namespace synthgen::pg
