// The disjunctive normal form of a condition: arms, each a way to satisfy it, described by domains,
// relations and equations. What an arm cannot express is kept as residual expressions.
#pragma once

#include "plan/conditions/condition_normal.hpp"
#include "plan/conditions/row_constraints.hpp"

namespace synthgen::plan {

struct Arm {
  Alternative facts;
  std::vector<Node*> residuals;  // each must not be false
};

// More arms than this are thinned out; each arm of each factor stays in at least one product.
inline constexpr std::size_t kMaxArms = 64;

// Restricts `arm` to what `other` demands too; false if nothing is left.
bool merge(Arm& arm, const Arm& other, const pg::Table& table);

// Joins arms that are one: lists of values of the same column, "a is null" beside a restriction of a.
void simplify(std::vector<Arm>& arms, const pg::Table& table);

// The products of two lists of arms, without contradictions. If nothing contradicts and the product is
// larger than `limit` it is thinned out.
std::vector<Arm> multiply(const std::vector<Arm>& left, const std::vector<Arm>& right, const pg::Table& table,
                          std::size_t limit = kMaxArms);

// The arms of a condition; empty if it cannot be satisfied. Throws ServerError.
std::vector<Arm> arms_of(const Condition* condition, const pg::Table& table);

}  // namespace synthgen::plan
