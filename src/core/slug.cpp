#include "core/slug.hpp"

namespace synthgen::core {

namespace {

bool is_apostrophe(char32_t letter) {
  return letter == U'\'' || letter == U'\u2019';
}

// What stands for a letter or digit; '\0' for anything else.
char slug_letter(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '\0';
}

}  // namespace

std::size_t write_slug(std::string_view text, const Transliteration& letters, std::size_t most,
                       char* out) noexcept {
  std::size_t length = 0;
  bool between = false;  // words
  while (!text.empty()) {
    char32_t const point = take_code_point(text);
    if (is_apostrophe(point)) continue;
    char const plain = static_cast<char>(point);
    std::string_view const ascii = point < 0x80 ? std::string_view(&plain, 1) : letters.ascii(point);
    if (ascii.empty()) between = true;
    for (char const c : ascii) {
      char const letter = slug_letter(c);
      if (letter == '\0') {
        between = true;
        continue;
      }
      bool const joined = between && length > 0;
      if (length + joined + 1 > most) return length;
      if (joined) out[length++] = '-';
      out[length++] = letter;
      between = false;
    }
  }
  return length;
}

bool is_told_by_slug(std::string_view text) noexcept {
  char before = ' ';
  for (char const c : text) {
    if (slug_letter(c) == '\0' && (c != ' ' || before == ' ')) return false;
    before = c;
  }
  return slug_letter(before) != '\0' && (before < '0' || before > '9');
}

}  // namespace synthgen::core
