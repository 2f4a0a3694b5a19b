#include "load/row_stream.hpp"

#include <algorithm>

#include "generate/references/learned_reference.hpp"
#include "postgres/guard.hpp"

namespace synthgen::load {

RowStream::RowStream(const plan::TablePlan& table, bool with_generated)
    : table_(table), with_generated_(with_generated), columns_(table.table.columns.size()) {
  pg::guard([&] {
    context_ = AllocSetContextCreate(CurrentMemoryContext, "synthgen rows", ALLOCSET_DEFAULT_SIZES);
    values_ =
        AllocSetContextCreate(context_, "synthgen batch", kKeptBytes, kKeptBytes, ALLOCSET_DEFAULT_MAXSIZE);
    arena_.emplace(context_, values_);
  });
}

// Deleting a context that exists does not raise; after an error its parent would take it along.
RowStream::~RowStream() {
  MemoryContextDelete(context_);
}

void RowStream::read_ahead(RowsAhead* ahead) {
  auto const first = ahead != nullptr ? ahead->sequence().first(table_) : std::nullopt;
  ahead_ = first ? ahead : nullptr;
  first_batch_ = first.value_or(0);
}

std::size_t RowStream::take_ahead(std::uint64_t ordinal) {
  if (ahead_ == nullptr) return 0;
  std::uint64_t const batch = first_batch_ + ordinal / kBatchRows;
  if (batch > 0) ahead_->finish(batch - 1);
  count_ = ahead_->take(batch, table_.table, columns_);
  return count_;
}

std::size_t RowStream::generate(const generate::RowSet& rows, std::uint64_t ordinal, std::uint64_t end) {
  std::size_t const count = std::min<std::uint64_t>(kBatchRows, end - ordinal);
  for (std::size_t i = 0; i < count; ++i) rows_[i] = rows.row(ordinal + i);
  return take_ahead(ordinal) > 0 ? count_ : generate_rows(count);
}

std::size_t RowStream::generate_range(std::uint64_t first, std::uint64_t limit, std::uint64_t redraw) {
  std::size_t const count = std::min<std::uint64_t>(kBatchRows, limit);
  for (std::size_t i = 0; i < count; ++i) rows_[i] = first + i;
  return generate_rows(count, redraw);
}

std::size_t RowStream::generate_rows(std::size_t count, std::uint64_t redraw) {
  pg::guard([&] {
    CHECK_FOR_INTERRUPTS();
    MemoryContextReset(values_);
    arena_->reset();
    generate::Batch* const batch = generate::Batch::create(table_.program, {rows_, count}, &*arena_, redraw);
    batch_ = batch;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      auto const number = static_cast<AttrNumber>(c + 1);
      bool const left_out = table_.program.attribute(number) == generate::kNoNode ||
                            (table_.table.columns[c].generated != 0 && !with_generated_);
      columns_[c] = left_out ? generate::Values{} : batch->attribute(number);
    }
    faulty_ = with_faults_ ? table_.faults->make(*batch, columns_) : generate::FaultyBatch{};
  });
  count_ = count;
  return count;
}

void RowStream::accept() {
  for (std::size_t n = 0; n < table_.program.node_count(); ++n) {
    auto const id = static_cast<generate::NodeId>(n);
    auto const* const reference = dynamic_cast<const generate::LearnedReference*>(&table_.program.node(id));
    if (reference == nullptr) continue;
    std::uint64_t parent = 0;
    bool const known = pg::guard([&] { return reference->final_parent(*batch_, id, &parent); });
    reference->accept(rows_[0], known ? &parent : nullptr);
  }
}

}  // namespace synthgen::load
