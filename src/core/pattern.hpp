// Enumerates the texts that match regular expressions: a conjunction of conditions "contains a match
// of" and "contains no match of" becomes one deterministic automaton, whose words are counted by
// length and can be taken by number. So the words are distinct, exactly as many as counted, and
// nothing is drawn in vain.
//
// The syntax is PostgreSQL's advanced regular expressions. What an automaton cannot say (back
// references, word boundaries, look-around inside an expression) is read as if it were not there and
// makes exact() false: the caller filters with the real engine.
//
// Only printable ASCII and the characters named in the expressions are written. Where several characters
// serve equally, letters and digits are taken, and one case of a letter.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace synthgen::core {

struct PatternRequest {
  std::vector<std::string> matches;      // a match of each must occur; at least one
  std::vector<std::string> matches_not;  // a match of none may occur
  std::size_t min_characters = 0;
  std::size_t max_characters = 0;  // 0: no limit
  bool lower_case = false, upper_case = false, trimmed = false;
  bool ascii_only = false;  // for servers whose encoding is not UTF-8

  // Where the first expression says all of a text, nothing is written around it as long as there are at least
  // so many texts.
  std::uint64_t enough = 1;

  // Several numbers of any length in an expression have one digit or two, as versions do, as long as there
  // are at least so many texts.
  std::uint64_t enough_short = 1000;
};

class Pattern {
 public:
  // Nothing if an expression cannot be read, is too large, or no text satisfies all conditions.
  static std::optional<Pattern> compile(const PatternRequest& request);

  // How many texts can be written; at least 1, at most 2^63. Distinct also when ASCII case is ignored,
  // except where the expression itself lists a word in two cases.
  std::uint64_t capacity() const noexcept { return capacity_; }

  // The index that a random word stands for: all lengths are equally likely.
  std::uint64_t pick(std::uint64_t random) const noexcept;

  // Writes text `index` in UTF-8 and returns its length in bytes; `room` is at least max_bytes().
  std::size_t write(std::uint64_t index, char* out, std::size_t room) const noexcept;

  std::size_t max_bytes() const noexcept { return max_bytes_; }

  // True if every text written satisfies the conditions by construction.
  bool exact() const noexcept { return exact_; }

 private:
  friend class PatternBuilder;
  Pattern() = default;

  // Symbols that lead from one state to the same other state.
  struct Edge {
    std::uint32_t target;
    std::uint32_t first_symbol;  // in symbols_
    std::uint32_t symbol_count;
  };
  struct State {
    std::uint32_t first_edge;
    std::uint32_t edge_count;
    bool accepting;
  };
  // The texts of one length, in a block of the index space.
  struct Block {
    std::uint64_t first_index;
    std::uint64_t size;
    std::uint32_t length;
  };

  std::uint64_t words(std::size_t length, std::uint32_t state) const noexcept {
    return words_[length * states_.size() + state];
  }
  const Block& block_of(std::uint64_t index) const noexcept;
  bool count_words(std::size_t min_length, std::size_t max_length);
  void lay_out_blocks(std::size_t min_length);

  std::vector<State> states_;
  std::vector<Edge> edges_;
  std::vector<std::uint32_t> symbols_;  // code points
  std::vector<std::uint64_t> words_;    // by length and state, saturating at 2^63
  std::vector<Block> blocks_;
  std::uint64_t capacity_ = 0;
  std::size_t max_bytes_ = 0;
  bool exact_ = true;
};

}  // namespace synthgen::core
