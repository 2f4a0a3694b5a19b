// A number that a formula over other cells gives (core/equation.hpp). Arithmetic is the server's numeric
// arithmetic, rounded to the column's type at the end alone.
#pragma once

#include "core/equation.hpp"
#include "generate/nodes/evidence.hpp"
#include "generate/nodes/formulas.hpp"

namespace synthgen::generate {

struct EquationOperand {
  NumberSource source;      // a number, labels, or an instant of a type that is_instant_type() knows
  bool instant = false;     // counts as microseconds since 2000
  bool whole_days = false;  // ... until its day began
  bool optional = false;    // counts as nothing where it is null
  std::optional<core::Decimal> times, by;  // into the formula's unit
  std::vector<std::pair<Evidence, std::int64_t>>
      labels;  // by which the source says how often; none: a number
};

// What becomes of the formula's value.
struct EquationResult {
  std::optional<core::Decimal> times, by;  // into the column's unit
  std::optional<core::Decimal> least, most;
  std::optional<core::Decimal> otherwise;  // where an operand is null
  int digits = 2;                          // behind the point, where the type does not say
};

class EquationNode : public Node {
 public:
  // Null where `own` is or, if nothing else stands for it, where an operand is; where the column has no room
  // for it the value of `own`. A quotient by nothing is nothing. Steps are of arithmetic alone: kToday,
  // kTime, kPercent and kFraction are the planner's to put into numbers, but for a kFraction that only the
  // value tells.
  EquationNode(NodeId own, std::vector<EquationOperand> operands, std::vector<core::EquationStep> steps,
               EquationResult result, const pg::TypeRef& type)
      : own_(own), operands_(std::move(operands)), steps_(std::move(steps)), result_(result), room_(type) {}
  void generate(Batch& batch, Values out) const override;

 private:
  std::optional<Datum> operand(const EquationOperand& operand, Values values, std::size_t row) const;
  std::optional<Datum> evaluate(const Values* values, std::size_t row, Datum* stack) const;

  NodeId own_;
  std::vector<EquationOperand> operands_;
  std::vector<core::EquationStep> steps_;
  EquationResult result_;
  NumberRoom room_;
};

}  // namespace synthgen::generate
