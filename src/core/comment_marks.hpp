// The words by which comments say what their columns hold: in front of an example, a list of values, a range
// (data/lexicon/all/comment_mark.tsv).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace synthgen::core {

// What stands behind each mark of a use ("example", "values") in a comment, without the signs and blanks just
// behind the mark, in the order of the data's marks. A mark is a word of its own.
std::vector<std::string_view> behind_marks(std::string_view comment, std::string_view use);

// Takes a mark of a use off the front of a text, with the blanks around it; of several the longest one. False
// if there is none. A mark of letters has to end there.
bool take_mark(std::string_view& text, std::string_view use);

}  // namespace synthgen::core
