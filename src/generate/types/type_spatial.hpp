// The types of PostGIS, by their text form: shapes of the kind, dimensions and reference system that the
// column declares.
#pragma once

#include "generate/choose.hpp"

namespace synthgen::generate {

// Enough for the text of any shape.
inline constexpr std::size_t kSpatialRoom = 1024;

bool is_geometry(const pg::TypeRef& type);
// ... whose type says nothing of its shapes.
bool is_open_geometry(const pg::TypeRef& type);

// A modifier by which a type demands, besides what `modifier` does, that a function of PostGIS has a value of
// its shapes: st_srid 4326, geometrytype POINT, st_ndims 3. The same if it says nothing of that, or the
// modifier something else.
int32 narrowed_spatial(int32 modifier, std::string_view function, std::string_view value);

// Writes a shape at the place that an index stands for, wherever coordinates of the type's system lie.
void write_spatial(std::uint64_t index, int32 modifier, char* out);

// Shapes where the places lie that the row's other columns describe, or else any cities do. Null if the type
// is no spatial one, is not measured in degrees, or the domain asks for more.
std::unique_ptr<Generator> make_shape_of_place(const pg::Table& table, const pg::Column& column,
                                               const plan::ValueDomain& domain, const Context& context,
                                               std::string& entity);

}  // namespace synthgen::generate
