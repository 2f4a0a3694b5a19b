#include "generate/references/population.hpp"

#include <algorithm>

#include "generate/references/stored_query.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "executor/spi.h"
#include "utils/datum.h"
#include "utils/guc.h"
}

namespace synthgen::generate {

namespace {

constexpr long kFetchRows = 1000;

// The row number, in the table's own program, of the row at each index; null for a stored row.
class GeneratedRowNode : public Node {
 public:
  explicit GeneratedRowNode(const Population& population) : population_(population) {}

  void generate(Batch& batch, Values out) const override {
    std::uint64_t const stored = population_.stored_count();
    for (std::size_t i = 0; i < batch.size(); ++i) {
      out.nulls[i] = batch.row(i) < stored;
      if (!out.nulls[i]) out.data[i] = UInt64GetDatum(population_.generated()->row(batch.row(i) - stored));
    }
  }

 private:
  const Population& population_;
};

// A column of the population: read from the table or computed, as the index says.
class PopulationColumnNode : public Node {
 public:
  PopulationColumnNode(const Population& population, NodeId rows, AttrNumber column)
      : population_(population), rows_(rows), column_(column) {}

  void generate(Batch& batch, Values out) const override {
    std::uint64_t const stored_count = population_.stored_count();
    Population::StoredColumn const* const stored = population_.stored(column_);
    Batch* const rows =
        population_.generated_count() > 0 ? batch.parents(rows_, *population_.own_program()) : nullptr;
    Values const generated = rows != nullptr ? rows->attribute(column_) : Values{};
    for (std::size_t i = 0; i < batch.size(); ++i) {
      RowNumber const index = batch.row(i);
      if (index < stored_count) {
        out.nulls[i] = stored == nullptr || stored->nulls[index];
        if (!out.nulls[i]) out.data[i] = stored->data[index];
      } else if (rows != nullptr) {
        out.data[i] = generated.data[i];
        out.nulls[i] = generated.nulls[i];
      } else {
        out.nulls[i] = true;
      }
    }
  }

 private:
  const Population& population_;
  NodeId rows_;
  AttrNumber column_;
};

}  // namespace

Population::Population(const pg::Table& table, Program* program)
    : table_(table), own_(program), facade_(table.qualified_name() + " (population)") {
  rows_node_ = facade_.add(std::make_unique<GeneratedRowNode>(*this));
}

void Population::require(AttrNumber number) {
  if (facade_.attribute(number) != kNoNode) return;
  AncestorCell const* const cell = ancestor_cell(number);
  if (cell == nullptr || cell->readable) columns_.push_back({number});
  facade_.set_attribute(number,
                        facade_.add(std::make_unique<PopulationColumnNode>(*this, rows_node_, number)));
}

void Population::require_present(AttrNumber number) {
  require(number);
  for (StoredColumn& column : columns_) column.present = column.present || column.number == number;
}

bool Population::is_required(AttrNumber number) const noexcept {
  return facade_.attribute(number) != kNoNode;
}

const Population::AncestorCell* Population::ancestor_cell(AttrNumber number) const noexcept {
  auto const found = std::find_if(ancestor_cells_.begin(), ancestor_cells_.end(),
                                  [&](const AncestorCell& cell) { return cell.number == number; });
  return found == ancestor_cells_.end() ? nullptr : &*found;
}

const pg::TypeRef& Population::type(AttrNumber number) const {
  AncestorCell const* const cell = ancestor_cell(number);
  return cell == nullptr ? table_.column(number).type : cell->beyond->type(cell->column);
}

const Program& Population::program() const {
  bool const own_rows_only = stored_count_ == 0 && generated_ != nullptr && generated_->is_identity();
  return own_rows_only && own_ != nullptr ? *own_ : facade_;
}

const Population::StoredColumn* Population::stored(AttrNumber number) const noexcept {
  auto const found = std::find_if(columns_.begin(), columns_.end(),
                                  [&](const StoredColumn& column) { return column.number == number; });
  return found == columns_.end() ? nullptr : &*found;
}

std::uint64_t Population::index_of(RowNumber row) const noexcept {
  std::uint64_t const ordinal = run_->ordinal(row);
  if (generated_ != nullptr) return stored_count_ + ordinal;
  return ordinal + stored_count_ - std::min(stored_count_, run_->count());
}

void Population::load_stored(std::uint64_t rows_in_table) {
  if (columns_.empty()) return;
  std::uint64_t const step = std::max<std::uint64_t>(1, (rows_in_table + kMaxStored - 1) / kMaxStored);
  std::string const query = stored_rows_query(*this, step);
  pg::guard([&] {
    if (context_ == nullptr)
      context_ = AllocSetContextCreate(CurrentMemoryContext, "synthgen stored rows", ALLOCSET_DEFAULT_SIZES);
    MemoryContextReset(context_);
    std::size_t const capacity = std::min<std::uint64_t>(rows_in_table, kMaxStored) + 1;
    for (StoredColumn& column : columns_) {
      column.data = static_cast<Datum*>(MemoryContextAllocHuge(context_, capacity * sizeof(Datum)));
      column.nulls = static_cast<bool*>(MemoryContextAllocHuge(context_, capacity));
    }
    stored_count_ = 0;

    // Scans start at the first block, so that "as they lie" has one meaning; and all rows are wanted.
    int const settings = NewGUCNestLevel();
    (void)set_config_option("synchronize_seqscans", "off", PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true,
                            0, false);
    (void)set_config_option("cursor_tuple_fraction", "1", PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true,
                            0, false);
    SPI_connect();
    Portal const portal =
        SPI_cursor_open_with_args(nullptr, query.c_str(), 0, nullptr, nullptr, nullptr, false, 0);
    for (;;) {
      CHECK_FOR_INTERRUPTS();
      SPI_cursor_fetch(portal, true, kFetchRows);
      if (SPI_processed == 0) break;
      for (std::uint64_t i = 0; i < SPI_processed && stored_count_ < capacity; ++i)
        keep(SPI_tuptable->vals[i], SPI_tuptable->tupdesc);
      SPI_freetuptable(SPI_tuptable);
    }
    SPI_cursor_close(portal);
    SPI_finish();
    AtEOXact_GUC(true, settings);
  });
}

void Population::keep(HeapTuple tuple, TupleDesc descriptor) {
  MemoryContext const before = MemoryContextSwitchTo(context_);
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    bool is_null;
    Datum const value = SPI_getbinval(tuple, descriptor, static_cast<int>(c) + 1, &is_null);
    if (is_null && columns_[c].present) {
      MemoryContextSwitchTo(before);
      return;
    }
    Form_pg_attribute const attribute = TupleDescAttr(descriptor, c);
    columns_[c].nulls[stored_count_] = is_null;
    if (is_null)
      columns_[c].data[stored_count_] = 0;
    else if (attribute->attlen == -1)
      columns_[c].data[stored_count_] = PointerGetDatum(PG_DETOAST_DATUM_COPY(value));
    else
      columns_[c].data[stored_count_] = datumCopy(value, attribute->attbyval, attribute->attlen);
  }
  ++stored_count_;
  MemoryContextSwitchTo(before);
}

}  // namespace synthgen::generate
