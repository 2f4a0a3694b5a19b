// Unique dates: the periods of a table of pay runs or of months, one after the other back from now, or else
// days of the last years.
#pragma once

#include "generate/choose.hpp"

namespace synthgen::generate {

// Null where the meaning is none of a date, the column's values are restricted, or more rows are needed than
// the last years have days.
std::unique_ptr<Generator> make_unique_dates(const core::Recognition& meaning, const pg::Table& table,
                                             const pg::Column& column, const plan::ValueDomain& domain,
                                             const Context& context);

}  // namespace synthgen::generate
