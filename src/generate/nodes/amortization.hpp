// The course of a loan that is paid back in equal instalments: what of each is interest, and what is owed
// then.
#pragma once

#include "generate/nodes/siblings.hpp"
#include "generate/nodes/temporal.hpp"

namespace synthgen::generate {

// A number of the instalment whose turn it is. Null where `own` or the loan's numbers are; the value of `own`
// where the column has no room.
class AmortizationNode : public Node {
 public:
  enum class Says { kPayment, kPrincipal, kInterest, kBefore, kAfter };
  // What is lent, its yearly rate ("7.25", or "0.0725"), the number of months, and what is due in each, as
  // the instalment sees them; without a rate six percent are taken.
  struct Loan {
    NumberSource principal;
    NumberSource rate;
    NumberSource months;
    NumberSource payment;
  };
  // Of instalments that are rows of the loan, each in its turn.
  AmortizationNode(const SpreadReference& reference, Loan loan, Says says, NodeId own,
                   const pg::TypeRef& type)
      : reference_(&reference), loan_(loan), says_(says), own_(own), room_(type) {}
  // Of the loan itself: what is owed on the day `now`, each instalment since `begin` being paid.
  AmortizationNode(DateBound begin, Microseconds now, Loan loan, NodeId own, const pg::TypeRef& type)
      : begin_(begin), now_(now), loan_(loan), says_(Says::kBefore), own_(own), room_(type) {}
  void generate(Batch& batch, Values out) const override;

 private:
  std::int64_t steps(std::int64_t principal, std::int64_t rate, std::int64_t payment, std::int64_t months,
                     std::int64_t place) const;

  const SpreadReference* reference_ = nullptr;
  DateBound begin_;
  Microseconds now_ = 0;
  Loan loan_;
  Says says_;
  NodeId own_;
  NumberRoom room_;
};

}  // namespace synthgen::generate
