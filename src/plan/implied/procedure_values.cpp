#include "plan/implied/procedure_values.hpp"

#include <algorithm>

#include "postgres/compat.hpp"
#include "postgres/guard.hpp"
#include "postgres/subtransaction.hpp"

extern "C" {
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
}

namespace synthgen::plan {

namespace {

// Beyond this nobody follows what a value is made of.
constexpr int kMostNodes = 400;

struct Substitution {
  const std::vector<Node*>* values;
  bool complete;
};

// Puts what the variables stand for in the place of the parameters.
Node* substitute(Node* node, void* context) {
  if (node == nullptr) return nullptr;
  auto* const substitution = static_cast<Substitution*>(context);
  if (IsA(node, Param)) {
    auto const* const parameter = reinterpret_cast<const Param*>(node);
    Node* const value = (*substitution->values)[parameter->paramid - 1];
    substitution->complete = substitution->complete && value != nullptr;
    return value == nullptr ? node : value;
  }
  Node* const changed = pg::compat::expression_tree_mutator(node, substitute, context);
  // The old row is null as a whole, and then so is each of its fields.
  if (IsA(changed, NullTest)) {
    auto* const test = reinterpret_cast<NullTest*>(changed);
    if (IsA(test->arg, Const) && reinterpret_cast<Const*>(test->arg)->constisnull) test->argisrow = false;
  }
  return changed;
}

bool exceeds(Node* node, void* left) {
  if (node == nullptr) return false;
  return --*static_cast<int*>(left) < 0 || pg::compat::expression_tree_walker(node, exceeds, left);
}

// May ereport.
bool is_too_long(Node* tree) {
  int left = kMostNodes;
  return exceeds(tree, &left);
}

}  // namespace

ProcedureValues::ProcedureValues(const pg::TriggerProcedure& procedure) : procedure_(&procedure) {
  for (int i = 0; i < procedure.function().ndatums; ++i) values_.push_back(procedure.value_at_start(i));
}

Node* ProcedureValues::read(const PLpgSQL_expr* expression, const pg::AssignedType* wanted) const {
  Substitution substitution{&values_, true};
  Node* value = nullptr;
  auto const failure = pg::attempt([&] {
    value = procedure_->parse(*expression, wanted);
    value = pg::guard([&] { return substitute(value, &substitution); });
  });
  bool const known = !failure && value != nullptr && substitution.complete;
  return known && !pg::guard([&] { return is_too_long(value); }) ? value : nullptr;
}

Node* ProcedureValues::condition(const PLpgSQL_expr* expression) const {
  pg::AssignedType const boolean{BOOLOID, -1};
  return read(expression, &boolean);
}

Node* ProcedureValues::value(const PLpgSQL_expr* expression) const {
  return read(expression, nullptr);
}

void ProcedureValues::declare(int variable) {
  auto const* const declared =
      reinterpret_cast<const PLpgSQL_variable*>(procedure_->function().datums[variable]);
  auto const type = procedure_->type_of(variable);
  if (!type) return forget(variable);
  if (declared->default_val != nullptr) return assign(variable, declared->default_val);
  Oid const collation = reinterpret_cast<const PLpgSQL_var*>(declared)->datatype->collation;
  values_[variable] =
      pg::guard([&] { return reinterpret_cast<Node*>(makeNullConst(type->oid, type->modifier, collation)); });
}

void ProcedureValues::assign(int variable, const PLpgSQL_expr* expression) {
  auto const type = procedure_->type_of(variable);
  if (!type) return forget(variable);
  values_[variable] = read(expression, &*type);
}

void ProcedureValues::forget(int variable) {
  PLpgSQL_datum const* const what = procedure_->function().datums[variable];
  values_[variable] = nullptr;
  if (what->dtype == PLPGSQL_DTYPE_ROW) {
    auto const* const row = reinterpret_cast<const PLpgSQL_row*>(what);
    for (int i = 0; i < row->nfields; ++i) forget(row->varnos[i]);
  } else if (what->dtype == PLPGSQL_DTYPE_REC) {
    int field = reinterpret_cast<const PLpgSQL_rec*>(what)->firstfield;
    while (field >= 0) {
      values_[field] = nullptr;
      field = reinterpret_cast<const PLpgSQL_recfield*>(procedure_->function().datums[field])->nextfield;
    }
  }
}

void ProcedureValues::forget_all() {
  for (int i = 0; i < procedure_->function().ndatums; ++i)
    if (procedure_->function().datums[i]->dtype != PLPGSQL_DTYPE_PROMISE) values_[i] = nullptr;
}

void ProcedureValues::forget_changes_since(const ProcedureValues& before) {
  for (std::size_t i = 0; i < values_.size(); ++i)
    if (values_[i] != before.values_[i]) values_[i] = nullptr;
}

Node* ProcedureValues::merged(std::size_t variable, const std::vector<Way>& ways,
                              const ProcedureValues* rest) const {
  Node* const last = (rest != nullptr ? *rest : *ways.back().second).values_[variable];
  bool const alike = std::all_of(ways.begin(), ways.end(), [&](const Way& way) {
    return way.second->values_[variable] == last || equal(way.second->values_[variable], last);
  });
  if (alike || last == nullptr) return last;
  List* branches = NIL;
  for (std::size_t i = 0; i + (rest == nullptr ? 1 : 0) < ways.size(); ++i) {
    Node* const value = ways[i].second->values_[variable];
    if (ways[i].first == nullptr || value == nullptr || exprType(value) != exprType(last)) return nullptr;
    CaseWhen* const branch = makeNode(CaseWhen);
    branch->expr = reinterpret_cast<Expr*>(ways[i].first);
    branch->result = reinterpret_cast<Expr*>(value);
    branch->location = -1;
    branches = lappend(branches, branch);
  }
  CaseExpr* const choice = makeNode(CaseExpr);
  choice->casetype = exprType(last);
  choice->casecollid = exprCollation(last);
  choice->args = branches;
  choice->defresult = reinterpret_cast<Expr*>(last);
  choice->location = -1;
  auto* const tree = reinterpret_cast<Node*>(choice);
  return is_too_long(tree) ? nullptr : tree;
}

void ProcedureValues::merge(const std::vector<Way>& ways, const ProcedureValues* rest) {
  pg::guard([&] {
    for (std::size_t i = 0; i < values_.size(); ++i) values_[i] = merged(i, ways, rest);
  });
}

}  // namespace synthgen::plan
