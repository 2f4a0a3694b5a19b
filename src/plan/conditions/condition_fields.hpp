// Conditions on the fields of a composite column.
#pragma once

#include "plan/conditions/value_domain.hpp"
#include "postgres/schema.hpp"

namespace synthgen::plan {

// What `conditions` on `column` alone say of its fields (index = number - 1), as far as they say it of
// fields; empty where they say nothing. Throws ServerError.
std::vector<ValueDomain> field_domains(const pg::Column& column, const std::vector<Node*>& conditions);

}  // namespace synthgen::plan
