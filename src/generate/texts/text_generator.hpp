// Base of all generators of character strings (text, varchar, bpchar, name, citext ...): they write
// bytes, the base makes the Datum, clipped to the column's length at a character boundary and padded
// for bpchar.
#pragma once

#include "generate/generator.hpp"
#include "postgres/schema.hpp"

namespace synthgen::generate {

// The physical form of a string column.
struct TextShape {
  enum class Form { kVarlena, kPadded, kName };
  Form form = Form::kVarlena;
  int max_characters = 0;  // 0: no limit
};

TextShape text_shape(const pg::TypeRef& type);

class TextGenerator : public Generator {
 public:
  explicit TextGenerator(TextShape shape) : shape_(shape) {}

  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const final;

  // Writes the text at `index` to `out`, at most `room` bytes (never less than max_bytes()), in the
  // server's encoding, and returns its length in bytes. No terminator.
  virtual std::size_t write(std::uint64_t index, char* out, std::size_t room) const noexcept = 0;

  // Longest text that write() may produce, in bytes.
  virtual std::size_t max_bytes() const noexcept { return 255; }

  const TextShape& shape() const noexcept { return shape_; }

 private:
  TextShape shape_;
};

// Makes the Datum of `length` bytes for a column of `shape`, clipping and padding.
Datum make_text(const TextShape& shape, const char* bytes, std::size_t length, Arena& arena);

}  // namespace synthgen::generate
