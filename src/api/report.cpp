// synth_report.
#include "report/report.hpp"

#include "api/arguments.hpp"
#include "postgres/guard.hpp"

namespace synthgen::api {

namespace {

Datum report(FunctionCallInfo fcinfo) {
  reject_null(fcinfo, 0, "run");
  std::string const text = report::report_run(PG_GETARG_INT64(0));
  const char* const json = text.c_str();
  return pg::guard([&] { return DirectFunctionCall1(jsonb_in, CStringGetDatum(json)); });
}

}  // namespace

}  // namespace synthgen::api

extern "C" {

PG_FUNCTION_INFO_V1(synth_report);

Datum synth_report(PG_FUNCTION_ARGS) {
  return synthgen::pg::entry([&] { return synthgen::api::report(fcinfo); });
}
}
