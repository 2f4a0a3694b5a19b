#include "generate/texts/abbreviation.hpp"

#include <algorithm>
#include <charconv>

#include "core/slug.hpp"

namespace synthgen::generate {

namespace {

constexpr std::size_t kMostSlugBytes = 80;

bool is_small_word(std::string_view word) {
  static constexpr std::string_view kSmall[] = {"a",  "an", "and", "by", "for",  "from", "in", "of",
                                                "on", "or", "the", "to", "with", "de",   "la", "und"};
  return std::find(std::begin(kSmall), std::end(kSmall), word) != std::end(kSmall);
}

char capital(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

// The initials of the words of a slug, or the first letters of its only one; returns how many.
std::size_t write_letters(std::string_view slug, char* out) {
  constexpr std::size_t kOfOneWord = 3;
  std::size_t length = 0;
  for (std::string_view rest = slug; !rest.empty() && length < AbbreviationNode::kMostLetters;) {
    std::string_view const word = rest.substr(0, rest.find('-'));
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    if (word.empty() || is_small_word(word)) continue;
    // Numbers tell the rows apart: "Berth 13" is B13.
    bool const number = word.front() >= '0' && word.front() <= '9';
    std::size_t const taken = number ? std::min(word.size(), AbbreviationNode::kMostLetters - length) : 1;
    for (std::size_t i = 0; i < taken; ++i) out[length++] = capital(word[i]);
  }
  if (length > 1) return length;
  std::size_t const most = std::min({kOfOneWord, slug.size(), slug.find('-')});
  for (length = 0; length < most; ++length) out[length] = capital(slug[length]);
  return length;
}

}  // namespace

void AbbreviationNode::generate(Batch& batch, Values out) const {
  Values const names = batch.values(name_);
  Values const own = batch.values(own_);
  std::size_t const room = shape_.max_characters == 0
                               ? kMostCharacters
                               : std::min(kMostCharacters, static_cast<std::size_t>(shape_.max_characters));
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.data[i] = own.data[i];
    out.nulls[i] = own.nulls[i];
    if (own.nulls[i] || names.nulls[i]) continue;
    char slug[kMostSlugBytes];
    ::text* const name = DatumGetTextPP(names.data[i]);
    std::string_view const title(VARDATA_ANY(name), static_cast<std::size_t>(VARSIZE_ANY_EXHDR(name)));
    std::size_t const slug_length = core::write_slug(title, letters_, sizeof slug, slug);
    char code[kMostCharacters + kMostSlugBytes];
    std::size_t length = write_letters({slug, slug_length}, code);
    if (length == 0) continue;
    char digits[24];
    std::size_t count = 0;
    if (numbered_) {
      if (batch.row(i) + 1 < 10) digits[count++] = '0';
      count = static_cast<std::size_t>(
          std::to_chars(digits + count, digits + sizeof digits, batch.row(i) + 1).ptr - digits);
      // A digit before the number would make it another one.
      while (length > 0 && code[length - 1] >= '0' && code[length - 1] <= '9') --length;
    }
    if (count >= room) continue;
    length = std::min(length, room - count);
    std::copy_n(digits, count, code + length);
    out.data[i] = make_text(shape_, code, length + count, batch.arena());
  }
}

}  // namespace synthgen::generate
