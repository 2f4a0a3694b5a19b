// The rules that are stored: table synth_rule, which belongs to the extension's owner and is read and written
// under his identity. What a rule is about is kept in the extension's type synth_column, a table's OID and a
// column's number that are shown by their present names: so a rule follows ALTER ... RENAME, and a dump names
// the table and column that the restored database will know.
#pragma once

#include "postgres/schema.hpp"
#include "rules/rule.hpp"

namespace synthgen::rules {

// A rule as it is stored.
struct StoredRule {
  Oid table = InvalidOid;
  AttrNumber column = InvalidAttrNumber;  // 0: of the table itself
  std::string document;
};

// All rules of the database, by table and column. Includes rules of columns that were dropped since, not
// those of tables that are gone. Throws ServerError.
std::vector<StoredRule> read_rules();

// Puts `document` in the place of what rule there was; an empty document drops the rule. Returns whether
// there was one. Rules whose table or column is gone are removed on the way. The caller has checked that the
// user may do this and holds a lock on the table that keeps others from doing the same.
bool replace_rule(Oid table, AttrNumber column, const std::string& document);

// The rules of one table out of `stored`, parsed; those of dropped columns are left out.
TableRules rules_of(const pg::Table& table, const std::vector<StoredRule>& stored);

// The table that a rule names, as SQL reads the name; without a schema one of `schema`. Throws pg::Error
// about `subject` if there is none.
Oid find_table(const std::string& name, const std::string& schema, const std::string& subject);

// What errors call a rule: `rule of column "orders.total"`, `rule of table "orders"`.
std::string rule_subject(const pg::Table& table, const pg::Column* column);

}  // namespace synthgen::rules
