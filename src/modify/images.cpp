#include "modify/images.hpp"

#include "postgres/guard.hpp"

extern "C" {
#include "utils/array.h"
#include "utils/lsyscache.h"
}

namespace synthgen::modify {

ImageWriter::ImageWriter(TupleDesc rows, std::size_t first, std::size_t count)
    : first_(first), outputs_(count) {
  pg::guard([&] {
    for (std::size_t i = 0; i < count; ++i) {
      Oid function = InvalidOid;
      bool is_varlena = false;
      getTypeOutputInfo(TupleDescAttr(rows, static_cast<int>(first + i))->atttypid, &function, &is_varlena);
      fmgr_info(function, &outputs_[i]);
    }
  });
}

char* ImageWriter::text(std::size_t column, const Datum* values, const bool* nulls) const {
  if (nulls[first_ + column]) return nullptr;
  // The server reads the description of a function only, though its declaration does not say so.
  return OutputFunctionCall(const_cast<FmgrInfo*>(&outputs_[column]), values[first_ + column]);
}

Datum ImageWriter::write(const Datum* values, const bool* nulls) const {
  int count = static_cast<int>(outputs_.size());
  auto* const texts = static_cast<Datum*>(palloc(sizeof(Datum) * outputs_.size()));
  auto* const missing = static_cast<bool*>(palloc(outputs_.size()));
  for (std::size_t i = 0; i < outputs_.size(); ++i) {
    const char* const value = text(i, values, nulls);
    missing[i] = value == nullptr;
    texts[i] = missing[i] ? 0 : CStringGetTextDatum(value);
  }
  int lower = 1;
  return PointerGetDatum(
      construct_md_array(texts, missing, 1, &count, &lower, TEXTOID, -1, false, TYPALIGN_INT));
}

ImageReader::ImageReader(std::span<const pg::RowColumn> columns) : inputs_(columns.size()) {
  pg::guard([&] {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      Oid function = InvalidOid;
      getTypeInputInfo(columns[i].type, &function, &inputs_[i].parameter);
      fmgr_info(function, &inputs_[i].function);
      inputs_[i].modifier = columns[i].modifier;
    }
  });
}

Datum ImageReader::value(std::size_t column, char* text) const {
  const Input& input = inputs_[column];
  return InputFunctionCall(const_cast<FmgrInfo*>(&input.function), text, input.parameter, input.modifier);
}

void ImageReader::read(Datum array, Datum* values, bool* nulls) const {
  Datum* texts = nullptr;
  bool* missing = nullptr;
  int count = 0;
  deconstruct_array(DatumGetArrayTypeP(array), TEXTOID, -1, false, TYPALIGN_INT, &texts, &missing, &count);
  if (static_cast<std::size_t>(count) != inputs_.size())
    ereport(ERROR, errcode(ERRCODE_DATA_CORRUPTED),
            errmsg("a recorded row has %d values instead of %zu", count, inputs_.size()));
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    values[i] = value(i, missing[i] ? nullptr : TextDatumGetCString(texts[i]));
    nulls[i] = missing[i];
  }
}

RowContext::RowContext()
    : context_(pg::guard([] {
        return AllocSetContextCreate(CurrentMemoryContext, "synthgen row", ALLOCSET_DEFAULT_SIZES);
      })) {}

}  // namespace synthgen::modify
