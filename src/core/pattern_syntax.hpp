// The syntax tree of a PostgreSQL regular expression over a small alphabet of symbols.
#pragma once

#include <bitset>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace synthgen::core {

// The characters that a pattern may be about: printable ASCII, tab and newline, and the other
// characters that the expressions name, as far as there is room.
class PatternAlphabet {
 public:
  static constexpr std::size_t kRoom = 256;
  using Set = std::bitset<kRoom>;

  PatternAlphabet();

  // The symbol of a character, added if need be; nothing when the alphabet is full.
  std::optional<std::size_t> symbol(std::uint32_t character);
  std::uint32_t character(std::size_t symbol) const { return characters_[symbol]; }
  std::size_t size() const { return characters_.size(); }

 private:
  std::vector<std::uint32_t> characters_;
};

struct PatternNode {
  enum class Kind { kEmpty, kSet, kBegin, kEnd, kSequence, kChoice, kRepeat };
  Kind kind = Kind::kEmpty;
  PatternAlphabet::Set set;
  bool negated = false;   // the set holds what is not meant; resolved when the alphabet is complete
  int min = 0, max = -1;  // of a repetition; -1: without end
  std::vector<std::unique_ptr<PatternNode>> children;
};

// (?=...) or (?!...) at the very beginning of an expression.
struct PatternLookahead {
  bool positive;
  std::unique_ptr<PatternNode> node;
};

struct PatternTree {
  std::unique_ptr<PatternNode> root;
  std::vector<PatternLookahead> lookaheads;
  bool exact = true;  // false if something was read as if it were not there
};

// Reads an expression; nothing if it is not valid.
std::optional<PatternTree> parse_pattern(std::string_view expression, PatternAlphabet& alphabet,
                                         bool ascii_only);

}  // namespace synthgen::core
