// JSON documents that conditions on their members accept, put together member by member.
#pragma once

#include <functional>

#include "postgres/schema.hpp"

namespace synthgen::plan {

// Those of `candidates` that `conditions` accept.
using AcceptedBy = std::function<std::vector<Datum>(const std::vector<Datum>& candidates,
                                                    const std::vector<Node*>& conditions)>;

// Documents of `type` (json or jsonb) with the members that the conditions mention, each of a value that the
// condition takes. Some may still be refused by all conditions together; none if no member is mentioned.
// Throws ServerError.
std::vector<Datum> fitting_documents(const pg::TypeRef& type, const std::vector<Node*>& conditions,
                                     const AcceptedBy& accepted_by);

}  // namespace synthgen::plan
