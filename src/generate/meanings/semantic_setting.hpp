// Fits the templates of a meaning to the table that the column stands in: a library employs librarians, a
// publisher's website bears the publisher's name. Only what the catalog says counts, about the table itself,
// the tables that it refers to and those beside it, so a table's rows do not depend on what else is
// generated.
#pragma once

#include <string>
#include <string_view>

#include "generate/choose.hpp"

namespace synthgen::generate {

// The templates of `semantic` for a column of `table`; empty if the meaning has none. Those for the kind of
// thing that the table holds, or refers to, come before the general ones ("text.title@%tasks"); "{thing}" in
// them is what the column names, such as "Alert Rule".
std::string templates_for(std::string_view semantic, const pg::Table& table, const pg::Column& column,
                          const Context& context);

}  // namespace synthgen::generate
