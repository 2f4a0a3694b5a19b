// Shapes whose reference system, kind and dimensions CHECKs demand, as PostGIS had it before types could say
// so: CHECK (st_srid(geom) = 2154), CHECK (geometrytype(geom) = 'POINT' OR geom IS NULL).
#pragma once

#include "postgres/schema.hpp"

namespace synthgen::plan {

// Lets the columns' types say what such CHECKs do. May throw pg::ServerError.
void learn_spatial_types(pg::Table& table);

}  // namespace synthgen::plan
