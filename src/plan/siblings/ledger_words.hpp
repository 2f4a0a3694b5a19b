// What names and labels say of accounts, stores and meters: what is kept, and which way something went.
#pragma once

#include <string>

#include "postgres/schema.hpp"

namespace synthgen::plan {

// Whether a column holds a number that may be computed.
bool is_number(const pg::Column& column);

// Whether a number is what there is after all that came in and went out.
bool is_kept(const pg::Column& column);

// Whether a number is how far something has gone so far.
bool is_distance_run(const pg::Column& column);

// Whether a number says how far something has gone, at whatever time.
bool is_way(const pg::Column& column);

// Which way a label says that something went: 1 in, -1 out, 0 it may be either.
int direction_of(const std::string& label, bool of_goods);

// Whether what two numbers measure may be one and the same thing: kilometers are no liters.
bool are_of_one_dimension(const pg::Column& one, const pg::Column& other);

}  // namespace synthgen::plan
