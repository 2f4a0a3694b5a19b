// The labels of faults: what each fault has made of which cell, in the table synth_fault. They are written
// right after the rows, in the transaction that writes these, and go with the run's entry in the ledger.
#pragma once

#include "load/fill.hpp"

namespace synthgen::ledger {

class FaultLedger final : public load::FaultRecorder {
 public:
  // `run` is in the ledger already.
  explicit FaultLedger(int64 run);
  ~FaultLedger() override;
  FaultLedger(const FaultLedger&) = delete;
  FaultLedger& operator=(const FaultLedger&) = delete;

  void record(const pg::Table& table, std::span<const AttrNumber> key,
              const generate::FaultyBatch& batch) override;

 private:
  int64 run_;
  MemoryContext context_;
};

}  // namespace synthgen::ledger
