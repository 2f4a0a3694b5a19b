#include "core/spelt_words.hpp"

#include <string>
#include <unordered_map>

#include "core/name_words.hpp"
#include "core/naming_rules.hpp"

namespace synthgen::core {

// Kept like those of words_of().
Words spelt_words_of(std::string_view name) {
  constexpr std::size_t kMostKept = 32768;
  thread_local std::unordered_map<std::string, Words> kept;
  if (kept.size() >= kMostKept) kept.clear();
  std::string key(name);
  if (auto const known = kept.find(key); known != kept.end()) return known->second;
  Words words = detail::normalise(detail::NamingRules::instance(), words_of(name));
  return kept.emplace(std::move(key), std::move(words)).first->second;
}

}  // namespace synthgen::core
