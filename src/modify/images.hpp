// Values as text that the type's input function reads back, whatever the settings of the session: what rows
// looked like before and after a change.
#pragma once

#include "postgres/row_store.hpp"
#include "postgres/settings.hpp"

namespace synthgen::modify {

// Settings under which the text of a value is always the same; for the time in which no code of the user's
// runs but the functions of his types.
class ImageSettings {
 private:
  pg::SettingScope const scope_{{{"DateStyle", "ISO, YMD"},
                                 {"IntervalStyle", "postgres"},
                                 {"extra_float_digits", "1"},
                                 {"bytea_output", "hex"},
                                 {"lc_monetary", "C"},
                                 {"search_path", "pg_catalog, pg_temp"}}};
};

// Writes neighbouring columns of a row as an array of texts.
class ImageWriter {
 public:
  // The columns [first, first + count) of such rows. Throws ServerError.
  ImageWriter(TupleDesc rows, std::size_t first, std::size_t count);

  std::size_t size() const noexcept { return outputs_.size(); }

  // The following run inside the caller's guard; what they return lives in the current memory context.

  Datum write(const Datum* values, const bool* nulls) const;
  // The text of one column; null for a null.
  char* text(std::size_t column, const Datum* values, const bool* nulls) const;

 private:
  std::size_t first_;
  std::vector<FmgrInfo> outputs_;
};

// Reads texts as values of given types.
class ImageReader {
 public:
  explicit ImageReader(std::span<const pg::RowColumn> columns);

  std::size_t size() const noexcept { return inputs_.size(); }

  // The following run inside the caller's guard.

  // Reads an array of texts, one a column, to values[0 ...]. The array must have as many elements.
  void read(Datum array, Datum* values, bool* nulls) const;
  // The value that one column has by its text; a null pointer stands for null.
  Datum value(std::size_t column, char* text) const;

 private:
  struct Input {
    FmgrInfo function;
    Oid parameter;
    int32 modifier;
  };
  std::vector<Input> inputs_;
};

// A context for what one row, or a few, allocate.
class RowContext {
 public:
  RowContext();
  ~RowContext() { MemoryContextDelete(context_); }
  RowContext(const RowContext&) = delete;
  RowContext& operator=(const RowContext&) = delete;

  // Calls f() in the context, then frees what it allocated there. Runs inside the caller's guard.
  template <typename F>
  void run(F&& f) const {
    collect(f);
    MemoryContextReset(context_);
  }

  void reset() const { MemoryContextReset(context_); }

  // As run(), but keeps what was allocated until the next run() or reset().
  template <typename F>
  void collect(F&& f) const {
    MemoryContext const caller = MemoryContextSwitchTo(context_);
    f();
    MemoryContextSwitchTo(caller);
  }

 private:
  MemoryContext context_;
};

}  // namespace synthgen::modify
