// Reads the word list "locale".
#include "core/locale.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "core/lexicon.hpp"

namespace synthgen::core {

namespace {

constexpr std::size_t kParentField = 1;
constexpr std::size_t kScriptField = 2;

const Lexicon& locales() noexcept {
  static const Lexicon list = lexicon_without_locale("locale");
  return list;
}

std::optional<std::size_t> row_of(std::string_view locale) noexcept {
  for (std::size_t row = 0; row < locales().size(); ++row)
    if (locales().at(row) == locale) return row;
  return std::nullopt;
}

char lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Levenshtein's, case and the kind of separator ignored. `a` and `b` are shorter than kLongest.
constexpr std::size_t kLongest = 16;
std::size_t edit_distance(std::string_view a, std::string_view b) noexcept {
  std::array<std::size_t, kLongest + 1> row{};
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      char const left = a[i - 1] == '-' ? '_' : lower(a[i - 1]);
      std::size_t const replaced = diagonal + (left == lower(b[j - 1]) ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::size_t locale_count() noexcept {
  return locales().size();
}

std::string_view locale_by_index(std::size_t index) noexcept {
  return locales().at(index);
}

std::string_view find_locale(std::string_view name) noexcept {
  if (name.empty()) return {};
  for (std::size_t row = 0; row < locales().size(); ++row) {
    std::string_view const locale = locales().at(row);
    if (locale == name || locale.substr(0, locale.find('_')) == name) return locale;
  }
  return {};
}

std::string_view parent_locale(std::string_view locale) noexcept {
  auto const row = row_of(locale);
  return row ? locales().at(*row, kParentField) : std::string_view();
}

bool has_latin_form(std::string_view locale) noexcept {
  auto const row = row_of(locale);
  if (!row) return true;
  std::string_view const script = locales().at(*row, kScriptField);
  return script == "latin" || script == "cyrillic";
}

std::string_view nearest_locale(std::string_view name) noexcept {
  std::string_view nearest;
  if (name.size() > kLongest) return nearest;
  std::size_t best = std::max<std::size_t>(name.size() / 2, 1) + 1;
  for (std::size_t i = 0; i < locale_count(); ++i) {
    std::size_t const distance = edit_distance(name, locale_by_index(i));
    if (distance >= best) continue;
    best = distance;
    nearest = locale_by_index(i);
  }
  return nearest;
}

}  // namespace synthgen::core
