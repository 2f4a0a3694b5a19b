// Faults in texts, as fingers and programs make them. Each function writes a text that differs from the given
// one and returns its length in bytes, or 0 if the text has no room for such a fault. Characters stay whole
// in UTF-8. `out` takes kTextFaultRoom bytes more than the text has.
#pragma once

#include <cstdint>
#include <string_view>

namespace synthgen::core {

inline constexpr std::size_t kTextFaultRoom = 8;

// Two letters change places, one is left out, struck twice, or its neighbour on the keyboard is hit.
std::size_t write_typo(std::string_view text, std::uint64_t word, char* out) noexcept;

// A space too many: before the text, behind it, or between two words.
std::size_t write_stray_space(std::string_view text, std::uint64_t word, char* out) noexcept;

// All letters in upper or in lower case, or the case of all turned round; of ASCII letters.
std::size_t write_other_case(std::string_view text, std::uint64_t word, char* out) noexcept;

}  // namespace synthgen::core
