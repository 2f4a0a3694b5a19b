// A second process that generates rows ahead while this one writes them. Every cell is a pure function: a
// helper that makes the same plan makes the same rows, and what it has not made in time is made here. Whether
// there is one, and how fast it is, decides nothing but time. What it makes passes the same checks on being
// written.
//
// A helper sees what is committed. So there is none where the caller's transaction has changed anything
// before, nor where what the rows are, or what their making does, may depend on more than the plan: triggers,
// functions of the user's, rules that follow the row.
#pragma once

#include "load/batch_sequence.hpp"
#include "load/row_exchange.hpp"
#include "postgres/session_worker.hpp"

namespace synthgen::load {

class RowsAhead {
 public:
  // Starts a helper that is told `message`: synth_rows_worker_main, which calls generate_ahead() with the
  // same request. Null where a helper cannot help, or none is to be had. How many rows each table gets is
  // settled, and the plan outlives this. Throws pg::ServerError.
  static std::unique_ptr<RowsAhead> start(const plan::Plan& plan, std::string_view message);

  ~RowsAhead();
  RowsAhead(const RowsAhead&) = delete;
  RowsAhead& operator=(const RowsAhead&) = delete;

  const BatchSequence& sequence() const noexcept { return sequence_; }

  // Of a batch of the sequence; see RowExchange.
  std::size_t take(std::uint64_t batch, const pg::Table& table, std::span<generate::Values> columns);
  void finish(std::uint64_t batch) noexcept { exchange_->finish(batch); }

  // How many batches were taken.
  std::uint64_t taken() const noexcept { return taken_; }

 private:
  RowsAhead(const plan::Plan& plan, BatchSequence sequence) : plan_(plan), sequence_(std::move(sequence)) {}
  bool open(std::string_view message);
  bool planned_alike();

  const plan::Plan& plan_;
  BatchSequence sequence_;
  std::optional<pg::SharedSettings> settings_;
  dsm_segment* segment_ = nullptr;
  RowExchange* exchange_ = nullptr;
  std::uint64_t taken_ = 0;
  enum class Alike { kUnknown, kYes, kNo } alike_ = Alike::kUnknown;
};

// In the helper, in a transaction: plans the request and generates its batches, until all are there or nobody
// wants them any more.
void generate_ahead(RowExchange& exchange, const plan::Request& request);

}  // namespace synthgen::load
