// Rarer types, built in or of extensions, by their text form: a writer makes the text for an index, the
// type's own input function the value. Extension types are known by name; where another type bears the
// name, its input function refuses the first text and the type counts as unknown.
#include <algorithm>

#include "core/lexicon.hpp"
#include "generate/type_input.hpp"
#include "generate/type_makers.hpp"

namespace synthgen::generate {

namespace {

constexpr std::size_t kRoom = 512;

// Writes a terminated text into kRoom bytes.
using Writer = void (*)(std::uint64_t index, int32 modifier, char* out);

unsigned long long part(std::uint64_t index, std::uint64_t salt, std::uint64_t limit) {
  return core::bounded(core::mix(index, salt), limit);
}

const char* word(const char* list, std::uint64_t index, std::uint64_t salt, int* length) {
  core::Lexicon const words = core::lexicon(list);
  std::string_view const text = words.at(part(index, salt, words.size()));
  *length = static_cast<int>(text.size());
  return text.data();
}

void write_tsvector(std::uint64_t index, int32, char* out) {
  int a = 0, b = 0;
  const char* const first = word("adjective", index, 1, &a);
  const char* const second = word("noun", index, 2, &b);
  std::snprintf(out, kRoom, "'%.*s':1 '%.*s':2 '%llu':3", a, first, b, second,
                static_cast<unsigned long long>(index));
}

void write_tsquery(std::uint64_t index, int32, char* out) {
  int a = 0, b = 0;
  const char* const first = word("adjective", index, 1, &a);
  const char* const second = word("noun", index, 2, &b);
  std::snprintf(out, kRoom, "'%.*s' & '%.*s' | '%llu'", a, first, b, second,
                static_cast<unsigned long long>(index));
}

void write_snapshot(std::uint64_t index, int32, char* out) {
  unsigned long long const low = 1000 + index * 2;
  std::snprintf(out, kRoom, "%llu:%llu:%llu", low, low + 20, low + 10);
}

void write_jsonpath(std::uint64_t index, int32, char* out) {
  std::snprintf(out, kRoom, "$.\"items\"[%llu].\"name\"", static_cast<unsigned long long>(index));
}

void write_hstore(std::uint64_t index, int32, char* out) {
  int a = 0, b = 0;
  const char* const first = word("adjective", index, 1, &a);
  const char* const second = word("noun", index, 2, &b);
  std::snprintf(out, kRoom, "\"id\"=>\"%llu\", \"kind\"=>\"%.*s\", \"quality\"=>\"%.*s\"",
                static_cast<unsigned long long>(index), b, second, a, first);
}

void write_ltree(std::uint64_t index, int32, char* out) {
  std::snprintf(out, kRoom, "top.branch_%llu.leaf_%llu", static_cast<unsigned long long>(index % 100),
                static_cast<unsigned long long>(index / 100));
}

void write_lquery(std::uint64_t index, int32, char* out) {
  std::snprintf(out, kRoom, "top.*.leaf_%llu", static_cast<unsigned long long>(index));
}

void write_ltxtquery(std::uint64_t index, int32, char* out) {
  std::snprintf(out, kRoom, "top & leaf_%llu", static_cast<unsigned long long>(index));
}

void write_cube(std::uint64_t index, int32, char* out) {
  unsigned long long const x = index % 1000, y = index / 1000 % 1000, z = index / 1000000;
  std::snprintf(out, kRoom, "(%llu, %llu, %llu)", x, y, z);
}

void write_seg(std::uint64_t index, int32, char* out) {
  unsigned long long const low = index;
  std::snprintf(out, kRoom, "%llu .. %llu", low, low + 1 + part(index, 1, 50));
}

void write_intquery(std::uint64_t index, int32, char* out) {
  std::snprintf(out, kRoom, "%llu|%llu", static_cast<unsigned long long>(index), part(index, 1, 1000));
}

// Weighted sum of decimal digits modulo ten, with weights 1 and `odd` by turns.
unsigned check_digit(const char* digits, int count, unsigned first, unsigned second) {
  unsigned sum = 0;
  for (int i = 0; i < count; ++i)
    sum += static_cast<unsigned>(digits[i] - '0') * (i % 2 == 0 ? first : second);
  return (10 - sum % 10) % 10;
}

void write_ean(const char* prefix, int digits, std::uint64_t index, char* out) {
  int const length =
      std::snprintf(out, kRoom, "%s%0*llu", prefix, digits, static_cast<unsigned long long>(index));
  std::snprintf(out + length, kRoom - static_cast<std::size_t>(length), "%u", check_digit(out, length, 1, 3));
}

void write_ean13(std::uint64_t index, int32, char* out) {
  write_ean("400", 9, index, out);
}
void write_isbn13(std::uint64_t index, int32, char* out) {
  write_ean("978", 9, index, out);
}
void write_ismn13(std::uint64_t index, int32, char* out) {
  write_ean("9790", 8, index, out);
}
void write_issn13(std::uint64_t index, int32, char* out) {
  // Seven digits of the serial, then two of a variant.
  int const length = std::snprintf(out, kRoom, "977%07llu00", static_cast<unsigned long long>(index));
  std::snprintf(out + length, kRoom - static_cast<std::size_t>(length), "%u", check_digit(out, length, 1, 3));
}
void write_upc(std::uint64_t index, int32, char* out) {
  int const length = std::snprintf(out, kRoom, "0%010llu", static_cast<unsigned long long>(index));
  std::snprintf(out + length, kRoom - static_cast<std::size_t>(length), "%u", check_digit(out, length, 3, 1));
}

// Spatial types of PostGIS. The modifier holds srid, shape and dimensions (postgis liblwgeom.h).
struct SpatialModifier {
  int srid, shape;
  bool z, m;
};

SpatialModifier spatial_modifier(int32 modifier) {
  if (modifier < 0) return {0, 0, false, false};
  int const srid = ((modifier & 0x0FFFFF00) - (modifier & 0x10000000)) >> 8;
  return {srid, (modifier & 0xFC) >> 2, (modifier & 2) != 0, (modifier & 1) != 0};
}

// A point on land and sea alike: longitude and latitude in degrees, a ten-thousandth apart.
class SpatialText {
 public:
  SpatialText(std::uint64_t index, SpatialModifier modifier, char* out) : modifier_(modifier), out_(out) {
    x_ = -180 + static_cast<double>(index % 3'590'000) / 10'000;
    y_ = -80 + static_cast<double>(index / 3'590'000 % 1'600'000) / 10'000;
  }

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
    used_ += static_cast<std::size_t>(std::snprintf(out_ + used_, kRoom - used_, format, arguments...));
  }
  void put(const char* text) { put("%s", text); }
  void point(double dx, double dy) {
    put("%.4f %.4f", x_ + dx, y_ + dy);
    if (modifier_.z) put(" 10");
    if (modifier_.m) put(" 1");
  }
  void line() {
    point(0, 0);
    put(",");
    point(0.01, 0.02);
  }
  void ring() {
    static constexpr double kCorners[][2] = {{0, 0}, {0.01, 0}, {0.01, 0.01}, {0, 0.01}};
    for (const auto& corner : kCorners) {
      point(corner[0], corner[1]);
      put(",");
    }
    point(0, 0);
  }

  SpatialModifier modifier_;
  char* out_;
  double x_, y_;
  std::size_t used_ = 0;
};

void write_spatial(std::uint64_t index, int32 modifier, char* out) {
  SpatialText(index, spatial_modifier(modifier), out).write();
}

void write_box2d(std::uint64_t index, int32, char* out) {
  double const x = static_cast<double>(index % 100'000) / 100, y = static_cast<double>(index / 100'000) / 100;
  std::snprintf(out, kRoom, "BOX(%.2f %.2f,%.2f %.2f)", x, y, x + 1, y + 1);
}

void write_vector(std::uint64_t index, int32 modifier, char* out) {
  int const dimensions = modifier > 0 ? std::min(modifier, 60) : 3;
  std::size_t used = static_cast<std::size_t>(std::snprintf(out, kRoom, "["));
  for (int i = 0; i < dimensions; ++i)
    used += static_cast<std::size_t>(
        std::snprintf(out + used, kRoom - used, "%s%.3f", i == 0 ? "" : ",",
                      i == 0 ? static_cast<double>(index) / 1000
                             : static_cast<double>(part(index, static_cast<std::uint64_t>(i), 1000)) / 1000));
  std::snprintf(out + used, kRoom - used, "]");
}

struct LiteralType {
  const char* name;
  Writer writer;
  std::uint64_t capacity;  // 0: texts may repeat
};

constexpr LiteralType kLiteralTypes[] = {
    {"tsvector", write_tsvector, 1'000'000'000},
    {"tsquery", write_tsquery, 1'000'000'000},
    {"pg_snapshot", write_snapshot, 1'000'000'000},
    {"txid_snapshot", write_snapshot, 1'000'000'000},
    {"jsonpath", write_jsonpath, 1'000'000'000},
    {"hstore", write_hstore, 1'000'000'000},
    {"ltree", write_ltree, 1'000'000'000},
    {"lquery", write_lquery, 1'000'000'000},
    {"ltxtquery", write_ltxtquery, 1'000'000'000},
    {"cube", write_cube, 1'000'000'000},
    {"seg", write_seg, 999'999},
    {"query_int", write_intquery, 1'000'000'000},
    {"ean13", write_ean13, 1'000'000'000},
    {"isbn13", write_isbn13, 1'000'000'000},
    {"isbn", write_isbn13, 1'000'000'000},
    {"ismn13", write_ismn13, 100'000'000},
    {"ismn", write_ismn13, 100'000'000},
    {"issn13", write_issn13, 10'000'000},
    {"issn", write_issn13, 10'000'000},
    {"upc", write_upc, 10'000'000'000},
    {"geometry", write_spatial, 5'744'000'000'000},
    {"geography", write_spatial, 5'744'000'000'000},
    {"box2d", write_box2d, 1'000'000'000},
    {"vector", write_vector, 1'000'000},
};

class LiteralGenerator final : public Generator {
 public:
  LiteralGenerator(const LiteralType& literal, const pg::TypeRef& type)
      : literal_(literal), modifier_(type.base_modifier), input_(type) {}

  std::uint64_t capacity() const noexcept override { return literal_.capacity; }

  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    MemoryContext const previous = MemoryContextSwitchTo(arena.context());
    char text[kRoom];
    for (std::size_t i = 0; i < count; ++i) {
      literal_.writer(indexes[i], modifier_, text);
      out[i] = input_.read(text);
    }
    MemoryContextSwitchTo(previous);
  }

  std::string description() const override { return literal_.name; }

 private:
  const LiteralType& literal_;
  int32 modifier_;
  TypeInput input_;
};

}  // namespace

TypeAnswer make_literal(const TypeRequest& request) {
  if (request.type.kind != TYPTYPE_BASE) return TypeAnswer::unknown();
  std::string const name = type_name(request.type.base);
  for (const LiteralType& literal : kLiteralTypes) {
    if (name != literal.name) continue;
    char text[kRoom];
    literal.writer(0, request.type.base_modifier, text);
    if (!try_input(request.type, text)) return TypeAnswer::unknown();
    return {true, std::make_unique<LiteralGenerator>(literal, request.type), false, true, false};
  }
  return TypeAnswer::unknown();
}

}  // namespace synthgen::generate
