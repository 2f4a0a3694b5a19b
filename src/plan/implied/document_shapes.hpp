// JSON documents of which generated columns read members: these have the values that columns of their own
// would have.
#pragma once

#include "plan/plan_impl.hpp"

namespace synthgen::plan {

// Makes the documents of each json or jsonb column of which a NOT NULL column is generated: they become the
// values that the column may have, so far as its conditions accept them. Throws pg::Error.
void shape_documents(TablePlan& table, const generate::Context& context);

}  // namespace synthgen::plan
