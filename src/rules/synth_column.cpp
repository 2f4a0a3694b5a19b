// The type synth_column: a table, or a column of one, in eight bytes. Its text is the present name, as SQL
// writes it; reading a name that does not exist yields nothing ("-") instead of an error, so that a dump
// without one of its tables can be restored. No C++ object lives in here, so an ERROR may pass through.
#include "postgres/compat.hpp"

extern "C" {
#include "access/attnum.h"
#include "catalog/namespace.h"
#include "nodes/makefuncs.h"
#include "utils/lsyscache.h"
}

namespace synthgen::rules {

namespace {

constexpr int kNumberBits = 16;

Datum make_column(Oid table, AttrNumber number) {
  return Int64GetDatum(static_cast<int64>((static_cast<std::uint64_t>(table) << kNumberBits) |
                                          static_cast<std::uint16_t>(number)));
}

Oid table_of(Datum column) {
  return static_cast<Oid>(static_cast<std::uint64_t>(DatumGetInt64(column)) >> kNumberBits);
}

AttrNumber number_of(Datum column) {
  return static_cast<AttrNumber>(DatumGetInt64(column) & 0xFFFF);
}

// The table that two names mean; no right on it is needed to write down its rule.
Oid find_table(List* names) {
  Oid const schema = get_namespace_oid(strVal(linitial(names)), true);
  return OidIsValid(schema) ? get_relname_relid(strVal(lsecond(names)), schema) : InvalidOid;
}

Datum read_column(const char* text) {
  if (std::strcmp(text, "-") == 0) return make_column(InvalidOid, InvalidAttrNumber);
  List* const names = pg::compat::qualified_name_list(text);
  int const count = list_length(names);
  if (count != 2 && count != 3)
    ereport(ERROR, errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
            errmsg("invalid name of a table or column: \"%s\"", text),
            errhint("Write schema.table or schema.table.column."));
  Oid const table = find_table(names);
  if (!OidIsValid(table)) return make_column(InvalidOid, InvalidAttrNumber);
  AttrNumber const number = count == 2 ? InvalidAttrNumber : get_attnum(table, strVal(lthird(names)));
  if (count == 3 && number <= 0) return make_column(InvalidOid, InvalidAttrNumber);
  return make_column(table, number);
}

char* write_column(Datum column) {
  char* const table = get_rel_name(table_of(column));
  char* const schema = table == nullptr ? nullptr : get_namespace_name(get_rel_namespace(table_of(column)));
  if (schema == nullptr) return pstrdup("-");
  char* const name = quote_qualified_identifier(schema, table);
  if (number_of(column) == InvalidAttrNumber) return name;
  char* const attribute = get_attname(table_of(column), number_of(column), true);
  return attribute == nullptr ? pstrdup("-") : psprintf("%s.%s", name, quote_identifier(attribute));
}

}  // namespace

}  // namespace synthgen::rules

extern "C" {

PG_FUNCTION_INFO_V1(synth_column_in);
PG_FUNCTION_INFO_V1(synth_column_out);
PG_FUNCTION_INFO_V1(synth_column_make);
PG_FUNCTION_INFO_V1(synth_column_table);
PG_FUNCTION_INFO_V1(synth_column_number);

Datum synth_column_in(PG_FUNCTION_ARGS) {
  return synthgen::rules::read_column(PG_GETARG_CSTRING(0));
}

Datum synth_column_out(PG_FUNCTION_ARGS) {
  PG_RETURN_CSTRING(synthgen::rules::write_column(PG_GETARG_DATUM(0)));
}

Datum synth_column_make(PG_FUNCTION_ARGS) {
  return synthgen::rules::make_column(PG_GETARG_OID(0), PG_GETARG_INT16(1));
}

Datum synth_column_table(PG_FUNCTION_ARGS) {
  PG_RETURN_OID(synthgen::rules::table_of(PG_GETARG_DATUM(0)));
}

Datum synth_column_number(PG_FUNCTION_ARGS) {
  PG_RETURN_INT16(synthgen::rules::number_of(PG_GETARG_DATUM(0)));
}
}
