#include "load/tuple_former.hpp"

#include <algorithm>
#include <new>

extern "C" {
#include "access/tupmacs.h"
#include "utils/expandeddatum.h"
}

namespace synthgen::load {

namespace {

constexpr std::size_t kCannotForm = ~std::size_t{0};

std::uint8_t alignment_of(char code) noexcept {
  switch (code) {
    case TYPALIGN_CHAR:
      return 1;
    case TYPALIGN_SHORT:
      return ALIGNOF_SHORT;
    case TYPALIGN_INT:
      return ALIGNOF_INT;
    default:
      return ALIGNOF_DOUBLE;
  }
}

// Padding is zero, as tuples are compared and logged byte by byte.
char* pad(char* to, std::size_t alignment) noexcept {
  auto* const aligned = reinterpret_cast<char*>(TYPEALIGN(alignment, to));
  while (to < aligned) *to++ = 0;
  return to;
}

char* put(const char* bytes, std::size_t length, char* to) noexcept {
  std::memcpy(to, bytes, length);
  return to + length;
}

char* put_by_value(Datum value, int16 length, char* to) noexcept {
  switch (length) {
    case 1: {
      char const byte = DatumGetChar(value);
      return put(&byte, sizeof(byte), to);
    }
    case 2: {
      int16 const word = DatumGetInt16(value);
      return put(reinterpret_cast<const char*>(&word), sizeof(word), to);
    }
    case 4: {
      int32 const word = DatumGetInt32(value);
      return put(reinterpret_cast<const char*>(&word), sizeof(word), to);
    }
    default:
      return put(reinterpret_cast<const char*>(&value), sizeof(value), to);
  }
}

void set_bitmap(const bool* nulls, int count, bits8* bits) noexcept {
  std::fill_n(bits, BITMAPLEN(count), bits8{0});
  for (int at = 0; at < count; ++at)
    if (!nulls[at]) bits[at / 8] = static_cast<bits8>(bits[at / 8] | (1 << (at % 8)));
}

}  // namespace

TupleFormer* TupleFormer::create(TupleDesc descriptor) {
  auto* former = new (palloc(sizeof(TupleFormer))) TupleFormer();
  auto const count = static_cast<std::size_t>(descriptor->natts);
  former->count_ = descriptor->natts;
  former->columns_ = static_cast<Column*>(palloc(sizeof(Column) * count));
  former->varying_ = static_cast<int*>(palloc(sizeof(int) * count));
  for (int at = 0; at < descriptor->natts; ++at) {
    Form_pg_attribute const attribute = TupleDescAttr(descriptor, at);
    std::uint8_t const alignment = alignment_of(attribute->attalign);
    former->columns_[at] = {.length = attribute->attlen,
                            .alignment = alignment,
                            .by_value = attribute->attbyval,
                            .may_shorten = attribute->attstorage != TYPSTORAGE_PLAIN};
    former->fixed_bytes_ += alignment + static_cast<std::size_t>(std::max<int16>(attribute->attlen, 0));
    if (attribute->attlen < 0) former->varying_[former->varying_count_++] = at;
  }
  return former;
}

std::size_t TupleFormer::most_bytes(const Datum* values, const bool* nulls) const noexcept {
  std::size_t bytes = fixed_bytes_;
  for (int k = 0; k < varying_count_; ++k) {
    int const at = varying_[k];
    if (nulls[at]) continue;
    const char* const value = DatumGetPointer(values[at]);
    if (columns_[at].length == -2) {
      bytes += std::strlen(value) + 1;
    } else if (VARATT_IS_EXTERNAL(value)) {
      return kCannotForm;
    } else {
      bytes += VARSIZE_ANY(value);
    }
  }
  return bytes;
}

bool TupleFormer::form(const Datum* values, const bool* nulls, generate::Arena& arena,
                       HeapTuple tuple) const {
  std::size_t const data_bytes = most_bytes(values, nulls);
  if (data_bytes == kCannotForm) return false;
  bool const has_nulls = std::memchr(nulls, true, static_cast<std::size_t>(count_)) != nullptr;
  std::size_t const header_bytes =
      MAXALIGN(SizeofHeapTupleHeader + (has_nulls ? static_cast<std::size_t>(BITMAPLEN(count_)) : 0));
  char* const memory = arena.allocate(header_bytes + data_bytes);
  std::fill_n(memory, header_bytes, 0);

  auto* const header = reinterpret_cast<HeapTupleHeader>(memory);
  ItemPointerSetInvalid(&header->t_ctid);
  HeapTupleHeaderSetNatts(header, count_);
  header->t_hoff = static_cast<uint8>(header_bytes);
  if (has_nulls) {
    header->t_infomask |= HEAP_HASNULL;
    set_bitmap(nulls, count_, header->t_bits);
  }
  for (int k = 0; k < varying_count_; ++k)
    if (!nulls[varying_[k]]) header->t_infomask |= HEAP_HASVARWIDTH;

  char* const end = fill(values, nulls, memory + header_bytes);
  arena.shrink(memory, static_cast<std::size_t>(end - memory));
  tuple->t_len = static_cast<uint32>(end - memory);
  ItemPointerSetInvalid(&tuple->t_self);
  tuple->t_tableOid = InvalidOid;
  tuple->t_data = header;
  return true;
}

// The layout is that of heap_fill_tuple (access/common/heaptuple.c).
char* TupleFormer::fill(const Datum* values, const bool* nulls, char* to) const noexcept {
  for (int at = 0; at < count_; ++at) {
    if (nulls[at]) continue;
    Column const& column = columns_[at];
    if (column.by_value) {
      to = put_by_value(values[at], column.length, pad(to, column.alignment));
      continue;
    }
    const char* const value = DatumGetPointer(values[at]);
    if (column.length == -1) {
      to = put_varlena(column, value, to);
    } else if (column.length == -2) {
      to = put(value, std::strlen(value) + 1, pad(to, column.alignment));
    } else {
      to = put(value, static_cast<std::size_t>(column.length), pad(to, column.alignment));
    }
  }
  return to;
}

char* TupleFormer::put_varlena(const Column& column, const char* value, char* to) noexcept {
  if (VARATT_IS_SHORT(value)) return put(value, VARSIZE_SHORT(value), to);
  if (column.may_shorten && VARATT_CAN_MAKE_SHORT(value)) {
    std::size_t const length = VARATT_CONVERTED_SHORT_SIZE(value);
    SET_VARSIZE_SHORT(to, length);
    put(VARDATA(value), length - VARHDRSZ_SHORT, to + VARHDRSZ_SHORT);
    return to + length;
  }
  return put(value, VARSIZE(value), pad(to, column.alignment));
}

}  // namespace synthgen::load
