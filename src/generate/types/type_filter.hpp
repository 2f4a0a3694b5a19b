// Enforces the part of a value domain that a generator does not honour by construction.
#pragma once

#include "generate/generator.hpp"
#include "plan/conditions/value_domain.hpp"

namespace synthgen::generate {

// Tests values against a domain. Its tests run per value inside a guard.
class DomainFilter {
 public:
  // Throws pg::ServerError. The current memory context must outlive the filter.
  DomainFilter(const pg::TypeRef& type, const plan::ValueDomain& domain);

  // May ereport; allocates in the current memory context.
  bool accepts(Datum value) const;

 private:
  bool accepts_order(Datum value) const;
  bool accepts_text(Datum value) const;
  bool is_excluded(Datum value) const;
  int compare(Datum left, Datum right) const;

  const pg::TypeRef type_;
  const plan::ValueDomain domain_;
  mutable FmgrInfo comparison_{};
  bool has_comparison_ = false;
  bool is_text_ = false;
  bool has_text_conditions_ = false;
  Oid collation_;
  std::vector<text*> patterns_, patterns_not_;
};

// Wraps `inner` so that only accepted values come out; null if (nearly) none is accepted. The capacity
// stays true: of few values the accepted ones are listed; of many each index owns several, of which the
// first accepted one counts.
std::unique_ptr<Generator> filter_generator(std::unique_ptr<Generator> inner, const pg::TypeRef& type,
                                            const plan::ValueDomain& domain);

// The share of a sample of draws that `domain` accepts.
double acceptance(const Generator& generator, const pg::TypeRef& type, const plan::ValueDomain& domain);

// Tries a sample of `inner`, which should need no filter: returns it as it is if all are accepted, the
// filtered one if only some are, null if none is.
std::unique_ptr<Generator> verify_generator(std::unique_ptr<Generator> inner, const pg::TypeRef& type,
                                            const plan::ValueDomain& domain);

}  // namespace synthgen::generate
