// Runs one SQL statement through SPI and hands its result over as text.
//
// Statements name every object, operator and type with its schema, so that no search_path matters; what
// varies goes in as a parameter, or as an identifier that the server quoted.
#pragma once

#include "postgres/pg.hpp"

namespace synthgen::pg {

// A parameter of a statement.
struct Parameter {
  Oid type = InvalidOid;
  Datum value = 0;
  bool null = false;
};

// The rows of a result; the cells live in the memory context that was current at the call.
class TextRows {
 public:
  TextRows(char** cells, std::size_t rows, std::size_t columns)
      : cells_(cells), rows_(rows), columns_(columns) {}

  std::size_t size() const noexcept { return rows_; }
  std::size_t columns() const noexcept { return columns_; }
  bool is_null(std::size_t row, std::size_t column) const noexcept { return cell(row, column) == nullptr; }
  // The cell as text; empty for a null.
  std::string_view text(std::size_t row, std::size_t column) const noexcept {
    return is_null(row, column) ? std::string_view() : std::string_view(cell(row, column));
  }
  std::string string(std::size_t row, std::size_t column) const { return std::string(text(row, column)); }
  // The cell of a whole number; 0 for a null.
  int64 integer(std::size_t row, std::size_t column) const noexcept;
  bool boolean(std::size_t row, std::size_t column) const noexcept { return text(row, column) == "t"; }

 private:
  const char* cell(std::size_t row, std::size_t column) const noexcept {
    return cells_[row * columns_ + column];
  }

  char** cells_;
  std::size_t rows_;
  std::size_t columns_;
};

// Throws ServerError. With `snapshot_only` the statement sees what the calling query sees; otherwise also
// what this transaction has written since.
TextRows query(const std::string& statement, std::span<const Parameter> parameters = {},
               bool snapshot_only = false);

// A text parameter, copied into the current memory context.
Parameter text_parameter(const std::string& value);

// An array of texts, and one of two dimensions: rows of equally many texts each.
Parameter text_array_parameter(const std::vector<std::string>& texts);
Parameter text_table_parameter(const std::vector<std::vector<std::string>>& rows);

inline Parameter bigint_parameter(int64 value) {
  return {INT8OID, Int64GetDatum(value), false};
}

}  // namespace synthgen::pg
