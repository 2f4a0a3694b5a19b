// The layout of the embedded word lists, shared by their reader (lexicon.cpp) and the generated data
// (lexicon_data.cpp, written by data/embed_lexicon.pl, which describes it). Offsets, never pointers: the
// loader has nothing to relocate.
#pragma once

#include <cstdint>

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
extern const char kLexiconPool[];
extern const char kLexiconWords[];
extern const LexiconTable kLexiconTables[];
extern const unsigned kLexiconTableCount;

}  // namespace synthgen::core::detail
