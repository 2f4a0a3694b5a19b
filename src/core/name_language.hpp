// Which language the names of a schema are in: whoever calls a column "Straße" wants German streets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace synthgen::core {

// The locale of the language that names of tables and columns are in, as far as the words of
// data/vocabulary.tsv tell; empty where they are English, too few, or of no one language.
std::string_view locale_of_names(const std::vector<std::string>& names);

}  // namespace synthgen::core
