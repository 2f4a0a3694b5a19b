// What a comment says of the values of its column, as a constraint would: which labels there are ("one of
// open, closed", "a | b | c", "P = person, C = company", "0 = new, 1 = active"), within which range a number
// lies ("between 1 and 10", "0..100"), with what label of another column there is one ("only set when kind =
// b").
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace synthgen::core {

// The labels that a comment lists, distinct and in its order; empty if it lists none, or goes on with more
// than labels.
std::vector<std::string> labels_in_comment(std::string_view comment);

// Numbers as they are written; empty where there is no such bound.
struct CommentRange {
  std::string least, most;
};
CommentRange range_in_comment(std::string_view comment);

// The column and the label with which the comment's column has a value; empty if it says nothing like that.
struct CommentCondition {
  std::string column, label;
};
CommentCondition condition_in_comment(std::string_view comment);

}  // namespace synthgen::core
