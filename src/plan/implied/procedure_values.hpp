// What the variables of a PL/pgSQL trigger function stand for, as expression trees over the columns of the
// new row.
#pragma once

#include "postgres/procedure.hpp"

namespace synthgen::plan {

class ProcedureValues {
 public:
  // A boolean tree and the values that hold where it is the first that is true; null if it is not known.
  using Way = std::pair<Node*, const ProcedureValues*>;

  // What the variables hold when the function starts. `procedure` stays. Throws ServerError.
  explicit ProcedureValues(const pg::TriggerProcedure& procedure);

  // What an expression comes to here; null where that rests on what is not known, on tables, or where the
  // server cannot read it. Trees may share parts. Throws ServerError.
  Node* condition(const PLpgSQL_expr* expression) const;
  Node* value(const PLpgSQL_expr* expression) const;

  // At the beginning of its block.
  void declare(int variable);

  // The variable is what the expression comes to, as an assignment casts it.
  void assign(int variable, const PLpgSQL_expr* expression);
  void set(int variable, Node* value) { values_[variable] = value; }

  // What holds the place of a row, too: then its variables or fields.
  void forget(int variable);
  void forget_all();
  void forget_changes_since(const ProcedureValues& before);

  // The values are those of the first way whose condition holds, else those of `rest`, if it leads on.
  // Throws ServerError.
  void merge(const std::vector<Way>& ways, const ProcedureValues* rest);

 private:
  Node* read(const PLpgSQL_expr* expression, const pg::AssignedType* wanted) const;
  Node* merged(std::size_t variable, const std::vector<Way>& ways, const ProcedureValues* rest) const;

  const pg::TriggerProcedure* procedure_;
  std::vector<Node*> values_;  // by the numbers of the variables; null if not known
};

}  // namespace synthgen::plan
