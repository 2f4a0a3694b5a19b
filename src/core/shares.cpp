#include "core/shares.hpp"

#include <algorithm>

#include "core/hash.hpp"

namespace synthgen::core {

Shares::Shares(std::uint64_t key, std::uint64_t domain, std::uint64_t rows, std::uint64_t wanted)
    : key_(key), domain_(domain), rows_(domain) {
  std::uint64_t const owned = domain / std::max<std::uint64_t>(1, rows);
  if (domain == 0 || wanted <= 1 || owned <= 1) {
    add_band(key, 0, domain, 1);
    return;
  }
  rows_ = std::max<std::uint64_t>(1, rows);
  std::uint64_t first = 0;
  // The last band takes what is too little for another one.
  for (std::uint64_t end = rows_; domain - end >= end; end *= 2) {
    add_band(key, first, end, wanted);
    first = end;
  }
  add_band(key, first, domain, wanted);
}

void Shares::add_band(std::uint64_t key, std::uint64_t first, std::uint64_t end, std::uint64_t wanted) {
  std::uint64_t const owned = rows_ == 0 ? 1 : (end - first) / rows_;
  bands_.push_back({first, std::clamp<std::uint64_t>(owned, 1, wanted),
                    Permutation(first == 0 ? key : mix(key, first), end - first)});
}

std::uint64_t Shares::at(std::uint64_t row, std::uint64_t attempt) const noexcept {
  if (rows_ == 0) return 0;
  std::uint64_t const word = mix(key_, row);
  std::size_t band = 0;
  if (attempt == 0) {
    // At first any value of the domain is as likely as any other.
    std::uint64_t const value = bounded(word, domain_);
    while (band + 1 < bands_.size() && value >= bands_[band + 1].first) ++band;
  } else {
    band = bands_.size() - 1 - (attempt - 1) % bands_.size();
  }
  Band const& from = bands_[band];
  std::uint64_t const place = attempt == 0 ? word : (attempt - 1) / bands_.size();
  return from.first + from.permutation.at(row % rows_ * from.owned + place % from.owned);
}

void Shares::map(std::span<std::uint64_t> numbers) const noexcept {
  if (bands_.size() == 1 && bands_[0].owned == 1) {
    for (std::uint64_t& number : numbers) number = rows_ == 0 ? 0 : number % rows_;
    bands_[0].permutation.map(numbers);
    return;
  }
  for (std::uint64_t& number : numbers) number = at(number, 0);
}

}  // namespace synthgen::core
