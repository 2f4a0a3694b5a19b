// The modifier of a spatial type holds reference system, shape and dimensions (postgis liblwgeom.h).
#include "generate/types/type_spatial.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "core/letter_case.hpp"
#include "core/name_words.hpp"
#include "core/naming.hpp"
#include "generate/types/type_input.hpp"
#include "postgres/catalog.hpp"

namespace synthgen::generate {

namespace {

struct SpatialModifier {
  int srid, shape;
  bool z, m;
};

SpatialModifier spatial_modifier(int32 modifier) {
  if (modifier < 0) return {0, 0, false, false};
  int const srid = ((modifier & 0x0FFFFF00) - (modifier & 0x10000000)) >> 8;
  return {srid, (modifier & 0xFC) >> 2, (modifier & 2) != 0, (modifier & 1) != 0};
}

int32 encoded(const SpatialModifier& modifier) {
  return ((modifier.srid & 0x001FFFFF) << 8) | modifier.shape << 2 | (modifier.z ? 2 : 0) |
         (modifier.m ? 1 : 0);
}

// By number of the kind.
constexpr std::string_view kShapes[] = {
    "geometry",   "point",           "linestring",   "polygon",
    "multipoint", "multilinestring", "multipolygon", "geometrycollection"};

// The number of a kind as geometrytype() or st_geometrytype() calls it; 0 for others.
int shape_of(std::string_view name) {
  std::string lower = core::lower_ascii(name);
  if (lower.starts_with("st_")) lower.erase(0, 3);
  auto const* const found = std::find(std::begin(kShapes), std::end(kShapes), lower);
  return found == std::end(kShapes) ? 0 : static_cast<int>(found - std::begin(kShapes));
}

// Where coordinates of a reference system lie, and how long a hundred metres or so are.
struct Extent {
  double x, y, width, height, step;
};

bool in_degrees(int srid) {
  return srid == 0 || (srid >= 4000 && srid < 5000);
}

Extent extent_of(int srid) {
  if (in_degrees(srid)) return {-180, -80, 359, 160, 0.001};
  if (srid == 3857 || srid == 900913) return {-2e7, -1.1e7, 4e7, 2.2e7, 100};
  if ((srid > 32600 && srid <= 32660) || (srid > 32700 && srid <= 32760)) return {2e5, 1e6, 6e5, 7e6, 100};
  switch (srid) {
    case 27700:  // Great Britain
      return {1e5, 0, 5e5, 1e6, 100};
    case 2154:  // France
      return {2e5, 6.1e6, 9e5, 9e5, 100};
    case 2056:  // Switzerland
      return {2.5e6, 1.1e6, 3e5, 1.8e5, 100};
    default:
      return {3e5, 5e5, 4e5, 4e6, 100};
  }
}

// Writes one shape that begins at a point, into kSpatialRoom bytes.
class SpatialText {
 public:
  SpatialText(double x, double y, SpatialModifier modifier, char* out)
      : modifier_(modifier), out_(out), x_(x), y_(y), step_(extent_of(modifier.srid).step) {}

  void write() {
    if (modifier_.srid > 0) put("SRID=%d;", modifier_.srid);
    switch (modifier_.shape) {
      case 2:
        put("LINESTRING%s(", suffix());
        line();
        break;
      case 3:
        put("POLYGON%s((", suffix());
        ring();
        put(")");
        break;
      case 4:
        put("MULTIPOINT%s(", suffix());
        line();
        break;
      case 5:
        put("MULTILINESTRING%s((", suffix());
        line();
        put(")");
        break;
      case 6:
        put("MULTIPOLYGON%s(((", suffix());
        ring();
        put("))");
        break;
      case 7:
        put("GEOMETRYCOLLECTION%s(POINT%s(", suffix(), suffix());
        point(0, 0);
        put(")");
        break;
      default:
        put("POINT%s(", suffix());
        point(0, 0);
        break;
    }
    put(")");
  }

 private:
  const char* suffix() const {
    return modifier_.z && modifier_.m ? " ZM " : modifier_.z ? " Z " : modifier_.m ? " M " : "";
  }
  template <typename... Arguments>
  void put(const char* format, Arguments... arguments) {
    used_ +=
        static_cast<std::size_t>(std::snprintf(out_ + used_, kSpatialRoom - used_, format, arguments...));
  }
  void put(const char* text) { put("%s", text); }
  // A point so many steps away.
  void point(double dx, double dy) {
    put("%.*f %.*f", digits(), x_ + dx * step_, digits(), y_ + dy * step_);
    if (modifier_.z) put(" 10");
    if (modifier_.m) put(" 1");
  }
  int digits() const { return step_ < 1 ? 6 : 2; }
  void line() {
    point(0, 0);
    put(",");
    point(3, 1);
    put(",");
    point(5, 4);
  }
  void ring() {
    static constexpr double kCorners[][2] = {{0, 0}, {4, 0}, {5, 3}, {1, 4}};
    for (const auto& corner : kCorners) {
      point(corner[0], corner[1]);
      put(",");
    }
    point(0, 0);
  }

  SpatialModifier modifier_;
  char* out_;
  double x_, y_, step_;
  std::size_t used_ = 0;
};

// Latitude and longitude of one place, drawn by the same word, as a shape of the column's type.
class ShapeOfPlace final : public Generator {
 public:
  ShapeOfPlace(const pg::TypeRef& type, std::unique_ptr<Generator> latitude,
               std::unique_ptr<Generator> longitude)
      : modifier_(spatial_modifier(type.base_modifier)),
        input_(type),
        latitude_(std::move(latitude)),
        longitude_(std::move(longitude)) {}
  std::uint64_t capacity() const noexcept override { return latitude_->capacity(); }
  std::uint64_t pick(std::uint64_t random) const noexcept override { return latitude_->pick(random); }
  bool draws_locale() const noexcept override { return latitude_->draws_locale(); }

  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    auto* const latitudes = arena.allocate_array<Datum>(count);
    latitude_->render(indexes, count, arena, latitudes);
    longitude_->render(indexes, count, arena, out);
    MemoryContext const previous = MemoryContextSwitchTo(arena.context());
    char text[kSpatialRoom];
    for (std::size_t i = 0; i < count; ++i) {
      SpatialText(DatumGetFloat8(out[i]), DatumGetFloat8(latitudes[i]), modifier_, text).write();
      out[i] = input_.read(text);
    }
    MemoryContextSwitchTo(previous);
  }

  std::string description() const override { return "place on the map"; }

 private:
  SpatialModifier modifier_;
  TypeInput input_;
  std::unique_ptr<Generator> latitude_, longitude_;
};

std::string first_word(const pg::Column& column) {
  std::vector<std::string> const words = core::words_of(column.name);
  return words.empty() ? column.name : words.front();
}

// The entity of the place that a column is about: of the columns that describe a place the first one whose
// name begins alike, or else the first.
std::string place_beside(const pg::Table& table, const pg::Column& column) {
  std::string first;
  bool any = false;
  for (pg::Column const& other : table.columns) {
    if (other.dropped || other.number == column.number) continue;
    core::Recognition const meaning = recognize_column(table, other);
    bool const is_place = meaning.semantic.starts_with("place.") && !meaning.semantic.ends_with("country");
    if (!is_place) continue;
    if (first_word(other) == first_word(column)) return meaning.entity;
    if (!any) first = meaning.entity;
    any = true;
  }
  return first;
}

}  // namespace

bool is_geometry(const pg::TypeRef& type) {
  return type.kind == TYPTYPE_BASE && type.category == TYPCATEGORY_USER && type_name(type.base) == "geometry";
}

bool is_open_geometry(const pg::TypeRef& type) {
  return is_geometry(type) && type.base_modifier < 0;
}

int32 narrowed_spatial(int32 modifier, std::string_view function, std::string_view value) {
  SpatialModifier spatial = spatial_modifier(modifier);
  int number = 0;
  (void)std::from_chars(value.data(), value.data() + value.size(), number);
  if ((function == "st_srid" || function == "srid") && spatial.srid == 0)
    spatial.srid = number;
  else if ((function == "geometrytype" || function == "st_geometrytype") && spatial.shape == 0)
    spatial.shape = shape_of(value);
  else if ((function == "st_ndims" || function == "ndims" || function == "st_coorddim") && number == 3)
    spatial.z = true;
  else
    return modifier;
  return encoded(spatial);
}

void write_spatial(std::uint64_t index, int32 modifier, char* out) {
  constexpr std::uint64_t kColumns = 4'000'000, kRows = 1'500'000;
  SpatialModifier const spatial = spatial_modifier(modifier);
  Extent const extent = extent_of(spatial.srid);
  double const right = static_cast<double>(index % kColumns) / static_cast<double>(kColumns);
  double const up = static_cast<double>(index / kColumns % kRows) / static_cast<double>(kRows);
  SpatialText(extent.x + right * extent.width, extent.y + up * extent.height, spatial, out).write();
}

std::unique_ptr<Generator> make_shape_of_place(const pg::Table& table, const pg::Column& column,
                                               const plan::ValueDomain& domain, const Context& context,
                                               std::string& entity) {
  pg::TypeRef const& type = column.type;
  if (type.kind != TYPTYPE_BASE || !domain.unrestricted()) return nullptr;
  std::string const name = type_name(type.base);
  if ((name != "geometry" && name != "geography") || !in_degrees(spatial_modifier(type.base_modifier).srid))
    return nullptr;
  char text[kSpatialRoom];
  write_spatial(0, type.base_modifier, text);
  if (!try_input(type, text)) return nullptr;

  pg::Column degrees = column;
  degrees.type = pg::describe_type(FLOAT8OID, -1, InvalidOid);
  auto const coordinate = [&](const char* semantic) {
    core::Recognition meaning;
    meaning.semantic = semantic;
    return make_semantic_generator(meaning, table, degrees, plan::ValueDomain{}, context, false);
  };
  auto latitude = coordinate("place.latitude");
  auto longitude = coordinate("place.longitude");
  if (!latitude || !longitude) return nullptr;
  entity = place_beside(table, column);
  return std::make_unique<ShapeOfPlace>(type, std::move(latitude), std::move(longitude));
}

}  // namespace synthgen::generate
