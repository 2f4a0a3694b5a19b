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
using detail::pooled;

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

std::string_view Lexicon::name() const noexcept {
  return pooled(table_->name);
}

std::string_view Lexicon::locale() const noexcept {
  return pooled(table_->locale);
}

std::size_t Lexicon::find_field(std::string_view name) const noexcept {
  std::size_t i = 0;
  while (i < table_->field_count && pooled(detail::lexicon_word(table_->cells + i)) != name) ++i;
  return i;
}

std::size_t Lexicon::field(std::string_view name) const {
  std::size_t const found = find_field(name);
  if (found < table_->field_count) return found;
  throw std::out_of_range("word list \"" + std::string(this->name()) + "\" has no field \"" +
                          std::string(name) + "\"");
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
