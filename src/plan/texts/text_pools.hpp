// Fits the text pools of a request to the tables that they are for.
#pragma once

#include "plan/plan_impl.hpp"

namespace synthgen::plan {

// Whether texts of a pool may stand in the column: texts, or labels of an enum.
bool takes_texts(const pg::Column& column);

// Whether texts of the column may hold slots: nothing but their length may be restricted, since not all that
// they can stand for is looked at.
bool takes_slots(const RowConstraints& constraints, AttrNumber column);

// Whose word lists slots may draw from; empty for none, where the database might lack their letters.
std::string_view locale_of_slots(std::string_view locale);

// Puts what serves of the request's pools for this table into the plan's context: columns that still are
// columns of texts, records whose texts their conditions admit. A pool of which nothing serves is left out
// and the columns' own generators stay. Returns what there is to say of it, the request's notes first. The
// table's conditions are known, and the numbers of its rows. Throws pg::ServerError.
std::vector<std::string> fit_text_pools(Plan& plan, const TablePlan& table);

}  // namespace synthgen::plan
