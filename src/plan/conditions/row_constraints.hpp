// What a table's CHECK constraints, domains and partition bounds demand of a row, brought into a form
// that a generator can follow. Analysis works on the server's expression trees. What it cannot
// express stays as an expression that is evaluated on candidates.
#pragma once

#include <map>

#include "plan/conditions/value_domain.hpp"
#include "postgres/schema.hpp"

namespace synthgen::plan {

// left `op` right between two columns of a row, holding where neither is null.
struct ColumnRelation {
  enum class Op { kLess, kLessEqual, kEqual, kNotEqual };
  AttrNumber left = InvalidAttrNumber;
  Op op = Op::kLess;
  AttrNumber right = InvalidAttrNumber;
};

// left = right between expressions that mention several columns of a row.
struct Equation {
  Node* left = nullptr;
  Node* right = nullptr;
};

// A unique index that has no room for all rows: those beyond its room stay outside of its predicate.
struct CrowdedIndex {
  std::string name;
  Node* outside = nullptr;  // what holds for rows that are not in the index

  // How many rows may be in it: the first ones, or where `anchor` is a foreign key the first ones of each
  // parent. Decided with the keys.
  std::uint64_t room = 0;
  int anchor = -1;
};

// One way to satisfy a group: a domain for each column that it restricts, the table's domain included.
struct Alternative {
  std::map<AttrNumber, ValueDomain> domains;
  std::vector<ColumnRelation> relations;
  std::vector<Equation> equations;
  std::vector<Equation> bounds;     // one side is at most, or at least, the other
  std::vector<std::string> inside;  // the crowded indexes that rows are in
};

// Columns tied together by conditions that no single column can settle. A candidate row is drawn for
// all of them after choosing one alternative, then `conditions` are evaluated; if one is false, the
// next attempt draws anew.
struct CheckGroup {
  std::vector<AttrNumber> columns;
  std::vector<Alternative> alternatives;  // never empty
  std::vector<Node*> conditions;          // evaluated on the candidate; Vars have varno 1
  std::vector<std::string> names;         // the constraint of each condition
  std::vector<std::string> crowded;       // by condition: the crowded index that it keeps rows out of, or ""
  bool spreads = false;                   // alternatives are partitions, which should all get rows
};

struct RowConstraints {
  std::vector<ValueDomain> domains;       // index = attribute number - 1
  std::vector<ColumnRelation> relations;  // unconditional
  std::vector<CheckGroup> groups;         // disjoint sets of columns

  // Of columns whose domain the alternatives of a group divide: its disjoint parts, in ascending order.
  std::map<AttrNumber, std::vector<ValueDomain>> pieces;
};

// Throws pg::Error naming the constraint when constraints contradict each other.
RowConstraints analyse_row_constraints(const pg::Table& table, const std::vector<CrowdedIndex>& crowded = {});

}  // namespace synthgen::plan
