// Dates that tell the rows of one parent apart: part of a unique key, each on a day of its own within the
// bounds that the rows set which the key refers to, or in a month of its own, whose first day it is. Rows
// whose bounds are the same never share a day.
#pragma once

#include "generate/nodes/temporal.hpp"
#include "generate/references/reference.hpp"

namespace synthgen::generate {

class SiblingDateNode : public Node {
 public:
  // The bounds and the rhythm of `order` count; its bounds are cells of rows that the key refers to, so that
  // they are the same for rows that only the date tells apart. `type` is that of an instant; of dates that
  // stand for `months` it is that of dates.
  SiblingDateNode(const SpreadReference& reference, Oid type, bool months, DateOrder order,
                  core::Stream stream)
      : reference_(reference), type_(type), months_(months), order_(std::move(order)), stream_(stream) {}
  void generate(Batch& batch, Values out) const override;

 private:
  // So many units of `unit` from `first` on, of which work takes place on all or on workdays.
  struct Window {
    std::int64_t first;
    std::uint64_t size;
    Microseconds unit;
    bool workdays;
  };
  Window window(Microseconds floor, Microseconds ceiling, std::uint64_t rows) const noexcept;
  Window months(Microseconds floor, Microseconds ceiling, std::uint64_t rows) const noexcept;
  Microseconds instant(const Window& window, std::uint64_t place, std::uint64_t random) const noexcept;

  const SpreadReference& reference_;
  Oid type_;
  bool months_;
  DateOrder order_;
  core::Stream stream_;
};

}  // namespace synthgen::generate
