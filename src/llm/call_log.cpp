#include "llm/call_log.hpp"

#include "core/json_writer.hpp"
#include "llm/dialect.hpp"
#include "llm/encoding.hpp"
#include "llm/note.hpp"
#include "postgres/extension.hpp"
#include "postgres/guard.hpp"
#include "postgres/settings.hpp"
#include "postgres/text_query.hpp"

namespace synthgen::llm {

namespace {

// Where no process can write the note, the caller's transaction does.
int64 write(NoteKind kind, const core::JsonWriter& json, NoteIn in) {
  if (in == NoteIn::kOwnTransaction) {
    if (std::optional<int64> const note = write_note_apart(kind, json.text())) return *note;
  }
  return write_note(kind, json.text());
}

void add_text(const char* name, const std::string& text, core::JsonWriter& json) {
  if (!text.empty() && pg::llm_log_setting()) json.member(name, from_utf8(text));
}

void add_usage(const Usage& usage, core::JsonWriter& json) {
  json.member("input_tokens", usage.input_tokens).member("output_tokens", usage.output_tokens);
}

}  // namespace

int64 note_sent(const Server& server, const Ask& ask, const std::string& purpose, Oid role, NoteIn in) {
  const char* const role_name =
      pg::guard([&] { return static_cast<const char*>(GetUserNameFromId(role, false)); });
  core::JsonWriter json;
  json.begin_object().member("role", role_name).member("server", server.name);
  json.member("provider", name_of(server.provider)).member("model", server.model).member("purpose", purpose);
  add_text("system", ask.system, json);
  add_text("prompt", ask.prompt, json);
  add_text("schema", ask.schema, json);
  json.end_object();
  return write(NoteKind::kSent, json, in);
}

void note_outcome(int64 note, const Outcome& outcome, double seconds, NoteIn in) {
  core::JsonWriter json;
  json.begin_object().member("id", std::int64_t{note}).key("seconds").raw(number_text(seconds));
  if (const auto* const reply = std::get_if<Reply>(&outcome)) {
    json.member("state", "answered").member("http_status", std::int64_t{200});
    add_usage(reply->usage, json);
    add_text("answer", reply->text, json);
    if (!reply->model.empty()) json.member("model", from_utf8(printable(reply->model)));
  } else {
    auto const& failure = std::get<Failure>(outcome);
    json.member("state", name_of(failure.problem));
    if (failure.http_status != 0) json.member("http_status", std::int64_t{failure.http_status});
    add_usage(failure.usage, json);
    json.member("message", from_utf8(failure.message));
  }
  json.end_object();
  write(NoteKind::kOutcome, json, in);
}

Spent spent_on(const Server& server) {
  pg::Extension const extension = pg::find_extension();
  pg::Parameter const parameters[] = {pg::text_parameter(server.name)};
  pg::OwnerScope const as_owner(extension.owner);
  pg::TextRows const row = pg::query(
      "SELECT pg_catalog.count(*) FILTER (WHERE sent_at OPERATOR(pg_catalog.>)"
      " (pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) '1 minute'::pg_catalog.interval)),"
      " coalesce(pg_catalog.sum(input_tokens OPERATOR(pg_catalog.+) output_tokens) FILTER (WHERE sent_at"
      " OPERATOR(pg_catalog.>=) pg_catalog.date_trunc('day', pg_catalog.clock_timestamp(), 'UTC')), "
      "0)::pg_catalog.int8"
      " FROM " +
          extension.object("synth_llm_call") +
          " WHERE server OPERATOR(pg_catalog.=) $1::pg_catalog.name AND sent_at OPERATOR(pg_catalog.>)"
          " (pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) '1 day'::pg_catalog.interval)",
      parameters);
  return {row.integer(0, 0), row.integer(0, 1)};
}

}  // namespace synthgen::llm
