// A generator is an enumerated domain of values: it turns an index into a Datum. How the index comes
// about is not its business: drawn from a random stream, taken from a permutation (unique columns),
// shared by the columns of one entity. So every generator serves all of these.
#pragma once

#include "core/hash.hpp"
#include "generate/arena.hpp"
#include "postgres/pg.hpp"

namespace synthgen::generate {

// More values than any table has rows; also the largest domain of a core::Permutation.
inline constexpr std::uint64_t kUnlimited = std::uint64_t{1} << 63;

class Generator {
 public:
  Generator() = default;
  virtual ~Generator() = default;
  Generator(const Generator&) = delete;
  Generator& operator=(const Generator&) = delete;

  // The number of different values: render() of the indexes [0, capacity()) yields pairwise different
  // values (for text also when case is ignored). 0 means that nothing is promised: any 64-bit word is
  // an index, and two of them may give the same value.
  virtual std::uint64_t capacity() const noexcept = 0;

  // How many of the first values are as they come to mind: those behind them bear a number, only to be
  // different.
  virtual std::uint64_t plain() const noexcept { return capacity(); }

  // The index that a random word stands for; weights and skew live here.
  virtual std::uint64_t pick(std::uint64_t random) const noexcept {
    return capacity() == 0 ? random : core::bounded(random, capacity());
  }

  // Whether the low bits of an index say of which locale the value is (generate/locale_mixture.hpp).
  virtual bool draws_locale() const noexcept { return false; }

  // Replaces each random word by its index. Generators that many columns use pick without a call a word.
  virtual void pick_all(std::span<std::uint64_t> words) const noexcept {
    for (std::uint64_t& word : words) word = pick(word);
  }

  // Fills out[i] with the value at indexes[i]. Runs inside a guard: may ereport, must not keep an
  // object with a destructor across a server call; values live in the arena.
  virtual void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const = 0;

  // What synth_plan shows, e.g. `integer between 1 and 5`.
  virtual std::string description() const = 0;
};

}  // namespace synthgen::generate
