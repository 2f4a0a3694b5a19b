// What words say of the rows of a table.
#pragma once

#include <string>
#include <string_view>

namespace synthgen::plan {

// Whether a word names the rows of a table: "comment" those of post_comments, "enrolled" those of enrollment.
bool names_rows(const std::string& word, std::string_view table);

}  // namespace synthgen::plan
