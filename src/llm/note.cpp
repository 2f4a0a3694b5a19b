// A note travels to its process through a segment of dynamic shared memory: the kind, the JSON text, and on
// the way back the number of the note. The process lives as long as the one statement takes, some
// milliseconds, which is little beside a call to a model; it needs one of max_worker_processes.
#include "llm/note.hpp"

#include <atomic>

#include "llm/background_process.hpp"
#include "postgres/extension.hpp"
#include "postgres/guard.hpp"
#include "postgres/text_query.hpp"

extern "C" {
#include "access/xact.h"
#include "commands/extension.h"
#include "storage/dsm.h"
#include "utils/snapmgr.h"
}

namespace synthgen::llm {

namespace {

constexpr const char* kInsert =
    " (role, server, provider, model, purpose, system, prompt, schema)"
    " SELECT said.role, said.server, said.provider, said.model, said.purpose, said.system, said.prompt, "
    "said.schema"
    " FROM pg_catalog.jsonb_to_record($1::pg_catalog.jsonb) AS said(role pg_catalog.text, server "
    "pg_catalog.text,"
    " provider pg_catalog.text, model pg_catalog.text, purpose pg_catalog.text, system pg_catalog.text,"
    " prompt pg_catalog.text, schema pg_catalog.text) RETURNING id";

constexpr const char* kUpdate =
    " AS call SET state = said.state, seconds = said.seconds, http_status = said.http_status,"
    " input_tokens = said.input_tokens, output_tokens = said.output_tokens, answer = said.answer,"
    " message = said.message, model = coalesce(said.model, call.model)"
    " FROM pg_catalog.jsonb_to_record($1::pg_catalog.jsonb) AS said(id pg_catalog.int8, state "
    "pg_catalog.text,"
    " seconds pg_catalog.float8, http_status pg_catalog.int4, input_tokens pg_catalog.int8,"
    " output_tokens pg_catalog.int8, answer pg_catalog.text, message pg_catalog.text, model pg_catalog.text)"
    " WHERE call.id OPERATOR(pg_catalog.=) said.id RETURNING call.id";

// What backend and process share.
struct Message {
  Oid database;
  NoteKind kind;
  int64 result;
  std::atomic<bool> done;
  std::size_t length;
  char document[FLEXIBLE_ARRAY_MEMBER];
};

struct Written {
  bool done = false;
  int64 result = 0;
};

Written run_process(NoteKind kind, const char* document, std::size_t length) {
  dsm_segment* const segment =
      dsm_create(offsetof(Message, document) + length + 1, DSM_CREATE_NULL_IF_MAXSEGMENTS);
  if (segment == nullptr) return {};
  auto* const message = new (dsm_segment_address(segment)) Message;
  message->database = MyDatabaseId;
  message->kind = kind;
  message->result = 0;
  message->done = false;
  message->length = length;
  std::memcpy(message->document, document, length);
  BackgroundWorker worker = background_process("synthgen note", "synth_llm_note_main");
  worker.bgw_start_time = BgWorkerStart_ConsistentState;
  worker.bgw_notify_pid = MyProcPid;
  worker.bgw_main_arg = UInt32GetDatum(dsm_segment_handle(segment));
  BackgroundWorkerHandle* handle = nullptr;
  Written written;
  if (RegisterDynamicBackgroundWorker(&worker, &handle)) {
    (void)WaitForBackgroundWorkerShutdown(handle);
    written = {message->done.load(), message->result};
  }
  dsm_detach(segment);
  return written;
}

// The process's work: one transaction.
void write_and_commit(Message* message) {
  pg::guard([&] {
    BackgroundWorkerInitializeConnectionByOid(message->database, InvalidOid, 0);
    StartTransactionCommand();
    PushActiveSnapshot(GetTransactionSnapshot());
  });
  // An extension made by a transaction that is still open is not seen here; then the backend writes by
  // itself.
  if (OidIsValid(pg::guard([] { return get_extension_oid("synthgen", true); }))) {
    message->result = write_note(message->kind, std::string(message->document, message->length));
    pg::guard([] {
      PopActiveSnapshot();
      CommitTransactionCommand();
    });
    message->done = true;
  }
}

}  // namespace

int64 write_note(NoteKind kind, const std::string& document) {
  pg::Extension const extension = pg::find_extension();
  std::string const table = extension.object("synth_llm_call");
  pg::Parameter const parameters[] = {pg::text_parameter(document)};
  pg::OwnerScope const as_owner(extension.owner);
  pg::TextRows const row = pg::query(
      kind == NoteKind::kSent ? "INSERT INTO " + table + kInsert : "UPDATE " + table + kUpdate, parameters);
  return row.size() == 0 ? 0 : row.integer(0, 0);
}

std::optional<int64> write_note_apart(NoteKind kind, const std::string& document) {
  const char* const text = document.data();
  std::size_t const length = document.size();
  Written const written = pg::guard([&] { return run_process(kind, text, length); });
  if (!written.done) return std::nullopt;
  return written.result;
}

}  // namespace synthgen::llm

extern "C" {

PGDLLEXPORT void synth_llm_note_main(Datum argument);

void synth_llm_note_main(Datum argument) {
  BackgroundWorkerUnblockSignals();
  dsm_segment* const segment = dsm_attach(DatumGetUInt32(argument));
  if (segment == nullptr) return;  // the backend gave up meanwhile
  synthgen::pg::entry([&] {
    synthgen::llm::write_and_commit(static_cast<synthgen::llm::Message*>(dsm_segment_address(segment)));
  });
}
}
