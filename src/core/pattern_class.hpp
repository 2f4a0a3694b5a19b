// What a character is, and the classes of characters that regular expressions name.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/ascii.hpp"
#include "core/pattern_syntax.hpp"

namespace synthgen::core {

constexpr bool is_space(std::uint32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
constexpr bool is_hex(std::uint32_t c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// The characters of [:name:] that are ASCII; nothing if there is no such class.
std::optional<PatternAlphabet::Set> characters_of_class(std::string_view name,
                                                        const PatternAlphabet& alphabet);

// Those of \d \w \s and of their complements; nothing if `letter` stands for no class.
std::optional<PatternAlphabet::Set> characters_of_shorthand(std::uint32_t letter,
                                                            const PatternAlphabet& alphabet);

}  // namespace synthgen::core
