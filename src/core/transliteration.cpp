// The tables are made once a locale and kept: the planning of a column asks for them again and again.
#include "core/transliteration.hpp"

#include <algorithm>
#include <map>

#include "core/lexicon.hpp"

namespace synthgen::core {

namespace {

constexpr std::string_view kList = "transliteration";
constexpr std::size_t kUpperField = 1;
constexpr std::size_t kAsciiField = 2;

std::string capital(std::string_view ascii) {
  std::string result(ascii);
  if (!result.empty() && result[0] >= 'a' && result[0] <= 'z')
    result[0] = static_cast<char>(result[0] - 'a' + 'A');
  return result;
}

}  // namespace

char32_t take_code_point(std::string_view& text) noexcept {
  auto const lead = static_cast<unsigned char>(text[0]);
  std::size_t const length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t code = lead < 0x80 ? lead : lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length && i < text.size(); ++i)
    code = code << 6 | (static_cast<unsigned char>(text[i]) & 0x3FU);
  text.remove_prefix(std::min(length, text.size()));
  return code;
}

const Transliteration& Transliteration::of(std::string_view locale) {
  static std::map<std::string, Transliteration, std::less<>> made;
  auto const found = made.find(locale);
  if (found != made.end()) return found->second;
  return made.emplace(std::string(locale), Transliteration(locale)).first->second;
}

// The nearest list is added first: of several entries for a letter the first one counts.
Transliteration::Transliteration(std::string_view locale) {
  for (; !locale.empty(); locale = parent_locale(locale)) add(locale);
  add({});
  std::stable_sort(letters_.begin(), letters_.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
}

void Transliteration::add(std::string_view list_locale) {
  if (!has_own_lexicon(kList, list_locale)) return;
  Lexicon const list = list_locale.empty() ? lexicon_without_locale(kList) : lexicon(kList, list_locale);
  for (std::size_t row = 0; row < list.size(); ++row) {
    std::string_view letter = list.at(row);
    std::string_view upper = list.at(row, kUpperField);
    std::string_view const ascii = list.at(row, kAsciiField);
    letters_.emplace_back(take_code_point(letter), std::string(ascii));
    if (!upper.empty()) letters_.emplace_back(take_code_point(upper), capital(ascii));
  }
}

std::string_view Transliteration::ascii(char32_t letter) const noexcept {
  auto const found = std::lower_bound(letters_.begin(), letters_.end(), letter,
                                      [](const auto& entry, char32_t l) { return entry.first < l; });
  return found != letters_.end() && found->first == letter ? std::string_view(found->second)
                                                           : std::string_view();
}

std::string Transliteration::ascii_text(std::string_view text) const {
  std::string result;
  while (!text.empty()) {
    char32_t const letter = take_code_point(text);
    if (letter < 0x80)
      result += static_cast<char>(letter);
    else
      result += ascii(letter);
  }
  return result;
}

}  // namespace synthgen::core
