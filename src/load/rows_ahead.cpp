#include "load/rows_ahead.hpp"

#include <algorithm>

#include "load/loader.hpp"
#include "load/row_stream.hpp"
#include "load/user_functions.hpp"
#include "postgres/subtransaction.hpp"

extern "C" {
#include "access/xact.h"
#include "optimizer/cost.h"
#include "storage/latch.h"
#include "utils/lsyscache.h"
#include "utils/wait_event.h"
}

namespace synthgen::load {

namespace {

// Below this a helper comes too late: it takes some hundredths of a second to start and to plan.
constexpr std::uint64_t kFewestRows = 50000;

// Tells plans apart: which rows of which tables, and how each column gets its values.
std::uint64_t fingerprint(const plan::Plan& plan) {
  std::uint64_t hash = core::mix(plan.request.seed, static_cast<std::uint64_t>(plan.request.as_of));
  auto const add = [&](std::string_view text) { hash = core::hash_bytes(text, hash); };
  for (plan::PlanLine const& line : plan::explain(plan)) {
    add(line.column);
    add(line.generator);
    add(line.reason);
  }
  for (auto const& table : plan.tables) {
    add(table->table.qualified_name());
    hash = core::mix(hash, table->rows.first());
    hash = core::mix(hash, table->rows.count());
    hash = core::mix(hash, table->population->stored_count());
  }
  return std::max<std::uint64_t>(hash, 1);
}

bool follows_rows(const rules::TableRules& rules) {
  return std::any_of(rules.columns.begin(), rules.columns.end(),
                     [](const auto& column) { return column.second.follows_row(); });
}

bool can_be_helped(const plan::TablePlan& table) {
  pg::Table const& target = table.table;
  if (table.stored_rows > 0 || table.faults != nullptr || follows_rows(table.rules)) return false;
  if (target.has_before_row_insert_trigger || target.has_after_row_insert_trigger ||
      target.has_statement_insert_trigger || choose_path(target).path != Path::kDirect)
    return false;
  return pg::guard([&] {
    return get_rel_persistence(target.oid) != RELPERSISTENCE_TEMP && !evaluates_user_function(target);
  });
}

bool can_be_helped(const plan::Plan& plan) {
  plan::Request const& request = plan.request;
  if (request.only || request.options.skip_unsatisfiable) return false;
  if (max_parallel_maintenance_workers == 0 || IsolationUsesXactSnapshot() || !pg::can_be_represented())
    return false;
  return std::all_of(plan.tables.begin(), plan.tables.end(),
                     [](const auto& table) { return !table->is_written() || can_be_helped(*table); });
}

// What a value passed by reference takes, about; a batch that takes more than expected is not exchanged.
std::size_t likely_bytes(const pg::TypeRef& type) {
  constexpr int32 kText = 160;
  constexpr std::size_t kNumeric = 16;
  if (type.by_value) return 0;
  if (type.length >= 0) return MAXALIGN(static_cast<std::size_t>(type.length));
  if (type.base == NUMERICOID) return kNumeric;
  bool const has_limit = type.category == TYPCATEGORY_STRING && type.base_modifier > 0;
  return static_cast<std::size_t>(has_limit ? std::min(type.base_modifier, kText) : kText);
}

std::size_t likely_batch_bytes(const plan::Plan& plan) {
  std::size_t most = 0;
  for (auto const& table : plan.tables) {
    if (!table->is_written()) continue;
    std::size_t row = 0;
    for (pg::Column const& column : table->table.columns)
      row += sizeof(Datum) + sizeof(bool) + likely_bytes(column.type);
    most = std::max(most, row * BatchSequence::kBatchRows);
  }
  return most;
}

void close_exchange(dsm_segment*, Datum exchange) {
  reinterpret_cast<RowExchange*>(DatumGetPointer(exchange))->close();
}

}  // namespace

std::unique_ptr<RowsAhead> RowsAhead::start(const plan::Plan& plan, std::string_view message) {
  BatchSequence sequence(plan);
  if (message.empty() || sequence.rows() < kFewestRows || !can_be_helped(plan)) return nullptr;
  std::unique_ptr<RowsAhead> ahead(new RowsAhead(plan, std::move(sequence)));
  return ahead->open(message) ? std::move(ahead) : nullptr;
}

// Without memory to share there is no helper.
bool RowsAhead::open(std::string_view message) {
  std::size_t const bytes = RowExchange::bytes(message.size());
  std::size_t const batch_bytes = likely_batch_bytes(plan_);
  pg::Subtransaction subtransaction;
  try {
    settings_.emplace();
    pg::guard([&] {
      segment_ = dsm_create(bytes, DSM_CREATE_NULL_IF_MAXSEGMENTS);
      if (segment_ == nullptr) return;
      dsm_pin_mapping(segment_);
      exchange_ = RowExchange::create(dsm_segment_address(segment_), batch_bytes, message);
      on_dsm_detach(segment_, close_exchange, PointerGetDatum(exchange_));
    });
    subtransaction.release();
  } catch (const pg::ServerError& error) {
    subtransaction.rollback();
    if (ERRCODE_TO_CATEGORY(error.data()->sqlerrcode) != ERRCODE_INSUFFICIENT_RESOURCES) throw;
    return false;
  }
  if (segment_ == nullptr) return false;
  return pg::guard([&] {
    BackgroundWorkerHandle* const handle =
        pg::start_session_worker({.function = "synth_rows_worker_main",
                                  .type = "synthgen row worker",
                                  .name = psprintf("synthgen row worker for PID %d", MyProcPid),
                                  .argument = UInt32GetDatum(dsm_segment_handle(segment_)),
                                  .settings = settings_->handle(),
                                  .notify = false,
                                  .shares_locks = true});
    if (handle != nullptr) pfree(handle);
    return handle != nullptr;
  });
}

// The helper sees that the exchange is closed, and ends.
RowsAhead::~RowsAhead() {
  if (segment_ != nullptr) dsm_detach(segment_);
}

bool RowsAhead::planned_alike() {
  if (alike_ == Alike::kUnknown) {
    std::uint64_t const theirs = exchange_->plan();
    if (theirs == 0) return false;
    alike_ = theirs == fingerprint(plan_) ? Alike::kYes : Alike::kNo;
    if (alike_ == Alike::kNo) exchange_->close();
  }
  return alike_ == Alike::kYes;
}

std::size_t RowsAhead::take(std::uint64_t batch, const pg::Table& table,
                            std::span<generate::Values> columns) {
  std::size_t const rows = planned_alike() ? exchange_->take(batch, table, columns) : 0;
  taken_ += rows > 0 ? 1 : 0;
  return rows;
}

namespace {

constexpr long kPauseMilliseconds = 1;

void pause() {
  pg::guard([] {
    int const events = WaitLatch(MyLatch, WL_LATCH_SET | WL_TIMEOUT | WL_EXIT_ON_PM_DEATH, kPauseMilliseconds,
                                 PG_WAIT_EXTENSION);
    if ((events & WL_LATCH_SET) != 0) ResetLatch(MyLatch);
    CHECK_FOR_INTERRUPTS();
  });
}

}  // namespace

void generate_ahead(RowExchange& exchange, const plan::Request& request) {
  auto const plan = plan::make_plan(request, false);
  for (auto const& table : plan->tables)
    if (table->stored_rows > 0) table->population->load_stored(table->stored_rows);
  plan->prepare();
  exchange.set_plan(fingerprint(*plan));
  BatchSequence const sequence(*plan);
  const plan::TablePlan* table = nullptr;
  std::optional<RowStream> stream;
  for (std::optional<std::uint64_t> last; !exchange.is_closed();) {
    std::optional<std::uint64_t> const next = exchange.next_after(last);
    if (!next) {
      pause();
      continue;
    }
    if (*next >= sequence.count()) return;
    BatchSequence::Batch const batch = sequence.at(*next);
    if (batch.table != table) stream.emplace(*(table = batch.table));
    std::size_t const rows = stream->generate(table->rows, batch.ordinal, table->rows.count());
    exchange.put(*next, table->table, stream->columns(), rows);
    last = next;
  }
}

}  // namespace synthgen::load
