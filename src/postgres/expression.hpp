// The server's own expressions, evaluated on candidate rows: CHECK conditions, defaults, generated
// columns. They are compiled once and decide exactly as they would on INSERT.
#pragma once

#include "postgres/schema.hpp"

extern "C" {
#include "nodes/execnodes.h"
}

namespace synthgen::pg {

// The attribute numbers of the columns that an expression over a row (Vars with varno 1) mentions.
std::vector<AttrNumber> columns_of(Node* expression);

// Evaluates expressions over rows of one table. Set the columns that they mention, then evaluate.
class RowEvaluator {
 public:
  // Throws ServerError.
  explicit RowEvaluator(Oid table);
  ~RowEvaluator();
  RowEvaluator(const RowEvaluator&) = delete;
  RowEvaluator& operator=(const RowEvaluator&) = delete;

  // Compiles a condition, as of a CHECK (a List is an implicit AND), or an expression with a value.
  // Returns its number. Throws ServerError.
  int add_condition(Node* condition);
  int add_value(Node* expression);

  // The following run inside the caller's guard: they may ereport and own nothing.

  void set(AttrNumber column, Datum value, bool is_null) noexcept;

  // Whether the row meets the condition; null passes, as for CHECK.
  bool check(int condition);

  // The value of an expression; by reference it lives until reset().
  Datum value(int expression, bool* is_null);

  // Frees what evaluation has allocated.
  void reset();

 private:
  EState* state_ = nullptr;
  TupleTableSlot* slot_ = nullptr;
  ExprContext* context_ = nullptr;
  std::vector<ExprState*> expressions_;
};

}  // namespace synthgen::pg
