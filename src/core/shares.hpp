// Which values of an enumerated domain belong to a row that may have to try several: different rows own
// different values, so that each can go on to its next one while all stay distinct.
//
// The domain is cut into bands that double in size from its low end, and each row owns values in every band.
// Conditions between columns are met sooner when both sides are tried at every order of magnitude.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/permutation.hpp"

namespace synthgen::core {

class Shares {
 public:
  Shares() = default;

  // `rows` rows share `domain` values, as many as `wanted` for each where there are enough. With one value
  // a row the share is the image of the row's number under a permutation of the whole domain.
  Shares(std::uint64_t key, std::uint64_t domain, std::uint64_t rows, std::uint64_t wanted);

  // How many rows own values that no other row owns.
  std::uint64_t rows() const noexcept { return rows_; }

  // The value that `row` tries in attempt `attempt`; rows beyond rows(), and attempts beyond those that a row
  // has values for, begin anew. 0 where the domain is empty.
  std::uint64_t at(std::uint64_t row, std::uint64_t attempt) const noexcept;

  // Replaces row numbers by their values in the first attempt.
  void map(std::span<std::uint64_t> numbers) const noexcept;

 private:
  struct Band {
    std::uint64_t first = 0;  // of its values
    std::uint64_t owned = 1;  // values a row
    Permutation permutation;
  };

  void add_band(std::uint64_t key, std::uint64_t first, std::uint64_t end, std::uint64_t wanted);

  std::uint64_t key_ = 0;
  std::uint64_t domain_ = 0;
  std::uint64_t rows_ = 0;
  std::vector<Band> bands_;
};

}  // namespace synthgen::core
