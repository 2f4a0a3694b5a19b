// Constraints of tables and domains as pg_constraint keeps them: one index scan a relation.
#include <algorithm>

#include "postgres/catalog_detail.hpp"
#include "postgres/compat.hpp"
#include "postgres/subtransaction.hpp"

extern "C" {
#include "access/genam.h"
#include "access/table.h"
#include "catalog/indexing.h"
#include "catalog/pg_constraint.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "optimizer/optimizer.h"
#include "utils/array.h"
#include "utils/fmgroids.h"
#include "utils/typcache.h"
}

namespace synthgen::pg::catalog {

namespace {

// An array of attribute numbers or of OIDs; null if there is none.
template <typename Element>
Element* copy_array(HeapTuple tuple, TupleDesc descriptor, int attribute, int* count) {
  bool null = false;
  Datum const datum = heap_getattr(tuple, attribute, descriptor, &null);
  *count = 0;
  if (null) return nullptr;
  ArrayType* const array = DatumGetArrayTypeP(datum);
  *count = ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array));
  auto* const elements = static_cast<Element*>(palloc(sizeof(Element) * Max(*count, 1)));
  std::memcpy(elements, ARR_DATA_PTR(array), sizeof(Element) * static_cast<std::size_t>(*count));
  return elements;
}

Node* copy_expression(HeapTuple tuple, TupleDesc descriptor) {
  bool null = false;
  Datum const datum = heap_getattr(tuple, Anum_pg_constraint_conbin, descriptor, &null);
  if (null) return nullptr;
  return static_cast<Node*>(stringToNode(TextDatumGetCString(datum)));
}

ConstraintRow* copy_constraint(HeapTuple tuple, TupleDesc descriptor) {
  auto const* form = reinterpret_cast<Form_pg_constraint>(GETSTRUCT(tuple));
  auto* const row = static_cast<ConstraintRow*>(palloc0(sizeof(ConstraintRow)));
  row->oid = form->oid;
  row->type = form->contype;
  row->name = pstrdup(NameStr(form->conname));
  row->parent = form->conparentid;
  row->index = form->conindid;
  row->referenced = form->confrelid;
  row->match = form->confmatchtype;
  row->deferrable = form->condeferrable;
  row->validated = form->convalidated;
  row->keys = copy_array<AttrNumber>(tuple, descriptor, Anum_pg_constraint_conkey, &row->key_count);
  row->referenced_keys =
      copy_array<AttrNumber>(tuple, descriptor, Anum_pg_constraint_confkey, &row->referenced_key_count);
  row->operators = copy_array<Oid>(tuple, descriptor, Anum_pg_constraint_conpfeqop, &row->operator_count);
  row->expression = copy_expression(tuple, descriptor);
  return row;
}

std::vector<ConstraintRow*> scan_constraints(AttrNumber key, Oid value, Oid index) {
  List* const rows = guard([&] {
    ScanKeyData scan_key;
    ScanKeyInit(&scan_key, key, BTEqualStrategyNumber, F_OIDEQ, ObjectIdGetDatum(value));
    Relation const catalog = table_open(ConstraintRelationId, AccessShareLock);
    SysScanDesc const scan = systable_beginscan(catalog, index, true, nullptr, 1, &scan_key);
    List* found = NIL;
    while (HeapTuple const tuple = systable_getnext(scan)) {
      if (compat::constraint_is_enforced(reinterpret_cast<Form_pg_constraint>(GETSTRUCT(tuple))))
        found = lappend(found, copy_constraint(tuple, RelationGetDescr(catalog)));
    }
    systable_endscan(scan);
    table_close(catalog, AccessShareLock);
    return found;
  });
  std::vector<ConstraintRow*> result;
  result.reserve(static_cast<std::size_t>(list_length(rows)));
  for (int i = 0; i < list_length(rows); ++i)
    result.push_back(static_cast<ConstraintRow*>(list_nth(rows, i)));
  return result;
}

// True for a foreign key that exists only because the referenced table is partitioned: the server keeps
// one more for each partition of it, below the one that the user made.
bool is_copy_within_table(const ConstraintRow& row, const std::vector<ConstraintRow*>& rows) {
  for (const auto* other : rows)
    if (other->oid == row.parent) return true;
  return false;
}

ForeignKey foreign_key(const ConstraintRow& row) {
  ForeignKey key;
  key.constraint = row.oid;
  key.name = row.name;
  key.parent = row.referenced;
  key.columns.assign(row.keys, row.keys + row.key_count);
  key.parent_columns.assign(row.referenced_keys, row.referenced_keys + row.referenced_key_count);
  key.operators.assign(row.operators, row.operators + row.operator_count);
  key.match = row.match;
  key.deferrable = row.deferrable;
  key.validated = row.validated;
  return key;
}

}  // namespace

std::vector<ConstraintRow*> constraints_of_relation(Oid relation) {
  return scan_constraints(Anum_pg_constraint_conrelid, relation, ConstraintRelidTypidNameIndexId);
}

std::vector<ConstraintRow*> constraints_of_domain(Oid domain) {
  return scan_constraints(Anum_pg_constraint_contypid, domain, ConstraintTypidIndexId);
}

Node* fold_constants(Node* expression) {
  Node* folded = expression;
  attempt([&] {
    guard([&] {
      Node* const copy = static_cast<Node*>(copyObjectImpl(expression));
      folded = eval_const_expressions(nullptr, copy);
      fix_opfuncids(folded);
    });
  });
  return folded;
}

// A generated column that is the same in all rows and refers to another table, as the kind of a sub-type
// does, is filled like others that refer, under the condition that it is what it is.
void add_checks_of_constants(Table& table) {
  for (Column& column : table.columns) {
    if (column.dropped || column.generated == 0 || column.default_expression == nullptr) continue;
    Node* const constant = fold_constants(column.default_expression);
    bool const refers =
        std::any_of(table.foreign_keys.begin(), table.foreign_keys.end(), [&](const ForeignKey& key) {
          return std::find(key.columns.begin(), key.columns.end(), column.number) != key.columns.end();
        });
    if (!refers || !IsA(constant, Const) || castNode(Const, constant)->constisnull) continue;
    column.not_null = true;
    Node* const condition = guard([&]() -> Node* {
      Oid const equality = lookup_type_cache(column.type.base, TYPECACHE_EQ_OPR)->eq_opr;
      if (!OidIsValid(equality)) return nullptr;
      Var* const value =
          makeVar(1, column.number, column.type.oid, column.type.modifier, column.type.collation, 0);
      Expr* const equal = make_opclause(equality, BOOLOID, false, reinterpret_cast<Expr*>(value),
                                        reinterpret_cast<Expr*>(constant), InvalidOid, column.type.collation);
      set_opfuncid(castNode(OpExpr, equal));
      return reinterpret_cast<Node*>(equal);
    });
    if (condition != nullptr) table.checks.push_back({InvalidOid, column.name, condition, true});
  }
}

void read_constraints(Relation relation, Table& table) {
  auto const rows = constraints_of_relation(RelationGetRelid(relation));
  for (const auto* row : rows) {
    if (row->type == CONSTRAINT_CHECK)
      table.checks.push_back({row->oid, row->name, fold_constants(row->expression), row->validated});
    else if (row->type == CONSTRAINT_FOREIGN && !is_copy_within_table(*row, rows))
      table.foreign_keys.push_back(foreign_key(*row));
  }
  add_checks_of_constants(table);
}

}  // namespace synthgen::pg::catalog
