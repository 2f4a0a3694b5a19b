// Collects the row conditions of a table.
#include "plan/conditions/condition_source.hpp"

#include <map>
#include <set>
#include <tuple>

#include "plan/column_list.hpp"
#include "plan/conditions/condition_rewrite.hpp"
#include "postgres/compat.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "nodes/makefuncs.h"
#include "optimizer/clauses.h"
#include "optimizer/optimizer.h"
#include "utils/fmgroids.h"
}

namespace synthgen::plan {

namespace {

struct Substitution {
  Node** generated;  // by attribute number - 1; null for ordinary columns
  int columns;
  Var* domain_value;  // stands for CoerceToDomainValue; null outside domain checks
};

Node* substitute(Node* node, void* context) {
  if (node == nullptr) return nullptr;
  auto const& substitution = *static_cast<Substitution*>(context);
  if (IsA(node, CoerceToDomainValue) && substitution.domain_value != nullptr) {
    auto* const value = castNode(CoerceToDomainValue, node);
    auto* const column = static_cast<Expr*>(copyObjectImpl(substitution.domain_value));
    return reinterpret_cast<Node*>(
        makeRelabelType(column, value->typeId, value->typeMod, value->collation, COERCE_IMPLICIT_CAST));
  }
  if (IsA(node, Var)) {
    AttrNumber const number = castNode(Var, node)->varattno;
    if (number > 0 && number <= substitution.columns && substitution.generated[number - 1] != nullptr)
      return static_cast<Node*>(copyObjectImpl(substitution.generated[number - 1]));
  }
  return pg::compat::expression_tree_mutator(node, substitute, context);
}

bool find_columns(Node* node, void* context) {
  if (node == nullptr) return false;
  if (IsA(node, Var)) {
    auto** const numbers = static_cast<Bitmapset**>(context);
    AttrNumber const number = castNode(Var, node)->varattno;
    if (number >= 0) *numbers = bms_add_member(*numbers, number);
    return false;
  }
  return pg::compat::expression_tree_walker(node, find_columns, context);
}

// The columns of an expression; a reference to the whole row means all that are not generated.
std::vector<AttrNumber> columns_of(Node* expression, const pg::Table& table) {
  Bitmapset* const numbers = pg::guard([&] {
    Bitmapset* found = nullptr;
    (void)find_columns(expression, &found);
    return found;
  });
  std::vector<AttrNumber> columns;
  bool const whole_row = bms_is_member(0, numbers);
  for (auto const& column : table.columns) {
    bool const counts =
        whole_row ? !column.dropped && column.generated == 0 : bms_is_member(column.number, numbers);
    if (counts) columns.push_back(column.number);
  }
  return columns;
}

List* conjuncts(Node* expression) {
  if (!IsA(expression, BoolExpr) || castNode(BoolExpr, expression)->boolop != AND_EXPR)
    return list_make1(expression);
  List* parts = NIL;
  ListCell* cell;
  foreach (cell, castNode(BoolExpr, expression)->args)
    parts = list_concat(parts, conjuncts(static_cast<Node*>(lfirst(cell))));
  return parts;
}

class Collector {
 public:
  // Generated columns are what they are computed from, unless they refer and depend on nothing.
  explicit Collector(const pg::Table& table) : table_(table), generated_(table.columns.size()) {
    for (auto const& column : table.columns) {
      if (column.dropped || column.generated == 0) continue;
      bool const constant = columns_of(column.default_expression, table).empty();
      if (!constant || !is_in_reference(table, column.number))
        generated_[column.number - 1] = column.default_expression;
    }
  }

  void add(const std::string& name, Node* expression, Var* domain_value = nullptr) {
    Substitution substitution{generated_.data(), static_cast<int>(generated_.size()), domain_value};
    List* const parts = pg::guard([&] { return conjuncts(substitute(expression, &substitution)); });
    for (int i = 0; i < list_length(parts); i++) append(name, static_cast<Node*>(list_nth(parts, i)), false);
  }

  void append(const std::string& name, Node* expression, bool is_partition) {
    sources_.push_back({name, expression, columns_of(expression, table_), is_partition, false});
  }

  // An expression of one column whose value the server needs, whatever it is. (Those of several columns are
  // left to the server: what they are computed from is rarely what makes them fail.)
  void add_computed(const std::string& name, Node* expression) {
    Substitution substitution{generated_.data(), static_cast<int>(generated_.size()), nullptr};
    Node* const computed = pg::guard([&] { return substitute(expression, &substitution); });
    std::vector<AttrNumber> columns = columns_of(computed, table_);
    if (columns.size() != 1) return;
    Node* const condition = pg::guard([&]() -> Node* {
      if (!contain_leaked_vars(computed)) return nullptr;  // such expressions raise no errors
      List* const either =
          list_make2(make_null_test(computed, IS_NULL), make_null_test(computed, IS_NOT_NULL));
      return reinterpret_cast<Node*>(makeBoolExpr(OR_EXPR, either, -1));
    });
    if (condition != nullptr) sources_.push_back({name, condition, std::move(columns), false, true});
  }

  std::vector<Source> take() { return std::move(sources_); }

 private:
  const pg::Table& table_;
  std::vector<Node*> generated_;
  std::vector<Source> sources_;
};

// A hash partition's condition: its parent, modulus and remainder.
struct HashBound {
  Oid parent;
  int32 modulus, remainder;
  auto key() const { return std::tuple(parent, modulus, remainder); }
};

bool read_hash_bound(Node* node, HashBound* bound) {
  if (!IsA(node, FuncExpr) || castNode(FuncExpr, node)->funcid != F_SATISFIES_HASH_PARTITION) return false;
  List* const arguments = castNode(FuncExpr, node)->args;
  for (int i = 0; i < 3; i++)
    if (!IsA(list_nth(arguments, i), Const)) return false;
  bound->parent = DatumGetObjectId(castNode(Const, list_nth(arguments, 0))->constvalue);
  bound->modulus = DatumGetInt32(castNode(Const, list_nth(arguments, 1))->constvalue);
  bound->remainder = DatumGetInt32(castNode(Const, list_nth(arguments, 2))->constvalue);
  return true;
}

// The parents whose hash partitions cover every remainder, so that they restrict nothing.
std::set<Oid> complete_hash_parents(const pg::Table& table) {
  std::set<std::tuple<Oid, int32, int32>> bounds;
  for (auto const& leaf : table.partitions)
    for (int i = 0; i < list_length(leaf.condition); i++) {
      HashBound bound;
      if (read_hash_bound(static_cast<Node*>(list_nth(leaf.condition, i)), &bound))
        bounds.insert(bound.key());
    }
  std::map<Oid, double> covered;
  for (auto const& [parent, modulus, remainder] : bounds) covered[parent] += 1.0 / modulus;
  std::set<Oid> complete;
  for (auto const& [parent, share] : covered)
    if (share > 1 - 1e-9) complete.insert(parent);
  return complete;
}

Node* leaf_condition(const pg::Partition& leaf, const std::set<Oid>& complete) {
  List* parts = NIL;
  for (int i = 0; i < list_length(leaf.condition); i++) {
    Node* const part = static_cast<Node*>(list_nth(leaf.condition, i));
    HashBound bound;
    if (read_hash_bound(part, &bound) && complete.contains(bound.parent)) continue;
    parts = pg::guard([&] { return lappend(parts, part); });
  }
  return pg::guard([&] { return reinterpret_cast<Node*>(make_ands_explicit(parts)); });
}

void add_partitions(const pg::Table& table, Collector& collector) {
  if (table.partitions.empty()) return;
  auto const complete = complete_hash_parents(table);
  List* leaves = NIL;
  for (auto const& leaf : table.partitions) {
    Node* condition = leaf.is_default ? nullptr : leaf_condition(leaf, complete);
    leaves = pg::guard([&] {
      if (condition == nullptr) condition = makeBoolConst(true, false);
      return lappend(leaves, condition);
    });
  }
  Node* const any = pg::guard([&] {
    return list_length(leaves) == 1 ? static_cast<Node*>(linitial(leaves))
                                    : reinterpret_cast<Node*>(makeBoolExpr(OR_EXPR, leaves, -1));
  });
  collector.append(table.name + " partitions", any, true);
}

}  // namespace

std::vector<Source> row_conditions(const pg::Table& table) {
  Collector collector(table);
  for (auto const& check : table.checks)
    if (check.expression != nullptr) collector.add(check.name, check.expression);
  for (auto const& column : table.columns) {
    if (column.dropped || column.generated != 0) continue;
    auto const& type = column.type;
    for (std::size_t i = 0; i < type.domain_checks.size(); i++) {
      Var* const value =
          pg::guard([&] { return makeVar(1, column.number, type.oid, type.modifier, type.collation, 0); });
      collector.add(i < type.domain_check_names.size() ? type.domain_check_names[i] : type.name,
                    type.domain_checks[i], value);
    }
  }
  add_partitions(table, collector);
  for (auto const& computed : table.index_expressions)
    collector.add_computed(computed.index, computed.expression);
  for (auto const& column : table.columns)
    if (!column.dropped && column.generated != 0)
      collector.add_computed(column.name, column.default_expression);
  return collector.take();
}

}  // namespace synthgen::plan
