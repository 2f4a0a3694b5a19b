// What a column may be under any of several alternatives.
#pragma once

#include <span>

#include "plan/conditions/value_domain.hpp"

namespace synthgen::plan {

// Disjoint domains, intervals in ascending order, that together admit what any of `domains` does, and hardly
// more; nothing where that cannot be said by lists, intervals and lengths of texts, or where one of them
// admits everything. Domains that admit only null add nothing. Nullness is left at kAny.
std::optional<std::vector<ValueDomain>> unite(std::span<const ValueDomain> domains, const pg::TypeRef& type);

// The smallest interval or list around all pieces.
ValueDomain hull(const std::vector<ValueDomain>& pieces);

}  // namespace synthgen::plan
