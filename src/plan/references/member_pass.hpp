// Whom a row names among the rows that refer to it: the manager of a department works there, the captain
// plays in the team. Two tables that refer to each other are needed, of which one key is named after its
// table and the other one is not.
#pragma once

#include "plan/table_pass.hpp"

namespace synthgen::plan {

class MemberPass : private TablePass {
 public:
  explicit MemberPass(TableDraft& draft) : TablePass(draft) {}

  // What a foreign key picks where a table that comes before this one refers back: one of the rows that
  // belong to the row, or else, where that table must name one of its own, the row by which it is named.
  // `otherwise` is for rows that nobody names. kNoNode if there is no such circle.
  generate::NodeId member_reference(std::size_t index, generate::NodeId otherwise);

  // The same for keys of tables that come before this one.
  void choose_members();

 private:
  void follow(TablePlan& other, std::size_t back, std::size_t key);
};

}  // namespace synthgen::plan
