// Differences between PostgreSQL 15 and 18, and nothing else. Each shim has the shape of the newest
// version that needs it and names the version in which the server changed.
#pragma once

#include "postgres/pg.hpp"

extern "C" {
#include "access/attmap.h"
#include "access/genam.h"
#include "access/stratnum.h"
#include "catalog/dependency.h"
#include "catalog/index.h"
#include "catalog/pg_class.h"
#include "catalog/pg_constraint.h"
#include "catalog/pg_foreign_server.h"
#include "catalog/pg_namespace.h"
#include "executor/executor.h"
#include "nodes/nodeFuncs.h"
#include "nodes/parsenodes.h"
#include "parser/parse_node.h"
#include "parser/parse_relation.h"
#include "storage/smgr.h"
#include "utils/acl.h"
#include "utils/rangetypes.h"
#include "utils/regproc.h"
#include "utils/rel.h"
#include "utils/sortsupport.h"
}

namespace synthgen::pg::compat {

// A range table of one relation that rows are inserted into. PostgreSQL 16 moved the permissions from
// the range table entry into a list of its own; 18 added the set of unpruned entries.
inline RangeTblEntry* init_insert_range_table(EState* state, Relation relation) {
  RangeTblEntry* entry = makeNode(RangeTblEntry);
  entry->rtekind = RTE_RELATION;
  entry->relid = RelationGetRelid(relation);
  entry->relkind = relation->rd_rel->relkind;
  entry->rellockmode = RowExclusiveLock;
#if PG_VERSION_NUM >= 160000
  List* permissions = NIL;
  addRTEPermissionInfo(&permissions, entry)->requiredPerms = ACL_INSERT;
#if PG_VERSION_NUM >= 180000
  ExecInitRangeTable(state, list_make1(entry), permissions, bms_make_singleton(1));
#else
  ExecInitRangeTable(state, list_make1(entry), permissions);
#endif
#else
  entry->requiredPerms = ACL_INSERT;
  ExecInitRangeTable(state, list_make1(entry));
#endif
  return entry;
}

// Notes which columns are inserted (attribute numbers offset by FirstLowInvalidHeapAttributeNumber) and
// raises insufficient_privilege unless the caller may insert into them.
inline void check_insert_permission(EState* state, RangeTblEntry* entry, Bitmapset* columns) {
#if PG_VERSION_NUM >= 160000
  linitial_node(RTEPermissionInfo, state->es_rteperminfos)->insertedCols = columns;
  (void)ExecCheckPermissions(list_make1(entry), state->es_rteperminfos, true);
#else
  (void)state;
  entry->insertedCols = columns;
  (void)ExecCheckRTPerms(list_make1(entry), true);
#endif
}

// PostgreSQL 16 added a flag for updates of summarizing indexes alone.
inline List* insert_index_tuples(ResultRelInfo* relation, TupleTableSlot* slot, EState* state) {
#if PG_VERSION_NUM >= 160000
  return ExecInsertIndexTuples(relation, slot, state, false, false, nullptr, NIL, false);
#else
  return ExecInsertIndexTuples(relation, slot, state, false, false, nullptr, NIL);
#endif
}

// Whether a row meets the unique and exclusion constraints of the given indexes. PostgreSQL 18 can be told of
// a row that is no conflict.
inline bool check_index_constraints(ResultRelInfo* relation, TupleTableSlot* slot, EState* state,
                                    List* indexes) {
  ItemPointerData conflict;
#if PG_VERSION_NUM >= 180000
  ItemPointerData none;
  ItemPointerSetInvalid(&none);
  return ExecCheckIndexConstraints(relation, slot, state, &conflict, &none, indexes);
#else
  return ExecCheckIndexConstraints(relation, slot, state, &conflict, indexes);
#endif
}

// PostgreSQL 18 collects statistics of index scans on request.
inline IndexScanDesc index_beginscan(Relation table, Relation index, Snapshot snapshot, int keys) {
#if PG_VERSION_NUM >= 180000
  return ::index_beginscan(table, index, snapshot, nullptr, keys, 0);
#else
  return ::index_beginscan(table, index, snapshot, keys, 0);
#endif
}

// PostgreSQL 16 computes the conversion to a partition's row on demand.
inline TupleConversionMap* root_to_partition_map(ResultRelInfo* partition, EState* state) {
#if PG_VERSION_NUM >= 160000
  return ExecGetRootToChildMap(partition, state);
#else
  (void)state;
  return partition->ri_RootToPartitionMap;
#endif
}

// PostgreSQL 17 passes the statement for event triggers.
inline bool reindex_relation(Oid relation, int flags, ReindexParams* parameters) {
#if PG_VERSION_NUM >= 170000
  return ::reindex_relation(nullptr, relation, flags, parameters);
#else
  return ::reindex_relation(relation, flags, parameters);
#endif
}

// PostgreSQL 17 passes the statement here, too.
inline void reindex_index(Oid index, bool skip_constraint_checks, char persistence,
                          ReindexParams* parameters) {
#if PG_VERSION_NUM >= 170000
  ::reindex_index(nullptr, index, skip_constraint_checks, persistence, parameters);
#else
  ::reindex_index(index, skip_constraint_checks, persistence, parameters);
#endif
}

// Sets `order` up for comparing keys of an index as it orders them. PostgreSQL 18 takes a flag for the
// strategy.
inline void prepare_index_order(Relation index, bool descending, SortSupport order) {
#if PG_VERSION_NUM >= 180000
  PrepareSortSupportFromIndexRel(index, descending, order);
#else
  PrepareSortSupportFromIndexRel(index, descending ? BTGreaterStrategyNumber : BTLessStrategyNumber, order);
#endif
}

// PostgreSQL 16 declares the walker's arguments, by way of a macro; before, its type says that it has none.
#undef expression_tree_walker
inline bool expression_tree_walker(Node* node, bool (*walker)(Node*, void*), void* context) {
#if PG_VERSION_NUM >= 160000
  return expression_tree_walker_impl(node, walker, context);
#else
  auto const any_function = reinterpret_cast<void (*)()>(walker);
  return ::expression_tree_walker(node, reinterpret_cast<bool (*)()>(any_function), context);
#endif
}

// ... and those of the one for raw trees.
#undef raw_expression_tree_walker
inline bool raw_expression_tree_walker(Node* node, bool (*walker)(Node*, void*), void* context) {
#if PG_VERSION_NUM >= 160000
  return raw_expression_tree_walker_impl(node, walker, context);
#else
  auto const any_function = reinterpret_cast<void (*)()>(walker);
  return ::raw_expression_tree_walker(node, reinterpret_cast<bool (*)()>(any_function), context);
#endif
}

// PostgreSQL 16 does the same to the mutator.
#undef expression_tree_mutator
inline Node* expression_tree_mutator(Node* node, Node* (*mutator)(Node*, void*), void* context) {
#if PG_VERSION_NUM >= 160000
  return expression_tree_mutator_impl(node, mutator, context);
#else
  auto const any_function = reinterpret_cast<void (*)()>(mutator);
  return ::expression_tree_mutator(node, reinterpret_cast<Node* (*)()>(any_function), context);
#endif
}

// PostgreSQL 16 has one function for objects of all kinds.
inline AclResult foreign_server_aclcheck(Oid server, Oid role, AclMode mode) {
#if PG_VERSION_NUM >= 160000
  return object_aclcheck(ForeignServerRelationId, server, role, mode);
#else
  return pg_foreign_server_aclcheck(server, role, mode);
#endif
}

inline AclResult schema_aclcheck(Oid schema, Oid role, AclMode mode) {
#if PG_VERSION_NUM >= 160000
  return object_aclcheck(NamespaceRelationId, schema, role, mode);
#else
  return pg_namespace_aclcheck(schema, role, mode);
#endif
}

// PostgreSQL 16 makes a file longer by many pages at once when rows are inserted in bulk.
inline constexpr bool kGrowsByManyPages = PG_VERSION_NUM >= 160000;

// The path, palloced, of a relation's main fork. PostgreSQL 16 renamed the file node, 18 returns the path by
// value.
inline char* relation_path(Relation relation) {
#if PG_VERSION_NUM >= 180000
  return pstrdup(relpath(RelationGetSmgr(relation)->smgr_rlocator, MAIN_FORKNUM).str);
#elif PG_VERSION_NUM >= 160000
  return relpath(RelationGetSmgr(relation)->smgr_rlocator, MAIN_FORKNUM);
#else
  return relpath(RelationGetSmgr(relation)->smgr_rnode, MAIN_FORKNUM);
#endif
}

// Whether the relation's storage was made in this very transaction. PostgreSQL 16 renamed relfilenode.
inline bool has_new_storage(Relation relation) {
#if PG_VERSION_NUM >= 160000
  return relation->rd_createSubid != InvalidSubTransactionId ||
         relation->rd_firstRelfilelocatorSubid != InvalidSubTransactionId;
#else
  return relation->rd_createSubid != InvalidSubTransactionId ||
         relation->rd_firstRelfilenodeSubid != InvalidSubTransactionId;
#endif
}

// The sequence of an identity column. PostgreSQL 17 takes the open relation.
inline Oid identity_sequence(Relation relation, AttrNumber column) {
#if PG_VERSION_NUM >= 170000
  return getIdentitySequence(relation, column, false);
#else
  return getIdentitySequence(RelationGetRelid(relation), column, false);
#endif
}

// Leads from `parent`'s attribute numbers to `child`'s; null where they agree. PostgreSQL 16 can be told to
// pass over columns that are missing.
inline AttrMap* attribute_map_by_name(TupleDesc child, TupleDesc parent) {
#if PG_VERSION_NUM >= 160000
  return build_attrmap_by_name_if_req(child, parent, false);
#else
  return build_attrmap_by_name_if_req(child, parent);
#endif
}

// PostgreSQL 18 brought NOT ENFORCED constraints.
inline bool constraint_is_enforced(Form_pg_constraint constraint) {
#if PG_VERSION_NUM >= 180000
  return constraint->conenforced;
#else
  (void)constraint;
  return true;
#endif
}

// PostgreSQL 16 has one function for the owners of all kinds of objects.
inline bool owns_relation(Oid relation, Oid role) {
#if PG_VERSION_NUM >= 160000
  return object_ownercheck(RelationRelationId, relation, role);
#else
  return pg_class_ownercheck(relation, role);
#endif
}

// PostgreSQL 16 lets errors be returned softly.
inline List* qualified_name_list(const char* text) {
#if PG_VERSION_NUM >= 160000
  return stringToQualifiedNameList(text, nullptr);
#else
  return stringToQualifiedNameList(text);
#endif
}

// PostgreSQL 16 lets errors be returned softly.
inline RangeType* make_range(TypeCacheEntry* type, RangeBound* lower, RangeBound* upper) {
#if PG_VERSION_NUM >= 160000
  return ::make_range(type, lower, upper, false, nullptr);
#else
  return ::make_range(type, lower, upper, false);
#endif
}

// Gives a query the range table that a parse has built, of one relation whose columns `used` (attribute
// numbers offset by FirstLowInvalidHeapAttributeNumber) are read. PostgreSQL 16 moved the permissions from
// the range table entry into a list of its own.
inline void adopt_range_table(Query* query, ParseState* state, ParseNamespaceItem* item, Bitmapset* used) {
  query->rtable = state->p_rtable;
#if PG_VERSION_NUM >= 160000
  query->rteperminfos = state->p_rteperminfos;
  item->p_perminfo->selectedCols = used;
#else
  item->p_rte->selectedCols = used;
#endif
}

// PostgreSQL 18 always executes once.
inline void executor_run(QueryDesc* query, std::uint64_t limit) {
#if PG_VERSION_NUM >= 180000
  ExecutorRun(query, ForwardScanDirection, limit);
#else
  ExecutorRun(query, ForwardScanDirection, limit, true);
#endif
}

}  // namespace synthgen::pg::compat
