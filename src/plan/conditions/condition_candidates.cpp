// Lists of values to try. Values other than integers and dates are read by the type's input function.
#include "plan/conditions/condition_candidates.hpp"

#include <cctype>

#include "plan/conditions/condition_normal.hpp"
#include "postgres/compat.hpp"
#include "postgres/number_type.hpp"
#include "postgres/settings.hpp"
#include "postgres/subtransaction.hpp"

extern "C" {
#include "catalog/pg_enum.h"
#include "common/int.h"
#include "nodes/makefuncs.h"
#include "utils/array.h"
#include "utils/catcache.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"
#include "utils/timestamp.h"
}

namespace synthgen::plan {

namespace {

constexpr int64 kSmallInterval = 4096;
constexpr int kYearsOfMonths = 10;

std::vector<Datum> enum_labels(Oid type) {
  struct Found {
    Datum* labels;
    int count;
  };
  Found const found = pg::guard([&] {
    CatCList* const list = SearchSysCacheList1(ENUMTYPOIDNAME, ObjectIdGetDatum(type));
    Found result{static_cast<Datum*>(palloc(sizeof(Datum) * static_cast<Size>(list->n_members + 1))),
                 list->n_members};
    for (int i = 0; i < list->n_members; i++) {
      HeapTuple const tuple = &list->members[i]->tuple;
      result.labels[i] = ObjectIdGetDatum(reinterpret_cast<Form_pg_enum>(GETSTRUCT(tuple))->oid);
    }
    ReleaseCatCacheList(list);
    return result;
  });
  return {found.labels, found.labels + found.count};
}

std::vector<Datum> integers(int64 from, int64 to, int64 step, Oid type) {
  std::vector<Datum> values;
  for (int64 value = from; value <= to; value += step) values.push_back(from_integer(value, type));
  return values;
}

// Where a generator is expected to draw from: from the bounds, or around the type's usual values.
std::pair<int64, int64> window(const ValueDomain& domain, Oid type, int64 width) {
  int64 low = type == DATEOID ? reference_day() - width : 0;
  int64 high = low + width;
  int64 const lower = domain.lower ? as_integer(domain.lower->value, type).value_or(low) : low;
  int64 const upper = domain.upper ? as_integer(domain.upper->value, type).value_or(high) : high;
  if (domain.lower && (lower > low || !domain.upper)) low = lower;
  if (!domain.lower && upper < high) low = upper < PG_INT64_MIN + width ? PG_INT64_MIN : upper - width;
  high = low > PG_INT64_MAX - width ? PG_INT64_MAX : low + width;
  if (domain.upper && upper < high) high = upper;
  return {low, high};
}

std::vector<Datum> typical_timestamps(int count) {
  std::vector<Datum> values;
  int64 const midnight = int64{reference_day()} * USECS_PER_DAY;
  for (int i = 0; i < count; i++) {
    int64 const instant = midnight - (int64{i} * 9973 * 7919 * 4001) % (int64{365 * 4} * USECS_PER_DAY);
    values.push_back(from_integer(instant, INT8OID));
  }
  return values;
}

std::vector<std::string> typical_numbers() {
  std::vector<std::string> numbers;
  for (int i = 0; i < 200; i++)
    numbers.push_back(std::to_string(i * 37 % 1000) + "." + std::to_string(i * 7 % 10) +
                      std::to_string(i % 10));
  return numbers;
}

std::vector<std::string> typical_words() {
  return {"amber",
          "Birch Lane",
          "CEDAR",
          "delta",
          "Ember and ash",
          "fjord",
          "Garnet",
          "harbor light",
          "Iris",
          "juniper",
          "Kestrel",
          "lagoon",
          "Maple syrup is sweet.",
          "north",
          "Onyx",
          "plain text",
          "Quartz",
          "river",
          "Summit view",
          "tundra",
          "umber",
          "Velvet",
          "willow tree",
          "Xenon",
          "yarrow",
          "zinc"};
}

std::vector<std::string> typical_literals(const pg::TypeRef& type) {
  if (type.base == JSONOID || type.base == JSONBOID)
    return {"{\"id\": 1, \"name\": \"amber\"}", "{\"total\": 2.5}"};
  if (type.kind == TYPTYPE_RANGE)
    return {"[1,10)", "[20,35)", "[2024-01-01,2024-02-01)", "[2024-03-01,2024-05-01)"};
  if (type.base == INETOID) return {"192.0.2.17", "198.51.100.4", "203.0.113.9"};
  if (type.category == TYPCATEGORY_ARRAY) return {"{1,2}", "{7}", "{amber,birch}", "{2024-01-31}"};
  return typical_words();
}

// Hosts of an IPv4 network.
void append_hosts(std::vector<std::string>& literals, const std::string& network) {
  auto const slash = network.find('/');
  auto const dot = network.rfind('.', slash);
  if (slash == std::string::npos || dot == std::string::npos) return;
  for (int host = 1; host <= 100; host++)
    literals.push_back(network.substr(0, dot + 1) + std::to_string(host));
}

// Documents that are no object, or an empty one.
std::vector<std::string> special_documents() {
  return {"[]",
          "{}",
          "null",
          "true",
          "false",
          "1",
          "42",
          "2.5",
          "\"\"",
          "\"amber\"",
          "\"birch\"",
          "\"2024-01-31\"",
          "[1]",
          "[1, 2]",
          "[3, 5, 8]",
          "[\"amber\"]",
          "[\"birch\", \"cobalt\"]",
          "[\"amber\", \"delta\", \"umber\"]",
          "[\"north\", \"river\", \"tundra\", \"willow\"]",
          "[{\"id\": 1, \"name\": \"amber\"}]",
          "[{\"id\": 2, \"name\": \"birch\"}, {\"id\": 3, \"name\": \"cobalt\"}]",
          "{\"amber\": \"birch\"}",
          "{\"amber\": 1}",
          "{\"amber\": [1, 2]}"};
}

// Short and long, empty, without one end or both, over numbers, days and instants.
std::vector<std::string> special_ranges() {
  std::vector<std::string> ranges{"empty", "(,)"};
  for (int i = 1; i <= 24; i++) {
    int const month = (i - 1) % 12 + 1;
    auto const two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    std::string const year = std::to_string(2012 + i / 2);
    std::string const day = year + "-" + two(month) + "-" + two(i);
    std::string const next = year + "-" + two(month) + "-" + two(i + 3);
    std::string const number = std::to_string(i * 5);
    for (std::string const& low : {number, day})
      for (std::string const& bounds :
           {"[" + low + ",)", "(," + low + ")", "(" + low + ",)", "(," + low + "]"})
        ranges.push_back(bounds);
    ranges.push_back("[" + day + "," + next + ")");
    ranges.push_back("[" + day + " 09:00," + day + " 17:00)");
    ranges.push_back("[" + number + "," + std::to_string(i * 5 + i % 9 + 1) + ")");
    ranges.push_back("[" + number + "," + std::to_string(i * 500) + "]");
  }
  return ranges;
}

double as_double(Datum value, const pg::TypeRef& type) {
  char* const text = pg::guard([&] {
    Oid output;
    bool varlena;
    getTypeOutputInfo(type.base, &output, &varlena);
    return OidOutputFunctionCall(output, value);
  });
  return std::strtod(text, nullptr);
}

// Whole numbers within the domain, from the bound on that is nearer to zero; where that is narrow, tenths.
std::vector<std::string> round_numbers(const ValueDomain& domain, const pg::TypeRef& type) {
  constexpr double kMost = 2000, kNarrow = 100;
  double low = domain.lower ? as_double(domain.lower->value, type) : 0;
  double high = domain.upper ? as_double(domain.upper->value, type) : low + kMost;
  if (!domain.lower) low = std::min(low, high - kMost);
  bool const down = std::abs(high) < std::abs(low);
  if (down)
    low = std::max(low, high - kMost);
  else
    high = std::min(high, low + kMost);
  double const steps = high - low <= kNarrow ? 10 : 1;
  std::vector<std::string> numbers;
  for (double at = std::ceil(low * steps); at <= high * steps; ++at) {
    char text[64];
    std::snprintf(text, sizeof text, "%.10g", at / steps);
    numbers.emplace_back(text);
  }
  return numbers;
}

std::vector<std::string> special_literals() {
  return {"",
          "a",
          "A",
          "x",
          "ab",
          "abc",
          "ABC",
          "Abc",
          "abc-def",
          "abc_def",
          "abc1",
          "A1",
          "0",
          "1",
          "12",
          "123",
          "1234",
          "12345",
          "123456",
          "1234567",
          "12345678",
          "123456789",
          "1234567890",
          "12345678901",
          "123456789012",
          "1234567890123",
          "-1",
          "1.5",
          "user@example.com",
          "https://example.com/",
          "http://example.com",
          "example.com",
          "/path/to/file",
          "2024-01-31",
          "12:30",
          "12:30:00",
          "2024-01-31 12:30:00",
          "[1,10)",
          "[1,2]",
          "[2024-01-01,2024-02-01)",
          "empty",
          "{}",
          "{a}",
          "{1}",
          "{1,2}",
          "{a,b}",
          "[]",
          "[1]",
          "{\"a\": 1}",
          "[{\"a\": 1}]",
          "\"a\"",
          "true",
          "false",
          "null",
          "en",
          "en-US",
          "en_US",
          "US",
          "USA",
          "USD",
          "M",
          "F",
          "Y",
          "N",
          "127.0.0.1",
          "10.0.0.1",
          "10.0.0.0/8",
          "192.168.0.0/16",
          "::1",
          "2001:db8::1",
          "#00ff00",
          "#FFF",
          "00ff00",
          "+15550100",
          "555-0100",
          "00000000-0000-4000-8000-000000000000",
          "d41d8cd98f00b204e9800998ecf8427e",
          "da39a3ee5e6b4b0d3255bfef95601890afd80709",
          "UTC",
          "Europe/Paris",
          "text/plain",
          "1 day",
          "1 hour",
          "1 month",
          "978-0-306-40615-7",
          "9780306406157",
          "4111111111111111",
          "GB82WEST12345698765432",
          "1.0.0",
          "<a></a>",
          "(1,2)",
          "\\x00",
          "01234567890123456789012345678901"};
}

bool collect_constants(Node* node, void* context) {
  if (node == nullptr) return false;
  if (IsA(node, Const)) {
    auto** const constants = static_cast<List**>(context);
    if (!castNode(Const, node)->constisnull) *constants = lappend(*constants, node);
    return false;
  }
  return pg::compat::expression_tree_walker(node, collect_constants, context);
}

// The runs of letters and digits in a text.
List* words_of(const char* text) {
  List* words = NIL;
  for (const char* at = text; *at != '\0';) {
    std::size_t length = 0;
    while (std::isalnum(static_cast<unsigned char>(at[length])) != 0) ++length;
    if (length > 0) words = lappend(words, pnstrdup(at, length));
    at += length > 0 ? length : 1;
  }
  return words;
}

// The text of a constant, of each element if it is an array, of each word if it is a query.
List* texts_of(Const* constant) {
  Oid output;
  bool varlena;
  getTypeOutputInfo(constant->consttype, &output, &varlena);
  List* texts = list_make1(OidOutputFunctionCall(output, constant->constvalue));
  if (constant->consttype == TSQUERYOID)
    return list_concat(texts, words_of(static_cast<char*>(linitial(texts))));
  if (!OidIsValid(get_element_type(constant->consttype))) return texts;
  ArrayType* const array = DatumGetArrayTypeP(constant->constvalue);
  int16 length;
  bool by_value;
  char alignment;
  Datum* values;
  bool* nulls;
  int count;
  get_typlenbyvalalign(ARR_ELEMTYPE(array), &length, &by_value, &alignment);
  deconstruct_array(array, ARR_ELEMTYPE(array), length, by_value, alignment, &values, &nulls, &count);
  getTypeOutputInfo(ARR_ELEMTYPE(array), &output, &varlena);
  for (int i = 0; i < count; i++)
    if (!nulls[i]) texts = lappend(texts, OidOutputFunctionCall(output, values[i]));
  return texts;
}

List* constant_texts(Node* condition) {
  List* constants = NIL;
  List* texts = NIL;
  (void)collect_constants(condition, &constants);
  for (int i = 0; i < list_length(constants); i++)
    texts = list_concat(texts, texts_of(castNode(Const, list_nth(constants, i))));
  return texts;
}

}  // namespace

std::vector<Datum> read_literals(const std::vector<std::string>& literals, const pg::TypeRef& type) {
  std::vector<Datum> values;
  for (auto const& literal : literals) {
    char* const text = const_cast<char*>(literal.c_str());
    Datum value = 0;
    auto const failed = pg::attempt([&] {
      pg::guard([&] {
        Oid input, parameter;
        getTypeInputInfo(type.base, &input, &parameter);
        value = OidInputFunctionCall(input, text, parameter, type.base_modifier);
      });
    });
    if (!failed) values.push_back(value);
  }
  return values;
}

bool is_ordered_scalar(const pg::TypeRef& type) {
  return type.category == TYPCATEGORY_NUMERIC || type.category == TYPCATEGORY_DATETIME ||
         type.category == TYPCATEGORY_TIMESPAN;
}

std::optional<std::vector<Datum>> all_values(const ValueDomain& domain, const pg::TypeRef& type) {
  if (domain.allowed) return domain.allowed;
  if (type.base == BOOLOID) return std::vector<Datum>{BoolGetDatum(false), BoolGetDatum(true)};
  if (type.kind == TYPTYPE_ENUM) return enum_labels(type.base);
  if (!domain.lower || !domain.upper) return std::nullopt;
  auto const low = as_integer(domain.lower->value, type.base);
  auto const high = as_integer(domain.upper->value, type.base);
  if (!low || !high) return std::nullopt;
  int64 width;
  if (pg_sub_s64_overflow(*high, *low, &width) || width > kSmallInterval) return std::nullopt;
  return integers(*low, *high, 1, type.base);
}

std::vector<Datum> typical_values(const ValueDomain& domain, const pg::TypeRef& type) {
  if (pg::is_integer_type(type.base) || type.base == DATEOID) {
    auto const [low, high] = window(domain, type.base, type.base == DATEOID ? 1461 : 1000);
    return integers(low, high, 1, type.base);
  }
  if (type.base == TIMESTAMPOID || type.base == TIMESTAMPTZOID) return typical_timestamps(200);
  if (type.category == TYPCATEGORY_NUMERIC) return read_literals(typical_numbers(), type);
  return read_literals(typical_literals(type), type);
}

std::vector<std::string> mentioned_texts(const std::vector<Node*>& conditions) {
  std::vector<std::string> mentioned;
  for (Node* const condition : conditions) {
    List* const texts = pg::guard([&] { return constant_texts(condition); });
    for (int i = 0; i < list_length(texts); i++)
      mentioned.emplace_back(static_cast<char*>(list_nth(texts, i)));
  }
  return mentioned;
}

std::vector<Datum> learned_values(const std::vector<Node*>& conditions, const pg::TypeRef& type) {
  std::vector<std::string> literals;
  for (std::string const& text : mentioned_texts(conditions)) {
    literals.push_back(text);
    if (type.base == INETOID) append_hosts(literals, text);
    if (type.category == TYPCATEGORY_ARRAY && !text.starts_with('{'))
      for (auto const* others : {"", ",1", ",amber", ",2,3", ",birch,cobalt"})
        literals.push_back("{" + text + others + "}");
    if (type.base == JSONOID || type.base == JSONBOID)
      for (auto const* value : {"\"a\"", "1", "true", "[]", "{}"})
        literals.push_back("{\"" + text + "\": " + value + "}");
  }
  return read_literals(literals, type);
}

std::vector<Datum> special_values(const ValueDomain& domain, const pg::TypeRef& type) {
  if (pg::is_integer_type(type.base)) {
    auto const [low, high] = window(domain, type.base, type.base == INT2OID ? 30000 : 100000);
    return integers(low, high, 1, type.base);
  }
  if (type.base == DATEOID) {
    auto const [low, high] = window(domain, type.base, 366 * kYearsOfMonths);
    return integers(low, high, 1, type.base);
  }
  if (type.base == TIMESTAMPOID || type.base == TIMESTAMPTZOID) {
    std::vector<Datum> values;
    for (int32 day = reference_day() - 365 * kYearsOfMonths; day <= reference_day(); day++)
      values.push_back(from_integer(int64{day} * USECS_PER_DAY, INT8OID));
    return values;
  }
  if (type.base == JSONOID || type.base == JSONBOID) return read_literals(special_documents(), type);
  if (type.kind == TYPTYPE_RANGE) return read_literals(special_ranges(), type);
  auto literals = type.category == TYPCATEGORY_NUMERIC ? round_numbers(domain, type) : special_literals();
  if (type.base == INETOID || type.base == CIDROID)
    for (int host = 1; host <= 40; host++) literals.push_back("2001:db8::" + std::to_string(host));
  return read_literals(literals, type);
}

int32 reference_day() {
  if (auto const date = pg::as_of_setting()) return *date;
  return pg::guard([] { return GetSQLCurrentDate(); });
}

}  // namespace synthgen::plan
