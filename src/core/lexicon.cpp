// Reads the embedded word lists in place.
#include "core/lexicon.hpp"

#include <algorithm>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>

#include "core/lexicon_table.hpp"

namespace synthgen::core {

namespace {

using detail::LexiconTable;

// Byte by byte, for any word order; compilers make one load of it.
std::uint32_t byte_at(const char* bytes, std::size_t i) noexcept {
  return static_cast<unsigned char>(bytes[i]);
}

std::uint32_t word(std::size_t index) noexcept {
  const char* const at = detail::kLexiconWords + 4 * index;
  return byte_at(at, 0) | byte_at(at, 1) << 8 | byte_at(at, 2) << 16 | byte_at(at, 3) << 24;
}

std::string_view pooled(std::uint32_t offset) noexcept {
  const char* const at = detail::kLexiconPool + offset;
  return {at + 2, byte_at(at, 0) | byte_at(at, 1) << 8};
}

std::span<const LexiconTable> tables() noexcept {
  return {detail::kLexiconTables, detail::kLexiconTableCount};
}

std::pair<std::string_view, std::string_view> key_of(const LexiconTable& table) noexcept {
  return {pooled(table.name), pooled(table.locale)};
}

const LexiconTable* find(std::string_view name, std::string_view locale) noexcept {
  std::pair const key{name, locale};
  auto const all = tables();
  auto const found = std::lower_bound(all.begin(), all.end(), key,
                                      [](const LexiconTable& t, const auto& k) { return key_of(t) < k; });
  return found != all.end() && key_of(*found) == key ? &*found : nullptr;
}

// Likewise, or that of the nearest locale behind `locale`, or the one without a locale.
const LexiconTable* find_for(std::string_view name, std::string_view locale) noexcept {
  for (; !locale.empty(); locale = parent_locale(locale))
    if (const LexiconTable* const table = find(name, locale)) return table;
  if (const LexiconTable* const table = find(name, {})) return table;
  return find(name, kDefaultLocale);
}

}  // namespace

std::size_t Lexicon::size() const noexcept {
  return table_->row_count;
}

std::size_t Lexicon::field_count() const noexcept {
  return table_->field_count;
}

std::size_t Lexicon::max_bytes() const noexcept {
  return table_->max_bytes;
}

std::string_view Lexicon::name() const noexcept {
  return pooled(table_->name);
}

std::string_view Lexicon::locale() const noexcept {
  return pooled(table_->locale);
}

std::string_view Lexicon::at(std::size_t row, std::size_t field) const noexcept {
  return pooled(word(table_->cells + (row + 1) * table_->field_count + field));
}

std::size_t Lexicon::find_field(std::string_view name) const noexcept {
  std::size_t i = 0;
  while (i < table_->field_count && pooled(word(table_->cells + i)) != name) ++i;
  return i;
}

std::size_t Lexicon::field(std::string_view name) const {
  std::size_t const found = find_field(name);
  if (found < table_->field_count) return found;
  throw std::out_of_range("word list \"" + std::string(this->name()) + "\" has no field \"" +
                          std::string(name) + "\"");
}

std::size_t Lexicon::pick(std::uint64_t random) const noexcept {
  __extension__ using Wide = unsigned __int128;
  Wide const product = static_cast<Wide>(random) * table_->row_count;
  auto const row = static_cast<std::size_t>(product >> 64);
  if (table_->alias == 0) return row;
  std::size_t const slot = table_->alias + 2 * row;
  auto const fraction = static_cast<std::uint32_t>(product >> 32);
  return fraction < word(slot) ? row : word(slot + 1);
}

bool has_lexicon(std::string_view name, std::string_view locale) noexcept {
  return find_for(name, locale) != nullptr;
}

bool has_own_lexicon(std::string_view name, std::string_view locale) noexcept {
  return find(name, locale) != nullptr;
}

Lexicon lexicon(std::string_view name, std::string_view locale) {
  if (const LexiconTable* const table = find_for(name, locale)) return Lexicon(table);
  throw std::out_of_range("there is no word list \"" + std::string(name) + "\"");
}

Lexicon lexicon_without_locale(std::string_view name) {
  if (const LexiconTable* const table = find(name, {})) return Lexicon(table);
  throw std::out_of_range("there is no word list \"" + std::string(name) + "\" for all locales");
}

std::size_t lexicon_count() noexcept {
  return tables().size();
}

Lexicon lexicon_by_index(std::size_t index) noexcept {
  return Lexicon(&tables()[index]);
}

std::string_view lexicon_version() noexcept {
  return detail::kLexiconVersion;
}

}  // namespace synthgen::core
