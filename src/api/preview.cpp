// synth_preview: the table is known from the type of the first argument alone.
#include "api/arguments.hpp"
#include "api/request_reader.hpp"
#include "api/result_set.hpp"
#include "load/fill.hpp"
#include "plan/columns/locale_choice.hpp"
#include "postgres/guard.hpp"
#include "postgres/settings.hpp"

extern "C" {
#include "catalog/pg_class.h"
#include "utils/lsyscache.h"
}

namespace synthgen::api {

namespace {

// Throws datatype_mismatch unless the argument is of a table's row type.
Oid table_of_argument(FunctionCallInfo fcinfo) {
  struct Found {
    Oid table;
    bool is_relation;
    const char* type;
  };
  Found const found = pg::guard([&] {
    Oid const type = get_fn_expr_argtype(fcinfo->flinfo, 0);
    Oid const table = OidIsValid(type) ? get_typ_typrelid(getBaseType(type)) : InvalidOid;
    bool const is_relation = OidIsValid(table) && get_rel_relkind(table) != RELKIND_COMPOSITE_TYPE;
    return Found{table, is_relation, format_type_be(type)};
  });
  if (!found.is_relation) {
    throw pg::Error(ERRCODE_DATATYPE_MISMATCH,
                    std::string("type ") + found.type + " is not the row type of a table")
        .hint("Give a null of the table's type, as in synth_preview(NULL::my_schema.my_table).");
  }
  return found.table;
}

void preview(FunctionCallInfo fcinfo) {
  plan::Request request;
  request.tables = {table_of_argument(fcinfo)};
  reject_null(fcinfo, 1, "rows");
  request.rows = check_rows(PG_GETARG_INT32(1), "rows");
  reject_null(fcinfo, 2, "seed");
  request.seed = static_cast<std::uint64_t>(PG_GETARG_INT64(2));
  request.as_of = default_as_of();
  request.locales = plan::choose_locales({{pg::locale_setting()}});
  Oid const table = request.tables.front();
  request.next_rows[table] = ledger::next_rows({{table}}).front();
  ResultSet set(fcinfo);
  load::preview(request, [&](HeapTuple tuple) { set.add(tuple); });
}

}  // namespace

}  // namespace synthgen::api

extern "C" {

PG_FUNCTION_INFO_V1(synth_preview);

Datum synth_preview(PG_FUNCTION_ARGS) {
  return synthgen::pg::entry([&] {
    synthgen::api::preview(fcinfo);
    return Datum{0};
  });
}
}
