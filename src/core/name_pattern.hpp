// What a name may be called to play a part: patterns of words, as data/equations.tsv has them.
//
// Terms are separated by spaces, and all of them must agree:
//   a|b      one of these words; a_b: both. @semantic: or the column means this; @family.: or something of it
//   ?a|b     words that may stand there, too
//   !a|b     none of these words
//   =        what else is in the name is in another one's, too
//   >        it has all that else is in the result's name, and more
//   *        the name may have other words besides
//   :sort    what sort of column it is: number (of any sort but a share; the usual case), money, plain
//   (neither
//            money nor a share), count (a plain integer), share (a percentage or rate), any, instant, clock,
//            interval (labels that say how often)
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/words.hpp"

namespace synthgen::core {

enum class NumberSort { kNumber, kMoney, kPlain, kCount, kShare, kAny, kInstant, kClock, kInterval };

class NamePattern {
 public:
  // Throws std::invalid_argument.
  static NamePattern parse(std::string_view text);

  struct Match {
    std::size_t rank = 0;  // of the alternative found among those of its term, the first term counting most
    Words rest;            // what no term speaks of
  };
  // `words` as spelt_words_of() finds them; `semantic` what the column means, empty if nobody knows.
  std::optional<Match> match(const Words& words, std::string_view semantic) const;

  NumberSort sort() const noexcept { return sort_; }
  bool is_open_ended() const noexcept { return open_ended_; }
  bool shares_rest() const noexcept { return shares_rest_; }
  bool extends_result() const noexcept { return extends_result_; }

 private:
  enum class Kind { kNeeded, kAllowed, kForbidden };
  struct Term {
    Kind kind = Kind::kNeeded;
    std::vector<Words> choices;
    std::vector<std::string> meanings;
  };

  std::vector<Term> terms_;
  NumberSort sort_ = NumberSort::kNumber;
  bool open_ended_ = false;
  bool shares_rest_ = false;
  bool extends_result_ = false;
};

}  // namespace synthgen::core
