// What was measured, about the range that is usual for it, and what is said of where it lies.
#pragma once

#include "generate/nodes/amounts.hpp"

namespace synthgen::generate {

// A number of which four in five lie within a range, most of these about its middle, the others up to a third
// of its width beyond it; no finer than a few hundredths of the width, and not below zero where the range is
// not. Null where `own` is; kept where an end of the range is null, or the range is empty.
class ReadingNode : public Node {
 public:
  ReadingNode(NumberSource own, NumberSource low, NumberSource high, const pg::TypeRef& type,
              core::Stream stream)
      : own_(own), low_(low), high_(high), type_(type.base), modifier_(type.base_modifier), stream_(stream) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NumberSource own_;
  NumberSource low_;
  NumberSource high_;
  Oid type_;
  int32 modifier_;
  core::Stream stream_;
};

// One of three values, as a number lies below, within or above a range. Null where a number is.
class PlaceInRangeNode : public Node {
 public:
  struct Sayings {
    Datum below, within, above;
  };
  PlaceInRangeNode(NumberSource number, NumberSource low, NumberSource high, Sayings sayings)
      : number_(number), low_(low), high_(high), sayings_(sayings) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NumberSource number_;
  NumberSource low_;
  NumberSource high_;
  Sayings sayings_;
};

}  // namespace synthgen::generate
