// Numbers that a list knows of a thing whose name other columns have from its row: the seats of an aircraft
// model, the range that it flies.
#pragma once

#include "generate/choose.hpp"

namespace synthgen::generate {

// The list that a meaning takes its numbers from; empty if it takes them from none.
std::string_view list_of_numbers(const core::Recognition& meaning, const Context& context);

// The number of the row that the entity's word draws; `listed`: of the row that unique columns of its list go
// through, see semantic_enumeration.hpp. Null if the meaning takes its numbers from no list, or if type or
// domain do not admit all of them.
std::unique_ptr<Generator> make_listed_number(const core::Recognition& meaning, const pg::TypeRef& type,
                                              const plan::ValueDomain& domain, const Context& context,
                                              bool listed = false);

}  // namespace synthgen::generate
