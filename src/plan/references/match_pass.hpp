// Unique keys over references that must agree with each other: two that share the tenant's column, say.
#pragma once

#include "plan/table_pass.hpp"

namespace synthgen::plan {

class MatchPass : private TablePass {
 public:
  explicit MatchPass(TableDraft& draft) : TablePass(draft) {}

  // Where all references of the key share the same columns with one of them, which no other key has claimed:
  // the combinations of parents that agree are enumerated. False if that is not how they are tied.
  bool plan(const pg::Key& key, const std::vector<TableDraft::Part>& parts);

  // Where a key is made of two references whose parents should agree through an ancestor, of which `leading`
  // comes first: the combinations that agree come first. False if that is not how they are tied.
  bool plan_agreeing(const pg::Key& key, const std::vector<TableDraft::Part>& parts, int leading);

  // Adds the nodes of what was planned.
  void build();

 private:
  std::vector<AttrNumber> shared_columns(int one, int other) const;
  int differs_from(const Match& match, std::size_t place) const;
  void claim(Match match);
  std::shared_ptr<generate::GroupIndex> groups_of(const Match& match, const pg::ForeignKey& key);
  std::vector<std::shared_ptr<generate::GroupIndex>> required_groups(const Match& match);
  void build_agreeing(Match& match);
};

}  // namespace synthgen::plan
