#include "api/request_reader.hpp"

#include <algorithm>
#include <charconv>

#include "api/arguments.hpp"
#include "api/fault_reader.hpp"
#include "api/table_names.hpp"
#include "core/nearest_name.hpp"
#include "plan/columns/locale_choice.hpp"
#include "postgres/catalog.hpp"
#include "postgres/guard.hpp"
#include "postgres/settings.hpp"

extern "C" {
#include "catalog/namespace.h"
#include "utils/date.h"
#include "utils/numeric.h"
}

namespace synthgen::api {

namespace {

// A member of a JSON object; `kind` is jbvNull where its value is an array.
struct Member {
  const char* key = nullptr;
  jbvType kind = jbvNull;
  bool boolean = false;
  const char* text = nullptr;  // of a string, or the digits of a number
  Jsonb* object = nullptr;
};

struct Members {
  Member* members = nullptr;
  int count = 0;
};

Member read_member(const char* key, const JsonbValue& value) {
  Member member;
  member.key = key;
  if (value.type == jbvBinary) {
    Jsonb* const nested = JsonbValueToJsonb(const_cast<JsonbValue*>(&value));
    if (JB_ROOT_IS_OBJECT(nested)) member.kind = jbvObject;
    if (JB_ROOT_IS_OBJECT(nested)) member.object = nested;
    return member;
  }
  member.kind = value.type;
  if (value.type == jbvBool) member.boolean = value.val.boolean;
  if (value.type == jbvString) member.text = pnstrdup(value.val.string.val, value.val.string.len);
  if (value.type == jbvNumeric) member.text = numeric_normalize(value.val.numeric);
  return member;
}

// The members of an object, in the server's order.
Members read_members(Jsonb* object) {
  Members result;
  result.members = static_cast<Member*>(palloc(sizeof(Member) * Max(JB_ROOT_COUNT(object), 1)));
  JsonbIterator* iterator = JsonbIteratorInit(&object->root);
  const char* key = nullptr;
  JsonbValue value;
  for (JsonbIteratorToken token; (token = JsonbIteratorNext(&iterator, &value, true)) != WJB_DONE;) {
    if (token == WJB_KEY) key = pnstrdup(value.val.string.val, value.val.string.len);
    if (token == WJB_VALUE) result.members[result.count++] = read_member(key, value);
  }
  return result;
}

std::span<const Member> members_of(Jsonb* object) {
  Members const members = pg::guard([&] { return read_members(object); });
  return {members.members, static_cast<std::size_t>(members.count)};
}

int64 row_count(const Member& member) {
  std::string const what = std::string("row count of \"") + member.key + "\"";
  int64 rows = 0;
  if (member.kind == jbvNumeric) {
    const char* const end = member.text + std::strlen(member.text);
    auto const [stop, problem] = std::from_chars(member.text, end, rows);
    if (problem == std::errc() && stop == end) return check_rows(rows, what);
    if (problem == std::errc::result_out_of_range)
      throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE, what + " is out of range: " + member.text)
          .hint("Give a number of rows that a bigint can hold.");
  }
  throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE, what + " must be a whole number")
      .hint("For example: '{\"books\": 5000}'.");
}

void read_row_counts(const ledger::Call& call, const TableNames& names, plan::Request& request) {
  for (const Member& member : members_of(call.row_counts)) {
    Oid const table = names.find(member.key, "row_counts");
    int64 const rows = row_count(member);
    if (std::find(request.tables.begin(), request.tables.end(), table) == request.tables.end()) {
      throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE,
                      std::string("table \"") + member.key + "\" of row_counts is not being filled")
          .hint("Add it to the argument tables, or leave it out of row_counts.");
    }
    if (!request.row_counts.emplace(table, rows).second) {
      throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE,
                      std::string("row_counts names table \"") + member.key + "\" twice");
    }
  }
}

bool read_boolean(const Member& member) {
  if (member.kind == jbvBool) return member.boolean;
  throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE,
                  std::string("option \"") + member.key + "\" must be true or false");
}

bool read_skip(const Member& member) {
  std::string_view const text = member.kind == jbvString ? member.text : "";
  if (text == "skip" || text == "error") return text == "skip";
  throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE,
                  std::string("option \"") + member.key + "\" must be \"error\" or \"skip\"");
}

// A name, or an object of names with their shares: {"de_DE": 0.7, "fr_FR": 0.3}.
core::LocaleMix read_locales(const Member& member) {
  if (member.kind == jbvString) return plan::choose_locales({{member.text}});
  std::vector<core::LocaleShare> shares;
  if (member.kind == jbvObject) {
    for (const Member& share : members_of(member.object)) {
      double const weight = share.kind == jbvNumeric ? std::strtod(share.text, nullptr) : 0;
      shares.push_back({share.key, weight});
    }
  }
  if (!shares.empty()) return plan::choose_locales(std::move(shares));
  throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE,
                  std::string("option \"") + member.key + "\" must be a locale, or locales with their shares")
      .hint("For example: '{\"locale\": {\"de_DE\": 0.7, \"fr_FR\": 0.3}}'.");
}

plan::TextSource read_text_source(const Member& member) {
  std::string_view const text = member.kind == jbvString ? member.text : "";
  if (text == "builtin") return plan::TextSource::kBuiltin;
  if (text == "pool") return plan::TextSource::kPool;
  if (text == "background") return plan::TextSource::kBackground;
  throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE, std::string("option \"") + member.key +
                                                       "\" must be \"builtin\", \"pool\" or \"background\"");
}

std::string read_string(const Member& member) {
  if (member.kind == jbvString) return member.text;
  throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE,
                  std::string("option \"") + member.key + "\" must be a string");
}

std::string list_names(std::span<const std::string> names) {
  std::string list;
  for (std::size_t i = 0; i < names.size(); ++i)
    list += (i == 0 ? "\"" : i + 1 < names.size() ? ", \"" : " and \"") + names[i] + "\"";
  return list;
}

int read_workers(const Member& member) {
  constexpr int kMost = 64;
  int workers = 0;
  if (member.kind == jbvNumeric) {
    const char* const end = member.text + std::strlen(member.text);
    auto const [stop, problem] = std::from_chars(member.text, end, workers);
    if (problem == std::errc() && stop == end && workers >= 1 && workers <= kMost) return workers;
  }
  throw pg::Error(
      ERRCODE_INVALID_PARAMETER_VALUE,
      std::string("option \"") + member.key + "\" must be a whole number from 1 to " + std::to_string(kMost));
}

struct Option {
  const char* key;
  void (*read)(const Member& member, plan::Options& options);
};

constexpr Option kOptions[] = {
    {"triggers",
     [](const Member& member, plan::Options& options) { options.triggers = read_boolean(member); }},
    {"unsatisfiable",
     [](const Member& member, plan::Options& options) { options.skip_unsatisfiable = read_skip(member); }},
    {"locale", [](const Member& member, plan::Options& options) { options.locales = read_locales(member); }},
    {"text", [](const Member& member, plan::Options& options) { options.text = read_text_source(member); }},
    {"server", [](const Member& member, plan::Options& options) { options.server = read_string(member); }},
    {"prompt", [](const Member& member, plan::Options& options) { options.prompt = read_string(member); }},
    {"faults", [](const Member&, plan::Options&) {}},  // read_faults() reads them, when tables are known
    {"review", [](const Member& member, plan::Options& options) { options.review = read_boolean(member); }},
    {"workers", [](const Member& member, plan::Options& options) { options.workers = read_workers(member); }},
};

[[noreturn]] void reject_option(const char* key) {
  std::vector<std::string> known;
  for (Option const& option : kOptions) known.push_back(option.key);
  std::string const nearest = core::nearest_name(key, known);
  throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE, std::string("unknown option \"") + key + "\"")
      .hint(nearest.empty() ? "Known options are " + list_names(known) + "."
                            : "Perhaps you meant \"" + nearest + "\".");
}

plan::Options read_options(Jsonb* object) {
  plan::Options options;
  for (const Member& member : members_of(object)) {
    auto const option = std::find_if(std::begin(kOptions), std::end(kOptions), [&](const Option& known) {
      return std::string_view(known.key) == member.key;
    });
    if (option == std::end(kOptions)) reject_option(member.key);
    option->read(member, options);
  }
  return options;
}

plan::Request read_scalars(const ledger::Call& call) {
  plan::Request request;
  request.rows = call.rows;
  request.seed = static_cast<std::uint64_t>(call.seed);
  request.mode = call.mode;
  request.as_of = call.as_of ? *call.as_of : default_as_of();
  request.options = read_options(call.options);
  request.locales =
      request.options.locales ? *request.options.locales : plan::choose_locales({{pg::locale_setting()}});
  return request;
}

// Where the row numbers of earlier runs ended: those without a sequence to tell are known here alone.
void read_next_rows(plan::Request& request) {
  std::vector<int64> const next = ledger::next_rows(request.tables);
  for (std::size_t t = 0; t < next.size(); ++t) request.next_rows[request.tables[t]] = next[t];
}

// Raises insufficient_privilege as any statement would that names the schema.
void check_schema_usage(const std::string& schema) {
  const char* const name = schema.c_str();
  pg::guard([&] { LookupExplicitNamespace(name, true); });
}

}  // namespace

plan::Request read_request(const ledger::Call& call) {
  plan::Request request = read_scalars(call);
  request.schema = call.schema;
  check_schema_usage(call.schema);
  std::vector<Oid> const fillable = pg::fillable_tables(call.schema);
  TableNames const names(call.schema, fillable);
  if (!call.tables) {
    request.tables = fillable;
  } else {
    request.tables_named = true;
    for (const std::string& name : *call.tables) {
      Oid const table = names.find(name, "tables");
      if (std::find(request.tables.begin(), request.tables.end(), table) == request.tables.end())
        request.tables.push_back(table);
    }
  }
  if (request.tables.empty()) {
    throw pg::Error(ERRCODE_UNDEFINED_TABLE, "schema \"" + call.schema + "\" has no tables to fill")
        .hint("Create tables in it, or name another schema.");
  }
  read_row_counts(call, names, request);
  request.faults = read_faults(call.options, names, request.tables);
  read_next_rows(request);
  return request;
}

plan::Request read_request(const ledger::Call& call, std::vector<Oid> tables) {
  plan::Request request = read_scalars(call);
  request.tables = std::move(tables);
  request.tables_named = true;
  TableNames const names(request.tables);
  read_row_counts(call, names, request);
  request.faults = read_faults(call.options, names, request.tables);
  read_next_rows(request);
  return request;
}

int32 default_as_of() {
  if (auto const date = pg::as_of_setting()) return *date;
  return pg::guard([] { return GetSQLCurrentDate(); });
}

generate::Context default_context() {
  generate::Context context;
  context.as_of = default_as_of();
  context.locales = plan::choose_locales({{pg::locale_setting()}});
  return context;
}

}  // namespace synthgen::api
