#include "api/arguments.hpp"

#include <algorithm>

#include "postgres/guard.hpp"

extern "C" {
#include "utils/array.h"
#include "utils/date.h"
#include "utils/lsyscache.h"
}

namespace synthgen::api {

namespace {

constexpr int64 kMostRows = 1'000'000'000'000;

plan::Mode parse_mode(const std::string& mode) {
  if (mode == "append") return plan::Mode::kAppend;
  if (mode == "replace") return plan::Mode::kReplace;
  throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE, "invalid mode \"" + mode + "\"")
      .hint("Valid modes are \"append\" and \"replace\".");
}

std::optional<int32> read_as_of(FunctionCallInfo fcinfo, int argument) {
  if (PG_ARGISNULL(argument)) return std::nullopt;
  DateADT const date = PG_GETARG_DATEADT(argument);
  // Years 1 to 9999: generated dates lie some hundred years around and must stay dates.
  if (date < -730119 || date > 2921939) {
    throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE, "as_of is out of range")
        .hint("Give a date from the year 1 to the year 9999.");
  }
  return date;
}

Jsonb* read_jsonb(FunctionCallInfo fcinfo, int argument, const char* name) {
  reject_null(fcinfo, argument, name);
  Jsonb* const value = pg::guard([&] { return DatumGetJsonbP(PG_GETARG_DATUM(argument)); });
  if (!JB_ROOT_IS_OBJECT(value) || JB_ROOT_IS_SCALAR(value)) {
    throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE, std::string(name) + " must be a JSON object")
        .hint(std::string(name) == "row_counts" ? "For example: '{\"books\": 5000}'."
                                                : "For example: '{\"triggers\": false}'.");
  }
  return value;
}

struct Elements {
  Datum* values = nullptr;
  int count = 0;
};

// The elements of the argument `tables`: one dimension, no null, not empty.
Elements read_elements(FunctionCallInfo fcinfo, int argument, Oid type) {
  struct Read {
    Elements elements;
    bool* nulls;
    int dimensions;
  };
  Read const read = pg::guard([&] {
    Read result{};
    ArrayType* const array = DatumGetArrayTypeP(PG_GETARG_DATUM(argument));
    int16 length;
    bool by_value;
    char alignment;
    get_typlenbyvalalign(type, &length, &by_value, &alignment);
    deconstruct_array(array, type, length, by_value, alignment, &result.elements.values, &result.nulls,
                      &result.elements.count);
    result.dimensions = ARR_NDIM(array);
    return result;
  });
  if (read.elements.count == 0) {
    throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE, "tables must not be empty")
        .hint("Name at least one table.");
  }
  if (read.dimensions > 1)
    throw pg::Error(ERRCODE_ARRAY_SUBSCRIPT_ERROR, "tables must be a one-dimensional array");
  for (int i = 0; i < read.elements.count; ++i) {
    if (read.nulls[i]) throw pg::Error(ERRCODE_NULL_VALUE_NOT_ALLOWED, "tables must not contain null values");
  }
  return read.elements;
}

std::vector<std::string> read_names(FunctionCallInfo fcinfo, int argument) {
  Elements const elements = read_elements(fcinfo, argument, TEXTOID);
  std::vector<std::string> names;
  for (int i = 0; i < elements.count; ++i) {
    const char* const name = pg::guard([&] { return TextDatumGetCString(elements.values[i]); });
    names.emplace_back(name);
  }
  return names;
}

std::string qualified_name(Oid table) {
  const char* const name = pg::guard([&]() -> const char* {
    char* const table_name = get_rel_name(table);
    return table_name == nullptr
               ? nullptr
               : quote_qualified_identifier(get_namespace_name(get_rel_namespace(table)), table_name);
  });
  if (name == nullptr) {
    throw pg::Error(ERRCODE_UNDEFINED_TABLE,
                    "relation with OID " + std::to_string(table) + " does not exist");
  }
  return name;
}

// What both forms have in common, from `mode` on their arguments are neighbours.
void read_common(FunctionCallInfo fcinfo, int mode_argument, ledger::Call& result) {
  reject_null(fcinfo, 1, "rows");
  result.rows = check_rows(PG_GETARG_INT64(1), "rows");
  reject_null(fcinfo, 2, "seed");
  result.seed = PG_GETARG_INT64(2);
  result.row_counts = read_jsonb(fcinfo, 3, "row_counts");
  result.mode = parse_mode(read_text(fcinfo, mode_argument, "mode"));
  result.as_of = read_as_of(fcinfo, mode_argument + 1);
  result.options = read_jsonb(fcinfo, mode_argument + 2, "options");
}

}  // namespace

void reject_null(FunctionCallInfo fcinfo, int argument, const char* name) {
  if (PG_ARGISNULL(argument))
    throw pg::Error(ERRCODE_NULL_VALUE_NOT_ALLOWED, std::string(name) + " must not be null");
}

std::string read_text(FunctionCallInfo fcinfo, int argument, const char* name) {
  reject_null(fcinfo, argument, name);
  const char* const value = pg::guard([&] { return TextDatumGetCString(PG_GETARG_DATUM(argument)); });
  return value;
}

int64 check_rows(int64 rows, const std::string& what) {
  if (rows < 0)
    throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE, what + " must not be negative")
        .hint("Give a number of rows that is 0 or more.");
  if (rows > kMostRows) {
    throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE, what + " is too large: " + std::to_string(rows))
        .hint("At most " + std::to_string(kMostRows) + " rows a table can be asked for.");
  }
  return rows;
}

ledger::Call read_schema_call(FunctionCallInfo fcinfo) {
  ledger::Call result;
  result.schema = read_text(fcinfo, 0, "schema_name");
  read_common(fcinfo, 5, result);
  if (!PG_ARGISNULL(4)) result.tables = read_names(fcinfo, 4);
  return result;
}

TablesCall read_tables_call(FunctionCallInfo fcinfo) {
  TablesCall result;
  reject_null(fcinfo, 0, "tables");
  Elements const elements = read_elements(fcinfo, 0, REGCLASSOID);
  result.call.tables.emplace();
  for (int i = 0; i < elements.count; ++i) {
    Oid const table = DatumGetObjectId(elements.values[i]);
    if (std::find(result.tables.begin(), result.tables.end(), table) != result.tables.end()) continue;
    result.tables.push_back(table);
    result.call.tables->push_back(qualified_name(table));
  }
  read_common(fcinfo, 4, result.call);
  return result;
}

}  // namespace synthgen::api
