#include "modify/change_log.hpp"

#include "modify/change_batches.hpp"
#include "postgres/guard.hpp"
#include "postgres/statement.hpp"
#include "postgres/text_query.hpp"

extern "C" {
#include "catalog/namespace.h"
#include "utils/array.h"
#include "utils/lsyscache.h"
}

namespace synthgen::modify {

namespace {

using pg::Parameter;

Parameter bigint(int64 value) {
  return {INT8OID, Int64GetDatum(value), false};
}

Parameter text_or_null(const std::string& value) {
  return value.empty() ? Parameter{TEXTOID, 0, true} : pg::text_parameter(value);
}

Parameter json_or_null(const std::string& document) {
  if (document.empty()) return {JSONBOID, 0, true};
  return {JSONBOID, PointerGetDatum(pg::parse_jsonb(document)), false};
}

Parameter text_array(const std::vector<std::string>& texts) {
  std::vector<Datum> elements;
  for (const std::string& text : texts) elements.push_back(pg::text_parameter(text).value);
  Datum* const data = elements.data();
  int const count = static_cast<int>(elements.size());
  return {TEXTARRAYOID, pg::guard([&] {
            return PointerGetDatum(construct_array(data, count, TEXTOID, -1, false, TYPALIGN_INT));
          }),
          false};
}

std::vector<std::string> names_of(const pg::Table& table, const std::vector<AttrNumber>& columns) {
  std::vector<std::string> names;
  for (AttrNumber const column : columns) names.push_back(table.column(column).name);
  return names;
}

std::string caller_name() {
  return pg::guard([] { return static_cast<const char*>(GetUserNameFromId(GetUserId(), false)); });
}

int64 insert_change(const pg::Extension& extension, const pg::Table& table, const Change& change,
                    Jsonb* patch, std::uint64_t seed) {
  Parameter const parameters[] = {pg::text_parameter(change.role),
                                  pg::text_parameter(table.schema),
                                  pg::text_parameter(table.name),
                                  {OIDOID, ObjectIdGetDatum(table.oid), false},
                                  pg::text_parameter(pg::database_identity()),
                                  text_or_null(change.prompt),
                                  text_or_null(change.model),
                                  {JSONBOID, PointerGetDatum(patch), false},
                                  bigint(static_cast<int64>(seed))};
  return pg::query("INSERT INTO " + extension.object("synth_change") +
                       " (role, schema_name, table_name, table_oid, database, prompt, model, patch, seed)"
                       " VALUES ($1::pg_catalog.name, $2::pg_catalog.name, $3::pg_catalog.name, $4, $5, $6,"
                       " $7, $8, $9) RETURNING id",
                   parameters)
      .integer(0, 0);
}

void insert_step(const pg::Extension& extension, int64 change, const ChangeStep& step) {
  Parameter const parameters[] = {bigint(change),
                                  bigint(step.step),
                                  pg::text_parameter(name_of(step.kind)),
                                  text_array(step.key_columns),
                                  text_array(step.old_columns),
                                  text_array(step.new_columns),
                                  bigint(step.rows),
                                  text_or_null(step.obstacle),
                                  {BOOLOID, BoolGetDatum(step.whole_row), false},
                                  json_or_null(step.rule_before),
                                  json_or_null(step.rule_after)};
  pg::query("INSERT INTO " + extension.object("synth_change_step") +
                " (change, step, op, key_columns, old_columns, new_columns, rows, obstacle, whole_row,"
                " rule_before, rule_after)"
                " VALUES ($1, $2::pg_catalog.int4, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            parameters);
}

// The elements of an array of texts, which a query has unnested.
std::vector<std::string> read_names(const pg::Extension& extension, int64 change, int step,
                                    const char* column) {
  Parameter const parameters[] = {bigint(change), bigint(step)};
  pg::TextRows const rows =
      pg::query("SELECT named.name FROM " + extension.object("synth_change_step") + " AS step," +
                    " pg_catalog.unnest(step." + column +
                    ") WITH ORDINALITY AS named(name, place) WHERE step.change OPERATOR(pg_catalog.=) $1"
                    " AND step.step OPERATOR(pg_catalog.=) $2 ORDER BY named.place",
                parameters);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < rows.size(); ++i) names.push_back(rows.string(i, 0));
  return names;
}

Operation::Kind kind_of(std::string_view name) {
  for (auto const kind : {Operation::Kind::kSet, Operation::Kind::kDelete})
    if (name == name_of(kind)) return kind;
  return Operation::Kind::kInsert;
}

// By its OID, whatever it is called now; by its name where the record came with a dump.
Oid find_table(Oid oid, const std::string& schema, const std::string& name, bool in_this_database) {
  const char* const schema_name = schema.c_str();
  const char* const table_name = name.c_str();
  return pg::guard([&] {
    if (in_this_database) return get_rel_name(oid) != nullptr ? oid : InvalidOid;
    Oid const found = get_namespace_oid(schema_name, true);
    return OidIsValid(found) ? get_relname_relid(table_name, found) : InvalidOid;
  });
}

// As for the ledger of runs: $2 is the caller, $3 says that he is a superuser.
constexpr const char* kVisible =
    " AND ($3 OR EXISTS (SELECT FROM pg_catalog.pg_roles AS role WHERE role.rolname OPERATOR(pg_catalog.=)"
    " change.role AND pg_catalog.pg_has_role($2, role.oid, 'MEMBER')))";

}  // namespace

ChangeWriter::ChangeWriter(const Target& target) : target_(target), batches_(batch_columns()) {}

void ChangeWriter::add(Operation::Kind kind, const Changed& changed, const std::string& rule_before,
                       const std::string& rule_after) {
  ChangeStep step;
  step.step = static_cast<int>(steps_.size()) + 1;
  step.kind = kind;
  step.key_columns = names_of(target_.table, changed.key_columns);
  step.old_columns = names_of(target_.table, changed.old_columns);
  step.new_columns = names_of(target_.table, changed.new_columns);
  step.whole_row = target_.whole_row;
  step.rows = changed.affected;
  step.rule_before = rule_before;
  step.rule_after = rule_after;
  step.obstacle = changed.obstacle;
  steps_.push_back(step);
  if (!changed.obstacle.empty()) return;

  add_batches(step.step, changed, batches_);
}

int64 ChangeWriter::write(const Change& change, Jsonb* patch, std::uint64_t seed) const {
  Change described = change;
  described.role = caller_name();
  pg::Extension const extension = pg::find_extension();
  pg::OwnerScope const as_owner(extension.owner);
  int64 const id = insert_change(extension, target_.table, described, patch, seed);
  for (const ChangeStep& step : steps_) insert_step(extension, id, step);
  pg::StoreInput const input{"synthgen_rows", &batches_};
  Parameter const parameters[] = {bigint(id)};
  pg::execute("INSERT INTO " + extension.object("synth_change_batch") +
                  " (change, step, batch, rows, keys, old, new)"
                  " SELECT $1, s.step, s.batch, s.rows, s.keys, s.old, s.new FROM synthgen_rows AS s",
              {&input, 1}, nullptr, parameters);
  return id;
}

Change find_change(int64 id) {
  Oid const caller = GetUserId();
  bool const is_superuser = pg::guard([&] { return superuser_arg(caller); });
  pg::Extension const extension = pg::find_extension();
  Parameter const parameters[] = {bigint(id),
                                  {OIDOID, ObjectIdGetDatum(caller), false},
                                  {BOOLOID, BoolGetDatum(is_superuser), false},
                                  pg::text_parameter(pg::database_identity())};
  pg::OwnerScope const as_owner(extension.owner);
  pg::TextRows const row = pg::query(
      "SELECT change.role, change.table_oid, change.schema_name, change.table_name,"
      " change.database OPERATOR(pg_catalog.=) $4, change.prompt, change.model,"
      " change.state OPERATOR(pg_catalog.=) 'undone' FROM " +
          extension.object("synth_change") + " AS change WHERE change.id OPERATOR(pg_catalog.=) $1" +
          kVisible + " FOR UPDATE",
      parameters);
  if (row.size() == 0)
    throw pg::Error(ERRCODE_UNDEFINED_OBJECT, "change " + std::to_string(id) + " does not exist")
        .hint("See the view synth_changes for those of your roles.");
  Change change;
  change.id = id;
  change.role = row.string(0, 0);
  change.table =
      find_table(static_cast<Oid>(row.integer(0, 1)), row.string(0, 2), row.string(0, 3), row.boolean(0, 4));
  change.table_name = row.string(0, 2) + "." + row.string(0, 3);
  change.prompt = row.string(0, 5);
  change.model = row.string(0, 6);
  change.undone = row.boolean(0, 7);
  return change;
}

std::vector<ChangeStep> read_steps(int64 id) {
  pg::Extension const extension = pg::find_extension();
  Parameter const parameters[] = {bigint(id)};
  pg::OwnerScope const as_owner(extension.owner);
  pg::TextRows const rows = pg::query(
      "SELECT step, op, rows, obstacle, whole_row, rule_before, rule_after FROM " +
          extension.object("synth_change_step") + " WHERE change OPERATOR(pg_catalog.=) $1 ORDER BY step",
      parameters);
  std::vector<ChangeStep> steps;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    ChangeStep step;
    step.step = static_cast<int>(rows.integer(i, 0));
    step.kind = kind_of(rows.text(i, 1));
    step.rows = rows.integer(i, 2);
    step.obstacle = rows.string(i, 3);
    step.whole_row = rows.boolean(i, 4);
    step.rule_before = rows.string(i, 5);
    step.rule_after = rows.string(i, 6);
    step.key_columns = read_names(extension, id, step.step, "key_columns");
    step.old_columns = read_names(extension, id, step.step, "old_columns");
    step.new_columns = read_names(extension, id, step.step, "new_columns");
    steps.push_back(std::move(step));
  }
  return steps;
}

std::unique_ptr<pg::RowStore> read_rows(int64 id, int step) {
  pg::RowStore batches(stored_batch_columns());
  pg::Extension const extension = pg::find_extension();
  Parameter const parameters[] = {bigint(id), bigint(step)};
  {
    pg::OwnerScope const as_owner(extension.owner);
    pg::execute(
        "SELECT rows, keys, old, new FROM " + extension.object("synth_change_batch") +
            " WHERE change OPERATOR(pg_catalog.=) $1 AND step OPERATOR(pg_catalog.=) $2 ORDER BY batch",
        {}, &batches, parameters);
  }
  return rows_of(batches);
}

void mark_undone(int64 id) {
  pg::Extension const extension = pg::find_extension();
  Parameter const parameters[] = {bigint(id)};
  pg::OwnerScope const as_owner(extension.owner);
  pg::query("UPDATE " + extension.object("synth_change") +
                " SET state = 'undone', undone = pg_catalog.now() WHERE id OPERATOR(pg_catalog.=) $1",
            parameters);
}

int64 later_change(const Change& change) {
  pg::Extension const extension = pg::find_extension();
  Parameter const parameters[] = {bigint(change.id)};
  pg::OwnerScope const as_owner(extension.owner);
  return pg::query("SELECT pg_catalog.max(later.id) FROM " + extension.object("synth_change") +
                       " AS later JOIN " + extension.object("synth_change") +
                       " AS change ON change.id OPERATOR(pg_catalog.=) $1"
                       " WHERE later.id OPERATOR(pg_catalog.>) $1 AND later.state OPERATOR(pg_catalog.=)"
                       " 'applied' AND later.table_oid OPERATOR(pg_catalog.=) change.table_oid"
                       " AND later.database OPERATOR(pg_catalog.=) change.database",
                   parameters)
      .integer(0, 0);
}

}  // namespace synthgen::modify
