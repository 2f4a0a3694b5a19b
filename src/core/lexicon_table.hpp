// The layout of the embedded word lists, shared by their reader (lexicon.cpp) and the generated data
// (lexicon_data.cpp, written by data/embed_lexicon.pl, which describes it). Offsets, never pointers: the
// loader has nothing to relocate.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace synthgen::core::detail {

struct LexiconTable {
  std::uint32_t name;         // offset into the pool
  std::uint32_t locale;       // likewise; the empty string for a list without locale
  std::uint32_t row_count;    // without the header
  std::uint32_t field_count;  // without the weight
  std::uint32_t max_bytes;    // of field 0
  std::uint32_t cells;        // index into the words: field names, then the rows
  std::uint32_t alias;        // index into the words: threshold and alias of each row; 0 if unweighted
};

extern const char kLexiconVersion[];
[[gnu::visibility("hidden")]] extern const char kLexiconPool[];
[[gnu::visibility("hidden")]] extern const char kLexiconWords[];
extern const LexiconTable kLexiconTables[];
extern const unsigned kLexiconTableCount;

// Byte by byte, for any word order; compilers make one load of it.
inline std::uint32_t byte_at(const char* bytes, std::size_t i) noexcept {
  return static_cast<unsigned char>(bytes[i]);
}

inline std::uint32_t lexicon_word(std::size_t index) noexcept {
  const char* const at = kLexiconWords + 4 * index;
  return byte_at(at, 0) | byte_at(at, 1) << 8 | byte_at(at, 2) << 16 | byte_at(at, 3) << 24;
}

inline std::string_view pooled(std::uint32_t offset) noexcept {
  const char* const at = kLexiconPool + offset;
  return {at + 2, byte_at(at, 0) | byte_at(at, 1) << 8};
}

}  // namespace synthgen::core::detail
