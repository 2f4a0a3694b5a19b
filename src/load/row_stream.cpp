#include "load/row_stream.hpp"

#include <algorithm>

#include "postgres/guard.hpp"

namespace synthgen::load {

RowStream::RowStream(const plan::TablePlan& table, bool with_generated)
    : table_(table), with_generated_(with_generated), columns_(table.table.columns.size()) {
  context_ = pg::guard(
      [] { return AllocSetContextCreate(CurrentMemoryContext, "synthgen batch", ALLOCSET_DEFAULT_SIZES); });
}

// Deleting a context that exists does not raise; after an error its parent would take it along.
RowStream::~RowStream() {
  MemoryContextDelete(context_);
}

std::size_t RowStream::generate(const generate::RowSet& rows, std::uint64_t ordinal) {
  std::size_t const count = std::min<std::uint64_t>(kBatchRows, rows.count() - ordinal);
  for (std::size_t i = 0; i < count; ++i) rows_[i] = rows.row(ordinal + i);
  return generate_rows(count);
}

std::size_t RowStream::generate_range(std::uint64_t first, std::uint64_t limit) {
  std::size_t const count = std::min<std::uint64_t>(kBatchRows, limit);
  for (std::size_t i = 0; i < count; ++i) rows_[i] = first + i;
  return generate_rows(count);
}

std::size_t RowStream::generate_rows(std::size_t count) {
  pg::guard([&] {
    CHECK_FOR_INTERRUPTS();
    MemoryContextReset(context_);
    generate::Arena* arena =
        new (MemoryContextAlloc(context_, sizeof(generate::Arena))) generate::Arena(context_);
    generate::Batch* batch = generate::Batch::create(table_.program, {rows_, count}, arena);
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      auto const number = static_cast<AttrNumber>(c + 1);
      bool const left_out = table_.program.attribute(number) == generate::kNoNode ||
                            (table_.table.columns[c].generated != 0 && !with_generated_);
      columns_[c] = left_out ? generate::Values{} : batch->attribute(number);
    }
  });
  return count;
}

}  // namespace synthgen::load
