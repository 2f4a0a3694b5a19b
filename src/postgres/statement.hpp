// Runs SQL statements that read rows from stores as if these were tables, and write their result into one.
//
// As for pg::query(), statements name every object with its schema, and what varies is a parameter, a row of
// a store, or an identifier that the server quoted. They run with the caller's rights, under the caller's
// settings, as one statement of SQL would: triggers, row security and constraints are the server's business.
#pragma once

#include "postgres/row_store.hpp"
#include "postgres/text_query.hpp"

namespace synthgen::pg {

// A store under the name that the statement knows it by.
struct StoreInput {
  const char* name;
  const RowStore* rows;
};

// Executes one statement and returns how many rows it returned or changed. What it returns is added to
// `output`, whose columns must have the same types. Throws ServerError.
std::uint64_t execute(const std::string& statement, std::span<const StoreInput> inputs = {},
                      RowStore* output = nullptr, std::span<const Parameter> parameters = {});

}  // namespace synthgen::pg
