// What a date means beside the other dates of its table: the two ends of one span, what is planned and when
// it was agreed on, what is said of the row and what of a part of it.
#pragma once

#include <string>

#include "core/naming.hpp"
#include "postgres/schema.hpp"

namespace synthgen::generate {

// The meaning of a date that its name alone would have; `own` is what that is.
std::string date_beside(const pg::Table& table, const pg::Column& column, const core::Recognition& own);

}  // namespace synthgen::generate
