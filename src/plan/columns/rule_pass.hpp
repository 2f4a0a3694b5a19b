// What the rules of the table say of rows, of references and of nulls.
#pragma once

#include "generate/rules/correlation.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class RulePass : private TablePass {
 public:
  explicit RulePass(TableDraft& draft) : TablePass(draft) {}

  void find_rules();
  // `otherwise` is what the column holds without the rule, if there is a node for that already.
  generate::NodeId rule_node(const pg::Column& column, const rules::ColumnRule& rule, std::string& generator,
                             generate::NodeId otherwise = generate::kNoNode);
  // About how the parents of a foreign key are picked; null if there is none.
  const rules::ColumnRule* reference_rule(std::size_t index) const;
  // Whether the rule of another column reads the column's values.
  bool feeds_rule(AttrNumber column) const;
  double skew_of(std::size_t index) const;
  double reference_null_rate(std::size_t index);
  double ruled_null_rate(const pg::Column& column);

 private:
  void judge_expressions();
  CheckGroup& group_of(AttrNumber column);
  std::pair<std::optional<double>, std::optional<double>> children_per_parent(std::size_t index) const;
  void refuse_circles() const;
  generate::NodeId expression_node(const pg::Column& column, const rules::ColumnRule& rule,
                                   std::string& generator, generate::NodeId otherwise);
  generate::NodeId otherwise_node(const pg::Column& column, const rules::ColumnRule& rule,
                                  std::string& generator);
  generate::NodeId branch_node(const pg::Column& column, const rules::ColumnRule& rule,
                               std::string& generator, generate::NodeId otherwise = generate::kNoNode);
  generate::NodeId correlated_node(const pg::Column& column, const rules::ColumnRule& rule,
                                   std::string& generator);
  generate::Companion companion_of(const pg::Column& column, const rules::ColumnRule& rule);
  generate::NodeId drawn_node(const pg::Column& column, const rules::ColumnRule& rule,
                              std::string& generator);
  double allowed_null_rate(const pg::Column& column, double rate);
};

}  // namespace synthgen::plan
