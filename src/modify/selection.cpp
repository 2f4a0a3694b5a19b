#include "modify/selection.hpp"

#include "postgres/compat.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "access/sysattr.h"
#include "access/table.h"
#include "access/xact.h"
#include "executor/tstoreReceiver.h"
#include "nodes/makefuncs.h"
#include "optimizer/optimizer.h"
#include "parser/parse_node.h"
#include "parser/parse_relation.h"
#include "rewrite/rewriteHandler.h"
#include "tcop/dest.h"
#include "tcop/tcopprot.h"
#include "utils/snapmgr.h"
}

namespace synthgen::modify {

namespace {

constexpr const char* kSource = "rows that a patch is about";

Query* compose(const Target& target, List* targets, Node* condition) {
  Relation const relation = table_open(target.table.oid, NoLock);
  ParseState* const state = make_parsestate(nullptr);
  ParseNamespaceItem* const item = addRangeTableEntryForRelation(state, relation, AccessShareLock, nullptr,
                                                                 target.table.is_partitioned(), true);
  Bitmapset* used = nullptr;
  pull_varattnos(reinterpret_cast<Node*>(targets), 1, &used);
  pull_varattnos(condition, 1, &used);
  Query* const query = makeNode(Query);
  query->commandType = CMD_SELECT;
  query->querySource = QSRC_ORIGINAL;
  query->canSetTag = true;
  query->targetList = targets;
  RangeTblRef* const reference = makeNode(RangeTblRef);
  reference->rtindex = 1;
  query->jointree = makeFromExpr(list_make1(reference), condition);
  pg::compat::adopt_range_table(query, state, item, used);
  free_parsestate(state);
  table_close(relation, NoLock);
  return query;
}

// Runs the plan as a cursor would that is closed after `limit` rows.
void run(PlannedStmt* plan, int64 limit, Tuplestorestate* rows) {
  DestReceiver* const receiver = CreateDestReceiver(DestTuplestore);
  SetTuplestoreDestReceiverParams(receiver, rows, CurrentMemoryContext, true, nullptr, nullptr);
  QueryDesc* const query =
      CreateQueryDesc(plan, kSource, GetActiveSnapshot(), InvalidSnapshot, receiver, nullptr, nullptr, 0);
  ExecutorStart(query, 0);
  pg::compat::executor_run(query, static_cast<std::uint64_t>(limit));
  ExecutorFinish(query);
  ExecutorEnd(query);
  FreeQueryDesc(query);
  receiver->rDestroy(receiver);
}

Node* system_column(AttrNumber number, Oid type) {
  return pg::guard([&] { return reinterpret_cast<Node*>(makeVar(1, number, type, -1, InvalidOid, 0)); });
}

}  // namespace

Node* column_node(const Target& target, AttrNumber column) {
  const pg::TypeRef& type = target.table.column(column).type;
  return pg::guard([&] {
    return reinterpret_cast<Node*>(makeVar(1, column, type.oid, type.modifier, type.collation, 0));
  });
}

std::vector<Node*> identity_nodes(const Target& target) {
  if (target.by_position)
    return {system_column(TableOidAttributeNumber, OIDOID),
            system_column(SelfItemPointerAttributeNumber, TIDOID)};
  std::vector<Node*> nodes;
  for (AttrNumber const column : target.key) nodes.push_back(column_node(target, column));
  return nodes;
}

int64 select_rows(const Target& target, const std::vector<Node*>& values, Node* condition, int64 limit,
                  pg::RowStore& rows) {
  double expected = 0;
  pg::guard([&] {
    List* targets = NIL;
    for (Node* const value : values) {
      auto const number = static_cast<AttrNumber>(list_length(targets) + 1);
      auto* const expression = static_cast<Expr*>(copyObjectImpl(value));
      targets = lappend(targets, makeTargetEntry(expression, number, pstrdup("value"), false));
    }
    CommandCounterIncrement();
    PushActiveSnapshot(GetTransactionSnapshot());
    List* const rewritten =
        QueryRewrite(compose(target, targets, static_cast<Node*>(copyObjectImpl(condition))));
    PlannedStmt* const plan = pg_plan_query(linitial_node(Query, rewritten), kSource, 0, nullptr);
    expected = plan->planTree->plan_rows;
    run(plan, limit, rows.tuples());
    PopActiveSnapshot();
  });
  return static_cast<int64>(expected);
}

}  // namespace synthgen::modify
