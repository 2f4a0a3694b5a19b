// What the variables of a PL/pgSQL trigger function stand for, as SQL over the columns of the new row.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/sql_tokens.hpp"

namespace synthgen::core {

struct TriggerCall;

class ProcedureValues {
 public:
  // An expression over the columns; nothing if it is not known.
  using Value = std::optional<std::string>;

  // With what the server tells a trigger. `call` stays.
  explicit ProcedureValues(const TriggerCall& call) : call_(&call) {}

  // What the tokens of an expression come to; nothing where it reads what is not known, or tables.
  Value translate(std::span<const SqlToken> tokens) const;

  // One declaration, without its semicolon.
  void declare(std::span<const SqlToken> tokens);

  // An assignment, or a statement that may leave something in variables.
  void execute(std::span<const SqlToken> tokens);

  void forget_all();
  void forget_changes_since(const ProcedureValues& before);

  // The values are those of the first way whose condition holds, else those of `rest`, if it leads on.
  void merge(const std::vector<std::pair<Value, const ProcedureValues*>>& ways, const ProcedureValues* rest);

 private:
  struct Variable {
    Value value;
    std::string type;  // empty if it is not known
  };

  const Variable* find(const std::string& name) const;
  std::optional<std::size_t> translate_name(std::span<const SqlToken> tokens, std::size_t at,
                                            std::string& text) const;
  std::optional<std::string> value_of_call(std::span<const SqlToken> tokens, std::size_t& at) const;
  void assign(const std::string& name, Value value);
  void forget_named(std::span<const SqlToken> tokens);
  Value merged(const std::string& name, const std::vector<std::pair<Value, const ProcedureValues*>>& ways,
               const ProcedureValues* rest) const;

  const TriggerCall* call_;
  std::map<std::string, Variable> variables_;  // those of the new row by "new." and the column
};

}  // namespace synthgen::core
