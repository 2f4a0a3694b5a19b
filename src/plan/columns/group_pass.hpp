// Check groups: the columns of a condition get candidates, and a node that retries until the real
// expressions hold.
#pragma once

#include "generate/alternative.hpp"
#include "generate/check_group.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class GroupPass : private TablePass {
 public:
  explicit GroupPass(TableDraft& draft) : TablePass(draft) {}

  void build_groups();

 private:
  bool is_fixed(AttrNumber column) const;
  bool is_free(AttrNumber column) const;
  bool may_follow(AttrNumber column, const std::vector<AttrNumber>& from) const;
  std::vector<std::shared_ptr<const generate::Generator>> other_generators(const pg::TypeRef& type,
                                                                           const ValueDomain& domain) const;
  generate::AlternativeDraw alternative_draw(const pg::Column& column, const Alternative& alternative,
                                             bool free);
  void require_value(const pg::Column& column, const generate::AlternativeDraw& draw) const;
  CheckGroup possible_alternatives(const CheckGroup& group);
  // The node that chooses among a group's alternatives, and the columns that it weighs, in their order.
  struct Choices {
    generate::NodeId id = generate::kNoNode;
    generate::AlternativeNode* node = nullptr;
    std::vector<AttrNumber> weighed;
    std::vector<std::string> crowded;  // the indexes that have not room for all rows
  };
  generate::Crowd crowd(const std::string& index);
  void take_turns(std::vector<generate::Crowd>& crowds, const std::vector<std::uint32_t>& inside) const;
  Choices build_choices(const CheckGroup& group, int number);
  void build_group(const CheckGroup& all, int number);
  generate::NodeId drawing_node(AttrNumber column) const;
  std::uint32_t value_cost(const pg::Column& column) const;
  std::optional<generate::WeighedColumn> weigh(const pg::Column& column, const CheckGroup& group) const;
  generate::NodeId build_candidate(const pg::Column& column, const CheckGroup& group, int number,
                                   const Choices& choices);
};

}  // namespace synthgen::plan
