// The words of a name with abbreviations written out: "quantity per unit" of "qty_per_unt".
#pragma once

#include <string_view>

#include "core/words.hpp"

namespace synthgen::core {

// As words_of() finds them, in the singular, run-together ones cut apart.
Words spelt_words_of(std::string_view name);

}  // namespace synthgen::core
