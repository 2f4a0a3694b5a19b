// Labels that fit the age of whom they are about: no student of sixty, no senior of twenty.
#pragma once

#include "core/label_age.hpp"
#include "generate/nodes/temporal.hpp"

namespace synthgen::generate {

struct AgeLabel {
  Datum value = 0;
  std::optional<core::AgeRange> ages;  // none: it fits everybody
};

// The label drawn where it fits the age, else another one of those that do; and for many a label of their
// age, where there is one. Where none fits, or the birth is not known, it stays.
class AgeLabelNode : public Node {
 public:
  // `own` draws one of the labels, which are of `type`; `now` is when the age is asked for.
  AgeLabelNode(NodeId own, Oid type, std::vector<AgeLabel> labels, DateBound birth, Microseconds now,
               core::Stream stream)
      : own_(own), type_(type), labels_(std::move(labels)), birth_(birth), now_(now), stream_(stream) {}
  void generate(Batch& batch, Values out) const override;

 private:
  Datum fitting(int age, bool told, Datum own, std::uint64_t random) const;

  NodeId own_;
  Oid type_;
  std::vector<AgeLabel> labels_;
  DateBound birth_;
  Microseconds now_;
  core::Stream stream_;
};

}  // namespace synthgen::generate
