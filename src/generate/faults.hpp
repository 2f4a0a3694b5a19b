// Faults on request: makes some cells of a table wrong and says which. It stands between the program of a
// table and what is written: the program, and all that follows from its cells, know nothing of faults, so
// totals and children agree with the clean values.
//
// Whether a cell gets a fault depends on seed, table, column and row alone. A fault is kept only if the row
// still meets the conditions of the table. Columns that keys or foreign keys depend on have no faults; a
// duplicate repeats another row in all columns but those.
#pragma once

#include "core/fault.hpp"
#include "generate/batch.hpp"
#include "generate/fault_values.hpp"
#include "generate/references/row_set.hpp"
#include "postgres/expression.hpp"

namespace synthgen::generate {

// A cell that a fault has changed.
struct FaultLabel {
  std::uint32_t place = 0;  // of the row in the batch
  AttrNumber column = InvalidAttrNumber;
  core::FaultKind kind = core::FaultKind::kNull;
};

// A batch with its faults; arrays are indexed by attribute number - 1 and live as long as the batch.
struct FaultyBatch {
  std::span<const Values> clean;
  std::span<const Values> written;
  std::span<const Values> copied;  // key cells of the rows that duplicates repeat
  std::span<const FaultLabel> labels;
};

struct FaultyColumn {
  AttrNumber number = InvalidAttrNumber;
  core::FaultRates rates;  // of the faults that the column can have
  bool repeated = false;   // by duplicates
  bool refers = false;     // to another row, which a duplicate refers to as well
};

class FaultMaker {
 public:
  // `conditions` are expressions over the table's row that must stay true, or null; `key` tells rows apart.
  // Objects referred to must outlive this one.
  FaultMaker(const pg::Table& table, const Program& program, const RowSet& rows,
             std::vector<FaultyColumn> columns, std::vector<AttrNumber> key, Microseconds now,
             core::Stream stream);

  void make_duplicates(double rate) noexcept { duplicate_rate_ = rate; }
  void add_condition(::Node* condition);

  const std::vector<AttrNumber>& key() const noexcept { return key_; }

  // `clean` are the cells of the batch as they are to be written. Runs inside a guard.
  FaultyBatch make(Batch& batch, std::span<const Values> clean);

 private:
  struct Pass;
  struct Target {
    FaultyColumn column;
    FaultyValue value;
    core::Stream stream;
    std::optional<NumberSpread> spread;
  };

  bool is_duplicate(Batch& batch, std::size_t i) const;
  bool find_original(Batch& batch, std::size_t i, RowNumber* original) const;
  void duplicate(Pass& pass);
  void repeat(Pass& pass, std::span<const std::uint32_t> places, Batch& originals);
  void blur_duplicates(Pass& pass, std::span<const std::uint32_t> places);
  void label_duplicates(Pass& pass, std::span<const std::uint32_t> places);
  void fault_column(Pass& pass, Target& target, core::FaultKind kind);
  void measure(Pass& pass, Target& target) const;
  std::size_t try_values(Pass& pass, Target& target, core::FaultKind kind, int attempt, std::uint32_t* places,
                         std::size_t count);
  void judge(Pass& pass, const std::uint32_t* places, std::size_t count, bool* holds);

  const pg::Table& table_;
  const Program& program_;
  const RowSet& rows_;
  std::vector<Target> targets_;
  std::vector<AttrNumber> key_;
  core::Stream stream_;
  double duplicate_rate_ = 0;
  pg::RowEvaluator evaluator_;
  std::vector<int> conditions_;
  std::vector<AttrNumber> inputs_;
};

}  // namespace synthgen::generate
