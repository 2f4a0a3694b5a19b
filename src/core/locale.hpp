// The locales that have word lists of their own, and what each falls back to.
#pragma once

#include <string_view>

namespace synthgen::core {

inline constexpr std::string_view kDefaultLocale = "en_US";

// All locales, in the order of the list "locale"; index < locale_count().
std::size_t locale_count() noexcept;
std::string_view locale_by_index(std::size_t index) noexcept;

// The locale that `name` stands for: itself, or the first one of the language if it names a language alone
// ("de"). Empty if there is none.
std::string_view find_locale(std::string_view name) noexcept;

// The locale whose lists serve where `locale` has none of its own; empty for the default locale and for one
// that is not known.
std::string_view parent_locale(std::string_view locale) noexcept;

// Whether the locale's words can be written in Latin letters without a dictionary.
bool has_latin_form(std::string_view locale) noexcept;

// Whether prices have no cents there, or nobody writes them.
bool has_whole_prices(std::string_view locale) noexcept;

// The locale that an unknown name most likely means: one of its language, or one spelt alike; empty if none
// is near.
std::string_view nearest_locale(std::string_view name);

}  // namespace synthgen::core
