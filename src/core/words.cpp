#include "core/words.hpp"

#include <algorithm>
#include <unordered_map>

namespace synthgen::core {

namespace {

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
  for (std::string_view ending : endings) {
    if (word.ends_with(ending)) return true;
  }
  return false;
}

}  // namespace

bool has_word(const Words& words, std::span<const std::string_view> wanted) {
  auto const is_wanted = [&](std::string_view word) {
    return std::find(wanted.begin(), wanted.end(), word) != wanted.end();
  };
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return is_wanted(word) || is_wanted(singular(word)); });
}

bool contains(const Words& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string singular(std::string word) {
  static const std::unordered_map<std::string_view, std::string_view> irregular = {
      {"people", "person"},  {"persons", "person"},
      {"men", "man"},        {"women", "woman"},
      {"staff", "staff"},    {"children", "child"},
      {"movies", "movie"},   {"series", "series"},
      {"news", "news"},      {"statuses", "status"},
      {"cookies", "cookie"}, {"species", "species"},
      {"sms", "sms"},        {"categorie", "category"},
      {"lens", "lens"},      {"aliases", "alias"},
      {"buses", "bus"},      {"gas", "gas"},
      {"dns", "dns"},        {"gps", "gps"},
      {"bonuses", "bonus"},  {"campuses", "campus"},
      {"alias", "alias"},    {"canvas", "canvas"},
  };
  if (auto const found = irregular.find(word); found != irregular.end()) return std::string(found->second);
  if (word.size() <= 3 || !word.ends_with('s') || ends_with_any(word, {"ss", "us", "is"})) return word;
  if (word.ends_with("ies"))
    return word.size() == 4 ? word.substr(0, 3) : word.replace(word.size() - 3, 3, "y");
  std::size_t const drop = ends_with_any(word, {"sses", "shes", "ches", "xes", "zzes"}) ? 2 : 1;
  return word.substr(0, word.size() - drop);
}

}  // namespace synthgen::core
