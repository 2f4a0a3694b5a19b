// Values of types inside other types: elements of arrays, fields of composites, bounds of ranges. No
// column constraint is known of them and nobody redraws them, so a domain's conditions are met here.
#pragma once

#include "generate/choose.hpp"

namespace synthgen::generate {

// A generator for `type`; null if there is none. Where a domain's conditions cannot be followed by
// construction, those of a sample of values that the domain accepts.
std::unique_ptr<Generator> make_nested_generator(const pg::TypeRef& type, const Context& context,
                                                 bool need_distinct);

}  // namespace synthgen::generate
