// A patch: what is to become of the rows of one table, as a document. docs/patch.schema.json describes it for
// people and for models; what it says is checked here, since a document may come from anyone.
//
// Reading a patch asks nothing of the table. Its expressions are text that nobody has looked at yet
// (modify/expression.hpp does), its values are data.
#pragma once

#include "postgres/json.hpp"

namespace synthgen::modify {

struct Operation {
  enum class Kind { kSet, kDelete, kInsert };
  Kind kind = Kind::kSet;
  std::string where;  // an SQL condition; empty for all rows

  // kSet: the column, and what it is to hold: one of the three.
  std::string column;
  std::string expression;                          // an SQL expression over the row's columns
  std::vector<std::optional<std::string>> values;  // one of these, as text; nothing stands for null
  std::optional<pg::Json> generator;               // a rule that draws values, as synth_set_rule takes it

  int64 rows = 0;  // kInsert
};

struct Patch {
  std::vector<Operation> operations;
};

// docs/patch.schema.json: for people, and for models, which are to answer in its form.
extern const char* const kPatchSchema;

// Throws pg::Error (invalid_parameter_value) that says which operation is wrong, and for an unknown key which
// known one is near.
Patch read_patch(const pg::Json& document);

// "set", "delete" or "insert".
const char* name_of(Operation::Kind kind) noexcept;

}  // namespace synthgen::modify
