// Changes a table as somebody asks for in plain language: a language model writes a patch, and what it wrote
// is checked and applied as if a stranger had written it.
#pragma once

#include "modify/apply.hpp"

namespace synthgen::modify {

struct ModifyCall {
  ApplyCall apply;     // without a patch; its prompt is what is asked for
  std::string server;  // empty: the only one that the caller may use
};

struct Modification {
  Jsonb* patch = nullptr;  // as the model wrote it
  ApplyResult result;
};

// Asks the model, and once or twice more if its patch is refused, by the checks or by a constraint, telling
// it why. Throws pg::Error or ServerError; then nothing has changed, also in the transaction that goes on.
Modification modify(const ModifyCall& call);

}  // namespace synthgen::modify
