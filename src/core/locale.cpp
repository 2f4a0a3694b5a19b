// Reads the word list "locale".
#include "core/locale.hpp"

#include <optional>
#include <string>
#include <vector>

#include "core/lexicon.hpp"
#include "core/nearest_name.hpp"

namespace synthgen::core {

namespace {

constexpr std::size_t kParentField = 1;
constexpr std::size_t kScriptField = 2;
constexpr std::size_t kPricesField = 3;

const Lexicon& locales() noexcept {
  static const Lexicon list = lexicon_without_locale("locale");
  return list;
}

std::optional<std::size_t> row_of(std::string_view locale) noexcept {
  for (std::size_t row = 0; row < locales().size(); ++row)
    if (locales().at(row) == locale) return row;
  return std::nullopt;
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

bool has_whole_prices(std::string_view locale) noexcept {
  auto const row = row_of(locale);
  return row && locales().at(*row, kPricesField) == "whole";
}

std::string_view nearest_locale(std::string_view name) {
  if (std::string_view const same = find_locale(name.substr(0, name.find_first_of("_-"))); !same.empty())
    return same;
  std::vector<std::string> known;
  for (std::size_t i = 0; i < locale_count(); ++i) known.emplace_back(locale_by_index(i));
  return find_locale(nearest_name(name, known));
}

}  // namespace synthgen::core
