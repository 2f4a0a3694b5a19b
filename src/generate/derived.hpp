// Numbers and dates that follow from other cells: a line's amount is quantity times price, a total is the
// sum of its lines, what is available is not more than there is, a return date is set when the status
// says so. Arithmetic is the server's numeric arithmetic, so that what a CHECK or a report computes is
// the same to the last digit.
#pragma once

#include "generate/reference.hpp"

namespace synthgen::generate {

// A number of any built-in numeric type as a node yields it.
struct NumberSource {
  NodeId node = kNoNode;
  Oid type = INT4OID;
};

// Whether numbers of a type can be computed with here: int2, int4, int8, numeric, float4, float8, money.
bool is_number_type(Oid type);

// The product of two numbers, as the column's type; null where either is.
class ProductNode : public Node {
 public:
  ProductNode(NumberSource left, NumberSource right, const pg::TypeRef& type)
      : left_(left), right_(right), type_(type.base), modifier_(type.base_modifier) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NumberSource left_;
  NumberSource right_;
  Oid type_;
  int32 modifier_;
};

// The sum of a column over all children of this run that refer to the row; 0 if there are none.
class ChildSumNode : public Node {
 public:
  // `offset` is where the parents of this run begin among those that children can choose from.
  ChildSumNode(const SpreadReference& reference, const Population& own, const Program& children,
               AttrNumber column, Oid column_type, const pg::TypeRef& type)
      : reference_(reference),
        own_(own),
        children_(children),
        column_(column),
        column_type_(column_type),
        type_(type.base),
        modifier_(type.base_modifier) {}
  void generate(Batch& batch, Values out) const override;

 private:
  const SpreadReference& reference_;
  const Population& own_;
  const Program& children_;
  AttrNumber column_;
  Oid column_type_;
  Oid type_;
  int32 modifier_;
};

// An integer that is at most another one: kept if it is, else drawn between 0 and the other.
class AtMostNode : public Node {
 public:
  AtMostNode(NumberSource own, NumberSource limit, core::Stream stream)
      : own_(own), limit_(limit), stream_(stream) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NumberSource own_;
  NumberSource limit_;
  core::Stream stream_;
};

// What tells whether something has happened: another column, by the values that say so, or by having one.
struct Evidence {
  NodeId node = kNoNode;
  std::vector<Datum> values;  // compared bytewise as their type stores them; empty: any value
  bool by_value = false;

  bool tells(const Values& column, std::size_t i) const;
};

// A column that has a value exactly in rows where the evidence tells so.
class WhenNode : public Node {
 public:
  WhenNode(NodeId own, Evidence evidence) : own_(own), evidence_(std::move(evidence)) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId own_;
  Evidence evidence_;
};

// A boolean that is what the evidence tells, or the opposite.
class FlagNode : public Node {
 public:
  FlagNode(Evidence evidence, bool opposite) : evidence_(std::move(evidence)), opposite_(opposite) {}
  void generate(Batch& batch, Values out) const override;

 private:
  Evidence evidence_;
  bool opposite_;
};

}  // namespace synthgen::generate
