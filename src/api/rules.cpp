// synth_set_rule, synth_drop_rule, synth_export_rules, synth_import_rules, synth_check_rules.
#include <algorithm>

#include "api/arguments.hpp"
#include "api/request_reader.hpp"
#include "api/result_set.hpp"
#include "core/nearest_name.hpp"
#include "plan/columns/rule_check.hpp"
#include "postgres/catalog.hpp"
#include "postgres/compat.hpp"
#include "postgres/failure.hpp"
#include "postgres/json.hpp"
#include "rules/rule_parser.hpp"
#include "rules/rule_store.hpp"

extern "C" {
#include "catalog/objectaddress.h"
#include "storage/lmgr.h"
#include "utils/acl.h"
#include "utils/lsyscache.h"
}

namespace synthgen::api {

namespace {

// Like COMMENT: the table's owner may, and the lock keeps others from doing the same at once. Raises
// insufficient_privilege before it waits for a lock.
pg::Table lock_own_table(Oid table) {
  pg::guard([&] {
    if (get_rel_name(table) == nullptr)
      ereport(ERROR, errcode(ERRCODE_UNDEFINED_TABLE), errmsg("relation with OID %u does not exist", table));
    if (!pg::compat::owns_relation(table, GetUserId()))
      aclcheck_error(ACLCHECK_NOT_OWNER, OBJECT_TABLE, get_rel_name(table));
    LockRelationOid(table, ShareUpdateExclusiveLock);
  });
  return pg::read_table(table);
}

const pg::Column& find_column(const pg::Table& table, const std::string& name) {
  std::vector<std::string> known;
  for (pg::Column const& column : table.columns) {
    if (column.dropped) continue;
    if (column.name == name) return column;
    known.push_back(column.name);
  }
  std::string const nearest = core::nearest_name(name, known);
  pg::Error error(ERRCODE_UNDEFINED_COLUMN,
                  "column \"" + name + "\" of table \"" + table.qualified_name() + "\" does not exist");
  if (!nearest.empty()) error.hint("Perhaps you meant \"" + nearest + "\".");
  throw error;
}

// Parses and checks a rule; `column` is null for the table's own.
void check_rule(const pg::Table& table, const pg::Column* column, const pg::Json& document) {
  std::string const subject = rules::rule_subject(table, column);
  if (column == nullptr)
    plan::check_table_rule(table, rules::parse_table_rule(document, subject));
  else
    plan::check_column_rule(table, *column, rules::parse_column_rule(document, subject), default_context());
}

struct RuleCall {
  pg::Table table;
  const pg::Column* column = nullptr;
};

// The table and the column of a call, its first two arguments.
RuleCall read_call(FunctionCallInfo fcinfo) {
  reject_null(fcinfo, 0, "table_name");
  RuleCall call{lock_own_table(PG_GETARG_OID(0))};
  if (PG_ARGISNULL(1)) return call;
  call.column = &find_column(call.table, NameStr(*PG_GETARG_NAME(1)));
  return call;
}

std::string jsonb_text(Jsonb* document) {
  const char* const text =
      pg::guard([&] { return JsonbToCString(nullptr, &document->root, VARSIZE(document)); });
  return text;
}

Jsonb* read_document(FunctionCallInfo fcinfo, int argument, const char* name) {
  reject_null(fcinfo, argument, name);
  return pg::guard([&] { return DatumGetJsonbP(PG_GETARG_DATUM(argument)); });
}

void set_rule(FunctionCallInfo fcinfo) {
  Jsonb* const document = read_document(fcinfo, 2, "rule");
  RuleCall const call = read_call(fcinfo);
  check_rule(call.table, call.column, pg::read_json(document));
  rules::replace_rule(call.table.oid, call.column == nullptr ? InvalidAttrNumber : call.column->number,
                      jsonb_text(document));
}

bool drop_rule(FunctionCallInfo fcinfo) {
  RuleCall const call = read_call(fcinfo);
  return rules::replace_rule(call.table.oid, call.column == nullptr ? InvalidAttrNumber : call.column->number,
                             {});
}

// Why a stored rule does not fit, in the words that setting it would get; nothing if it does.
std::optional<std::string> problem_of(const pg::Table& table, const rules::StoredRule& rule) {
  if (static_cast<std::size_t>(rule.column) > table.columns.size() ||
      (rule.column != InvalidAttrNumber && table.column(rule.column).dropped))
    return "the column was dropped";
  return pg::failure_of([&] {
    check_rule(table, rule.column == InvalidAttrNumber ? nullptr : &table.column(rule.column),
               pg::read_json(pg::parse_jsonb(rule.document)));
  });
}

// The rules that no longer fit, of tables that the caller owns.
void check_rules(FunctionCallInfo fcinfo) {
  ResultSet set(fcinfo);
  for (const rules::StoredRule& rule : rules::read_rules()) {
    bool const own = pg::guard([&] { return pg::compat::owns_relation(rule.table, GetUserId()); });
    if (!own) continue;
    pg::guard([&] { LockRelationOid(rule.table, AccessShareLock); });
    pg::Table const table = pg::read_table(rule.table);
    auto const problem = problem_of(table, rule);
    if (!problem) continue;
    bool const named = rule.column != InvalidAttrNumber &&
                       static_cast<std::size_t>(rule.column) <= table.columns.size() &&
                       !table.column(rule.column).dropped;
    const char* const name = named ? table.column(rule.column).name.c_str() : "";
    Datum const values[] = {
        ObjectIdGetDatum(rule.table),
        named ? pg::guard([&] { return DirectFunctionCall1(namein, CStringGetDatum(name)); }) : Datum{0},
        text_datum(*problem)};
    bool const nulls[] = {false, !named, false};
    set.add(values, nulls);
  }
}

}  // namespace

}  // namespace synthgen::api

extern "C" {

PG_FUNCTION_INFO_V1(synth_set_rule);
PG_FUNCTION_INFO_V1(synth_drop_rule);
PG_FUNCTION_INFO_V1(synth_check_rules);

Datum synth_set_rule(PG_FUNCTION_ARGS) {
  return synthgen::pg::entry([&] {
    synthgen::api::set_rule(fcinfo);
    return Datum{0};
  });
}

Datum synth_drop_rule(PG_FUNCTION_ARGS) {
  return synthgen::pg::entry([&] { return BoolGetDatum(synthgen::api::drop_rule(fcinfo)); });
}

Datum synth_check_rules(PG_FUNCTION_ARGS) {
  return synthgen::pg::entry([&] {
    synthgen::api::check_rules(fcinfo);
    return Datum{0};
  });
}
}
