// Faults in texts change something, keep within their room and leave characters whole.
#include <gtest/gtest.h>

#include "core/fault.hpp"
#include "core/text_fault.hpp"

namespace synthgen::core {
namespace {

using TextFault = std::size_t (*)(std::string_view, std::uint64_t, char*) noexcept;

std::string fault(TextFault make, std::string_view text, std::uint64_t word) {
  std::string out(text.size() + kTextFaultRoom, '#');
  std::size_t const length = make(text, word, out.data());
  EXPECT_LE(length, out.size());
  out.resize(length);
  return out;
}

bool is_utf8(std::string_view text) {
  std::size_t following = 0;
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    bool const continues = (byte & 0xC0) == 0x80;
    if (continues != (following > 0)) return false;
    if (continues)
      --following;
    else
      following = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC0 ? 1 : 0;
  }
  return following == 0;
}

TEST(Fault, NamesAreFoundAgain) {
  for (std::string const& name : fault_names()) EXPECT_EQ(fault_name(*find_fault(name)), name);
  EXPECT_FALSE(find_fault("tipo"));
}

TEST(TextFault, ChangesTheTextOrNothing) {
  constexpr std::string_view kTexts[] = {"", "a", "ab", "The Long Way Home", "Ødegård", "日本語の本", "1234"};
  for (TextFault const make : {write_typo, write_stray_space, write_other_case}) {
    for (std::string_view const text : kTexts) {
      for (std::uint64_t word = 0; word < 500; ++word) {
        std::string const faulty = fault(make, text, word);
        EXPECT_NE(faulty, text.empty() ? "#" : text);
        EXPECT_TRUE(is_utf8(faulty)) << text << " " << word;
        EXPECT_EQ(faulty, fault(make, text, word));
      }
    }
  }
}

TEST(TextFault, MakesMostTextsWrong) {
  for (TextFault const make : {write_typo, write_stray_space, write_other_case}) {
    int made = 0;
    for (std::uint64_t word = 0; word < 1000; ++word) made += !fault(make, "The Long Way Home", word).empty();
    EXPECT_GT(made, 600);
  }
}

TEST(TextFault, TypoIsSmall) {
  for (std::uint64_t word = 0; word < 1000; ++word) {
    std::string const faulty = fault(write_typo, "library", word);
    if (faulty.empty()) continue;
    EXPECT_EQ(faulty[0], 'l');
    EXPECT_LE(faulty.size(), 8U);
    EXPECT_GE(faulty.size(), 6U);
  }
}

TEST(TextFault, StraySpaceIsOneSpaceMore) {
  for (std::uint64_t word = 0; word < 100; ++word)
    EXPECT_EQ(fault(write_stray_space, "New York", word).size(), 9U);
}

TEST(TextFault, OtherCaseKeepsLetters) {
  for (std::uint64_t word = 0; word < 100; ++word) {
    std::string const faulty = fault(write_other_case, "New York", word);
    EXPECT_TRUE(faulty == "NEW YORK" || faulty == "new york" || faulty == "nEW yORK") << faulty;
  }
}

}  // namespace
}  // namespace synthgen::core
