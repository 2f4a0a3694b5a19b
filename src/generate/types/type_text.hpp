// Text without a meaning: readable words where there is room, codes where there is little.
#pragma once

#include "generate/types/type_makers.hpp"

namespace synthgen::generate {

// Words within the lengths and the case that `domain` asks for.
std::unique_ptr<Generator> make_words(const pg::TypeRef& type, const plan::ValueDomain& domain,
                                      bool need_distinct);

}  // namespace synthgen::generate
