// The server's own expressions, evaluated on candidate rows: CHECK conditions, defaults, generated
// columns. They are compiled once and decide exactly as they would on INSERT.
#pragma once

#include "postgres/schema.hpp"

extern "C" {
#include "nodes/execnodes.h"
}

namespace synthgen::pg {

// The attribute numbers of the columns that an expression over a row (Vars with varno 1; a List is an
// implicit AND) mentions; all of the row's if it mentions the row as a whole. Throws ServerError.
std::vector<AttrNumber> columns_of(Node* expression);

// The columns that a key rests on: its own, those that its expressions mention, and what its generated
// columns are computed from, each once. Throws ServerError.
std::vector<AttrNumber> columns_of(const Table& table, const Key& key);

bool mentions(Node* expression, AttrNumber column);

// Whether the expression asks for more of the column than whether it is null. Throws ServerError.
bool uses_value(Node* expression, AttrNumber column);

// The texts that an expression compares with: its constants of string types, also those in arrays, in order.
// Throws ServerError.
std::vector<std::string> texts_in(Node* expression);

struct Constant {
  Datum value = 0;
  bool is_null = false;
};

// The value of an expression that depends on neither a row nor the call (now() is fine, random() is not), in
// the current memory context. Nothing if it does depend on them or raises an error.
std::optional<Constant> evaluate_constant(Node* expression);

// Evaluates expressions over rows of one table, or over values of a domain. Set the columns that they
// mention, or the value, then evaluate. Must not outlive the memory context that is current when it is made.
class RowEvaluator {
 public:
  // For expressions without columns, as the CHECKs of a domain. Throws ServerError.
  RowEvaluator();
  // For rows as `table` describes them; the caller holds a lock on it if it exists. Throws ServerError.
  explicit RowEvaluator(const Table& table);
  ~RowEvaluator();
  RowEvaluator(const RowEvaluator&) = delete;
  RowEvaluator& operator=(const RowEvaluator&) = delete;

  // Compiles a condition, as of a CHECK (a List is an implicit AND), or an expression with a value.
  // Returns its number. Throws ServerError.
  int add_condition(Node* condition);
  int add_value(Node* expression);

  // The following run inside the caller's guard: they may ereport, or throw a ServerError that no frame of
  // the server lies in the way of.

  void set(AttrNumber column, Datum value, bool is_null) noexcept;
  // What VALUE stands for in the CHECKs of a domain.
  void set_domain_value(Datum value, bool is_null) noexcept;

  // Judges `count` rows, of which set_row(i) sets the columns or the value, by value() if it likes: unmet[i]
  // is the place in `conditions` of the first one that row i does not meet, or conditions.size(). Null
  // passes, as for CHECK. A condition that raises an error, such as a division by zero or a bad cast, is not
  // met; rows share a subtransaction until one raises. Calls reset().
  void judge(std::span<const int> conditions, std::size_t count,
             const std::function<void(std::size_t)>& set_row, std::size_t* unmet);

  // The value of an expression; by reference it lives until reset().
  Datum value(int expression, bool* is_null);

  // Frees what evaluation has allocated.
  void reset();

 private:
  EState* state_ = nullptr;
  TupleTableSlot* slot_ = nullptr;
  ExprContext* context_ = nullptr;
  std::vector<ExprState*> expressions_;
  std::vector<bool> may_raise_;  // by expression
};

}  // namespace synthgen::pg
