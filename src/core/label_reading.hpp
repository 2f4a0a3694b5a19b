// What labels stand for that do not say it by themselves: in another language, cut short, or explained by a
// comment.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace synthgen::core {

// The labels of a column, each as it is, or where that tells nothing as the words that it stands for, joined
// by _: "overdue" of "vencida" beside "pagada", "scheduled" of "SCHD" in a column called a status, "inactive"
// of "I" where the comment says "A = active, I = inactive".
std::vector<std::string> read_labels(std::span<const std::string> labels, std::string_view column,
                                     std::string_view comment);

}  // namespace synthgen::core
