#include "core/label_age.hpp"

#include "core/fields.hpp"
#include "core/lexicon.hpp"
#include "core/name_index.hpp"
#include "core/name_words.hpp"

namespace synthgen::core {

std::optional<AgeRange> ages_of_label(const std::string& label) {
  static const Lexicon rows = lexicon_without_locale("label_age");
  static const detail::NameIndex& names = *new detail::NameIndex(rows);
  for (Words words : {split_identifier(label), words_of_text(label)}) {
    for (std::string& word : words) word = singular(std::move(word));
    // "Student discount" is for students, "premium adult" for adults.
    for (std::size_t length = words.size(); length > 0; --length)
      for (std::size_t from = 0; from + length <= words.size(); ++from)
        if (auto const* const found = names.find(std::span(words).subspan(from, length)))
          return AgeRange{number_in<int>(rows.at(found->row, 1)), number_in<int>(rows.at(found->row, 2))};
  }
  return std::nullopt;
}

}  // namespace synthgen::core
