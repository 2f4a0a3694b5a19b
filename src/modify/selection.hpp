// The rows that an operation is about, read by one query that is put together as a tree: what a patch says
// never becomes text of a statement.
#pragma once

#include "modify/target.hpp"

namespace synthgen::modify {

// A column of the target as a node of the query.
Node* column_node(const Target& target, AttrNumber column);

// Nodes for what tells rows apart, in the order of identity_columns().
std::vector<Node*> identity_nodes(const Target& target);

// Reads `values` of the rows that meet `condition` (null: of all rows) into `rows`, with the caller's rights,
// also on columns, and row security. Reads at most `limit` rows. Returns how many rows the planner expects.
// Sees what this transaction has changed. Throws ServerError.
int64 select_rows(const Target& target, const std::vector<Node*>& values, Node* condition, int64 limit,
                  pg::RowStore& rows);

}  // namespace synthgen::modify
