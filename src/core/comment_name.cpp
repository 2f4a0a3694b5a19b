#include "core/comment_name.hpp"

#include <algorithm>
#include <cstddef>

#include "core/comment_marks.hpp"
#include "core/name_words.hpp"

namespace synthgen::core {

namespace {

// The first clause: a comma with no blank behind it joins two parts of one thing.
std::string_view leading_clause(std::string_view comment) {
  for (std::size_t i = 0; i < comment.size(); ++i) {
    bool const stop = std::string_view(".,:").find(comment[i]) != std::string_view::npos;
    bool const ends = stop && (i + 1 == comment.size() || comment[i + 1] == ' ' || comment[i + 1] == '\n');
    if (ends || std::string_view(";(\n").find(comment[i]) != std::string_view::npos)
      return comment.substr(0, i);
  }
  return comment;
}

// The first mark of a use inside of a text, as where it begins and what stands behind it.
struct Cut {
  std::string_view front, behind;
};
Cut cut_at(std::string_view text, std::string_view use) {
  for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
    std::string_view behind = text.substr(at);
    if (take_mark(behind, use)) return {text.substr(0, at), behind};
  }
  return {text, {}};
}

}  // namespace

std::string name_in_comment(std::string_view comment) {
  constexpr std::size_t kLongest = 48;
  std::string_view const clause = leading_clause(comment);
  if (clause.size() > kLongest) return {};
  Cut const owned = cut_at(cut_at(clause, "aside").front, "of");
  return owned.behind.empty() ? std::string(owned.front)
                              : std::string(owned.behind) + " " + std::string(owned.front);
}

std::string unit_in_comment(std::string_view comment, const Words& units) {
  for (std::string_view const behind : behind_marks(comment, "in")) {
    Words const words = words_of_text(behind.substr(0, behind.find_first_of(" ,.;:()\n")));
    if (words.empty()) continue;
    std::string unit = singular(words.front());
    if (contains(units, unit)) return unit;
  }
  return {};
}

}  // namespace synthgen::core
