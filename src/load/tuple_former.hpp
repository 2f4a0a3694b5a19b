// Forms heap tuples in one pass, from a layout looked up once a relation. What comes out is what
// heap_form_tuple makes of the same values, byte for byte.
//
// Lives in a memory context and owns nothing else. form() allocates from the arena and does not otherwise
// ereport.
#pragma once

#include "generate/arena.hpp"
#include "postgres/pg.hpp"

namespace synthgen::load {

class TupleFormer {
 public:
  // Allocates in the current memory context.
  static TupleFormer* create(TupleDesc descriptor);

  // Makes `tuple` one of the values, in the arena's memory; false if a value is not in memory as a whole,
  // which the server knows better how to store.
  bool form(const Datum* values, const bool* nulls, generate::Arena& arena, HeapTuple tuple) const;

  // Writes the data of a tuple to `to`, which is aligned like its beginning and has room for it; returns
  // where it ends. Values are in memory as a whole.
  char* fill(const Datum* values, const bool* nulls, char* to) const noexcept;

  // Whether there are columns of no fixed length.
  bool has_varying() const noexcept { return varying_count_ > 0; }

 private:
  struct Column {
    int16 length;  // as pg_type.typlen: -1 varlena, -2 C string
    std::uint8_t alignment;
    bool by_value;
    bool may_shorten;  // a short varlena gets by with a header of one byte
  };

  TupleFormer() = default;
  std::size_t most_bytes(const Datum* values, const bool* nulls) const noexcept;
  static char* put_varlena(const Column& column, const char* value, char* to) noexcept;

  int count_ = 0;
  Column* columns_ = nullptr;
  std::size_t fixed_bytes_ = 0;  // of columns of fixed length, and of all padding, at most
  int* varying_ = nullptr;       // the other columns
  int varying_count_ = 0;
};

}  // namespace synthgen::load
