// synth_llm_ping, synth_llm_describe, and the validator of the foreign-data wrapper synthgen_llm.
#include <chrono>

#include "api/arguments.hpp"
#include "api/result_set.hpp"
#include "llm/client.hpp"
#include "llm/describe.hpp"
#include "llm/options.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "utils/jsonb.h"
}

namespace synthgen::api {

namespace {

// Asks for one word, in the manner of all other questions: with a schema, and room enough for a model that
// thinks before it speaks.
void ping(FunctionCallInfo fcinfo) {
  std::string const name = PG_ARGISNULL(0) ? "" : read_text(fcinfo, 0, "server");
  ResultSet set(fcinfo);
  llm::require_sharing();
  llm::Server const server = llm::describe_server(name, GetUserId());
  llm::Ask ask;
  ask.prompt = "Answer with the one word \"ready\".";
  ask.schema = R"({"type": "object", "properties": {"word": {"type": "string"}}, "required": ["word"]})";
  ask.max_output_tokens = 4096;
  auto const started = std::chrono::steady_clock::now();
  llm::Reply const reply = llm::ask(server, ask, "ping", 0);
  double const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  Datum const values[] = {text_datum(server.name),
                          text_datum(llm::name_of(server.provider)),
                          text_datum(reply.model.empty() ? server.model : reply.model),
                          interval_datum(seconds),
                          Int64GetDatum(reply.usage.input_tokens),
                          Int64GetDatum(reply.usage.output_tokens)};
  bool const nulls[6] = {};
  set.add(values, nulls);
}

Datum describe(FunctionCallInfo fcinfo) {
  reject_null(fcinfo, 0, "table_name");
  std::string const text = llm::describe_table(PG_GETARG_OID(0));
  const char* const json = text.c_str();
  return pg::guard([&] { return DirectFunctionCall1(jsonb_in, CStringGetDatum(json)); });
}

}  // namespace

}  // namespace synthgen::api

extern "C" {

PG_FUNCTION_INFO_V1(synth_llm_ping);
PG_FUNCTION_INFO_V1(synth_llm_describe);
PG_FUNCTION_INFO_V1(synth_llm_validator);

Datum synth_llm_ping(PG_FUNCTION_ARGS) {
  return synthgen::pg::entry([&] {
    synthgen::api::ping(fcinfo);
    return Datum{0};
  });
}

Datum synth_llm_describe(PG_FUNCTION_ARGS) {
  return synthgen::pg::entry([&] { return synthgen::api::describe(fcinfo); });
}

Datum synth_llm_validator(PG_FUNCTION_ARGS) {
  return synthgen::pg::entry([&] {
    synthgen::llm::validate_options(synthgen::llm::options_of(PG_GETARG_DATUM(0)), PG_GETARG_OID(1));
    return Datum{0};
  });
}
}
