// SPI behind a guard. An ERROR leaves the SPI connection open on purpose: the end of the transaction (or
// of the subtransaction that catches it) closes it, as for any caller of SPI.
#include "postgres/text_query.hpp"

#include <charconv>

#include "postgres/guard.hpp"

extern "C" {
#include "executor/spi.h"
#include "utils/array.h"
}

namespace synthgen::pg {

namespace {

struct Cells {
  char** cells = nullptr;
  std::size_t rows = 0;
  std::size_t columns = 0;
};

// Copies the result of the statement just executed into `context`.
Cells copy_result(MemoryContext context) {
  Cells result;
  if (SPI_tuptable == nullptr) return result;
  result.rows = SPI_processed;
  result.columns = static_cast<std::size_t>(SPI_tuptable->tupdesc->natts);
  result.cells = static_cast<char**>(MemoryContextAllocExtended(
      context, Max(sizeof(char*) * result.rows * result.columns, 1), MCXT_ALLOC_HUGE));
  for (std::size_t row = 0; row < result.rows; ++row) {
    for (std::size_t column = 0; column < result.columns; ++column) {
      char* const text =
          SPI_getvalue(SPI_tuptable->vals[row], SPI_tuptable->tupdesc, static_cast<int>(column) + 1);
      result.cells[row * result.columns + column] =
          text == nullptr ? nullptr : MemoryContextStrdup(context, text);
    }
  }
  return result;
}

Cells execute(const char* statement, const Parameter* parameters, int count, bool snapshot_only) {
  MemoryContext const caller = CurrentMemoryContext;
  SPI_connect();
  auto* types = static_cast<Oid*>(palloc(sizeof(Oid) * Max(count, 1)));
  auto* values = static_cast<Datum*>(palloc(sizeof(Datum) * Max(count, 1)));
  auto* nulls = static_cast<char*>(palloc(Max(count, 1)));
  for (int i = 0; i < count; ++i) {
    types[i] = parameters[i].type;
    values[i] = parameters[i].value;
    nulls[i] = parameters[i].null ? 'n' : ' ';
  }
  int const code = SPI_execute_with_args(statement, count, types, values, nulls, snapshot_only, 0);
  if (code < 0) elog(ERROR, "could not execute \"%s\": %s", statement, SPI_result_code_string(code));
  Cells const result = copy_result(caller);
  SPI_finish();
  return result;
}

}  // namespace

int64 TextRows::integer(std::size_t row, std::size_t column) const noexcept {
  std::string_view const digits = text(row, column);
  int64 value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

TextRows query(const std::string& statement, std::span<const Parameter> parameters, bool snapshot_only) {
  const char* const text = statement.c_str();
  Cells const result = guard(
      [&] { return execute(text, parameters.data(), static_cast<int>(parameters.size()), snapshot_only); });
  return TextRows(result.cells, result.rows, result.columns);
}

Parameter text_parameter(const std::string& value) {
  const char* const data = value.data();
  int const length = static_cast<int>(value.size());
  return {TEXTOID, guard([&] { return PointerGetDatum(cstring_to_text_with_len(data, length)); }), false};
}

Parameter text_array_parameter(const std::vector<std::string>& texts) {
  std::vector<Datum> elements;
  for (const std::string& text : texts) elements.push_back(text_parameter(text).value);
  Datum* const data = elements.data();
  int const count = static_cast<int>(elements.size());
  return {TEXTARRAYOID, guard([&] {
            return PointerGetDatum(construct_array(data, count, TEXTOID, -1, false, TYPALIGN_INT));
          }),
          false};
}

Parameter text_table_parameter(const std::vector<std::vector<std::string>>& rows) {
  if (rows.empty()) return text_array_parameter({});
  std::vector<Datum> elements;
  for (auto const& row : rows)
    for (const std::string& text : row) elements.push_back(text_parameter(text).value);
  Datum* const data = elements.data();
  int sizes[] = {static_cast<int>(rows.size()), static_cast<int>(rows.front().size())};
  int bounds[] = {1, 1};
  return {TEXTARRAYOID, guard([&] {
            return PointerGetDatum(
                construct_md_array(data, nullptr, 2, sizes, bounds, TEXTOID, -1, false, TYPALIGN_INT));
          }),
          false};
}

}  // namespace synthgen::pg
