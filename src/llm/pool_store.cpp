#include "llm/pool_store.hpp"

#include "core/json_writer.hpp"
#include "postgres/extension.hpp"
#include "postgres/guard.hpp"
#include "postgres/json.hpp"
#include "postgres/text_query.hpp"

namespace synthgen::llm {

namespace {

using pg::bigint_parameter;
using pg::Parameter;
using pg::query;
using pg::text_array_parameter;
using pg::text_parameter;
using pg::text_table_parameter;
using pg::TextRows;

constexpr const char* kHand = "hand";

std::string caller_name() {
  return pg::guard([] { return static_cast<const char*>(GetUserNameFromId(GetUserId(), false)); });
}

// Limits pools to those of role $1, and of the roles whose rights it has; a superuser has those of all, which
// is no reason to trust their texts.
constexpr const char* kOwn =
    " (pool.role OPERATOR(pg_catalog.=) $1::pg_catalog.name OR EXISTS (SELECT FROM pg_catalog.pg_roles AS "
    "made"
    " JOIN pg_catalog.pg_roles AS caller ON caller.rolname OPERATOR(pg_catalog.=) $1::pg_catalog.name"
    " WHERE made.rolname OPERATOR(pg_catalog.=) pool.role AND NOT caller.rolsuper"
    " AND pg_catalog.pg_has_role(caller.oid, made.oid, 'USAGE')))";

// The hash of the question $2.
constexpr const char* kHash =
    " pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to($2, 'UTF8')), 'hex')";

std::vector<std::string> read_texts(const std::string& pools, const char* column, int64 id) {
  Parameter const parameters[] = {bigint_parameter(id)};
  TextRows const rows =
      query(std::string("SELECT element.text FROM ") + pools + " AS pool, pg_catalog.unnest(pool." + column +
                ") WITH ORDINALITY AS element(text, place)"
                " WHERE pool.id OPERATOR(pg_catalog.=) $1 ORDER BY element.place",
            parameters);
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < rows.size(); ++i) texts.push_back(rows.string(i, 0));
  return texts;
}

std::vector<generate::SlotList> read_slots(const std::string& document) {
  std::vector<generate::SlotList> slots;
  for (pg::JsonMember const& member : pg::read_json(pg::parse_jsonb(document)).members) {
    slots.push_back({member.key, {}});
    for (pg::Json const& value : member.value.items) slots.back().values.push_back(value.text);
  }
  return slots;
}

Parameter slots_parameter(const std::vector<generate::SlotList>& slots) {
  core::JsonWriter json;
  json.begin_object();
  for (generate::SlotList const& slot : slots) {
    json.key(slot.name).begin_array();
    for (std::string const& value : slot.values) json.value(value);
    json.end_array();
  }
  json.end_object();
  return {JSONBOID, PointerGetDatum(pg::parse_jsonb(json.text())), false};
}

// The pool of a row of id, table_name, model, state, requests, input_tokens, output_tokens, slots.
Pool read_pool(const std::string& pools, const TextRows& rows, std::size_t row) {
  Pool pool;
  int64 const id = rows.integer(row, 0);
  pool.id = id;
  pool.table = rows.string(row, 1);
  pool.source = rows.string(row, 2);
  pool.done = rows.text(row, 3) == "done";
  pool.requests = static_cast<int>(rows.integer(row, 4));
  pool.usage = {rows.integer(row, 5), rows.integer(row, 6)};
  pool.slots = read_slots(rows.string(row, 7));
  pool.columns = read_texts(pools, "columns", id);
  pool.variants = read_texts(pools, "variants", id);
  std::vector<std::string> const texts = read_texts(pools, "records", id);
  std::size_t const width = pool.columns.size();
  for (std::size_t i = 0; i + width <= texts.size(); i += width) {
    auto const first = texts.begin() + static_cast<std::ptrdiff_t>(i);
    pool.records.emplace_back(first, first + static_cast<std::ptrdiff_t>(width));
  }
  return pool;
}

std::vector<Pool> read_pools(const std::string& condition, std::span<const Parameter> parameters) {
  pg::Extension const extension = pg::find_extension();
  std::string const pools = extension.object("synth_text_pool");
  pg::OwnerScope const as_owner(extension.owner);
  TextRows const rows = query(
      "SELECT pool.id, pool.table_name, pool.model, pool.state, pool.requests, pool.input_tokens,"
      " pool.output_tokens, pool.slots FROM " +
          pools + " AS pool WHERE" + kOwn + " AND " + condition + " ORDER BY pool.state, pool.id DESC",
      parameters);
  std::vector<Pool> result;
  for (std::size_t i = 0; i < rows.size(); ++i) result.push_back(read_pool(pools, rows, i));
  return result;
}

}  // namespace

std::vector<Pool> hand_written_pools(const std::string& table) {
  Parameter const parameters[] = {text_parameter(caller_name()), text_parameter(table),
                                  text_parameter(kHand)};
  return read_pools("pool.table_name OPERATOR(pg_catalog.=) $2 AND pool.provider OPERATOR(pg_catalog.=) $3",
                    parameters);
}

std::optional<Pool> find_pool(const PoolIdentity& identity) {
  Parameter const parameters[] = {text_parameter(caller_name()), text_parameter(identity.question),
                                  text_parameter(identity.provider), text_parameter(identity.model)};
  std::vector<Pool> const found =
      read_pools(std::string("pool.question OPERATOR(pg_catalog.=)") + kHash +
                     " AND ($4 OPERATOR(pg_catalog.=) '' OR (pool.provider OPERATOR(pg_catalog.=) $3"
                     " AND pool.model OPERATOR(pg_catalog.=) $4))",
                 parameters);
  if (found.empty()) return std::nullopt;
  return found.front();
}

int64 keep_hand_written(const Pool& pool) {
  std::string const role = caller_name();
  pg::Extension const extension = pg::find_extension();
  std::string const pools = extension.object("synth_text_pool");
  Parameter const parameters[] = {text_parameter(role),
                                  text_parameter(pool.table),
                                  text_array_parameter(pool.columns),
                                  text_table_parameter(pool.records),
                                  text_array_parameter(pool.variants),
                                  text_parameter(kHand),
                                  slots_parameter(pool.slots)};
  pg::OwnerScope const as_owner(extension.owner);
  TextRows const row = query(
      "INSERT INTO " + pools +
          " (role, question, provider, model, table_name, columns, records, variants, wanted, state, slots)"
          " VALUES ($1::pg_catalog.name,"
          " pg_catalog.concat_ws('.', $2, pg_catalog.array_to_string($3, ',')), $6, $6, $2, $3, $4, $5,"
          " pg_catalog.array_length($4, 1), 'done', $7)"
          " ON CONFLICT (role, question, provider, model) DO UPDATE SET records = excluded.records,"
          " variants = excluded.variants, slots = excluded.slots, wanted = excluded.wanted,"
          " created = excluded.created RETURNING id",
      parameters);
  return row.integer(0, 0);
}

namespace {

// Inserts the pool, or brings one that is growing up to date, and selects the number of the one that is there
// then.
std::string statement_keeping_answers(const std::string& pools) {
  return "WITH kept AS (INSERT INTO " + pools +
         " AS pool (role, question, spec, server, provider, model, table_name, columns, records, variants,"
         " wanted, requests, input_tokens, output_tokens, state, slots)"
         " VALUES ($1::pg_catalog.name," +
         kHash +
         ", $2, $3::pg_catalog.name, $4, $5, $6, $7, $8, $9, $10::pg_catalog.int4, $11::pg_catalog.int4,"
         " $12, $13, $14, $15)"
         " ON CONFLICT (role, question, provider, model) DO UPDATE SET records = excluded.records,"
         " variants = excluded.variants, slots = excluded.slots, requests = excluded.requests,"
         " input_tokens = excluded.input_tokens, output_tokens = excluded.output_tokens,"
         " state = excluded.state WHERE pool.state OPERATOR(pg_catalog.=) 'growing' RETURNING id)"
         " SELECT id FROM kept UNION ALL SELECT id FROM " +
         pools +
         " AS pool WHERE pool.role OPERATOR(pg_catalog.=) $1::pg_catalog.name AND pool.question"
         " OPERATOR(pg_catalog.=)" +
         kHash +
         " AND pool.provider OPERATOR(pg_catalog.=) $4 AND pool.model OPERATOR(pg_catalog.=) $5 LIMIT 1";
}

}  // namespace

int64 keep_answered(const Pool& pool, const PoolIdentity& identity, std::size_t wanted) {
  std::string const role = caller_name();
  pg::Extension const extension = pg::find_extension();
  Parameter const parameters[] = {text_parameter(role),
                                  text_parameter(identity.question),
                                  text_parameter(identity.server),
                                  text_parameter(identity.provider),
                                  text_parameter(identity.model),
                                  text_parameter(pool.table),
                                  text_array_parameter(pool.columns),
                                  text_table_parameter(pool.records),
                                  text_array_parameter(pool.variants),
                                  bigint_parameter(static_cast<int64>(wanted)),
                                  bigint_parameter(pool.requests),
                                  bigint_parameter(pool.usage.input_tokens),
                                  bigint_parameter(pool.usage.output_tokens),
                                  text_parameter(pool.done ? "done" : "growing"),
                                  slots_parameter(pool.slots)};
  pg::OwnerScope const as_owner(extension.owner);
  return query(statement_keeping_answers(extension.object("synth_text_pool")), parameters).integer(0, 0);
}

bool drop_pool(int64 id) {
  Parameter const parameters[] = {text_parameter(caller_name()), bigint_parameter(id)};
  pg::Extension const extension = pg::find_extension();
  pg::OwnerScope const as_owner(extension.owner);
  TextRows const row = query("DELETE FROM " + extension.object("synth_text_pool") + " AS pool WHERE" + kOwn +
                                 " AND pool.id OPERATOR(pg_catalog.=) $2 RETURNING pool.id",
                             parameters);
  return row.size() > 0;
}

}  // namespace synthgen::llm
