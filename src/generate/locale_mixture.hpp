// Draws from the generators of several locales. Which one writes a value, the low bits of its word say
// (core::LocaleMix); the plan gives the words of a row the same low bits, so that the name, the street, the
// telephone number and the country of a row belong together.
#pragma once

#include <memory>
#include <vector>

#include "core/locale_mix.hpp"
#include "generate/generator.hpp"

namespace synthgen::generate {

// `parts` has a generator for each share of the mix, in its order; one that is null is replaced by that of
// the main locale. Null if that is null, too. With `need_distinct`, the result is the main locale's own
// generator where nothing else promises different values.
std::unique_ptr<Generator> mix_locales(const core::LocaleMix& mix,
                                       std::vector<std::unique_ptr<Generator>> parts, bool need_distinct);

}  // namespace synthgen::generate
