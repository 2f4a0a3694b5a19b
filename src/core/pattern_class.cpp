#include "core/pattern_class.hpp"

#include <algorithm>
#include <iterator>

namespace synthgen::core {

PatternAlphabet::PatternAlphabet() {
  characters_ = {'\t', '\n'};
  for (std::uint32_t c = 0x20; c < 0x7f; ++c) characters_.push_back(c);
}

std::optional<std::size_t> PatternAlphabet::symbol(std::uint32_t character) {
  if (character >= 0x20 && character < 0x7f) return character - 0x20 + 2;
  for (std::size_t i = 0; i < characters_.size(); ++i)
    if (characters_[i] == character) return i;
  if (characters_.size() == kRoom) return std::nullopt;
  characters_.push_back(character);
  return characters_.size() - 1;
}

namespace {

using Test = bool (*)(std::uint32_t);

bool is_alpha(std::uint32_t c) {
  return is_lower(c) || is_upper(c);
}
bool is_word(std::uint32_t c) {
  return is_alnum(c) || c == '_';
}
bool is_punct(std::uint32_t c) {
  return c > 0x20 && c < 0x7f && !is_alnum(c);
}
bool is_blank(std::uint32_t c) {
  return c == ' ' || c == '\t';
}
bool is_print(std::uint32_t c) {
  return c >= 0x20;
}
bool is_graph(std::uint32_t c) {
  return c > 0x20;
}
bool is_cntrl(std::uint32_t c) {
  return c < 0x20;
}
bool is_any(std::uint32_t) {
  return true;
}

struct NamedClass {
  std::string_view name;
  Test test;
};

constexpr NamedClass kClasses[] = {
    {"alpha", is_alpha}, {"digit", is_digit}, {"alnum", is_alnum}, {"lower", is_lower}, {"upper", is_upper},
    {"space", is_space}, {"blank", is_blank}, {"punct", is_punct}, {"xdigit", is_hex},  {"word", is_word},
    {"print", is_print}, {"graph", is_graph}, {"ascii", is_any},   {"cntrl", is_cntrl},
};

PatternAlphabet::Set characters_where(const PatternAlphabet& alphabet, Test test, bool wanted) {
  PatternAlphabet::Set set;
  for (std::size_t i = 0; i < alphabet.size(); ++i) {
    std::uint32_t const c = alphabet.character(i);
    if (c < 0x80 && test(c) == wanted) set.set(i);
  }
  return set;
}

}  // namespace

std::optional<PatternAlphabet::Set> characters_of_class(std::string_view name,
                                                        const PatternAlphabet& alphabet) {
  auto const* const known = std::find_if(std::begin(kClasses), std::end(kClasses),
                                         [&](const NamedClass& entry) { return entry.name == name; });
  if (known == std::end(kClasses)) return std::nullopt;
  return characters_where(alphabet, known->test, true);
}

std::optional<PatternAlphabet::Set> characters_of_shorthand(std::uint32_t letter,
                                                            const PatternAlphabet& alphabet) {
  switch (letter) {
    case 'd':
    case 'D':
      return characters_where(alphabet, is_digit, letter == 'd');
    case 's':
    case 'S':
      return characters_where(alphabet, is_space, letter == 's');
    case 'w':
    case 'W':
      return characters_where(alphabet, is_word, letter == 'w');
    default:
      return std::nullopt;
  }
}

}  // namespace synthgen::core
