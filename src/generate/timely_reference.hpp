// A reference whose parent existed while the row's other parent lasted: nobody works on a project that
// ended before he was hired. Parents that do not fit are picked again, a bounded number of times.
#pragma once

#include "generate/reference.hpp"
#include "generate/temporal.hpp"

namespace synthgen::generate {

// When something begins and ends, as far as it is known.
struct Lifetime {
  NodeId begin = kNoNode;
  Oid begin_type = DATEOID;
  NodeId end = kNoNode;
  Oid end_type = DATEOID;
};

class TimelyReference : public ReferenceNode {
 public:
  // `inner` picks first. `begin` and `end` are columns of the parent, InvalidAttrNumber if it has none;
  // `other` are cells of the row's other parent.
  TimelyReference(const Population& parent, NodeId inner, AttrNumber begin, AttrNumber end, Lifetime other,
                  core::Stream stream)
      : ReferenceNode(parent), inner_(inner), begin_(begin), end_(end), other_(other), stream_(stream) {}
  void generate(Batch& batch, Values out) const override;

 private:
  static constexpr int kMaxPicks = 16;

  // Keeps in `places` the rows whose picks do not fit; returns how many.
  std::size_t keep_untimely(Batch& batch, const Datum* picks, std::uint32_t* places, std::size_t count) const;

  NodeId inner_;
  AttrNumber begin_;
  AttrNumber end_;
  Lifetime other_;
  core::Stream stream_;
};

}  // namespace synthgen::generate
