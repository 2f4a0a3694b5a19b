// The leaves of a partition tree, each with the condition that routes a row to it. Conditions are
// brought to the attribute numbers of the root, whose rows are what is generated.
#include "postgres/catalog_detail.hpp"

extern "C" {
#include "catalog/partition.h"
#include "catalog/pg_inherits.h"
#include "optimizer/optimizer.h"
#include "utils/lsyscache.h"
#include "utils/partcache.h"
}

namespace synthgen::pg::catalog {

namespace {

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

Partition read_leaf(Relation root, Relation leaf) {
  Partition partition;
  partition.relation = RelationGetRelid(leaf);
  partition.name = RelationGetRelationName(leaf);
  partition.condition = guard([&] {
    auto* const condition = static_cast<List*>(copyObjectImpl(RelationGetPartitionQual(leaf)));
    return root == leaf ? condition : map_partition_varattnos(condition, 1, root, leaf);
  });
  partition.condition = reinterpret_cast<List*>(fold_constants(reinterpret_cast<Node*>(partition.condition)));
  partition.is_default = is_default_below(partition.relation, RelationGetRelid(root));
  return partition;
}

}  // namespace

void read_partitions(Relation root, Table& table) {
  if (root->rd_rel->relkind != RELKIND_PARTITIONED_TABLE) {
    if (root->rd_rel->relispartition) table.partitions.push_back(read_leaf(root, root));
    return;
  }
  List* const members =
      guard([&] { return find_all_inheritors(RelationGetRelid(root), AccessShareLock, nullptr); });
  for (int i = 0; i < list_length(members); ++i) {
    Oid const member = list_nth_oid(members, i);
    if (guard([&] { return get_rel_relkind(member); }) != RELKIND_RELATION) continue;
    OpenRelation const leaf(member);
    read_triggers(leaf, table);
    table.partitions.push_back(read_leaf(root, leaf));
  }
}

}  // namespace synthgen::pg::catalog
