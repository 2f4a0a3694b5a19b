#include "plan/columns/locale_choice.hpp"

#include <algorithm>
#include <cmath>

#include "postgres/error.hpp"

extern "C" {
#include "mb/pg_wchar.h"
}

namespace synthgen::plan {

namespace {

std::string known_locales() {
  std::string known;
  for (std::size_t i = 0; i < core::locale_count(); ++i)
    known += (i == 0 ? "" : ", ") + std::string(core::locale_by_index(i));
  return known;
}

// What is not UTF-8 gets letters of the Latin alphabet only.
void check_encoding(std::string_view locale) {
  if (GetDatabaseEncoding() == PG_UTF8 || core::has_latin_form(locale)) return;
  throw pg::Error(ERRCODE_FEATURE_NOT_SUPPORTED,
                  "locale \"" + std::string(locale) + "\" needs a database in UTF8")
      .detail(std::string("The encoding of this database is ") + GetDatabaseEncodingName() + ".")
      .hint("Choose another locale, or create the database with ENCODING 'UTF8'.");
}

std::string resolve(const std::string& name) {
  std::string const locale(core::find_locale(name));
  if (!locale.empty()) return locale;
  std::string const nearest(core::nearest_locale(name));
  throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE, "unknown locale \"" + name + "\"")
      .detail("Known locales are " + known_locales() + ".")
      .hint(nearest.empty() ? std::string() : "Perhaps you meant \"" + nearest + "\".");
}

}  // namespace

core::LocaleMix choose_locales(std::vector<core::LocaleShare> shares) {
  std::vector<core::LocaleShare> chosen;
  for (const core::LocaleShare& share : shares) {
    std::string const locale = resolve(share.locale);
    if (!(share.weight > 0) || !std::isfinite(share.weight)) {
      throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE,
                      "share of locale \"" + share.locale + "\" must be a positive number");
    }
    check_encoding(locale);
    auto const same = std::find_if(chosen.begin(), chosen.end(),
                                   [&](const core::LocaleShare& other) { return other.locale == locale; });
    if (same == chosen.end())
      chosen.push_back({locale, share.weight});
    else
      same->weight += share.weight;
  }
  return core::LocaleMix(std::move(chosen));
}

}  // namespace synthgen::plan
