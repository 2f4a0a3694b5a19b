// Numbers in proportion to others: what hours cost at a rate, a twelfth of what a year costs, how much of an
// order is done, the letter that a mark is worth.
#pragma once

#include "generate/nodes/evidence.hpp"
#include "generate/nodes/formulas.hpp"

namespace synthgen::generate {

// One number times another one, times `times`, by `by`. Null where `own` or either is; where the column has
// no room for it the value of `own`.
class ProportionNode : public Node {
 public:
  // `rate` without a node counts as one.
  ProportionNode(NodeId own, NumberSource quantity, NumberSource rate, std::int64_t times, std::int64_t by,
                 const pg::TypeRef& type)
      : own_(own), quantity_(quantity), rate_(rate), times_(times), by_(by), room_(type) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId own_;
  NumberSource quantity_;
  NumberSource rate_;
  std::int64_t times_;
  std::int64_t by_;
  NumberRoom room_;
};

// One of some shares, in per mille, of a number, to a twentieth. Where there is no such number, or no room
// for the share, the value of `own`.
class NearNode : public Node {
 public:
  NearNode(NodeId own, NumberSource whole, std::vector<std::int64_t> shares, const pg::TypeRef& type,
           core::Stream stream)
      : own_(own), whole_(whole), shares_(std::move(shares)), room_(type), stream_(stream) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId own_;
  NumberSource whole_;
  std::vector<std::int64_t> shares_;
  NumberRoom room_;
  core::Stream stream_;
};

// How much of a whole is done: all of it, less what is lost, where one evidence tells that all is done, some
// where another one tells that some is, else nothing. Null where `own` or the whole is.
class FulfilledNode : public Node {
 public:
  // `lost` may have no node. Of what is begun, about as much as `own` is done, but not all.
  FulfilledNode(NumberSource own, NumberSource whole, NumberSource lost, Evidence done, Evidence begun,
                const pg::TypeRef& type)
      : own_(own),
        whole_(whole),
        lost_(lost),
        done_(std::move(done)),
        begun_(std::move(begun)),
        room_(type) {}
  void generate(Batch& batch, Values out) const override;

 private:
  Datum part(Datum own, Datum whole) const;

  NumberSource own_;
  NumberSource whole_;
  NumberSource lost_;
  Evidence done_;
  Evidence begun_;
  NumberRoom room_;
};

// The first label of which a number reaches the least share of another one, in per mille; null where `own` or
// the number is.
class LetterNode : public Node {
 public:
  struct Letter {
    Datum value;
    int least;
  };
  // `full` without a node: a hundred.
  LetterNode(NodeId own, NumberSource number, NumberSource full, std::vector<Letter> letters)
      : own_(own), number_(number), full_(full), letters_(std::move(letters)) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId own_;
  NumberSource number_;
  NumberSource full_;
  std::vector<Letter> letters_;  // the best first
};

}  // namespace synthgen::generate
