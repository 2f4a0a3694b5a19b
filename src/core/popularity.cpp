#include "core/popularity.hpp"

#include <string>

#include "core/fields.hpp"
#include "core/lexicon.hpp"
#include "core/name_index.hpp"
#include "core/name_words.hpp"

namespace synthgen::core {

double popularity_skew(std::string_view table) {
  constexpr double kUsual = 0.85;
  static const Lexicon rows = lexicon_without_locale("popularity");
  static const detail::NameIndex& things = *new detail::NameIndex(rows);
  Words words = words_of(table);
  for (std::string& word : words) word = singular(std::move(word));
  for (std::size_t from = 0; from < words.size(); ++from)
    if (auto const* const found = things.find(std::span(words).subspan(from)))
      return number_in(rows.at(found->row, 1));
  return kUsual;
}

}  // namespace synthgen::core
