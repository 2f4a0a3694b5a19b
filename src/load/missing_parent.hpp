// What a trigger writes may refer to rows that are not there, by a value that it took from the row it fires
// for: a change is recorded together with who made it. Then that column of the row refers to them, though no
// constraint says so.
//
// What a trigger does is not read from its text but learned from the foreign key that it violates.
#pragma once

#include "plan/plan_impl.hpp"

namespace synthgen::load {

// The reference that the rows of `table` should have had, as the error tells that their triggers have met;
// nothing if it tells of something else, or if that is known already.
std::optional<plan::Referral> missing_parent(const plan::TablePlan& table, const ErrorData& error,
                                             plan::Plan& plan);

}  // namespace synthgen::load
