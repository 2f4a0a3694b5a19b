// Columns that a condition ties together. A candidate is drawn for all of them, the real expressions
// decide, and rows that fail are drawn again, as often as the bound allows. Which draw is taken depends
// on the row alone, so the result is as reproducible as a single draw.
#pragma once

#include "generate/alternative.hpp"
#include "generate/batch.hpp"
#include "postgres/expression.hpp"

namespace synthgen::generate {

// Finds for every row the first attempt that meets all conditions; the members' final values follow.
class CheckGroupNode : public Node {
 public:
  static constexpr std::uint64_t kMaxAttempts = 2000;

  // `group` is the number under which the members' candidates were registered with the program;
  // `conditions` are expressions over the table's row, `names` the constraints they come from.
  CheckGroupNode(const pg::Table& table, int group, std::vector<AttrNumber> members,
                 const std::vector<::Node*>& conditions, std::vector<std::string> names);

  // Under alternative `alternative` the member `column` is computed by an expression over the row, after
  // those defined before it. Null is no value: the draw then stands. `only_if_hard`: only in some of the
  // attempts of rows that draws alone do not satisfy.
  void define(std::size_t alternative, AttrNumber column, ::Node* expression, bool only_if_hard);
  // The node that says which alternative a row takes; needed when anything is defined.
  void set_alternative(NodeId id, const AlternativeNode& node) noexcept {
    alternative_ = id;
    choices_ = &node;
  }
  // Rows for which the index of crowd `crowd` has no room must meet `outside`.
  void keep_out(std::size_t crowd, ::Node* outside, std::string name);
  void generate(Batch& batch, Values out) const override;

  // The values of a member in a batch for which this node, `id`, has been evaluated.
  Values member(const Batch& batch, NodeId id, std::size_t member) const noexcept {
    return static_cast<const Values*>(batch.extra(id))[member];
  }
  void set_id(NodeId id) noexcept { id_ = id; }

 private:
  struct Definition {
    std::size_t alternative;
    std::size_t member;
    int expression;
    bool only_if_hard;
  };

  void add_inputs(::Node* expression);
  void set_inputs(std::size_t i, const Values* inputs) const;
  void compute(Batch& candidates, std::size_t i, const Values* inputs, const Values* drawn) const;

  std::size_t condition_count() const noexcept { return conditions_.size() + crowds_.size(); }
  // Computes what is defined, and finds for each row of an attempt the first condition that it does not meet,
  // or how many there are; those of crowded indexes come last. A row that cannot be computed meets none.
  void judge(Batch& candidates, const Values* inputs, const Values* drawn, std::size_t* unmet) const;
  [[noreturn]] void give_up(std::size_t i, const Values* inputs, std::size_t failed) const;

  const pg::Table& table_;
  int group_;
  std::vector<AttrNumber> members_;
  std::vector<AttrNumber> inputs_;
  std::vector<std::string> names_;
  std::vector<int> conditions_;
  std::vector<Definition> definitions_;
  std::vector<std::pair<std::size_t, int>> crowds_;  // number of the index, condition of rows outside
  NodeId alternative_ = kNoNode;
  const AlternativeNode* choices_ = nullptr;
  std::unique_ptr<pg::RowEvaluator> evaluator_;
  NodeId id_ = kNoNode;
};

// The final values of one member of a check group.
class CheckedNode : public Node {
 public:
  CheckedNode(NodeId group_id, const CheckGroupNode& group, std::size_t member)
      : group_id_(group_id), group_(group), member_(member) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId group_id_;
  const CheckGroupNode& group_;
  std::size_t member_;
};

}  // namespace synthgen::generate
