// How draws are distributed: weighted choice, the assignment of children to parents, and the normal
// distribution.
//
// Everything here gives the same bits on every machine. Decisions are taken in integers; where doubles
// appear they pass only through + - * / and sqrt, which IEEE 754 defines exactly (std::pow, exp and log
// differ between C libraries), unless integers find the result from whatever they estimate. Compile with
// -ffp-contract=off, so that no multiplication and addition are fused.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/permutation.hpp"

namespace synthgen::core {

// Draws an index by weight in O(1) (Walker's alias method; construction by Vose, 1991).
class AliasTable {
 public:
  AliasTable() = default;
  // Weights are finite and not negative; if none is above zero, all count the same. At most 2^32.
  explicit AliasTable(std::span<const double> weights);

  std::size_t size() const noexcept { return slots_.size(); }

  // An index for a random word; size() > 0. An index of weight zero is never drawn.
  std::size_t pick(std::uint64_t random) const noexcept;

 private:
  // A random word falls into one slot; below the threshold it stands for the slot, else for the alias.
  struct Slot {
    std::uint64_t threshold;
    std::uint32_t alias;
  };
  std::vector<Slot> slots_;
};

// Assigns each of `children` rows to one of `parents` rows, invertibly and without memory: the parent
// of any child and the children of any parent are computed directly, each in O(1).
//
// A child's number is permuted to a place q, which belongs to the run of number floor(parents * g(y)) with
// y = (q + 1/2) / children and g(y) = (1 - skew) y + skew (1 - (1 - y)^3). A second permutation gives each
// run its parent. So every child has one parent and child counts add up to `children`. Popularity falls with
// the rank as Zipf's law has it with an exponent of 2/3, flattened at both ends: each parent has at least 1 /
// (1 + 2 skew) times the mean, rounded down, and at most 1 / (1 - skew) times, rounded up.
class SkewedAssignment {
 public:
  SkewedAssignment() = default;
  // children and parents up to 2^48; skew in [0, 1), values outside are taken as the nearest inside. With
  // skew 0 child counts differ by one at most. Without children or without parents every child is the first
  // one of parent 0.
  SkewedAssignment(std::uint64_t key, std::uint64_t children, std::uint64_t parents, double skew) noexcept;

  std::uint64_t children() const noexcept { return places_.size(); }
  std::uint64_t parents() const noexcept { return ranks_.size(); }

  // The parent of `child`; child < children().
  std::uint64_t parent(std::uint64_t child) const noexcept;

  // Replaces each of `children` by its parent: faster than one by one.
  void map_to_parents(std::span<std::uint64_t> children) const noexcept;

  // The place of `child` among its siblings, from 0.
  std::uint64_t ordinal(std::uint64_t child) const noexcept;

  // All children of one parent. Valid as long as the assignment is.
  class Family {
   public:
    Family() = default;
    std::uint64_t size() const noexcept { return size_; }
    // The child at place `ordinal`; ordinal < size().
    std::uint64_t child(std::uint64_t ordinal) const noexcept { return places_->position(first_ + ordinal); }

   private:
    friend SkewedAssignment;
    Family(const Permutation* places, std::uint64_t first, std::uint64_t size) noexcept
        : places_(places), first_(first), size_(size) {}

    const Permutation* places_ = nullptr;
    std::uint64_t first_ = 0;
    std::uint64_t size_ = 0;
  };

  // The children of `parent`; parent < parents().
  Family family(std::uint64_t parent) const noexcept;

  // Where `child` belongs: its parent, its place among the siblings, and how many they are, itself included.
  struct Kin {
    std::uint64_t parent;
    std::uint64_t ordinal;
    std::uint64_t siblings;
  };
  Kin kin(std::uint64_t child) const noexcept;

 private:
  std::uint64_t rank_of_place(std::uint64_t place) const noexcept;
  std::uint64_t first(std::uint64_t rank) const noexcept;
  std::uint64_t end(std::uint64_t rank, std::uint64_t place) const noexcept;

  Permutation places_;                // of the children
  Permutation ranks_;                 // of the parents
  std::uint64_t skew_ = 0;            // in units of 2^-32
  unsigned __int128 reciprocal_ = 0;  // 2^112 / (2 children)
};

// The most skew with which each parent has at least `least` children, of `mean` ones; not below 0.
constexpr double most_skew_with_least(double least, double mean) noexcept {
  return least <= 0 ? 1.0 : mean <= least ? 0.0 : (mean / least - 1.0) / 2.0;
}

// The same for at most `most` children.
constexpr double most_skew_with_most(double most, double mean) noexcept {
  return most <= mean ? 0.0 : 1.0 - mean / most;
}

// The natural logarithm of a positive, normal number; relative error below 1e-14.
double portable_log(double x) noexcept;

// e to the power of x, for |x| <= 700; relative error below 1e-14.
double portable_exp(double x) noexcept;

// The value below which a standard normal variable falls with probability p, p in (0, 1); absolute error
// below 1e-6 (Wichura, "Algorithm AS 241", 1988, the variant of seven figures).
double normal_quantile(double p) noexcept;

// The probability that a standard normal variable is below z; absolute error below 1e-7 (Abramowitz and
// Stegun, 26.2.17). Strictly between 0 and 1.
double normal_probability(double z) noexcept;

// A standard normal variable from a random word.
double normal(std::uint64_t random) noexcept;

}  // namespace synthgen::core
