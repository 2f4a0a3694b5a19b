// synth_plan, in its two forms.
#include "plan/plan.hpp"

#include "api/arguments.hpp"
#include "api/request_reader.hpp"
#include "api/result_set.hpp"
#include "llm/pools.hpp"
#include "postgres/guard.hpp"

namespace synthgen::api {

namespace {

Datum name_datum(const std::string& value) {
  const char* const text = value.c_str();
  return pg::guard([&] { return DirectFunctionCall1(namein, CStringGetDatum(text)); });
}

void show_plan(FunctionCallInfo fcinfo, plan::Request request) {
  ResultSet set(fcinfo);
  llm::provide_text_pools(request, llm::Asking::kForbidden);
  auto const plan = plan::make_plan(request, false);
  for (const plan::PlanLine& line : plan::explain(*plan)) {
    bool const no_column = line.column.empty();
    Datum const values[] = {Int32GetDatum(line.step),   ObjectIdGetDatum(line.table),
                            Int64GetDatum(line.rows),   no_column ? Datum{0} : name_datum(line.column),
                            text_datum(line.generator), text_datum(line.reason)};
    bool const nulls[] = {false, false, false, no_column, false, false};
    set.add(values, nulls);
  }
}

}  // namespace

}  // namespace synthgen::api

extern "C" {

PG_FUNCTION_INFO_V1(synth_plan_schema);
PG_FUNCTION_INFO_V1(synth_plan_tables);

Datum synth_plan_schema(PG_FUNCTION_ARGS) {
  return synthgen::pg::entry([&] {
    synthgen::api::show_plan(fcinfo, synthgen::api::read_request(synthgen::api::read_schema_call(fcinfo)));
    return Datum{0};
  });
}

Datum synth_plan_tables(PG_FUNCTION_ARGS) {
  return synthgen::pg::entry([&] {
    synthgen::api::TablesCall const said = synthgen::api::read_tables_call(fcinfo);
    synthgen::api::show_plan(fcinfo, synthgen::api::read_request(said.call, said.tables));
    return Datum{0};
  });
}
}
