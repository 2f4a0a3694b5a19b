// synth_apply, synth_modify and synth_undo.
#include "modify/modify.hpp"
#include "api/arguments.hpp"
#include "api/request_reader.hpp"
#include "api/result_set.hpp"
#include "modify/undo.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "utils/fmgrprotos.h"
}

namespace synthgen::api {

namespace {

Datum json_datum(const std::string& text) {
  return PointerGetDatum(pg::parse_jsonb(text));
}

// One operation of the patch, as it was written.
Datum operation_datum(Jsonb* patch, std::size_t place) {
  return pg::guard([&] {
    Datum const operations = DirectFunctionCall2(jsonb_object_field, PointerGetDatum(patch),
                                                 PointerGetDatum(cstring_to_text("operations")));
    return DirectFunctionCall2(jsonb_array_element, operations, Int32GetDatum(static_cast<int32>(place)));
  });
}

void add_steps(ResultSet& set, Jsonb* patch, const modify::ApplyResult& result) {
  for (std::size_t i = 0; i < result.steps.size(); ++i) {
    const modify::StepResult& step = result.steps[i];
    Datum const values[] = {Int64GetDatum(result.change),
                            Int32GetDatum(static_cast<int32>(i + 1)),
                            operation_datum(patch, i),
                            Int64GetDatum(step.estimated),
                            Int64GetDatum(step.rows),
                            step.before.empty() ? Datum{0} : json_datum(step.before),
                            step.after.empty() ? Datum{0} : json_datum(step.after),
                            step.rule.empty() ? Datum{0} : json_datum(step.rule),
                            step.note.empty() ? Datum{0} : text_datum(step.note)};
    bool const nulls[] = {result.change == 0,
                          false,
                          false,
                          false,
                          false,
                          step.before.empty(),
                          step.after.empty(),
                          step.rule.empty(),
                          step.note.empty()};
    set.add(values, nulls);
  }
}

// What both functions take: a table, dry_run (their third argument), max_rows, seed and keep_rules (their
// last three).
modify::ApplyCall read_call(FunctionCallInfo fcinfo) {
  modify::ApplyCall call;
  reject_null(fcinfo, 0, "table_name");
  call.table = PG_GETARG_OID(0);
  reject_null(fcinfo, 2, "dry_run");
  call.dry_run = PG_GETARG_BOOL(2);
  int const max_rows = PG_NARGS() - 3;
  reject_null(fcinfo, max_rows, "max_rows");
  call.max_rows = check_rows(PG_GETARG_INT64(max_rows), "max_rows");
  reject_null(fcinfo, max_rows + 1, "seed");
  call.seed = static_cast<std::uint64_t>(PG_GETARG_INT64(max_rows + 1));
  reject_null(fcinfo, max_rows + 2, "keep_rules");
  call.keep_rules = PG_GETARG_BOOL(max_rows + 2);
  call.as_of = default_as_of();
  return call;
}

void apply(FunctionCallInfo fcinfo) {
  ResultSet set(fcinfo);
  modify::ApplyCall call = read_call(fcinfo);
  reject_null(fcinfo, 1, "patch");
  call.patch = pg::guard([&] { return PG_GETARG_JSONB_P(1); });
  add_steps(set, call.patch, modify::Application(call).run());
}

void modify_by_prompt(FunctionCallInfo fcinfo) {
  ResultSet set(fcinfo);
  modify::ModifyCall call;
  call.apply = read_call(fcinfo);
  call.apply.command = "synth_modify()";
  call.apply.prompt = read_text(fcinfo, 1, "prompt");
  if (!PG_ARGISNULL(3)) call.server = read_text(fcinfo, 3, "server");
  modify::Modification const done = modify::modify(call);
  add_steps(set, done.patch, done.result);
}

void undo(FunctionCallInfo fcinfo) {
  ResultSet set(fcinfo);
  reject_null(fcinfo, 0, "change");
  modify::UndoResult const result = modify::undo(PG_GETARG_INT64(0));
  Datum const values[] = {ObjectIdGetDatum(result.table), Int64GetDatum(result.rows)};
  bool const nulls[] = {false, false};
  set.add(values, nulls);
}

}  // namespace

}  // namespace synthgen::api

extern "C" {

PG_FUNCTION_INFO_V1(synth_apply);
PG_FUNCTION_INFO_V1(synth_modify);
PG_FUNCTION_INFO_V1(synth_patch_schema);
PG_FUNCTION_INFO_V1(synth_undo);

Datum synth_apply(PG_FUNCTION_ARGS) {
  return synthgen::pg::entry([&] {
    synthgen::api::apply(fcinfo);
    return Datum{0};
  });
}

Datum synth_modify(PG_FUNCTION_ARGS) {
  return synthgen::pg::entry([&] {
    synthgen::api::modify_by_prompt(fcinfo);
    return Datum{0};
  });
}

Datum synth_patch_schema(PG_FUNCTION_ARGS) {
  (void)fcinfo;
  return synthgen::pg::entry([] { return synthgen::api::json_datum(synthgen::modify::kPatchSchema); });
}

Datum synth_undo(PG_FUNCTION_ARGS) {
  return synthgen::pg::entry([&] {
    synthgen::api::undo(fcinfo);
    return Datum{0};
  });
}
}
