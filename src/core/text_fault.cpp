#include "core/text_fault.hpp"

#include <algorithm>

#include "core/ascii.hpp"
#include "core/hash.hpp"

namespace synthgen::core {

namespace {

// The end of the character that begins at `at`.
std::size_t end_of_character(std::string_view text, std::size_t at) {
  do ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return at;
}

// The key beside that of `c` on a keyboard; `c` itself where none is known.
char neighbour(char c, bool right) {
  constexpr std::string_view kKeyRows[] = {"1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"};
  for (std::string_view const keys : kKeyRows) {
    std::size_t const at = keys.find(to_lower(c));
    if (at == std::string_view::npos) continue;
    bool const beside_right = at == 0 || (right && at + 1 < keys.size());
    char const key = keys[beside_right ? at + 1 : at - 1];
    return is_upper(c) ? to_upper(key) : key;
  }
  return c;
}

class Writer {
 public:
  explicit Writer(char* out) : out_(out) {}
  Writer& add(std::string_view part) {
    out_ = std::copy(part.begin(), part.end(), out_);
    return *this;
  }
  std::size_t length_from(const char* begin) const { return static_cast<std::size_t>(out_ - begin); }

 private:
  char* out_;
};

std::size_t changed(std::string_view text, const char* out, std::size_t length) {
  return std::string_view(out, length) == text ? 0 : length;
}

}  // namespace

std::size_t write_typo(std::string_view text, std::uint64_t word, char* out) noexcept {
  constexpr std::size_t kShortest = 3;
  if (text.size() < kShortest) return 0;
  // The first letter is rarely wrong. A start within a character moves to the next one.
  std::size_t const from = bounded(mix(word, 1), text.size() - 1);
  std::size_t const first = end_of_character(text, from);
  if (first >= text.size() || text[first] == ' ') return 0;
  std::size_t const second = end_of_character(text, first);
  std::string_view const before = text.substr(0, first);
  std::string_view const letter = text.substr(first, second - first);
  std::string_view const rest = text.substr(second);
  Writer writer(out);
  writer.add(before);
  switch (bounded(mix(word, 2), 4)) {
    case 0:  // changes places with the one behind it
      if (!rest.empty()) {
        std::size_t const end = end_of_character(rest, 0);
        writer.add(rest.substr(0, end)).add(letter).add(rest.substr(end));
        break;
      }
      [[fallthrough]];
    case 1:
      writer.add(rest);
      break;
    case 2:
      writer.add(letter).add(letter).add(rest);
      break;
    default: {
      char const key = neighbour(letter[0], (mix(word, 3) & 1) != 0);
      writer.add({&key, 1}).add(letter.substr(1)).add(rest);
    }
  }
  return changed(text, out, writer.length_from(out));
}

std::size_t write_stray_space(std::string_view text, std::uint64_t word, char* out) noexcept {
  if (text.empty()) return 0;
  std::size_t const inner = text.find(' ', bounded(mix(word, 1), text.size()));
  std::uint64_t const place = bounded(mix(word, 2), 3);
  Writer writer(out);
  if (place == 0)
    writer.add(" ").add(text);
  else if (place == 1 && inner != std::string_view::npos)
    writer.add(text.substr(0, inner)).add(" ").add(text.substr(inner));
  else
    writer.add(text).add(" ");
  return writer.length_from(out);
}

std::size_t write_other_case(std::string_view text, std::uint64_t word, char* out) noexcept {
  std::uint64_t const way = bounded(mix(word, 1), 3);
  std::transform(text.begin(), text.end(), out, [&](char c) {
    if (way == 0) return to_upper(c);
    if (way == 1) return to_lower(c);
    return is_upper(c) ? to_lower(c) : to_upper(c);
  });
  return changed(text, out, text.size());
}

}  // namespace synthgen::core
