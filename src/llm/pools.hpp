// Gives a request the text pools that it asks for by its option "text".
#pragma once

#include "plan/request.hpp"

namespace synthgen::llm {

// Puts the pools that serve the request's tables into request.text_pools: those that the caller wrote by hand
// first. Does nothing for requests of built-in text. Throws pg::Error.
void provide_text_pools(plan::Request& request);

}  // namespace synthgen::llm
