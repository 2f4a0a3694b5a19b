// Unique and exclusion keys, read from the indexes that enforce them, and what indexes compute.
#include "postgres/catalog_detail.hpp"
#include "postgres/compat.hpp"

extern "C" {
#include "access/genam.h"
#include "catalog/dependency.h"
#include "catalog/index.h"
#include "utils/lsyscache.h"
#include "utils/relcache.h"
}

namespace synthgen::pg::catalog {

namespace {

// What the index says, in plain values that may cross a guard.
struct IndexRow {
  Oid index;
  Oid constraint;
  char* name;
  bool enforces;  // uniqueness or an exclusion
  bool primary;
  bool exclusion;
  bool nulls_not_distinct;
  bool deferrable;
  int column_count;
  AttrNumber columns[INDEX_MAX_KEYS];
  List* expressions;
  List* predicate;
  Oid* operators;
};

// Returns null for an index that is not in force, and for one that neither enforces nor computes anything.
// The lock on the table keeps the index in place; one of its own would wait for a session that builds the
// index anew.
IndexRow* read_index(Oid index_oid) {
  Relation const index = RelationIdGetRelation(index_oid);
  if (!RelationIsValid(index)) return nullptr;
  Form_pg_index const form = index->rd_index;
  IndexRow* row = nullptr;
  bool const enforces = form->indisunique || form->indisexclusion;
  bool const computes = !heap_attisnull(index->rd_indextuple, Anum_pg_index_indexprs, nullptr) ||
                        !heap_attisnull(index->rd_indextuple, Anum_pg_index_indpred, nullptr);
  if ((enforces || computes) && form->indisready && form->indislive) {
    row = static_cast<IndexRow*>(palloc0(sizeof(IndexRow)));
    row->enforces = enforces;
    row->index = index_oid;
    row->constraint = get_index_constraint(index_oid);
    row->name = OidIsValid(row->constraint) ? get_constraint_name(row->constraint)
                                            : pstrdup(RelationGetRelationName(index));
    row->primary = form->indisprimary;
    row->exclusion = form->indisexclusion;
    row->nulls_not_distinct = form->indnullsnotdistinct;
    row->deferrable = !form->indimmediate;
    row->column_count = form->indnkeyatts;
    for (int i = 0; i < row->column_count; ++i) row->columns[i] = form->indkey.values[i];
    row->expressions = RelationGetIndexExpressions(index);
    row->predicate = RelationGetIndexPredicate(index);
    if (row->exclusion) {
      Oid* functions = nullptr;
      uint16* strategies = nullptr;
      RelationGetExclusionInfo(index, &row->operators, &functions, &strategies);
    }
  }
  RelationClose(index);
  return row;
}

Key key_of(const IndexRow& row) {
  Key key;
  key.kind = row.exclusion ? Key::Kind::kExclusion : row.primary ? Key::Kind::kPrimary : Key::Kind::kUnique;
  key.index = row.index;
  key.constraint = row.constraint;
  key.name = row.name;
  key.columns.assign(row.columns, row.columns + row.column_count);
  // Expressions of INCLUDE columns cannot exist, so all of them stand in the key.
  for (int i = 0; i < list_length(row.expressions); ++i)
    key.expressions.push_back(static_cast<Node*>(list_nth(row.expressions, i)));
  key.predicate = row.predicate;
  if (row.exclusion) key.exclusion_operators.assign(row.operators, row.operators + row.column_count);
  key.nulls_not_distinct = row.nulls_not_distinct;
  key.deferrable = row.deferrable;
  return key;
}

}  // namespace

void read_keys(Relation relation, Table& table) {
  if (!relation->rd_rel->relhasindex) return;
  List* const rows = guard([&] {
    List* found = NIL;
    List* const indexes = RelationGetIndexList(relation);
    for (int i = 0; i < list_length(indexes); ++i)
      if (IndexRow* const row = read_index(list_nth_oid(indexes, i))) found = lappend(found, row);
    return found;
  });
  for (int i = 0; i < list_length(rows); ++i) {
    IndexRow const& row = *static_cast<IndexRow*>(list_nth(rows, i));
    if (row.enforces) table.keys.push_back(key_of(row));
    for (int k = 0; k < list_length(row.expressions); ++k)
      table.index_expressions.push_back({row.name, static_cast<Node*>(list_nth(row.expressions, k))});
    for (int k = 0; k < list_length(row.predicate); ++k)
      table.index_expressions.push_back({row.name, static_cast<Node*>(list_nth(row.predicate, k))});
  }
}

}  // namespace synthgen::pg::catalog
