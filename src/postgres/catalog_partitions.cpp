// The leaves of a partition tree. Conditions and columns are brought to the attribute numbers of the root,
// whose rows are what is generated.
//
// A leaf may demand more than the root does. Its own CHECKs become part of the condition of the leaf. Its own
// NOT NULLs, unique and foreign keys are laid upon all rows, since they are rare and mostly the same in every
// leaf: then a row is right wherever it is routed.
#include <algorithm>

#include "postgres/catalog_detail.hpp"
#include "postgres/compat.hpp"

extern "C" {
#include "access/attmap.h"
#include "catalog/partition.h"
#include "catalog/pg_inherits.h"
#include "nodes/nodeFuncs.h"
#include "partitioning/partbounds.h"
#include "partitioning/partdesc.h"
#include "utils/partcache.h"
}

namespace synthgen::pg::catalog {

namespace {

// Translates from a leaf to the root; both stay open as long as this is used.
class LeafToRoot {
 public:
  LeafToRoot(Relation leaf, Relation root) : leaf_(leaf), root_(root) {
    map_ =
        guard([&] { return compat::attribute_map_by_name(RelationGetDescr(root), RelationGetDescr(leaf)); });
  }

  AttrNumber column(AttrNumber number) const noexcept {
    return map_ == nullptr || number <= 0 ? number : map_->attnums[number - 1];
  }

  void columns(std::vector<AttrNumber>& numbers) const noexcept {
    for (AttrNumber& number : numbers) number = column(number);
  }

  List* conjuncts(List* expressions) const {
    return root_ == leaf_ ? expressions
                          : guard([&] { return map_partition_varattnos(expressions, 1, root_, leaf_); });
  }

  Node* expression(Node* node) const {
    List* const list = guard([&] { return list_make1(node); });
    return static_cast<Node*>(linitial(conjuncts(list)));
  }

 private:
  Relation leaf_;
  Relation root_;
  AttrMap* map_;
};

// The leaf catches what other partitions leave, on some level below `root`.
bool is_default_below(Oid leaf, Oid root) {
  return guard([&] {
    for (Oid child = leaf; child != root;) {
      Oid const parent = get_partition_parent(child, false);
      if (get_default_partition_oid(parent) == child) return true;
      child = parent;
    }
    return false;
  });
}

// Whether the partitions do not take all hashes.
bool leaves_hashes_out(Relation partitioned) {
  return guard([&] {
    if (RelationGetPartitionKey(partitioned)->strategy != PARTITION_STRATEGY_HASH) return false;
    PartitionBoundInfo const bounds = RelationGetPartitionDesc(partitioned, true)->boundinfo;
    if (bounds == nullptr) return true;
    return std::any_of(bounds->indexes, bounds->indexes + bounds->nindexes, [](int i) { return i < 0; });
  });
}

Partition describe_leaf(Relation leaf, Relation root, const LeafToRoot& map) {
  Partition partition;
  partition.relation = RelationGetRelid(leaf);
  partition.name = RelationGetRelationName(leaf);
  List* const bounds =
      guard([&] { return static_cast<List*>(copyObjectImpl(RelationGetPartitionQual(leaf))); });
  partition.condition =
      reinterpret_cast<List*>(fold_constants(reinterpret_cast<Node*>(map.conjuncts(bounds))));
  partition.is_default = is_default_below(partition.relation, RelationGetRelid(root));
  return partition;
}

bool are_equal(const Node* left, const Node* right) {
  return guard([&] { return equal(left, right); });
}

bool are_equal(const Key& left, const Key& right) {
  return (left.kind == Key::Kind::kExclusion) == (right.kind == Key::Kind::kExclusion) &&
         left.columns == right.columns && left.exclusion_operators == right.exclusion_operators &&
         left.nulls_not_distinct == right.nulls_not_distinct &&
         std::equal(left.expressions.begin(), left.expressions.end(), right.expressions.begin(),
                    right.expressions.end(), [](Node* a, Node* b) { return are_equal(a, b); }) &&
         are_equal(reinterpret_cast<const Node*>(left.predicate),
                   reinterpret_cast<const Node*>(right.predicate));
}

void add_not_nulls(Relation leaf, const LeafToRoot& map, Table& table) {
  TupleDesc const descriptor = RelationGetDescr(leaf);
  for (int i = 0; i < descriptor->natts; ++i) {
    Form_pg_attribute const attribute = TupleDescAttr(descriptor, i);
    if (attribute->attisdropped || !attribute->attnotnull) continue;
    table.columns[static_cast<std::size_t>(map.column(attribute->attnum)) - 1].not_null = true;
  }
}

void add_checks(const Table& own, const LeafToRoot& map, const Table& table, Partition& partition) {
  for (const Check& check : own.checks) {
    Node* const expression = map.expression(check.expression);
    bool const known = std::any_of(table.checks.begin(), table.checks.end(), [&](const Check& other) {
      return are_equal(expression, other.expression);
    });
    if (!known) partition.condition = guard([&] { return lappend(partition.condition, expression); });
  }
}

void add_keys(Table& own, const LeafToRoot& map, Table& table) {
  for (Key& key : own.keys) {
    map.columns(key.columns);
    for (Node*& expression : key.expressions) expression = map.expression(expression);
    key.predicate = map.conjuncts(key.predicate);
    bool const known = std::any_of(table.keys.begin(), table.keys.end(),
                                   [&](const Key& other) { return are_equal(key, other); });
    if (!known) table.keys.push_back(std::move(key));
  }
}

void add_foreign_keys(Table& own, Oid leaf, const LeafToRoot& map, Table& table) {
  for (ForeignKey& key : own.foreign_keys) {
    map.columns(key.columns);
    auto const same =
        std::find_if(table.foreign_keys.begin(), table.foreign_keys.end(), [&](const ForeignKey& other) {
          return key.parent == other.parent && key.columns == other.columns &&
                 key.parent_columns == other.parent_columns && key.match == other.match;
        });
    PartitionForeignKey const declared{leaf, key.constraint};
    if (same == table.foreign_keys.end()) {
      key.partitions.push_back(declared);
      table.foreign_keys.push_back(std::move(key));
    } else if (!same->partitions.empty()) {
      same->partitions.push_back(declared);
      same->validated &= key.validated;
    }
  }
}

void read_leaf(Relation leaf, Relation root, Table& table) {
  LeafToRoot const map(leaf, root);
  Partition partition = describe_leaf(leaf, root, map);
  if (leaf != root) {
    Table own;
    read_keys(leaf, own);
    read_constraints(leaf, own);
    add_not_nulls(leaf, map, table);
    add_checks(own, map, table, partition);
    add_keys(own, map, table);
    add_foreign_keys(own, RelationGetRelid(leaf), map, table);
    read_triggers(leaf, table);
  }
  table.partitions.push_back(std::move(partition));
}

}  // namespace

void read_partitions(Relation root, Table& table) {
  if (root->rd_rel->relkind != RELKIND_PARTITIONED_TABLE) {
    if (root->rd_rel->relispartition) read_leaf(root, root, table);
    return;
  }
  List* const members =
      guard([&] { return find_all_inheritors(RelationGetRelid(root), AccessShareLock, nullptr); });
  for (int i = 0; i < list_length(members); ++i) {
    Oid const member = list_nth_oid(members, i);
    OpenRelation const relation(member);
    if (relation->rd_rel->relkind == RELKIND_PARTITIONED_TABLE)
      table.leaves_hashes_out = table.leaves_hashes_out || leaves_hashes_out(relation);
    else
      read_leaf(relation, root, table);
  }
}

}  // namespace synthgen::pg::catalog
