// Whether a column's domain admits a value, told at once and without objects, for use within a batch. It is
// a help in choosing: what cannot be told counts as refused, and the server's expressions decide in the end.
#pragma once

#include <vector>

#include "plan/conditions/value_domain.hpp"

extern "C" {
#include "utils/typcache.h"
}

namespace synthgen::generate {

class Admission {
 public:
  // Throws ServerError.
  Admission(const plan::ValueDomain& domain, const pg::TypeRef& type);

  bool admits_null() const noexcept { return nullness_ != plan::Nullness::kNever; }
  bool admits_all() const noexcept { return admits_null() && admits_values() && is_open_; }
  // Whether a value that is admitted cannot be told from others.
  bool is_opaque() const noexcept { return opaque_; }
  bool admits_values() const noexcept { return nullness_ != plan::Nullness::kAlways; }

  // Of a value that is not null. Runs inside a guard: may ereport.
  bool admits(Datum value) const;

  bool operator==(const Admission& other) const noexcept;

 private:
  int order(Datum left, Datum right) const;

  plan::Nullness nullness_;
  bool is_open_;         // nothing is demanded of a value
  bool opaque_ = false;  // more is demanded than can be told here
  bool by_value_;
  std::optional<plan::Bound> lower_, upper_;
  std::optional<std::vector<Datum>> allowed_;
  std::vector<Datum> excluded_;
  FmgrInfo* compare_ = nullptr;  // of the type cache; null if the type has no order
  Oid collation_;
};

}  // namespace synthgen::generate
