// Products of numbers of choices, which stop at a limit instead of overflowing.
#pragma once

#include <cstdint>

namespace synthgen::core {

// a * b, at most `limit`.
constexpr std::uint64_t saturating_product(std::uint64_t a, std::uint64_t b, std::uint64_t limit) noexcept {
  unsigned __int128 const product = static_cast<unsigned __int128>(a) * b;
  return product > limit ? limit : static_cast<std::uint64_t>(product);
}

}  // namespace synthgen::core
