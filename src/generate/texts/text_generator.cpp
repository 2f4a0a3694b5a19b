// Makes string Datums. Bytes are written behind room for a long header; a short text then gets a
// one-byte header right in front of it, so that nothing is moved and the heap stores it as it is.
#include "generate/texts/text_generator.hpp"

#include <algorithm>

extern "C" {
#include "mb/pg_wchar.h"
}

namespace synthgen::generate {

namespace {

constexpr std::size_t kMaxShortBytes = VARATT_SHORT_MAX - VARHDRSZ_SHORT;
constexpr std::size_t kMaxNameBytes = NAMEDATALEN - 1;

// How many of `length` bytes belong to the first `characters` characters.
std::size_t clip(const char* bytes, std::size_t length, int characters) {
  if (characters <= 0 || length <= static_cast<std::size_t>(characters)) return length;
  return static_cast<std::size_t>(pg_mbcharcliplen(bytes, static_cast<int>(length), characters));
}

// Bytes of padding that a bpchar of `characters` needs behind its text.
std::size_t padding(const TextShape& shape, const char* bytes, std::size_t length) {
  if (shape.form != TextShape::Form::kPadded) return 0;
  int const written = pg_mbstrlen_with_len(bytes, static_cast<int>(length));
  return static_cast<std::size_t>(std::max(0, shape.max_characters - written));
}

// Bytes that padding can add at most.
std::size_t max_padding(const TextShape& shape) {
  return shape.form == TextShape::Form::kPadded ? static_cast<std::size_t>(shape.max_characters) : 0;
}

// Completes the varlena whose text of `length` bytes stands at memory + VARHDRSZ; gives back what the
// allocation has to spare.
Datum finish_varlena(const TextShape& shape, char* memory, std::size_t length, Arena& arena) {
  char* const bytes = memory + VARHDRSZ;
  length = clip(bytes, length, shape.max_characters);
  std::size_t const blanks = padding(shape, bytes, length);
  std::memset(bytes + length, ' ', blanks);
  length += blanks;
  arena.shrink(memory, VARHDRSZ + length);
  if (length > kMaxShortBytes) {
    SET_VARSIZE(memory, VARHDRSZ + length);
    return PointerGetDatum(memory);
  }
  char* const header = bytes - VARHDRSZ_SHORT;
  SET_VARSIZE_SHORT(header, VARHDRSZ_SHORT + length);
  return PointerGetDatum(header);
}

Datum finish_name(char* memory, std::size_t length) {
  if (length > kMaxNameBytes)
    length = static_cast<std::size_t>(pg_mbcliplen(memory, static_cast<int>(length), kMaxNameBytes));
  std::memset(memory + length, 0, NAMEDATALEN - length);
  return PointerGetDatum(memory);
}

}  // namespace

TextShape text_shape(const pg::TypeRef& type) {
  TextShape shape;
  bool const limited = type.base_modifier >= static_cast<int32>(VARHDRSZ);
  if (type.base == NAMEOID) shape.form = TextShape::Form::kName;
  if (type.base == BPCHAROID && limited) shape.form = TextShape::Form::kPadded;
  if ((type.base == BPCHAROID || type.base == VARCHAROID) && limited)
    shape.max_characters = type.base_modifier - static_cast<int32>(VARHDRSZ);
  return shape;
}

void TextGenerator::render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const {
  std::size_t const room = max_bytes();
  if (shape_.form == TextShape::Form::kName) {
    for (std::size_t i = 0; i < count; ++i) {
      char* const memory = arena.allocate(std::max<std::size_t>(room, NAMEDATALEN));
      out[i] = finish_name(memory, write(indexes[i], memory, room));
      arena.shrink(memory, NAMEDATALEN);
    }
    return;
  }
  std::size_t const bytes = VARHDRSZ + room + max_padding(shape_);
  for (std::size_t i = 0; i < count; ++i) {
    char* const memory = arena.allocate(bytes);
    out[i] = finish_varlena(shape_, memory, write(indexes[i], memory + VARHDRSZ, room), arena);
  }
}

Datum make_text(const TextShape& shape, const char* bytes, std::size_t length, Arena& arena) {
  if (shape.form == TextShape::Form::kName) {
    char* const memory = arena.allocate(std::max<std::size_t>(length, NAMEDATALEN));
    std::memcpy(memory, bytes, length);
    Datum const name = finish_name(memory, length);
    arena.shrink(memory, NAMEDATALEN);
    return name;
  }
  char* const memory = arena.allocate(VARHDRSZ + length + max_padding(shape));
  std::memcpy(memory + VARHDRSZ, bytes, length);
  return finish_varlena(shape, memory, length, arena);
}

}  // namespace synthgen::generate
