// A condition of a table with the ways to satisfy it, as the analysis of its constraints narrows them.
#pragma once

#include "plan/conditions/condition_arm.hpp"
#include "plan/conditions/condition_source.hpp"

namespace synthgen::plan {

// A source with the ways to satisfy it.
struct Clause {
  Source source;
  std::vector<Arm> arms;
  bool evaluate = false;  // its expression must be evaluated on candidates
  bool crowded = false;   // the source keeps rows out of an index that has not room for all
};

// The first and the last of some days, since 2000-01-01.
struct Days {
  std::int64_t first, last;
};

// Whether all that is left of a crowded index's clause is to be in it.
bool only_inside(const Clause& clause);

class ClauseReader {
 public:
  // With `days`, what is compared with now is narrowed to what holds all of them.
  ClauseReader(const pg::Table& table, std::optional<Days> days) : table_(table), days_(days) {}

  // Where the expression raises an error by itself there is one arm, and the row decides.
  std::vector<Arm> read(const Source& source);

  // Rows are outside of the index, or else inside as long as there is room.
  Clause read_crowded(const CrowdedIndex& index) const;

  bool asked_for_now() const noexcept { return asked_for_now_; }

 private:
  std::vector<Arm> read_arms(const Source& source);
  std::vector<Arm> read_timeless(Node* expression);
  std::vector<Arm> read_expression(Node* expression, Truth truth = Truth::kNotFalse) const;

  const pg::Table& table_;
  std::optional<Days> days_;
  bool asked_for_now_ = false;
};

// Throws pg::Error: no row of the table can satisfy the condition.
[[noreturn]] void refuse(const pg::Table& table, const Source& source);

}  // namespace synthgen::plan
