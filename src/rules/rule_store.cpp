#include "rules/rule_store.hpp"

#include "postgres/extension.hpp"
#include "postgres/guard.hpp"
#include "postgres/json.hpp"
#include "postgres/text_query.hpp"
#include "rules/rule_parser.hpp"

extern "C" {
#include "catalog/namespace.h"
#include "utils/lsyscache.h"
#include "utils/varlena.h"
}

namespace synthgen::rules {

namespace {

pg::Parameter oid(Oid value) {
  return {OIDOID, ObjectIdGetDatum(value), false};
}

pg::Parameter smallint(AttrNumber value) {
  return {INT2OID, Int16GetDatum(value), false};
}

// The names that statements about rules are made of.
struct Names {
  std::string rules;  // the table synth_rule
  std::string table;  // the functions that take a synth_column apart and make one
  std::string number;
  std::string make;
  Oid owner;

  explicit Names(const pg::Extension& extension)
      : rules(extension.object("synth_rule")),
        table(extension.object("synth_column_table")),
        number(extension.object("synth_column_number")),
        make(extension.object("synth_column")),
        owner(extension.owner) {}
};

// Tables and columns that no longer exist leave their rules behind.
void remove_orphans(const Names& names) {
  pg::query("DELETE FROM " + names.rules +
            " AS rule WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_attribute AS attribute"
            " WHERE attribute.attrelid OPERATOR(pg_catalog.=) " +
            names.table + "(rule.target) AND NOT attribute.attisdropped AND (" + names.number +
            "(rule.target) OPERATOR(pg_catalog.=) 0 OR attribute.attnum OPERATOR(pg_catalog.=) " +
            names.number + "(rule.target)))");
}

}  // namespace

std::vector<StoredRule> read_rules() {
  Names const names(pg::find_extension());
  pg::OwnerScope const as_owner(names.owner);
  pg::TextRows const rows =
      pg::query("SELECT found.tab, found.number, found.rule FROM (SELECT " + names.table +
                "(target)::pg_catalog.oid, " + names.number + "(target), rule FROM " + names.rules +
                ") AS found(tab, number, rule) WHERE EXISTS (SELECT FROM pg_catalog.pg_class AS class"
                " WHERE class.oid OPERATOR(pg_catalog.=) found.tab) ORDER BY found.tab, found.number");
  std::vector<StoredRule> rules;
  for (std::size_t i = 0; i < rows.size(); ++i)
    rules.push_back({static_cast<Oid>(rows.integer(i, 0)), static_cast<AttrNumber>(rows.integer(i, 1)),
                     rows.string(i, 2)});
  return rules;
}

bool replace_rule(Oid table, AttrNumber column, const std::string& document) {
  Names const names(pg::find_extension());
  pg::OwnerScope const as_owner(names.owner);
  remove_orphans(names);
  pg::Parameter const target[] = {oid(table), smallint(column)};
  bool const existed = pg::query("DELETE FROM " + names.rules + " WHERE " + names.table +
                                     "(target)::pg_catalog.oid OPERATOR(pg_catalog.=) $1 AND " +
                                     names.number + "(target) OPERATOR(pg_catalog.=) $2 RETURNING true",
                                 target)
                           .size() > 0;
  if (document.empty()) return existed;
  pg::Parameter const rule[] = {oid(table), smallint(column), pg::text_parameter(document)};
  pg::query("INSERT INTO " + names.rules + " (target, rule) VALUES (" + names.make +
                "($1, $2), $3::pg_catalog.jsonb)",
            rule);
  return existed;
}

TableRules rules_of(const pg::Table& table, const std::vector<StoredRule>& stored) {
  TableRules rules;
  for (const StoredRule& rule : stored) {
    if (rule.table != table.oid) continue;
    pg::Json const document = pg::read_json(pg::parse_jsonb(rule.document));
    if (rule.column == InvalidAttrNumber) {
      rules.table = parse_table_rule(document, rule_subject(table, nullptr));
    } else if (static_cast<std::size_t>(rule.column) <= table.columns.size() &&
               !table.column(rule.column).dropped) {
      pg::Column const& column = table.column(rule.column);
      rules.columns[column.name] = parse_column_rule(document, rule_subject(table, &column));
    }
  }
  return rules;
}

Oid find_table(const std::string& name, const std::string& schema, const std::string& subject) {
  const char* const text = name.c_str();
  const char* const usual = schema.c_str();
  Oid const table = pg::guard([&] {
    List* parts = NIL;
    if (!SplitIdentifierString(pstrdup(text), '.', &parts) || parts == NIL || list_length(parts) > 2)
      return InvalidOid;
    auto* const first = static_cast<char*>(linitial(parts));
    bool const qualified = list_length(parts) == 2;
    Oid const found = get_namespace_oid(qualified ? first : usual, true);
    return OidIsValid(found) ? get_relname_relid(static_cast<char*>(llast(parts)), found) : InvalidOid;
  });
  if (OidIsValid(table)) return table;
  throw pg::Error(ERRCODE_UNDEFINED_TABLE, subject + " names table \"" + name + "\", which does not exist")
      .hint("Write the name with its schema.");
}

std::string rule_subject(const pg::Table& table, const pg::Column* column) {
  return column == nullptr ? "rule of table \"" + table.name + "\""
                           : "rule of column \"" + table.name + "." + column->name + "\"";
}

}  // namespace synthgen::rules
