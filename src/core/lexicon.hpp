// Word lists with weights, embedded read-only in the library: a string pool, offsets and alias tables,
// so that nothing is parsed at start-up and all backends share the pages.
//
// A list has rows; a row has one or more fields (a city has a name, a region, a postcode ...), field 0
// being the entry itself. Entries of a list are distinct when case is ignored.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/lexicon_table.hpp"
#include "core/locale.hpp"

namespace synthgen::core {

class Lexicon {
 public:
  explicit constexpr Lexicon(const detail::LexiconTable* table) noexcept : table_(table) {}

  // The list's name and locale; the latter is empty for a list that serves all locales.
  std::string_view name() const noexcept;
  std::string_view locale() const noexcept;

  std::size_t size() const noexcept { return table_->row_count; }
  std::size_t field_count() const noexcept { return table_->field_count; }

  // The number of the field called `name`; std::out_of_range if there is none.
  std::size_t field(std::string_view name) const;
  bool has_field(std::string_view name) const noexcept { return find_field(name) < field_count(); }

  // Field `field` of row `row`; row < size(), field < field_count().
  std::string_view at(std::size_t row, std::size_t field = 0) const noexcept {
    return detail::pooled(detail::lexicon_word(table_->cells + (row + 1) * table_->field_count + field));
  }

  // A row for a random word, by weight, in O(1) (Walker's alias method, Vose 1991).
  std::size_t pick(std::uint64_t random) const noexcept {
    __extension__ using Wide = unsigned __int128;
    Wide const product = static_cast<Wide>(random) * table_->row_count;
    auto const row = static_cast<std::size_t>(product >> 64);
    if (table_->alias == 0) return row;
    std::size_t const slot = table_->alias + 2 * row;
    auto const fraction = static_cast<std::uint32_t>(product >> 32);
    return fraction < detail::lexicon_word(slot) ? row : detail::lexicon_word(slot + 1);
  }

  // Length in bytes of the longest field 0.
  std::size_t max_bytes() const noexcept { return table_->max_bytes; }

 private:
  std::size_t find_field(std::string_view name) const noexcept;  // field_count() if there is none

  const detail::LexiconTable* table_;
};

// The list `name` ("given_name_female", "city", ...) of `locale`, or else of the locales that it falls back
// to (parent_locale), the default locale being the last, or else the one without a locale. Names are checked
// by a unit test; an unknown one throws std::out_of_range.
Lexicon lexicon(std::string_view name, std::string_view locale = kDefaultLocale);

// Whether lexicon(name, locale) finds a list.
bool has_lexicon(std::string_view name, std::string_view locale = kDefaultLocale) noexcept;

// Whether `locale` itself has the list.
bool has_own_lexicon(std::string_view name, std::string_view locale) noexcept;

// A list that serves all locales; std::out_of_range if there is none of this name.
Lexicon lexicon_without_locale(std::string_view name);

// All lists of all locales, ordered by name and locale; index < lexicon_count().
std::size_t lexicon_count() noexcept;
Lexicon lexicon_by_index(std::size_t index) noexcept;

// Identifies the data; part of what makes a run reproducible.
std::string_view lexicon_version() noexcept;

}  // namespace synthgen::core
