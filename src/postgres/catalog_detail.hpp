// Steps of reading one table, shared by the catalog_*.cpp files only. Each takes the open relation and
// completes a part of the description. They throw ServerError.
#pragma once

#include "postgres/catalog.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "utils/rel.h"
}

namespace synthgen::pg::catalog {

// A relation that stays open, under AccessShareLock until the end of the transaction. Giving a relcache
// reference back cannot raise; while an exception passes, it is as valid as otherwise, since nothing is
// rolled back before the exception is caught.
class OpenRelation {
 public:
  explicit OpenRelation(Oid relation);
  ~OpenRelation() { RelationClose(relation_); }
  OpenRelation(const OpenRelation&) = delete;
  OpenRelation& operator=(const OpenRelation&) = delete;
  operator Relation() const noexcept { return relation_; }  // NOLINT: stands for the relation itself
  Relation operator->() const noexcept { return relation_; }

 private:
  Relation relation_;
};

// A row of pg_constraint, with what we use of it. Lives in the context current when it was read.
struct ConstraintRow {
  Oid oid;
  char type;
  char* name;
  Oid parent;  // the constraint of the partitioned table that it comes from
  Oid index;
  Oid referenced;
  char match;
  bool deferrable;
  bool validated;
  int key_count;
  AttrNumber* keys;
  int referenced_key_count;
  AttrNumber* referenced_keys;
  int operator_count;
  Oid* operators;  // of a foreign key: referenced = referencing
  Node* expression;
};

// The enforced constraints of a relation or of a domain, in order of name.
std::vector<ConstraintRow*> constraints_of_relation(Oid relation);
std::vector<ConstraintRow*> constraints_of_domain(Oid domain);

// The tree with constant parts computed, as the executor does before it runs it; the tree itself where
// computing them raises an error.
Node* fold_constants(Node* expression);

std::vector<Column> read_columns(Relation relation);
void read_constraints(Relation relation, Table& table);
void read_keys(Relation relation, Table& table);
void read_partitions(Relation relation, Table& table);

// Whether a trigger or rule with this setting fires in the session's replication role.
bool fires(char enabled);

// Adds what `relation`, the table or a leaf of it, has of triggers that fire on INSERT.
void read_triggers(Relation relation, Table& table);

}  // namespace synthgen::pg::catalog
