// Forms that texts have: numbers, dates, codes, addresses. Tried on conditions that nobody understands.
#pragma once

#include <functional>

#include "plan/value_domain.hpp"

namespace synthgen::plan {

// The first form, as a regular expression, of which `accept` takes a sample of texts that lie in `domain`.
std::optional<std::string> accepted_form(const ValueDomain& domain, const pg::TypeRef& type,
                                         const std::function<bool(const std::vector<Datum>&)>& accept);

}  // namespace synthgen::plan
