#include "plan/texts/row_names.hpp"

#include "core/name_words.hpp"
#include "core/words.hpp"

namespace synthgen::plan {

bool names_rows(const std::string& word, std::string_view table) {
  constexpr std::size_t kLeastStem = 5;
  core::Words const words = core::words_of(table);
  if (words.empty() || word.empty()) return false;
  std::string const last = core::singular(words.back());
  std::string const own = core::singular(word);
  if (own == last) return true;
  constexpr std::size_t kLeastVerb = 4;
  if (own.size() >= kLeastVerb && last == own + "ing") return true;
  return own.size() >= kLeastStem && last.size() >= kLeastStem &&
         own.compare(0, kLeastStem, last, 0, kLeastStem) == 0;
}

}  // namespace synthgen::plan
