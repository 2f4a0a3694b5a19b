// The ends of spans that follow one another: what holds does so until the next begins.
#pragma once

#include "generate/nodes/temporal.hpp"

namespace synthgen::generate {

struct Succession {
  DateBound begin;            // of the row's own span
  DateBound next;             // when the next one begins; null in the last one
  DateBound last;             // when the last one ends, if that is known: kNoNode, or null where it goes on
  std::optional<Datum> open;  // what stands for no end, of the column's type; nothing: null
  bool is_longer = false;     // a CHECK puts each end after its beginning
};

// An end of type `type`. A day belongs to one span alone: of dates the end is the day before the next begins,
// of moments it is the same one. No end is before its beginning, nor, as far as that can be told apart, on
// it.
class SucceededEndNode : public Node {
 public:
  SucceededEndNode(const Succession& succession, Oid type) : of_(succession), type_(type) {}
  void generate(Batch& batch, Values out) const override;

 private:
  Datum end_before(Microseconds begin, Microseconds next) const;

  Succession of_;
  Oid type_;
};

}  // namespace synthgen::generate
