// synth_add_text_pool and synth_drop_text_pool.
#include <algorithm>

#include "api/arguments.hpp"
#include "core/nearest_name.hpp"
#include "llm/pool_store.hpp"
#include "plan/texts/text_pools.hpp"
#include "postgres/catalog.hpp"
#include "postgres/guard.hpp"
#include "postgres/json.hpp"

extern "C" {
#include "access/table.h"
#include "utils/array.h"
#include "utils/rel.h"
}

namespace synthgen::api {

namespace {

// The elements of an argument of type text[], row by row where it has two dimensions.
struct Texts {
  std::vector<std::string> elements;
  int dimensions = 0;
  std::size_t width = 1;  // elements in a row
};

Texts read_texts(FunctionCallInfo fcinfo, int argument, const char* name) {
  reject_null(fcinfo, argument, name);
  struct Read {
    Datum* values = nullptr;
    bool* nulls = nullptr;
    int count = 0;
    int dimensions = 0;
    int width = 1;
  };
  Read const read = pg::guard([&] {
    Read result;
    ArrayType* const array = DatumGetArrayTypeP(PG_GETARG_DATUM(argument));
    deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &result.values, &result.nulls, &result.count);
    result.dimensions = ARR_NDIM(array);
    if (result.dimensions == 2) result.width = ARR_DIMS(array)[1];
    return result;
  });
  Texts texts;
  texts.dimensions = read.dimensions;
  texts.width = static_cast<std::size_t>(read.width);
  for (int i = 0; i < read.count; ++i) {
    if (read.nulls[i])
      throw pg::Error(ERRCODE_NULL_VALUE_NOT_ALLOWED, std::string(name) + " must not contain null values");
    const char* const element = pg::guard([&] { return TextDatumGetCString(read.values[i]); });
    texts.elements.emplace_back(element);
  }
  return texts;
}

// {"name": ["value", ...], ...}
std::vector<generate::SlotList> read_slots(FunctionCallInfo fcinfo, int argument) {
  reject_null(fcinfo, argument, "slots");
  pg::Json const document =
      pg::read_json(pg::guard([&] { return DatumGetJsonbP(PG_GETARG_DATUM(argument)); }));
  std::vector<generate::SlotList> slots;
  bool good = document.is(pg::Json::Kind::kObject);
  for (pg::JsonMember const& member : document.members) {
    slots.push_back({member.key, {}});
    good = good && !member.value.items.empty();
    for (pg::Json const& value : member.value.items) {
      good = good && value.is(pg::Json::Kind::kString);
      slots.back().values.push_back(value.text);
    }
  }
  if (good) return slots;
  throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE, "slots must be an object of lists of texts")
      .hint("For example: slots => '{\"wood\": [\"oak\", \"pine\"]}' for texts such as \"{wood} table\".");
}

// Throws undefined_column with the nearest name, or wrong_object_type for a column of no texts.
void check_column(const pg::Table& table, const std::string& name) {
  std::vector<std::string> known;
  for (pg::Column const& column : table.columns) {
    if (column.dropped) continue;
    known.push_back(column.name);
    if (column.name != name) continue;
    if (plan::takes_texts(column)) return;
    throw pg::Error(ERRCODE_WRONG_OBJECT_TYPE, "column \"" + name + "\" does not take texts")
        .hint("Name columns of a text or enum type that are not generated.")
        .table(table.schema, table.name)
        .column(name);
  }
  std::string const nearest = core::nearest_name(name, known);
  pg::Error error(ERRCODE_UNDEFINED_COLUMN,
                  "column \"" + name + "\" of table \"" + table.qualified_name() + "\" does not exist");
  if (!nearest.empty()) error.hint("Perhaps you meant \"" + nearest + "\".");
  throw error;
}

pg::Table read_argument_table(FunctionCallInfo fcinfo) {
  reject_null(fcinfo, 0, "table_name");
  Oid const oid = PG_GETARG_OID(0);
  pg::guard([&] { table_close(table_open(oid, AccessShareLock), NoLock); });
  return pg::read_table(oid);
}

int64 add_text_pool(FunctionCallInfo fcinfo) {
  pg::Table const table = read_argument_table(fcinfo);
  llm::Pool pool;
  pool.table = table.qualified_name();
  pool.columns = read_texts(fcinfo, 1, "columns").elements;
  for (std::string const& column : pool.columns) check_column(table, column);
  Texts const records = read_texts(fcinfo, 2, "records");
  if (pool.columns.empty() || records.elements.empty())
    throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE, "a text pool needs a column and a record")
        .hint(
            "For example: columns => '{name,description}', records => '{{Lamp,It glows.},{Desk,It "
            "stands.}}'.");
  std::size_t const width = pool.columns.size();
  if (records.dimensions > 2 || records.width != width)
    throw pg::Error(ERRCODE_ARRAY_SUBSCRIPT_ERROR, "each record must have one text for each column")
        .detail("There are " + std::to_string(width) + " columns, and records of " +
                std::to_string(records.width) + " texts.");
  for (std::size_t i = 0; i < records.elements.size(); i += width) {
    auto const first = records.elements.begin() + static_cast<std::ptrdiff_t>(i);
    pool.records.emplace_back(first, first + static_cast<std::ptrdiff_t>(width));
  }
  pool.variants = read_texts(fcinfo, 3, "variants").elements;
  pool.slots = read_slots(fcinfo, 4);
  return llm::keep_hand_written(pool);
}

void drop_text_pool(FunctionCallInfo fcinfo) {
  reject_null(fcinfo, 0, "pool");
  if (llm::drop_pool(PG_GETARG_INT64(0))) return;
  throw pg::Error(ERRCODE_NO_DATA_FOUND,
                  "there is no text pool " + std::to_string(PG_GETARG_INT64(0)) + " of yours")
      .hint("The view synth_text_pools lists text pools.");
}

}  // namespace

}  // namespace synthgen::api

extern "C" {

PG_FUNCTION_INFO_V1(synth_add_text_pool);
PG_FUNCTION_INFO_V1(synth_drop_text_pool);

Datum synth_add_text_pool(PG_FUNCTION_ARGS) {
  return synthgen::pg::entry([&] { return Int64GetDatum(synthgen::api::add_text_pool(fcinfo)); });
}

Datum synth_drop_text_pool(PG_FUNCTION_ARGS) {
  return synthgen::pg::entry([&] {
    synthgen::api::drop_text_pool(fcinfo);
    return Datum{0};
  });
}
}
