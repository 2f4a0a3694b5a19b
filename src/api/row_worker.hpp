// The process that generates rows ahead for a call of synth_generate, and what it is told.
#pragma once

#include "ledger/run_ledger.hpp"

namespace synthgen::api {

// What a helper must know to make the request of `call`: the call, with `as_of` as it was understood and, in
// the form with regclass[], `tables`. Empty where a helper would not see what this transaction sees.
std::string describe_to_helper(const ledger::Call& call, int32 as_of, const std::vector<Oid>* tables);

}  // namespace synthgen::api
