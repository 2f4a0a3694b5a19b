#include "core/translation.hpp"

#include <algorithm>

namespace synthgen::core::detail {

namespace {

bool is_english(const NamingRules& rules, const std::string& word) {
  return rules.knows(word) || rules.knows(singular(word));
}

// Cuts a compound of a Germanic language ("rechnungsdatum") into words that have translations, the longest
// first.
bool cut_foreign(const NamingRules& rules, std::string_view word, Words& parts) {
  constexpr std::size_t kShortest = 2;
  if (word.empty()) return true;
  for (std::size_t length = word.size(); length >= kShortest; --length) {
    std::string part(word.substr(0, length));
    const Translation* const found = rules.translation(part);
    if (found == nullptr || found->language != Language::kGermanic) continue;
    parts.push_back(std::move(part));
    if (cut_foreign(rules, word.substr(length), parts)) return true;
    parts.pop_back();
  }
  return false;
}

// A word as the parts that have translations: itself, what it is a compound of, or itself for want of any.
Words foreign_parts(const NamingRules& rules, const std::string& word) {
  constexpr std::size_t kShortestCompound = 6;
  Words parts;
  bool const whole = rules.translation(word) != nullptr || is_english(rules, word);
  if (!whole && word.size() >= kShortestCompound && cut_foreign(rules, word, parts)) return parts;
  return {word};
}

// Joins words that mean something else together ("mot_de_passe").
Words join_phrases(const NamingRules& rules, const Words& words) {
  constexpr std::size_t kLongest = 4;
  Words joined;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t taken = 1;
    std::string phrase = words[i];
    std::string longest = phrase;
    for (std::size_t n = 1; n < kLongest && i + n < words.size(); ++n) {
      phrase += "_" + words[i + n];
      if (rules.translation(phrase) == nullptr) continue;
      longest = phrase;
      taken = n + 1;
    }
    joined.push_back(std::move(longest));
    i += taken;
  }
  return joined;
}

// One word of a name, or several that are one in another language, in English.
struct Translated {
  Words words;
  const Translation* from = nullptr;
};

std::vector<Translated> translate_each(const NamingRules& rules, const Words& words, Languages languages) {
  std::vector<Translated> result;
  for (const std::string& word : join_phrases(rules, words)) {
    Translated one;
    for (const std::string& part : foreign_parts(rules, word)) {
      const Translation* const found = rules.translation(part);
      bool const counts = found != nullptr && (languages & bit(found->language)) != 0;
      if (counts && one.words.empty()) one.from = found;
      if (counts)
        one.words.insert(one.words.end(), found->words.begin(), found->words.end());
      else
        one.words.push_back(part);
    }
    result.push_back(std::move(one));
  }
  return result;
}

// Whether a name begins with what an English one ends with. Many languages share "status" and "type" with
// English.
bool begins_with_head(const NamingRules& rules, const std::vector<Translated>& name, Languages languages) {
  constexpr Languages kHeadFirst = bit(Language::kRomance) | bit(Language::kPolish);
  if (name.empty()) return false;
  const Translation* const from = name.front().from;
  if (from != nullptr) return from->head && from->head_first();
  bool const foreign = name.size() > 1 && name.back().from != nullptr && !name.back().from->head;
  return foreign && (languages & ~kHeadFirst) == 0 && rules.is_head(name.front().words.front());
}

// The languages in which a name ends with what is "on": no English one ends so.
Languages languages_of_end(const Words& words) {
  static const Words romance = {"el", "le", "il", "em"};
  if (words.size() < 2) return 0;
  if (words.back() == "am") return bit(Language::kGermanic);
  return contains(romance, words.back()) ? bit(Language::kRomance) : 0;
}

// Whether a name ends with what is "at" in Spanish; a "title_en" is English.
bool ends_at(const Words& words, Languages languages) {
  return words.size() > 1 && words.back() == "en" && (languages & bit(Language::kRomance)) != 0;
}

}  // namespace

Languages languages_of(const NamingRules& rules, const Words& words) {
  Languages languages = languages_of_end(words);
  for (const std::string& word : join_phrases(rules, words)) {
    for (const std::string& part : foreign_parts(rules, word)) {
      const Translation* const found = rules.translation(part);
      if (found != nullptr && !found->weak && !is_english(rules, part)) languages |= bit(found->language);
    }
  }
  return languages;
}

Words translate(const NamingRules& rules, const Words& words, Languages context) {
  if (Languages const of_end = languages_of_end(words); of_end != 0) {
    Words named = words;
    named.back() = "on";
    return translate(rules, named, context | of_end);
  }
  static const Words particles = {"de", "del", "la", "el", "du", "des", "da", "do", "di", "y", "et"};
  Languages const languages = context | languages_of(rules, words);
  if (languages == 0) return words;
  if (ends_at(words, languages_of(rules, Words(words.begin(), words.end() - 1)))) {
    Words named = words;
    named.back() = "at";
    return translate(rules, named, languages);
  }
  std::vector<Translated> translated = translate_each(rules, words, languages);
  if (begins_with_head(rules, translated, languages) && words.back() != "id") {
    for (std::size_t i = translated.size() - 1; i > 1; --i)
      if (contains(particles, translated[i - 1].words.front()))
        translated.erase(translated.begin() + static_cast<std::ptrdiff_t>(i - 1));
    std::reverse(translated.begin(), translated.end());
  }
  // What is open has been opened at a moment.
  bool const is_moment = words.size() == 2 && (words.back() == "at" || words.back() == "on");
  if (is_moment && translated.front().from != nullptr && translated.front().words == Words{"open"})
    translated.front().words = {"opened"};
  Words result;
  for (const Translated& one : translated) result.insert(result.end(), one.words.begin(), one.words.end());
  return result;
}

}  // namespace synthgen::core::detail
