#include "api/row_worker.hpp"

#include "api/request_reader.hpp"
#include "llm/pools.hpp"
#include "load/rows_ahead.hpp"
#include "postgres/guard.hpp"
#include "postgres/session_worker.hpp"

extern "C" {
#include "access/xact.h"
#include "pgstat.h"
#include "storage/dsm.h"
#include "utils/snapmgr.h"
}

namespace synthgen::api {

namespace {

// Parts of a message, one behind the other, each with its length before it.
class MessageWriter {
 public:
  void add(std::string_view bytes) {
    std::size_t const length = bytes.size();
    add_plain(length);
    message_ += bytes;
  }
  void add(Jsonb* json) { add({reinterpret_cast<const char*>(json), VARSIZE(json)}); }
  template <typename T>
  void add_plain(const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    message_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  const std::string& message() const noexcept { return message_; }

 private:
  std::string message_;
};

class MessageReader {
 public:
  explicit MessageReader(std::string_view message) : rest_(message) {}

  std::string bytes() {
    auto const length = plain<std::size_t>();
    std::string part(rest_.substr(0, length));
    rest_.remove_prefix(length);
    return part;
  }
  Jsonb* json() {
    std::string const part = bytes();
    const char* const from = part.data();
    std::size_t const length = part.size();
    auto* const copy = static_cast<char*>(pg::guard([&] { return palloc(length); }));
    std::memcpy(copy, from, length);
    return reinterpret_cast<Jsonb*>(copy);
  }
  template <typename T>
  T plain() {
    T value;
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
    return value;
  }

 private:
  std::string_view rest_;
};

void write_call(MessageWriter& message, const ledger::Call& call) {
  message.add(call.schema);
  message.add_plain(call.tables.has_value());
  if (call.tables) {
    message.add_plain(call.tables->size());
    for (std::string const& table : *call.tables) message.add(table);
  }
  message.add_plain(call.rows);
  message.add_plain(call.seed);
  message.add(call.row_counts);
  message.add_plain(call.mode);
  message.add(call.options);
}

ledger::Call read_call(MessageReader& message) {
  ledger::Call call;
  call.schema = message.bytes();
  if (message.plain<bool>()) {
    call.tables.emplace(message.plain<std::size_t>());
    for (std::string& table : *call.tables) table = message.bytes();
  }
  call.rows = message.plain<int64>();
  call.seed = message.plain<int64>();
  call.row_counts = message.json();
  call.mode = message.plain<plan::Mode>();
  call.options = message.json();
  return call;
}

plan::Request read_message(MessageReader& message) {
  ledger::Call call = read_call(message);
  call.as_of = message.plain<int32>();
  std::vector<Oid> tables(message.plain<std::size_t>());
  for (Oid& table : tables) table = message.plain<Oid>();
  plan::Request request = tables.empty() ? read_request(call) : read_request(call, std::move(tables));
  llm::provide_text_pools(request, llm::Asking::kForbidden);
  return request;
}

void begin() {
  SetCurrentStatementStartTimestamp();
  StartTransactionCommand();
  PushActiveSnapshot(GetTransactionSnapshot());
  pgstat_report_activity(STATE_RUNNING, "synth_generate");
}

void end() {
  PopActiveSnapshot();
  CommitTransactionCommand();
  pgstat_report_activity(STATE_IDLE, nullptr);
}

// The session that wants the rows may be done before its helper has begun.
void help(dsm_handle handle) {
  auto* const exchange = pg::guard([&]() -> load::RowExchange* {
    dsm_segment* const segment = dsm_attach(handle);
    return segment == nullptr ? nullptr : static_cast<load::RowExchange*>(dsm_segment_address(segment));
  });
  if (exchange == nullptr) return;
  MessageReader message(exchange->message());
  pg::guard(begin);
  load::generate_ahead(*exchange, read_message(message));
  pg::guard(end);
}

}  // namespace

std::string describe_to_helper(const ledger::Call& call, int32 as_of, const std::vector<Oid>* tables) {
  if (TransactionIdIsValid(GetTopTransactionIdIfAny())) return {};
  MessageWriter message;
  write_call(message, call);
  message.add_plain(as_of);
  message.add_plain(tables == nullptr ? std::size_t{0} : tables->size());
  if (tables != nullptr)
    for (Oid const table : *tables) message.add_plain(table);
  return message.message();
}

}  // namespace synthgen::api

extern "C" {

PGDLLEXPORT void synth_rows_worker_main(Datum segment);

void synth_rows_worker_main(Datum segment) {
  if (!synthgen::pg::enter_session()) return;
  synthgen::pg::entry([&] { synthgen::api::help(DatumGetUInt32(segment)); });
}
}
