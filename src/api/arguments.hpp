// Reads the arguments of an SQL call into C++ values, with an error that names the argument.
#pragma once

#include "ledger/run_ledger.hpp"

namespace synthgen::api {

// The arguments of synth_generate and synth_plan, in their two forms, as they were said. Whether the
// tables exist is not looked at here. Null where no null may be: null_value_not_allowed.
ledger::Call read_schema_call(FunctionCallInfo fcinfo);

struct TablesCall {
  ledger::Call call;
  std::vector<Oid> tables;  // distinct, in the order given
};
TablesCall read_tables_call(FunctionCallInfo fcinfo);

// Throws null_value_not_allowed if the argument is null.
void reject_null(FunctionCallInfo fcinfo, int argument, const char* name);

std::string read_text(FunctionCallInfo fcinfo, int argument, const char* name);

// A number of rows, 0 to 10^12; throws invalid_parameter_value.
int64 check_rows(int64 rows, const std::string& what);

}  // namespace synthgen::api
