// Amounts that follow from others: quantity times price, subtotal less discount plus tax, a share of a
// whole, a copy of what a referenced row says. Arithmetic is the server's numeric arithmetic, so that what
// a CHECK or a report computes is the same to the last digit.
#pragma once

#include "generate/nodes/temporal.hpp"
#include "generate/references/reference.hpp"

namespace synthgen::generate {

// A number of any built-in numeric type as a node yields it.
struct NumberSource {
  NodeId node = kNoNode;
  Oid type = INT4OID;
};

// Whether numbers of a type can be computed with here: int2, int4, int8, numeric, float4, float8, money.
bool is_number_type(Oid type);

// A number as the server's numeric, and back as a type with a modifier. May ereport; in the current memory
// context.
Datum to_numeric(Oid type, Datum value);

// The greatest number, a numeric, that a column takes; nothing where that is unknown or beyond any use.
std::optional<Datum> greatest_number(Oid type, int32 modifier);

// What the column has no room for becomes the greatest or least number that it takes.
Datum from_numeric(Oid type, int32 modifier, Datum value);

// A column of the same row as it will be when the plan is complete, though it may be decided later.
class ColumnNode : public Node {
 public:
  explicit ColumnNode(AttrNumber column) : column_(column) {}
  void generate(Batch& batch, Values out) const override;

 private:
  AttrNumber column_;
};

// The first of two nodes that is not null.
class CoalesceNode : public Node {
 public:
  CoalesceNode(NodeId first, NodeId second) : first_(first), second_(second) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId first_;
  NodeId second_;
};

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

// One term of a sum: added or taken away; null counts as nothing, except the first one's.
struct Term {
  NumberSource source;
  bool minus = false;
};

// A sum of terms, never below zero; null where the first term is.
class SumNode : public Node {
 public:
  SumNode(std::vector<Term> terms, const pg::TypeRef& type)
      : terms_(std::move(terms)), type_(type.base), modifier_(type.base_modifier) {}
  void generate(Batch& batch, Values out) const override;

 private:
  std::vector<Term> terms_;
  Oid type_;
  int32 modifier_;
};

// A share of a number: a rate of a row ("8.25", or "0.0825"), or a fixed one.
class ShareNode : public Node {
 public:
  // `rate` without a node: `per_mille` of the whole. Null where `own` is.
  ShareNode(NodeId own, NumberSource whole, NumberSource rate, std::int64_t per_mille,
            const pg::TypeRef& type)
      : own_(own),
        whole_(whole),
        rate_(rate),
        per_mille_(per_mille),
        type_(type.base),
        modifier_(type.base_modifier) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId own_;
  NumberSource whole_;
  NumberSource rate_;
  std::int64_t per_mille_;
  Oid type_;
  int32 modifier_;
};

// A number that is at most so many per mille of another one; kept if it is.
class AtMostShareNode : public Node {
 public:
  AtMostShareNode(NumberSource own, NumberSource whole, std::int64_t per_mille, const pg::TypeRef& type)
      : own_(own), whole_(whole), per_mille_(per_mille), modifier_(type.base_modifier) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NumberSource own_;
  NumberSource whole_;
  std::int64_t per_mille_;
  int32 modifier_;
};

// What each child of a row pays of the row's whole: equal parts, the last one what remains.
class PartNode : public Node {
 public:
  // `whole` is the parent's number as seen by the child.
  PartNode(const SpreadReference& reference, NumberSource whole, const pg::TypeRef& type)
      : reference_(reference), whole_(whole), type_(type.base), modifier_(type.base_modifier) {}
  void generate(Batch& batch, Values out) const override;

 private:
  const SpreadReference& reference_;
  NumberSource whole_;
  Oid type_;
  int32 modifier_;
};

// A number of another type or precision.
class ConvertNode : public Node {
 public:
  ConvertNode(NumberSource source, const pg::TypeRef& type)
      : source_(source), type_(type.base), modifier_(type.base_modifier) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NumberSource source_;
  Oid type_;
  int32 modifier_;
};

// Whole days from one date to another, at least one, as numeric.
class DaysNode : public Node {
 public:
  DaysNode(DateBound from, DateBound to) : from_(from), to_(to) {}
  void generate(Batch& batch, Values out) const override;

 private:
  DateBound from_;
  DateBound to_;
};

}  // namespace synthgen::generate
