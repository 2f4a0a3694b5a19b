// The built-in geometric types: small shapes within a square of 1000 by 1000.
#include <cmath>

#include "generate/types/type_makers.hpp"

extern "C" {
#include "utils/geo_decls.h"
}

namespace synthgen::generate {

namespace {

constexpr std::uint64_t kSide = 100'000;  // points on a side of the square, a hundredth apart
constexpr std::uint64_t kPoints = kSide * kSide;

Point point_at(std::uint64_t index) {
  return {static_cast<double>(index % kSide) / 100, static_cast<double>(index / kSide) / 100};
}

// Corner `corner` of the shape that stands at point `index`: distances are the index's own.
// The double nearest to a coordinate of two digits behind the point, as sums of such need not be.
double in_hundredths(double coordinate) {
  return std::round(coordinate * 100) / 100;
}

Point corner_of(std::uint64_t index, int corner) {
  Point const origin = point_at(index);
  if (corner == 0) return origin;
  std::uint64_t const word = core::mix(index, static_cast<std::uint64_t>(corner));
  double const far = static_cast<double>(1 + core::bounded(word, 2000)) / 100;
  double const aside = static_cast<double>(1 + core::bounded(core::mix(word, 1), 2000)) / 100;
  switch (corner) {
    case 1:
      return {in_hundredths(origin.x + far), origin.y};
    case 2:
      return {in_hundredths(origin.x + far), in_hundredths(origin.y + aside)};
    default:
      return {origin.x, in_hundredths(origin.y + aside)};
  }
}

class GeometryGenerator final : public Generator {
 public:
  GeometryGenerator(Oid type, std::string description) : type_(type), description_(std::move(description)) {}

  std::uint64_t capacity() const noexcept override { return kPoints; }

  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    for (std::size_t i = 0; i < count; ++i) out[i] = shape(indexes[i], arena);
  }

  std::string description() const override { return description_; }

 private:
  template <typename Shape>
  static Datum store(const Shape& shape, Arena& arena) {
    char* const memory = arena.allocate(sizeof(Shape));
    std::memcpy(memory, &shape, sizeof(Shape));
    return PointerGetDatum(memory);
  }

  Datum shape(std::uint64_t index, Arena& arena) const {
    Point const origin = point_at(index);
    switch (type_) {
      case POINTOID:
        return store(origin, arena);
      // y = slope * x + intercept, as A x + B y + C = 0
      case LINEOID:
        return store(LINE{origin.x, -1, origin.y}, arena);
      case LSEGOID:
        return store(LSEG{{origin, corner_of(index, 2)}}, arena);
      case BOXOID:
        return store(BOX{corner_of(index, 2), origin}, arena);
      case CIRCLEOID:
        return store(CIRCLE{origin, in_hundredths(corner_of(index, 1).x - origin.x)}, arena);
      case PATHOID:
        return path(index, arena);
      default:
        return polygon(index, arena);
    }
  }

  static constexpr int kCorners = 4;

  static Datum path(std::uint64_t index, Arena& arena) {
    std::size_t const size = offsetof(PATH, p) + sizeof(Point) * kCorners;
    auto* const path = reinterpret_cast<PATH*>(arena.allocate(size));
    SET_VARSIZE(path, size);
    path->npts = kCorners;
    path->closed = 0;
    path->dummy = 0;
    for (int i = 0; i < kCorners; ++i) path->p[i] = corner_of(index, i);
    return PathPGetDatum(path);
  }

  static Datum polygon(std::uint64_t index, Arena& arena) {
    std::size_t const size = offsetof(POLYGON, p) + sizeof(Point) * kCorners;
    auto* const polygon = reinterpret_cast<POLYGON*>(arena.allocate(size));
    SET_VARSIZE(polygon, size);
    polygon->npts = kCorners;
    polygon->boundbox.low = polygon->boundbox.high = corner_of(index, 0);
    for (int i = 0; i < kCorners; ++i) {
      Point const corner = polygon->p[i] = corner_of(index, i);
      BOX& box = polygon->boundbox;
      if (corner.x > box.high.x) box.high.x = corner.x;
      if (corner.y > box.high.y) box.high.y = corner.y;
    }
    return PolygonPGetDatum(polygon);
  }

  Oid type_;
  std::string description_;
};

}  // namespace

TypeAnswer make_geometry(const TypeRequest& request) {
  switch (request.type.base) {
    case POINTOID:
    case LINEOID:
    case LSEGOID:
    case BOXOID:
    case CIRCLEOID:
    case PATHOID:
    case POLYGONOID:
      return {true, std::make_unique<GeometryGenerator>(request.type.base, request.type.name), false, true,
              false};
    default:
      return TypeAnswer::unknown();
  }
}

}  // namespace synthgen::generate
