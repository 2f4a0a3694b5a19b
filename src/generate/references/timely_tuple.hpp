// Tuples of a composite key whose parents were there at the same time: who enrols in a course does so before
// it ends. Each row owns several tuples, and takes the first of them that fits.
#pragma once

#include <vector>

#include "generate/nodes/temporal.hpp"
#include "generate/references/tuple.hpp"

namespace synthgen::generate {

// The row that one part refers to begins before that ends to which another part refers.
struct TupleFit {
  // A part's number, or the reference within whose parents the tuples are enumerated.
  struct Side {
    static constexpr int kAnchor = -1;
    int part = kAnchor;
    AttrNumber column = InvalidAttrNumber;  // of the parent
  };
  Side begins;
  Side ends;
};

class TimelyTupleNode : public Node {
 public:
  // `anchor`: the reference within whose parents the tuples are enumerated; null if there is none.
  TimelyTupleNode(const TupleNode& tuple, NodeId anchor_id, const ReferenceNode* anchor,
                  std::vector<TupleFit> fits)
      : tuple_(tuple), anchor_id_(anchor_id), anchor_(anchor), fits_(std::move(fits)) {}
  void generate(Batch& batch, Values out) const override;

 private:
  struct Instants;
  Instants instants(Batch& batch, const TupleFit::Side& side, const Datum* tuples,
                    std::span<const std::uint32_t> places) const;
  std::size_t keep_untimely(Batch& batch, const Datum* tuples, std::uint32_t* places,
                            std::size_t count) const;

  const TupleNode& tuple_;
  NodeId anchor_id_;
  const ReferenceNode* anchor_;
  std::vector<TupleFit> fits_;
};

}  // namespace synthgen::generate
