// The function of a row trigger as PL/pgSQL compiles it, and its expressions as the server's parser reads
// them with PL/pgSQL's own rules for names. Nothing of it is executed.
#pragma once

#include "postgres/schema.hpp"
#include "postgres/trigger.hpp"

extern "C" {
#include "plpgsql.h"
#include "utils/array.h"
}

namespace synthgen::pg {

// A type that a value is assigned to, with its modifier.
struct AssignedType {
  Oid oid = InvalidOid;
  int32 modifier = -1;
};

// Lets the settings hold that a function brings along, until the scope ends. An aborted transaction, or
// subtransaction, restores them too.
class ProcedureSettings {
 public:
  ProcedureSettings() noexcept;
  ~ProcedureSettings();
  ProcedureSettings(const ProcedureSettings&) = delete;
  ProcedureSettings& operator=(const ProcedureSettings&) = delete;

  // `list` is what pg_proc has, or null. May ereport.
  static void apply(ArrayType* list);

 private:
  int level_;
};

class TriggerProcedure {
 public:
  // Compiles the function for this trigger on INSERT into `table`, under the settings under which it runs
  // when it fires: those that it brings along, else the caller's. PL/pgSQL keeps what it compiles. As long as
  // the object lives, the former hold; without a search_path among them, names without a schema are found in
  // pg_catalog alone: who may create objects on a caller's search_path cannot slip one in. `table` and
  // `trigger` stay. Allocates in the current memory context, which the procedure must not outlive. The
  // caller holds a lock on the table. Throws ServerError, which a subtransaction has to undo.
  TriggerProcedure(const Table& table, const RowTrigger& trigger);
  TriggerProcedure(const TriggerProcedure&) = delete;
  TriggerProcedure& operator=(const TriggerProcedure&) = delete;

  // False if the function is in another language; then nothing else may be asked.
  bool is_known() const noexcept { return function_ != nullptr; }

  // Its statements and variables. A variable (a "datum" of PL/pgSQL) is known by its number.
  const PLpgSQL_function& function() const noexcept { return *function_; }
  const RowTrigger& trigger() const noexcept { return trigger_; }

  // What an expression or the right side of an assignment comes to, in the wanted type if there is one.
  // Variables stand there as Params, numbered from one. Null if it is a query, or no single value. Throws
  // ServerError if the server cannot read it.
  Node* parse(const PLpgSQL_expr& expression, const AssignedType* wanted) const;

  // What a variable holds when the function starts: a column of the new row (a Var with varno 1), null for
  // those of the old one, a constant for what the server tells of the call. Null (no tree) if that is not
  // known. Throws ServerError.
  Node* value_at_start(int variable) const;

  // The type that values take in the variable; nothing for rows and their fields, but for columns of the new
  // row.
  std::optional<AssignedType> type_of(int variable) const;

  // Makes the variable one of the value's type, as CASE does with the one that holds what it compares.
  void take_type(int variable, Node* value);

 private:
  template <typename Kind>
  const Kind& as(int variable) const {
    return *reinterpret_cast<const Kind*>(function_->datums[variable]);
  }
  AttrNumber column_of(const PLpgSQL_recfield& field) const;
  Node* told(const PLpgSQL_var& variable) const;
  void describe_rows(Oid table);

  const Table& table_;
  const RowTrigger& trigger_;
  ProcedureSettings settings_;
  PLpgSQL_function* function_ = nullptr;  // a copy, as is all that reading may change
  decltype(plpgsql_parser_setup)* set_up_ = nullptr;
  TupleDesc row_ = nullptr;
};

}  // namespace synthgen::pg
