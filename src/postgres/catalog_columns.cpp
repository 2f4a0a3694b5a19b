// Columns: types, defaults, generated expressions, sequences, comments.
#include "postgres/catalog_detail.hpp"
#include "postgres/compat.hpp"

extern "C" {
#include "access/genam.h"
#include "access/table.h"
#include "catalog/dependency.h"
#include "catalog/indexing.h"
#include "catalog/pg_depend.h"
#include "catalog/pg_sequence.h"
#include "nodes/primnodes.h"
#include "rewrite/rewriteHandler.h"
#include "utils/fmgroids.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"
}

namespace synthgen::pg::catalog {

namespace {

// Looks through casts: `nextval('s')::integer` is as good a sequence as `nextval('s')`.
const Node* strip_casts(const Node* node) {
  while (node != nullptr) {
    if (IsA(node, RelabelType)) {
      node = reinterpret_cast<const Node*>(reinterpret_cast<const RelabelType*>(node)->arg);
    } else if (IsA(node, CoerceToDomain)) {
      node = reinterpret_cast<const Node*>(reinterpret_cast<const CoerceToDomain*>(node)->arg);
    } else if (IsA(node, FuncExpr)) {
      auto const* call = reinterpret_cast<const FuncExpr*>(node);
      if (call->funcformat == COERCE_EXPLICIT_CALL || list_length(call->args) != 1) return node;
      node = static_cast<const Node*>(linitial(call->args));
    } else {
      return node;
    }
  }
  return node;
}

// The sequence of a default that is nextval of a constant; InvalidOid if it is anything else.
Oid sequence_of_default(const Node* expression) {
  const Node* const node = strip_casts(expression);
  if (node == nullptr || !IsA(node, FuncExpr)) return InvalidOid;
  auto const* call = reinterpret_cast<const FuncExpr*>(node);
  if (call->funcid != F_NEXTVAL) return InvalidOid;
  auto const* argument = static_cast<const Node*>(linitial(call->args));
  if (!IsA(argument, Const)) return InvalidOid;
  auto const* constant = reinterpret_cast<const Const*>(argument);
  return constant->constisnull ? InvalidOid : DatumGetObjectId(constant->constvalue);
}

bool holds_numbers(const TypeRef& type) {
  return type.category == TYPCATEGORY_NUMERIC;
}

// The sequence that the user tied to a column that has no default, for an application that calls
// nextval itself; InvalidOid if there is none.
Oid sequence_owned_by(List* owned, AttrNumber number) {
  return guard([&]() -> Oid {
    for (int i = 0; i < list_length(owned); ++i) {
      Oid table = InvalidOid;
      int32 column = 0;
      Oid const sequence = list_nth_oid(owned, i);
      if (sequenceIsOwned(sequence, DEPENDENCY_AUTO, &table, &column) && column == number) return sequence;
    }
    return InvalidOid;
  });
}

SequenceRef describe_sequence(Oid oid) {
  FormData_pg_sequence form;
  const char* const name = guard([&] {
    HeapTuple const tuple = SearchSysCache1(SEQRELID, ObjectIdGetDatum(oid));
    if (!HeapTupleIsValid(tuple)) elog(ERROR, "cache lookup failed for sequence %u", oid);
    form = *reinterpret_cast<Form_pg_sequence>(GETSTRUCT(tuple));
    ReleaseSysCache(tuple);
    return quote_qualified_identifier(get_namespace_name(get_rel_namespace(oid)), get_rel_name(oid));
  });
  return {oid, name, form.seqstart, form.seqincrement, form.seqmin, form.seqmax, form.seqcycle};
}

// A dropped column keeps its place and its physical shape only.
Column dropped_column(Form_pg_attribute attribute) {
  Column column;
  column.number = attribute->attnum;
  column.dropped = true;
  column.type.length = attribute->attlen;
  column.type.by_value = attribute->attbyval;
  column.type.alignment = attribute->attalign;
  return column;
}

Oid find_sequence(Relation relation, const Column& column, List* owned) {
  if (column.identity != 0) return guard([&] { return compat::identity_sequence(relation, column.number); });
  if (!holds_numbers(column.type)) return InvalidOid;
  if (column.default_expression != nullptr) return sequence_of_default(column.default_expression);
  return owned == NIL ? InvalidOid : sequence_owned_by(owned, column.number);
}

Column read_column(Relation relation, Form_pg_attribute attribute, List* owned) {
  Column column;
  column.number = attribute->attnum;
  column.name = NameStr(attribute->attname);
  column.type = describe_type(attribute->atttypid, attribute->atttypmod, attribute->attcollation);
  column.not_null = attribute->attnotnull;
  column.identity = attribute->attidentity;
  column.generated = attribute->attgenerated;
  if (column.identity == 0) {
    Node* const expression = guard([&] { return build_column_default(relation, column.number); });
    if (expression != nullptr) column.default_expression = fold_constants(expression);
  }
  Oid const sequence = find_sequence(relation, column, owned);
  if (OidIsValid(sequence)) column.sequence = describe_sequence(sequence);
  return column;
}

}  // namespace

std::vector<Column> read_columns(Relation relation) {
  std::vector<Column> columns;
  TupleDesc const descriptor = RelationGetDescr(relation);
  List* const owned = guard([&] { return getOwnedSequences(RelationGetRelid(relation)); });
  columns.reserve(static_cast<std::size_t>(descriptor->natts));
  for (int i = 0; i < descriptor->natts; ++i) {
    Form_pg_attribute const attribute = TupleDescAttr(descriptor, i);
    columns.push_back(attribute->attisdropped ? dropped_column(attribute)
                                              : read_column(relation, attribute, owned));
  }
  return columns;
}

}  // namespace synthgen::pg::catalog
