// What the function of a row trigger demands of new rows: the conditions under which it raises an error, or
// suppresses the row, turned round.
//
// The function is read as it would run for one INSERT, from top to bottom: IF and CASE with what holds in
// their branches, and what variables stand for. What depends on a query, a loop or an exception is not known,
// and an error that needs it demands nothing. So what is found is a guess: the trigger itself decides.
#pragma once

#include "postgres/schema.hpp"
#include "postgres/trigger.hpp"

namespace synthgen::plan {

// What is to be said of errors that are raised only if something holds that is not known.
enum class Doubt {
  kTrust,  // nothing: they will not be raised
  kAvoid,  // that the rest of their condition does not hold, which is more than the trigger demands
};

// Conditions over the columns of the row (Vars with varno 1), in the current memory context. A row is
// accepted if none is false. None of them for a function that is not in PL/pgSQL, or that it cannot compile.
// Nothing of the user's is called. The caller holds a lock on the table. Throws ServerError.
std::vector<Node*> demands_of_trigger(const pg::Table& table, const pg::RowTrigger& trigger, Doubt doubt);

}  // namespace synthgen::plan
