// Numbers that others of their row add up to, or divide into. A result for which the column has no room
// leaves the value that it had.
#pragma once

#include "generate/nodes/amounts.hpp"

namespace synthgen::generate {

// What a column of numbers holds: its type, and how large a number may be.
struct NumberRoom {
  explicit NumberRoom(const pg::TypeRef& type) : base(type.base), modifier(type.base_modifier) {}
  Oid base;
  int32 modifier;

  // Digits before the point that a numeric has room for; a great number where nothing limits them.
  int whole_digits() const noexcept;
  // Whether a numeric fits. May ereport; allocates in the current memory context.
  bool takes(Datum value) const;
};

// A sum of terms, or with `may_be_negative` false nothing if that is less. Null where `own` or one of the
// first `needed` terms is; the others then count as nothing.
class FormulaNode : public Node {
 public:
  FormulaNode(NodeId own, std::vector<Term> terms, std::size_t needed, bool may_be_negative,
              const pg::TypeRef& type)
      : own_(own),
        terms_(std::move(terms)),
        needed_(needed),
        may_be_negative_(may_be_negative),
        room_(type) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId own_;
  std::vector<Term> terms_;
  std::size_t needed_;
  bool may_be_negative_;
  NumberRoom room_;
};

// One number as a multiple of another one: `factor` is 100 for percentages. Of nothing nothing. Null where
// any of the three is.
class RatioNode : public Node {
 public:
  RatioNode(NodeId own, NumberSource part, NumberSource whole, int factor, const pg::TypeRef& type)
      : own_(own), part_(part), whole_(whole), factor_(factor), room_(type) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId own_;
  NumberSource part_;
  NumberSource whole_;
  int factor_;
  NumberRoom room_;
};

// Kilograms by the square of a height in centimetres. Null where any of the three is.
class BodyMassNode : public Node {
 public:
  BodyMassNode(NodeId own, NumberSource weight, NumberSource height, const pg::TypeRef& type)
      : own_(own), weight_(weight), height_(height), room_(type) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId own_;
  NumberSource weight_;
  NumberSource height_;
  NumberRoom room_;
};

// What is paid each month so that a loan at a yearly rate of interest is paid off after so many months. Null
// where `own` or any of the three is.
class AnnuityNode : public Node {
 public:
  AnnuityNode(NodeId own, NumberSource principal, NumberSource rate, NumberSource months,
              const pg::TypeRef& type)
      : own_(own), principal_(principal), rate_(rate), months_(months), room_(type) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId own_;
  NumberSource principal_;
  NumberSource rate_;
  NumberSource months_;
  NumberRoom room_;
};

// A boolean: whether a number reaches another one; null where either is.
class ReachesNode : public Node {
 public:
  ReachesNode(NumberSource number, NumberSource threshold) : number_(number), threshold_(threshold) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NumberSource number_;
  NumberSource threshold_;
};

// A boolean: whether a number lies within bounds, of which there is one at least, or outside of them; null
// where a number is.
class WithinNode : public Node {
 public:
  WithinNode(NumberSource number, std::optional<NumberSource> least, std::optional<NumberSource> most,
             bool outside)
      : number_(number), least_(least), most_(most), outside_(outside) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NumberSource number_;
  std::optional<NumberSource> least_;
  std::optional<NumberSource> most_;
  bool outside_;
};

// A percentage that is 100 exactly where a date is not null.
class ProgressNode : public Node {
 public:
  ProgressNode(NumberSource own, NodeId date, int32 modifier) : own_(own), date_(date), modifier_(modifier) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NumberSource own_;
  NodeId date_;
  int32 modifier_;
};

// An integer that is at least another one: kept if it is, else some multiple of it.
class AtLeastNode : public Node {
 public:
  AtLeastNode(NumberSource own, NumberSource least, core::Stream stream)
      : own_(own), least_(least), stream_(stream) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NumberSource own_;
  NumberSource least_;
  core::Stream stream_;
};

}  // namespace synthgen::generate
