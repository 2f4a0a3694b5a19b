// Cells that follow from others of their row: what is available is not more than there is, a return date is
// set when the status says so.
#pragma once

#include "generate/nodes/amounts.hpp"
#include "generate/nodes/evidence.hpp"

namespace synthgen::generate {

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

// A column that has a value exactly in rows where the evidence tells so.
class WhenNode : public Node {
 public:
  WhenNode(NodeId own, Evidence evidence) : own_(own), evidence_(std::move(evidence)) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId own_;
  Evidence evidence_;
};

// A number that is nothing where the evidence tells so, or where it does not.
class NothingWhenNode : public Node {
 public:
  NothingWhenNode(NodeId own, Evidence evidence, const pg::TypeRef& type, bool opposite = false)
      : own_(own),
        evidence_(std::move(evidence)),
        type_(type.base),
        modifier_(type.base_modifier),
        opposite_(opposite) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId own_;
  Evidence evidence_;
  Oid type_;
  int32 modifier_;
  bool opposite_;
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
