// Nodes that make a column's values from the row number alone.
#pragma once

#include "core/shares.hpp"
#include "generate/batch.hpp"
#include "generate/generator.hpp"

namespace synthgen::generate {

// The indexes of a generator's values for the first `count` rows of a batch, or for those at `places`.
void draw_indexes(const Batch& batch, const Generator& generator, core::Stream stream,
                  const std::uint32_t* places, std::size_t count, std::uint64_t* indexes);

// Draws from a generator by the generator's own distribution. Columns of one entity share the stream
// and so the draw.
class DrawNode : public Node {
 public:
  // `row_locale` picks the locale of a row, alike for all columns that draw one.
  DrawNode(std::shared_ptr<const Generator> generator, core::Stream stream, core::Stream row_locale)
      : generator_(std::move(generator)), stream_(stream), row_locale_(row_locale) {}
  void generate(Batch& batch, Values out) const override;
  bool generate_nulls(Batch& batch, bool* nulls) const override;

 private:
  std::shared_ptr<const Generator> generator_;
  core::Stream stream_;
  core::Stream row_locale_;
};

// Distinct values for distinct row numbers below the generator's capacity. When the column takes part
// in a check group every row owns several values, so that a retry stays distinct, too.
class DistinctNode : public Node {
 public:
  // `shares` are those of the generator's values. Rows beyond them repeat values, or are null if
  // `null_beyond`.
  DistinctNode(std::shared_ptr<const Generator> generator, core::Shares shares, bool null_beyond)
      : generator_(std::move(generator)), shares_(std::move(shares)), null_beyond_(null_beyond) {}
  // A row that is drawn again goes on to another one of the values that it owns.
  void follow_redraws() noexcept { follows_redraws_ = true; }
  void generate(Batch& batch, Values out) const override;

 private:
  std::shared_ptr<const Generator> generator_;
  core::Shares shares_;
  bool null_beyond_;
  bool follows_redraws_ = false;
};

// The value whose index is the row's number, of a generator that deals its values out; further attempts of a
// check group draw.
class DealNode : public Node {
 public:
  DealNode(std::shared_ptr<const Generator> generator, core::Stream stream)
      : generator_(std::move(generator)), stream_(stream) {}
  void generate(Batch& batch, Values out) const override;

 private:
  std::shared_ptr<const Generator> generator_;
  core::Stream stream_;
};

// The same for a unique column. Rows are numbered below `stride`; a row owns every stride-th value for its
// attempts. Rows beyond the generator's capacity repeat values, or are null if `null_beyond`.
class DistinctDealNode : public Node {
 public:
  DistinctDealNode(std::shared_ptr<const Generator> generator, std::uint64_t stride, bool null_beyond)
      : generator_(std::move(generator)), stride_(stride), null_beyond_(null_beyond) {}
  void generate(Batch& batch, Values out) const override;

 private:
  std::shared_ptr<const Generator> generator_;
  std::uint64_t stride_;
  bool null_beyond_;
};

// An integer as a Datum of int2, int4, int8, oid or numeric; wraps where it does not fit.
Datum integer_datum(Oid type, std::int64_t value);

// start + row * increment, as the sequence of a serial column counts.
class SequenceNode : public Node {
 public:
  // `type` is int2, int4, int8, oid or numeric.
  SequenceNode(Oid type, std::int64_t start, std::int64_t increment)
      : type_(type), start_(start), increment_(increment) {}
  void generate(Batch& batch, Values out) const override;
  bool is_cheap() const noexcept override { return true; }

 private:
  Oid type_;
  std::int64_t start_;
  std::int64_t increment_;
};

// Another node's values with some of them made null. Its own stream decides, so that changing the
// rate changes no value.
// Whether an optional value that is null if `drawn` is so in a redraw of the row: of the draws of a row that
// was rejected some have as few values as may be, others as many.
inline bool is_null_again(std::uint64_t redraw, bool drawn) noexcept {
  constexpr std::uint64_t kFew = 4, kMost = 5, kFewAgain = 6, kDraws = 8;
  std::uint64_t const way = redraw % kDraws;
  return way == kFew || way == kFewAgain || (drawn && way != kMost);
}

class NullableNode : public Node {
 public:
  NullableNode(NodeId inner, core::Stream stream, double rate);
  void generate(Batch& batch, Values out) const override;
  bool generate_nulls(Batch& batch, bool* nulls) const override;

 private:
  void add_nulls(const Batch& batch, const bool* inner, bool* nulls) const noexcept;

  NodeId inner_;
  core::Stream stream_;
  std::uint64_t threshold_;
};

// Null in every row.
class NullNode : public Node {
 public:
  void generate(Batch& batch, Values out) const override;
};

}  // namespace synthgen::generate
