// Words for what people do: who is called one is looked for among those who are called the other.
#pragma once

#include <string_view>

namespace synthgen::plan {

// Whether two words, in English and in the singular, say that somebody does the same.
bool is_same_role(std::string_view one, std::string_view other);

}  // namespace synthgen::plan
