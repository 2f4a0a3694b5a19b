// The server's numeric without limits, in which sums and shares always have room.
#pragma once

#include "postgres/schema.hpp"

namespace synthgen::pg {

const TypeRef& exact_type();

}  // namespace synthgen::pg
