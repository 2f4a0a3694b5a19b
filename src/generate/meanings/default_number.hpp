// Numbers of a column whose default tells the typical one: often the default itself, else one about as large.
#pragma once

#include "generate/generator.hpp"
#include "plan/conditions/value_domain.hpp"

namespace synthgen::generate {

// `own` draws what the column would hold without its default. Tax rates are the default everywhere; where the
// default is one, as of quantities, it only makes a number more frequent that would be frequent anyway.
// Returns `own` where the default says nothing: nothing or less, or no number that can be reckoned with.
std::unique_ptr<Generator> with_default(std::unique_ptr<Generator> own, std::string_view semantic,
                                        const pg::TypeRef& type, const plan::ValueDomain& domain,
                                        Datum value);

}  // namespace synthgen::generate
