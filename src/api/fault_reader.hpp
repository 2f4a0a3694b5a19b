// Reads the option "faults": which faults to make, and where.
#pragma once

#include "api/table_names.hpp"
#include "plan/request.hpp"

extern "C" {
#include "utils/jsonb.h"
}

namespace synthgen::api {

// A kind of fault with its share, for all tables; a table, or a column as "table.column", with such an object
// of its own: {"typo": 0.01, "books": {"duplicate": 0.02}, "books.title": {"case": 0.1}}. Tables must be
// among those that are filled. Throws pg::Error naming the nearest name for one that is not known.
plan::FaultRequest read_faults(Jsonb* options, const TableNames& names, const std::vector<Oid>& filled);

}  // namespace synthgen::api
