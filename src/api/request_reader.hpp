// Turns what a caller said into what the plan works on: names into tables, JSON into values.
#pragma once

#include "generate/choose.hpp"
#include "ledger/run_ledger.hpp"

namespace synthgen::api {

// Table names are looked up in the call's schema, as they stand or, failing that, as SQL would read them
// (folded to lower case unless quoted, with or without the schema). Throws undefined_table with the
// nearest name, invalid_parameter_value for what else is wrong.
plan::Request read_request(const ledger::Call& call);

// The same for the form with regclass[]: `tables` are to be filled.
plan::Request read_request(const ledger::Call& call, std::vector<Oid> tables);

// "Now" where the caller did not say: the setting synthgen.as_of, else the current date of the session.
int32 default_as_of();

// That and the locale of the settings, for what is looked at apart from a run.
generate::Context default_context();

}  // namespace synthgen::api
