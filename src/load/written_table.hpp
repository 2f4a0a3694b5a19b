// Tables into which triggers of others write.
#pragma once

#include "plan/plan_impl.hpp"

extern "C" {
#include "utils/elog.h"
}

namespace synthgen::load {

// The table into which a trigger of `table` could not write a row, as `error` has it, since a row that was
// made for it before has its key; null if there is none that could be filled after `table`, or if the request
// knows that already. Throws pg::ServerError.
const plan::TablePlan* written_table(const plan::TablePlan& table, const ErrorData& error,
                                     const plan::Plan& plan);

}  // namespace synthgen::load
