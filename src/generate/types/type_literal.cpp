// Rarer types, built in or of extensions, by their text form: a writer makes the text for an index, the
// type's own input function the value. Extension types are known by name; where another type bears the
// name, its input function refuses the first text and the type counts as unknown.
#include <algorithm>
#include <cmath>

#include "core/lexicon.hpp"
#include "generate/types/type_input.hpp"
#include "generate/types/type_makers.hpp"
#include "generate/types/type_spatial.hpp"

namespace synthgen::generate {

namespace {

constexpr std::size_t kRoom = kSpatialRoom;
constexpr std::size_t kComponentRoom = 24;  // of one component of a vector

// Writes a terminated text into kRoom bytes, or as many as the type says.
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

void write_box2d(std::uint64_t index, int32, char* out) {
  double const x = static_cast<double>(index % 100'000) / 100, y = static_cast<double>(index / 100'000) / 100;
  std::snprintf(out, kRoom, "BOX(%.2f %.2f,%.2f %.2f)", x, y, x + 1, y + 1);
}

void write_box3d(std::uint64_t index, int32, char* out) {
  double const x = static_cast<double>(index % 100'000) / 100, y = static_cast<double>(index / 100'000) / 100;
  std::snprintf(out, kRoom, "BOX3D(%.2f %.2f 0,%.2f %.2f 1)", x, y, x + 1, y + 1);
}

int dimensions_of(int32 modifier) {
  constexpr int kUsual = 3;
  return modifier > 0 ? modifier : kUsual;
}

// A direction: a vector of length one.
void write_vector(std::uint64_t index, int32 modifier, char* out) {
  int const dimensions = dimensions_of(modifier);
  auto const component = [&](int i) {
    constexpr unsigned long long kSteps = 2'000'001;
    std::uint64_t const salt = static_cast<std::uint64_t>(i) + 1;
    return (static_cast<double>(part(index, salt, kSteps)) + 1) / 1e6 - 1;
  };
  double squares = 0;
  for (int i = 0; i < dimensions; ++i) squares += component(i) * component(i);
  double const length = dimensions < 2 || squares == 0 ? 1 : std::sqrt(squares);
  char* end = out;
  for (int i = 0; i < dimensions; ++i)
    end += std::snprintf(end, kComponentRoom, "%c%.7f", i == 0 ? '[' : ',', component(i) / length);
  *end++ = ']';
  *end = '\0';
}

// One component in eight of many.
void write_sparse_vector(std::uint64_t index, int32 modifier, char* out) {
  int const dimensions = dimensions_of(modifier);
  char* end = out;
  *end++ = '{';
  for (int i = 1; i <= dimensions; ++i) {
    std::uint64_t const word = core::mix(index, static_cast<std::uint64_t>(i));
    if (i > 1 && word % 8 != 0) continue;
    end += std::snprintf(end, kComponentRoom, "%s%d:%.6f", i > 1 ? "," : "", i,
                         static_cast<double>(1 + core::bounded(word, 1'000'000)) / 1e6);
  }
  std::snprintf(end, kComponentRoom, "}/%d", dimensions);
}

// What the text of a value of such a type may need.
std::size_t room_for_vector(int32 modifier) {
  return kRoom + static_cast<std::size_t>(dimensions_of(modifier)) * kComponentRoom;
}

unsigned long long whole(std::uint64_t index) {
  return static_cast<unsigned long long>(index);
}

void write_version(std::uint64_t index, int32, char* out) {
  std::snprintf(out, kRoom, "%llu.%llu.%llu", whole(index / 600 % 1'000'000), whole(index / 30 % 20),
                whole(index % 30));
}

// A number in the private network of version 4, or of version 6.
void write_ip4(std::uint64_t index, int32, char* out) {
  std::snprintf(out, kRoom, "10.%llu.%llu.%llu", whole(index >> 16 & 255), whole(index >> 8 & 255),
                whole(index & 255));
}
void write_ip6(std::uint64_t index, int32, char* out) {
  std::snprintf(out, kRoom, "fd00::%llx:%llx:%llx", whole(index >> 32 & 0xffff), whole(index >> 16 & 0xffff),
                whole(index & 0xffff));
}
void write_network4(std::uint64_t index, int32, char* out) {
  std::snprintf(out, kRoom, "10.%llu.%llu.0/24", whole(index >> 8 & 255), whole(index & 255));
}
void write_network6(std::uint64_t index, int32, char* out) {
  std::snprintf(out, kRoom, "fd00:%llx:%llx::/48", whole(index >> 16 & 0xffff), whole(index & 0xffff));
}

// The beginning of telephone numbers.
void write_prefix(std::uint64_t index, int32, char* out) {
  std::snprintf(out, kRoom, "%llu", whole(100 + index));
}

void write_fraction(std::uint64_t index, int32, char* out) {
  std::snprintf(out, kRoom, "%llu/%llu", whole(2 * index + 1), 1ULL << part(index, 1, 6));
}

void write_quantity(std::uint64_t index, int32, char* out) {
  std::snprintf(out, kRoom, "%llu.%02llu kg", whole(index / 100), whole(index % 100));
}

struct LiteralType {
  const char* name;
  Writer writer;
  std::uint64_t capacity;                // 0: texts may repeat
  std::size_t (*room)(int32) = nullptr;  // null: kRoom

  std::size_t text_room(int32 modifier) const { return room == nullptr ? kRoom : room(modifier); }
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
    {"box3d", write_box3d, 1'000'000'000},
    {"semver", write_version, 600'000'000},
    {"debversion", write_version, 600'000'000},
    {"ip4", write_ip4, 1 << 24},
    {"ip6", write_ip6, std::uint64_t{1} << 48},
    {"ipaddress", write_ip4, 1 << 24},
    {"ip4r", write_network4, 1 << 16},
    {"ip6r", write_network6, std::uint64_t{1} << 32},
    {"iprange", write_network4, 1 << 16},
    {"prefix_range", write_prefix, 1'000'000'000},
    {"rational", write_fraction, 1'000'000},
    {"unit", write_quantity, 1'000'000'000},
    {"vector", write_vector, 1'000'000, room_for_vector},
    {"halfvec", write_vector, 1'000'000, room_for_vector},
    {"sparsevec", write_sparse_vector, 1'000'000, room_for_vector},
};

class LiteralGenerator final : public Generator {
 public:
  LiteralGenerator(const LiteralType& literal, const pg::TypeRef& type)
      : literal_(literal), modifier_(type.base_modifier), input_(type) {}

  std::uint64_t capacity() const noexcept override { return literal_.capacity; }

  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    MemoryContext const previous = MemoryContextSwitchTo(arena.context());
    char* const text = arena.allocate(literal_.text_room(modifier_));
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
    std::vector<char> text(literal.text_room(request.type.base_modifier));
    literal.writer(0, request.type.base_modifier, text.data());
    if (!try_input(request.type, text.data())) return TypeAnswer::unknown();
    return {true, std::make_unique<LiteralGenerator>(literal, request.type), false, true, false};
  }
  return TypeAnswer::unknown();
}

}  // namespace synthgen::generate
