// Tables that say who belongs to what: the participants of a conversation, the guardians of a child, the
// members of a project. Whoever does something in a conversation takes part in it. Asked of the catalog, so
// that the answer does not depend on which tables are being filled.
#pragma once

#include <optional>
#include <vector>

#include "plan/plan_impl.hpp"

namespace synthgen::plan {

// That what a foreign key refers to is chosen among the members of something that the row refers to, too: the
// sender of a message among the participants of its conversation.
struct MemberChoice {
  std::size_t by = 0;            // the foreign key that leads to it
  std::vector<std::size_t> way;  // and those that lead on from its parent: from a task to the project
  Oid link = InvalidOid;         // the table that says who belongs to it
  AttrNumber whole = InvalidAttrNumber, member = InvalidAttrNumber;          // columns of the link
  AttrNumber whole_key = InvalidAttrNumber, member_key = InvalidAttrNumber;  // what these two refer to
};

std::optional<MemberChoice> member_choice(Plan& plan, const pg::Table& table, std::size_t key);

// Those of all foreign keys of a table.
std::vector<MemberChoice> member_choices(Plan& plan, const pg::Table& table);

}  // namespace synthgen::plan
