// Numbers that other cells of the row tell: an age, a length of time, the rank among several.
#pragma once

#include "generate/nodes/amounts.hpp"

namespace synthgen::generate {

// Whole years from a date of birth to a day; null where `own` is.
class AgeNode : public Node {
 public:
  AgeNode(DateBound birth, NodeId own, std::int32_t day, const pg::TypeRef& type)
      : birth_(birth), own_(own), day_(day), type_(type.base), modifier_(type.base_modifier) {}
  void generate(Batch& batch, Values out) const override;

 private:
  DateBound birth_;
  NodeId own_;
  std::int32_t day_;
  Oid type_;
  int32 modifier_;
};

// How many units lie between two instants, with two digits behind the point where the type has them; with
// `inclusive` the first and the last unit both count. Null where any of the three is. A length that the
// column has no room for leaves the value it had.
class LengthNode : public Node {
 public:
  LengthNode(DateBound from, DateBound to, Microseconds unit, bool inclusive, NodeId own,
             const pg::TypeRef& type)
      : from_(from),
        to_(to),
        unit_(unit),
        inclusive_(inclusive),
        own_(own),
        type_(type.base),
        modifier_(type.base_modifier) {}
  void generate(Batch& batch, Values out) const override;

 private:
  DateBound from_;
  DateBound to_;
  Microseconds unit_;
  bool inclusive_;
  NodeId own_;
  Oid type_;
  int32 modifier_;
};

// The year of a date, null where either is; or, where it is only a limit, the own year but no later one.
class YearNode : public Node {
 public:
  YearNode(NumberSource own, DateBound date, bool is_limit) : own_(own), date_(date), is_limit_(is_limit) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NumberSource own_;  // an integer
  DateBound date_;
  bool is_limit_;
};

// The value at a rank among those of several nodes of one number type that are not null; null where the
// member of that rank is.
class RankedNode : public Node {
 public:
  RankedNode(std::vector<NodeId> members, std::size_t rank, Oid type)
      : members_(std::move(members)), rank_(rank), type_(type) {}
  void generate(Batch& batch, Values out) const override;

 private:
  std::vector<NodeId> members_;
  std::size_t rank_;
  Oid type_;
};

}  // namespace synthgen::generate
