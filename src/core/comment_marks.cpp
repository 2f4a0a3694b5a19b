#include "core/comment_marks.hpp"

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <utility>

#include "core/fields.hpp"
#include "core/letter_case.hpp"
#include "core/lexicon.hpp"

namespace synthgen::core {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";

const std::vector<std::string_view>& marks_of(std::string_view use) {
  using Uses = std::vector<std::pair<std::string_view, std::vector<std::string_view>>>;
  static const Uses& uses = *new Uses([] {
    Uses read;
    Lexicon const rows = lexicon_without_locale("comment_mark");
    for (std::size_t i = 0; i < rows.size(); ++i)
      read.emplace_back(rows.at(i), split_fields(rows.at(i, 1), '|'));
    return read;
  }());
  for (auto const& [name, marks] : uses)
    if (name == use) return marks;
  throw std::out_of_range("no marks of this use: " + std::string(use));
}

bool is_word_part(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Whether a mark may end in front of `rest`: not within a word.
bool ends_before(std::string_view mark, std::string_view rest) {
  return rest.empty() || !is_word_part(mark.back()) || !is_word_part(rest[0]);
}

void skip(std::string_view& text, std::string_view signs) {
  text.remove_prefix(std::min(text.find_first_not_of(signs), text.size()));
}

}  // namespace

std::vector<std::string_view> behind_marks(std::string_view comment, std::string_view use) {
  std::string const lower = lower_ascii(comment);
  std::string_view const whole = lower;
  std::vector<std::string_view> found;
  for (std::string_view const mark : marks_of(use)) {
    for (std::size_t at = whole.find(mark); at != std::string_view::npos; at = whole.find(mark, at + 1)) {
      if ((at > 0 && is_word_part(whole[at - 1]) && is_word_part(mark[0])) ||
          !ends_before(mark, whole.substr(at + mark.size())))
        continue;
      std::string_view rest = comment.substr(at + mark.size());
      skip(rest, " \t\r\n:,.(");
      found.push_back(rest);
    }
  }
  return found;
}

bool take_mark(std::string_view& text, std::string_view use) {
  std::string_view rest = text;
  skip(rest, kBlanks);
  // No mark is longer: a long comment is asked at each of its words.
  constexpr std::size_t kMostOfMark = 64;
  std::string const lower = lower_ascii(rest.substr(0, kMostOfMark));
  std::size_t longest = 0;
  for (std::string_view const mark : marks_of(use))
    if (lower.starts_with(mark) && mark.size() > longest && ends_before(mark, rest.substr(mark.size())))
      longest = mark.size();
  if (longest == 0) return false;
  rest.remove_prefix(longest);
  skip(rest, kBlanks);
  text = rest;
  return true;
}

}  // namespace synthgen::core
