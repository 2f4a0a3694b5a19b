// The lines of data/equations.tsv, embedded (see data/embed_equations.pl).
#pragma once

#include <cstddef>
#include <string_view>

namespace synthgen::core::detail {

extern const std::string_view kEquationLines[];
extern const std::size_t kEquationLineCount;

}  // namespace synthgen::core::detail
