// Draws that go with another cell, by a Gaussian copula: the quantile of the other cell among all of its
// column becomes a normal variable, is mixed with one of the column's own, and the probability of the sum is
// the quantile to draw. Both columns keep their distributions, whatever these are.
#pragma once

#include "generate/batch.hpp"
#include "generate/generator.hpp"
#include "generate/references/row_set.hpp"
#include "postgres/schema.hpp"

namespace synthgen::generate {

// The values of a generator in ascending order, by quantile.
class Ascending {
 public:
  static constexpr std::size_t kDraws = 16384;

  // Of a generator that picks larger values for larger words.
  explicit Ascending(std::shared_ptr<const Generator> generator) : generator_(std::move(generator)) {}
  // Of any other, whose values are of `type`, learned from some draws. Throws ServerError.
  Ascending(std::shared_ptr<const Generator> generator, const pg::TypeRef& type, core::Stream stream,
            std::size_t draws = kDraws);

  // The index of the value at quantile `u`, in (0, 1).
  std::uint64_t at(double u) const noexcept;

  const Generator& generator() const noexcept { return *generator_; }

 private:
  std::shared_ptr<const Generator> generator_;
  std::vector<std::uint64_t> indexes_;  // of draws, ascending by their values; empty if words say it
};

// The other cell: of a column of the row, or else what a node yields. Numbers or dates of `type`.
struct Companion {
  AttrNumber column = InvalidAttrNumber;
  NodeId node = kNoNode;
  pg::TypeRef type;
};

class CorrelatedNode : public Node {
 public:
  // Where the other cell is null the draw is the column's own. How its values are distributed is learned
  // from rows of the run, at first use.
  CorrelatedNode(Ascending values, core::Stream stream, Companion with, double coefficient,
                 const Program& program, const RowSet& rows);
  void prepare() override;
  void generate(Batch& batch, Values out) const override;

 private:
  // While it learns, what depends on the column itself sees draws of its own.
  enum class State { kNew, kLearning, kLearned };

  void learn(Arena& arena) const;
  double quantile(double position, double share) const noexcept;
  Values others(Batch& batch) const;

  Ascending values_;
  core::Stream stream_;
  Companion with_;
  double coefficient_;
  double rest_;  // the share of the own draw: sqrt(1 - coefficient^2)
  const Program& program_;
  const RowSet& rows_;
  mutable State state_ = State::kNew;
  mutable std::vector<double> sample_;  // positions of `with`, ascending
};

}  // namespace synthgen::generate
