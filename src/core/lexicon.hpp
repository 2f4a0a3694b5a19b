// Word lists with weights, embedded read-only in the library: a string pool, offsets and alias tables,
// so that nothing is parsed at start-up and all backends share the pages.
//
// A list has rows; a row has one or more fields (a city has a name, a region, a postcode ...), field 0
// being the entry itself. Entries of a list are distinct when case is ignored.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace synthgen::core {

namespace detail {
struct LexiconTable;
}

class Lexicon {
 public:
  explicit constexpr Lexicon(const detail::LexiconTable* table) noexcept : table_(table) {}

  std::size_t size() const noexcept;
  std::size_t field_count() const noexcept;

  // Field `field` of row `row`; row < size(), field < field_count().
  std::string_view at(std::size_t row, std::size_t field = 0) const noexcept;

  // A row for a random word, by weight, in O(1) (Walker's alias method, Vose 1991).
  std::size_t pick(std::uint64_t random) const noexcept;

  // Length in bytes of the longest field 0.
  std::size_t max_bytes() const noexcept;

 private:
  const detail::LexiconTable* table_;
};

// The list `name` ("given_name_female", "city", ...) for `locale` ("en_US"), or else the one without a
// locale. Names are checked by a unit test; an unknown one throws std::out_of_range.
Lexicon lexicon(std::string_view name, std::string_view locale = "en_US");

// Identifies the data; part of what makes a run reproducible.
std::string_view lexicon_version() noexcept;

}  // namespace synthgen::core
