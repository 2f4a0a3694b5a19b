// What a trigger function in PL/pgSQL demands of new rows: the conditions under which it raises an error, or
// suppresses the row, turned round.
//
// The function is read as it would run for one INSERT, from top to bottom: IF and CASE with what holds in
// their branches, and what variables stand for. What depends on a query, a loop or an exception is not known,
// and an error that needs it demands nothing. So what is found is a guess: the trigger itself decides.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace synthgen::core {

// The trigger for which the function runs.
struct TriggerCall {
  bool before = true;
  std::string trigger, schema, table;
  std::vector<std::string> arguments;
};

// What is to be said of errors that are raised only if something holds that is not known.
enum class Doubt {
  kTrust,  // nothing: they will not be raised
  kAvoid,  // that the rest of their condition does not hold, which is more than the trigger demands
};

// Conditions in SQL over the columns of the row. A row is accepted if none is false.
std::vector<std::string> demands_of_trigger(std::string_view body, const TriggerCall& call,
                                            Doubt doubt = Doubt::kTrust);

}  // namespace synthgen::core
