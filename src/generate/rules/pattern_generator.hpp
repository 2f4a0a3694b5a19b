// Texts that match the regular expressions of a value domain.
#pragma once

#include "generate/generator.hpp"
#include "plan/conditions/value_domain.hpp"

namespace synthgen::generate {

// Null if an expression is beyond us or nothing satisfies all. What comes out has been tried on the
// server's own regular-expression engine, which decides. `rows`: how many different texts a unique column
// needs.
std::unique_ptr<Generator> make_pattern_generator(const pg::TypeRef& type, const plan::ValueDomain& domain,
                                                  bool need_distinct, std::uint64_t rows = 0);

}  // namespace synthgen::generate
