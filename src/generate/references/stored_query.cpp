#include "generate/references/stored_query.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "postgres/catalog.hpp"
#include "postgres/guard.hpp"
#include "postgres/number_type.hpp"
#include "postgres/quoting.hpp"

extern "C" {
#include "lib/stringinfo.h"
#include "utils/builtins.h"
#include "utils/ruleutils.h"
#include "utils/typcache.h"
}

namespace synthgen::generate {

namespace {

bool is_ordinal_type(Oid type) {
  return pg::is_integer_type(type) || type == OIDOID;
}

bool is_foreign(const pg::Table& table, AttrNumber column) {
  return std::any_of(table.foreign_keys.begin(), table.foreign_keys.end(), [&](const pg::ForeignKey& key) {
    return std::find(key.columns.begin(), key.columns.end(), column) != key.columns.end();
  });
}

// The column that shows how rows were numbered: one with a sequence, else a primary key of one integer. None
// where there is no such column; the rows then come as they lie in the table, which is how they were written.
const pg::Column* numbering_column(const pg::Table& table) {
  for (pg::Column const& column : table.columns)
    if (!column.dropped && column.sequence && is_ordinal_type(column.type.base) &&
        !is_foreign(table, column.number))
      return &column;
  for (pg::Key const& key : table.keys)
    if (key.kind == pg::Key::Kind::kPrimary && key.columns.size() == 1 && key.columns[0] != 0 &&
        is_ordinal_type(table.column(key.columns[0]).type.base) && !is_foreign(table, key.columns[0]))
      return &table.column(key.columns[0]);
  return nullptr;
}

std::string order_clause(const pg::Table& table) {
  pg::Column const* const column = numbering_column(table);
  if (column == nullptr) return "";
  bool const descends = column->sequence && column->sequence->increment < 0;
  return " ORDER BY t." + pg::quoted(column->name) + (descends ? " DESC" : "");
}

// A foreign key to an inheritance parent does not see the rows of its children.
std::string from_clause(const pg::Table& table) {
  return " FROM " + std::string(table.is_partitioned() ? "" : "ONLY ") + pg::quoted_name(table) + " t";
}

Oid equality(const pg::Table& table, const pg::ForeignKey& key, const pg::Table& beyond, std::size_t place) {
  if (place < key.operators.size()) return key.operators[place];
  Oid const type = beyond.column(key.parent_columns[place]).type.base;
  if (table.column(key.columns[place]).type.base != type) return InvalidOid;
  return pg::guard([&] { return lookup_type_cache(type, TYPECACHE_EQ_OPR)->eq_opr; });
}

// Puts the query together: relation r0 are the rows themselves, r1 ... what they refer to.
class QueryWriter {
 public:
  explicit QueryWriter(const Population& population) : population_(population) {}

  std::string write(std::uint64_t step) {
    std::string columns;
    for (Population::StoredColumn const& column : population_.columns())
      columns += (columns.empty() ? "" : ", ") + cell(population_, 0, column.number);
    pg::Table const& table = population_.table();
    // Joins and samples keep the order by a number.
    bool const plain = joins_.empty() && step == 1;
    std::string rows = "SELECT ";
    for (AttrNumber const number : own_columns_)
      rows += "t." + pg::quoted(table.column(number).name) + " AS " + own_name(number) + ", ";
    rows += plain ? "0 AS n" : "row_number() OVER (" + order_clause(table) + ") AS n";
    rows += from_clause(table);
    if (plain) return "SELECT " + columns + " FROM (" + rows + order_clause(table) + ") r0";
    return "SELECT " + columns + " FROM (" + rows + ") r0" + joins_ + " WHERE r0.n % " +
           std::to_string(step) + " = " + std::to_string(1 % step) + " ORDER BY r0.n";
  }

 private:
  static std::string own_name(AttrNumber number) { return "c" + std::to_string(number); }

  // A cell of relation `relation`, which holds rows of `of`.
  std::string cell(const Population& of, int relation, AttrNumber number) {
    if (Population::AncestorCell const* const ancestor = of.ancestor_cell(number))
      return cell(*ancestor->beyond, joined(of, relation, *ancestor), ancestor->column);
    std::string const prefix = "r" + std::to_string(relation) + ".";
    if (relation > 0) return prefix + pg::quoted(of.table().column(number).name);
    own_columns_.insert(number);
    return prefix + own_name(number);
  }

  // The relation of what `relation` refers to by a foreign key, joined when first asked for.
  int joined(const Population& of, int relation, const Population::AncestorCell& ancestor) {
    auto const [known, is_new] = relations_.emplace(std::pair(relation, ancestor.foreign_key), 0);
    if (!is_new) return known->second;
    int const other = known->second = static_cast<int>(relations_.size());
    pg::ForeignKey const& key = of.table().foreign_keys[ancestor.foreign_key];
    pg::Table const& beyond = ancestor.beyond->table();
    std::string on;
    for (std::size_t i = 0; i < key.columns.size(); ++i)
      on += (i == 0 ? "" : " AND ") + match(of, relation, key, *ancestor.beyond, other, i);
    std::string const name = "r" + std::to_string(other);
    joins_ += " LEFT JOIN (SELECT *" + from_clause(beyond) + ") " + name + " ON " + on;
    return other;
  }

  // As the server compares the two when it checks the key.
  std::string match(const Population& of, int relation, const pg::ForeignKey& key, const Population& beyond,
                    int other, std::size_t place) {
    pg::TypeRef const& type = of.table().column(key.columns[place]).type;
    pg::TypeRef const& other_type = beyond.table().column(key.parent_columns[place]).type;
    std::string const own = cell(of, relation, key.columns[place]);
    std::string const theirs = cell(beyond, other, key.parent_columns[place]);
    Oid const equal = equality(of.table(), key, beyond.table(), place);
    return pg::guard([&]() -> const char* {
      StringInfoData clause;
      initStringInfo(&clause);
      generate_operator_clause(&clause, theirs.c_str(), other_type.oid, equal, own.c_str(), type.oid);
      if (OidIsValid(other_type.collation) && type.collation != other_type.collation)
        appendStringInfo(&clause, " COLLATE %s", generate_collation_name(other_type.collation));
      return clause.data;
    });
  }

  const Population& population_;
  std::set<AttrNumber> own_columns_;
  std::map<std::pair<int, std::size_t>, int> relations_;
  std::string joins_;
};

}  // namespace

std::string stored_rows_query(const Population& population, std::uint64_t step) {
  return QueryWriter(population).write(step);
}

bool can_join(const pg::Table& table, const pg::ForeignKey& key, const pg::Table& beyond) {
  std::set<AttrNumber> const columns(key.parent_columns.begin(), key.parent_columns.end());
  bool const unique = std::any_of(beyond.keys.begin(), beyond.keys.end(), [&](const pg::Key& other) {
    return other.kind != pg::Key::Kind::kExclusion && OidIsValid(other.index) && !other.deferrable &&
           other.predicate == NIL &&
           std::set<AttrNumber>(other.columns.begin(), other.columns.end()) == columns;
  });
  if (!unique) return false;
  for (std::size_t i = 0; i < key.columns.size(); ++i)
    if (!OidIsValid(equality(table, key, beyond, i))) return false;
  return true;
}

}  // namespace synthgen::generate
