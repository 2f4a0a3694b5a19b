// Writes letters of other alphabets in ASCII, as people do in e-mail addresses: "Jürgen" is "juergen" in
// Germany, "jurgen" elsewhere.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace synthgen::core {

// Takes the first code point off `text`, which is UTF-8 and not empty.
char32_t take_code_point(std::string_view& text) noexcept;

class Transliteration {
 public:
  // By the lists "transliteration" of the locale and of those that it falls back to.
  static const Transliteration& of(std::string_view locale);

  // What stands for a letter outside ASCII; empty if nothing is known.
  std::string_view ascii(char32_t letter) const noexcept;

  // The text with all letters in ASCII; those that nothing is known of are left out.
  std::string ascii_text(std::string_view text) const;

 private:
  explicit Transliteration(std::string_view locale);
  void add(std::string_view list_locale);

  std::vector<std::pair<char32_t, std::string>> letters_;  // ordered by letter
};

}  // namespace synthgen::core
