// Comments are prose, so whatever does not look like a list or a range from its first sign to its last is
// taken for none.
#include "core/comment_facts.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "core/ascii.hpp"
#include "core/comment_marks.hpp"
#include "core/fields.hpp"

namespace synthgen::core {

namespace {

using Texts = std::vector<std::string_view>;
using Labels = std::vector<std::string>;

constexpr std::string_view kQuotes = "'\"`";

bool is_token_part(char c) {
  return is_alnum(c) || c == '_' || c == '-' || c == '+' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_quoted(std::string_view text) {
  return text.size() > 2 && kQuotes.find(text[0]) != std::string_view::npos && text.back() == text[0] &&
         text.substr(1, text.size() - 2).find(text[0]) == std::string_view::npos;
}

std::string_view unquoted(std::string_view text) {
  return is_quoted(text) ? text.substr(1, text.size() - 2) : text;
}

bool is_token(std::string_view text) {
  return is_quoted(text) || (!text.empty() && std::all_of(text.begin(), text.end(), is_token_part));
}

// A code is a number or a few capitals.
bool is_code(std::string_view text) {
  constexpr std::size_t kLongest = 3;
  return is_all_digits(text) ||
         (!text.empty() && text.size() <= kLongest && std::all_of(text.begin(), text.end(), is_upper));
}

// Labels if there are two or more and all differ.
Labels if_several(const Texts& labels) {
  constexpr std::size_t kMost = 40;
  Labels several;
  for (std::string_view const label : labels)
    if (std::find(several.begin(), several.end(), label) == several.end()) several.emplace_back(label);
  return several.size() > 1 && several.size() == labels.size() && several.size() <= kMost ? several
                                                                                          : Labels();
}

// A piece of a list as far as the line or the sentence goes: a list ends there.
std::string_view up_to_end(std::string_view text) {
  std::size_t end = 0;
  for (; end < text.size(); ++end) {
    char const c = text[end];
    bool const stop = c == '.' && (end + 1 == text.size() || text[end + 1] == ' ' || text[end + 1] == '\n');
    if (stop || c == '\n' || c == ')' || c == '(' || c == ';') break;
  }
  return trimmed(text.substr(0, end));
}

Texts pieces_of(std::string_view text, std::string_view separators) {
  Texts pieces;
  for_each_field(text, separators, [&](std::string_view piece) { pieces.push_back(trimmed(piece)); });
  return pieces;
}

// What stands in front of the explanation of a label: the token before the sign. In the first piece an
// introduction may stand in front of it.
std::string_view explained_label(std::string_view piece, std::string_view sign, bool first) {
  std::size_t const at = first && sign == ":" ? piece.rfind(sign) : piece.find(sign);
  if (at == std::string_view::npos || trimmed(piece.substr(at + sign.size())).empty()) return {};
  std::string_view const front = trimmed(piece.substr(0, at));
  std::size_t begin = front.size();
  while (begin > 0 &&
         (is_token_part(front[begin - 1]) || kQuotes.find(front[begin - 1]) != std::string_view::npos))
    --begin;
  std::string_view const label = front.substr(begin);
  std::string_view const before = trimmed(front.substr(0, begin));
  constexpr std::string_view kIntroduces = ":(-";
  bool const introduced =
      before.empty() || (first && kIntroduces.find(before.back()) != std::string_view::npos);
  return introduced && is_token(label) ? unquoted(label) : std::string_view();
}

// "P = person, C = company"; where the sign is not =, labels are codes.
Labels explained_labels(std::string_view list) {
  for (std::string_view const separators : {",;|\n", ";|\n", " ,;"}) {
    while (!list.empty() && (list.back() == ')' || list.back() == '.' || list.back() == ' '))
      list.remove_suffix(1);
    Texts pieces = pieces_of(list, separators);
    std::erase_if(pieces, [](std::string_view piece) { return piece.empty(); });
    for (std::string_view const sign : {"=>", "->", "=", ":", " - ", " – ", " "}) {
      if (separators[0] == ' ' && sign != "=") continue;
      Texts labels;
      for (std::size_t i = 0; i < pieces.size(); ++i)
        if (std::string_view const label = explained_label(pieces[i], sign, i == 0); !label.empty())
          labels.push_back(label);
      bool const all = labels.size() == pieces.size();
      bool const coded = sign == " " ? std::all_of(labels.begin(), labels.end(), is_all_digits)
                                     : std::all_of(labels.begin(), labels.end(), is_code);
      bool const clear = sign == "=" || sign == "=>" || sign == "->" || coded;
      if (all && clear)
        if (Labels found = if_several(labels); !found.empty()) return found;
    }
  }
  return {};
}

// The items of a list with commas and perhaps an "or" in front of the last one. `words`: an item may have
// several of them.
Labels listed_items(std::string_view list, bool words) {
  constexpr std::size_t kMostWords = 3;
  Texts items;
  for (std::string_view piece : pieces_of(list, ",/|")) {
    (void)take_mark(piece, "and");
    // The last two may have only a word between them.
    std::size_t cut = std::string_view::npos;
    std::string_view behind;
    for (std::size_t at = piece.find(' '); at != std::string_view::npos; at = piece.find(' ', at + 1)) {
      behind = piece.substr(at);
      if (!take_mark(behind, "and")) continue;
      cut = at;
      break;
    }
    items.push_back(trimmed(piece.substr(0, cut)));
    if (cut != std::string_view::npos) items.push_back(trimmed(behind));
  }
  Texts labels;
  for (std::string_view const item : items) {
    auto const blanks = static_cast<std::size_t>(std::count(item.begin(), item.end(), ' '));
    bool const text =
        words && blanks < kMostWords && !item.empty() &&
        std::all_of(item.begin(), item.end(), [](char c) { return c == ' ' || is_token_part(c); });
    if (item == "etc" || item == "...") continue;
    if (!is_token(item) && !text) return {};
    labels.push_back(unquoted(item));
  }
  return if_several(labels);
}

// Quoted words with nothing between them but commas and "or": 'open', 'closed' or 'archived'.
Labels quoted_items(std::string_view comment) {
  std::size_t const begin = comment.find_first_of(kQuotes);
  if (begin == std::string_view::npos || !behind_marks(comment, "example").empty()) return {};
  Labels const items = listed_items(up_to_end(comment.substr(begin)), false);
  bool const all_quoted = std::all_of(items.begin(), items.end(), [&](const std::string& item) {
    std::size_t const at = comment.find(item, begin);
    return at != std::string_view::npos && at > 0 && kQuotes.find(comment[at - 1]) != std::string_view::npos;
  });
  return all_quoted ? items : Labels();
}

// What is all of a comment, stands in brackets, or behind a colon.
Texts enclosed_parts(std::string_view comment) {
  Texts parts = {trimmed(comment)};
  if (std::size_t const open = comment.find('('); open != std::string_view::npos)
    if (std::size_t const close = comment.find(')', open); close != std::string_view::npos)
      parts.push_back(trimmed(comment.substr(open + 1, close - open - 1)));
  if (std::size_t const colon = comment.find(": "); colon != std::string_view::npos)
    parts.push_back(up_to_end(comment.substr(colon + 2)));
  return parts;
}

// "open | closed", "Y/N".
Labels barred_items(std::string_view comment) {
  for (std::string_view const part : enclosed_parts(comment)) {
    for (std::string_view const bar : {"|", "/"}) {
      Texts items = pieces_of(part, bar);
      bool const fit = std::all_of(items.begin(), items.end(), [&](std::string_view item) {
        return bar == "|" ? is_token(item) : is_code(item) && !is_all_digits(item);
      });
      for (std::string_view& item : items) item = unquoted(item);
      if (Labels found = if_several(items); fit && !found.empty()) return found;
    }
  }
  return {};
}

// Takes a number off the front of a text; empty if there is none, or if it is part of a date or a word.
std::string_view take_number(std::string_view& text) {
  std::size_t end = !text.empty() && text[0] == '-' ? 1 : 0;
  std::size_t const first = end;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end == first) return {};
  if (end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1]))
    for (++end; end < text.size() && is_digit(text[end]);) ++end;
  std::string_view const number = text.substr(0, end);
  text.remove_prefix(end);
  if (!text.empty() && text[0] == '%') text.remove_prefix(1);
  return number;
}

// Takes a remark in brackets off the front of a text.
void skip_remark(std::string_view& text) {
  std::string_view rest = trimmed(text);
  if (rest.empty() || rest[0] != '(') return;
  std::size_t const close = rest.find(')');
  if (close != std::string_view::npos) text = trimmed(rest.substr(close + 1));
}

bool may_follow_number(std::string_view rest) {
  return rest.empty() || !(is_token_part(rest[0]) || rest[0] == '/' || rest[0] == ':') ||
         (rest[0] == '.' && (rest.size() == 1 || !is_digit(rest[1])));
}

// "1 to 5" at the front of a text, or with `link` "and" the numbers behind "between".
std::optional<CommentRange> range_at(std::string_view text, std::string_view link) {
  std::string_view const least = take_number(text);
  if (least.empty()) return std::nullopt;
  skip_remark(text);
  if (!take_mark(text, link)) return std::nullopt;
  std::string_view const most = take_number(text);
  if (most.empty() || !may_follow_number(text) || number_in(least) >= number_in(most)) return std::nullopt;
  return CommentRange{std::string(least), std::string(most)};
}

// The first word, which a comparison or a blank ends.
std::string_view take_token(std::string_view& text) {
  text = trimmed(text);
  std::size_t end = 0;
  if (!text.empty() && kQuotes.find(text[0]) != std::string_view::npos) {
    end = text.find(text[0], 1);
    end = end == std::string_view::npos ? 0 : end + 1;
  } else {
    while (end < text.size() && is_token_part(text[end])) ++end;
  }
  std::string_view const token = text.substr(0, end);
  text.remove_prefix(end);
  return unquoted(token);
}

}  // namespace

std::vector<std::string> labels_in_comment(std::string_view comment) {
  for (std::string_view const list : {comment, comment.substr(0, comment.find(". "))})
    if (Labels found = explained_labels(list); !found.empty()) return found;
  for (std::string_view const list : behind_marks(comment, "values"))
    if (Labels found = listed_items(up_to_end(list), true); !found.empty()) return found;
  for (std::string_view const list : behind_marks(comment, "one of"))
    if (Labels found = listed_items(up_to_end(list), false); !found.empty()) return found;
  if (Labels found = barred_items(comment); !found.empty()) return found;
  return quoted_items(comment);
}

CommentRange range_in_comment(std::string_view comment) {
  for (std::string_view const behind : behind_marks(comment, "between"))
    if (auto const range = range_at(behind, "and")) return *range;
  for (std::size_t at = 0; at < comment.size(); ++at) {
    bool const begins = at == 0 || comment[at - 1] == ' ' || comment[at - 1] == '(' || comment[at - 1] == ':';
    if (begins)
      if (auto const range = range_at(comment.substr(at), "to")) return *range;
  }
  CommentRange range;
  auto const bound = [&](std::string_view use) -> std::string {
    for (std::string_view behind : behind_marks(comment, use))
      if (std::string_view const number = take_number(behind); !number.empty() && may_follow_number(behind))
        return std::string(number);
    return {};
  };
  range.least = bound("least");
  range.most = bound("most");
  return range;
}

CommentCondition condition_in_comment(std::string_view comment) {
  for (std::string_view behind : behind_marks(comment, "only")) {
    std::string_view const column = take_token(behind);
    behind = trimmed(behind);
    bool const compared = behind.starts_with("==") || behind.starts_with("=") || behind.starts_with("is ");
    if (column.empty() || !compared) continue;
    behind.remove_prefix(behind.starts_with("=") && !behind.starts_with("==") ? 1 : 2);
    std::string_view const label = take_token(behind);
    if (!label.empty() && up_to_end(behind).empty()) return {std::string(column), std::string(label)};
  }
  return {};
}

}  // namespace synthgen::core
