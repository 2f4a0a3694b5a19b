// What a row says of the rows that refer to it: how many they are, their sum, average, first and last.
#pragma once

#include "generate/nodes/amounts.hpp"
#include "generate/references/children.hpp"

namespace synthgen::generate {

// The first and last of dates, the least and greatest of numbers.
enum class Aggregate { kCount, kSum, kAverage, kFirst, kLast, kLeast, kGreatest };

// An aggregate over a number or date of all children of this run that refer to the row. Without children a
// count or sum is 0, anything else null, or what `otherwise` says where there is such a node.
class AggregateNode : public Node {
 public:
  // `families` is a FamilyNode, `of` a node of the children's program, which is not looked at for a count.
  AggregateNode(NodeId families, Aggregate aggregate, NumberSource of, const pg::TypeRef& to,
                NodeId otherwise)
      : families_(families),
        aggregate_(aggregate),
        of_(of),
        type_(to.base),
        modifier_(to.base_modifier),
        otherwise_(otherwise) {}
  void generate(Batch& batch, Values out) const override;

 private:
  void combine(const Family& family, Datum* out, bool* is_null) const;

  NodeId families_;
  Aggregate aggregate_;
  NumberSource of_;
  Oid type_;
  int32 modifier_;
  NodeId otherwise_;
};

}  // namespace synthgen::generate
