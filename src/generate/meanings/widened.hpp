// Values of all orders of magnitude, for columns of which nobody knows what is asked of them.
#pragma once

#include "generate/choose.hpp"

namespace synthgen::generate {

// The values of `usual` in a quarter of the draws; in the others numbers of any number of digits, and dates
// of any distance from now, as the domain admits them. `usual` itself for other types, and where it promises
// nothing.
std::unique_ptr<Generator> widen(std::unique_ptr<Generator> usual, const pg::TypeRef& type,
                                 const plan::ValueDomain& domain, const Context& context);

}  // namespace synthgen::generate
