// Describes a run: what it was asked, what it wrote, and what its tables hold now.
#pragma once

#include "postgres/pg.hpp"

namespace synthgen::report {

// The report on a run as JSON text. Throws no_data_found if there is no such run that the caller may see.
std::string report_run(int64 run);

}  // namespace synthgen::report
