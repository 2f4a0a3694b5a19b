// Counts the names that tell a language. English ones tell none, so a share of them is enough; words that
// languages share count for each, and those that they do not share decide. Where many names are of any other
// language than English, a few tell of which.
#include "core/name_language.hpp"

#include <algorithm>
#include <set>

#include "core/name_words.hpp"
#include "core/naming_rules.hpp"
#include "core/translation.hpp"

namespace synthgen::core {

namespace {

bool tells(std::string_view telling, const std::string& word) {
  if (!telling.starts_with('~')) return word == telling;
  return word.find(telling.substr(1)) != std::string::npos;
}

bool tells_any(const std::vector<std::string_view>& telling, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::any_of(telling.begin(), telling.end(),
                       [&](std::string_view one) { return tells(one, word); });
  });
}

}  // namespace

std::string_view locale_of_names(const std::vector<std::string>& names) {
  constexpr std::size_t kLeastNames = 4;
  constexpr std::size_t kLeastShare = 5;   // one name in so many
  constexpr std::size_t kLeastSpoken = 3;  // so many names tell where one in so many is of another language
  const detail::NamingRules& rules = detail::NamingRules::instance();
  std::set<Words> different;
  for (const std::string& name : names) different.insert(split_identifier(name));
  std::string_view best;
  std::size_t most = 0, second = 0;
  for (auto const& [locale, telling] : rules.telling_words()) {
    auto const count = static_cast<std::size_t>(
        std::count_if(different.begin(), different.end(),
                      [&, &words = telling](const Words& name) { return tells_any(words, name); }));
    second = std::max(second, std::min(count, most));
    if (count > most) best = locale;
    most = std::max(most, count);
  }
  auto const spoken =
      static_cast<std::size_t>(std::count_if(different.begin(), different.end(), [&](const Words& name) {
        return detail::languages_of(rules, name) != 0;
      }));
  bool const told = most >= kLeastNames && most * kLeastShare >= different.size();
  // Of few names one language must have most.
  bool const meant = most >= kLeastSpoken && spoken * kLeastSpoken >= different.size() && most > 2 * second;
  return (told && most > second) || meant ? best : std::string_view();
}

}  // namespace synthgen::core
