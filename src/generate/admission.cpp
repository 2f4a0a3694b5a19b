// Comparisons go through the order of the type, as in plan/conditions/value_domain.cpp.
#include "generate/admission.hpp"

#include <algorithm>

#include "postgres/guard.hpp"

extern "C" {
#include "catalog/pg_collation.h"
}

namespace synthgen::generate {

Admission::Admission(const plan::ValueDomain& domain, const pg::TypeRef& type)
    : nullness_(domain.nullness),
      is_open_(domain.unrestricted()),
      by_value_(type.by_value),
      lower_(domain.lower),
      upper_(domain.upper),
      allowed_(domain.allowed),
      excluded_(domain.excluded),
      collation_(OidIsValid(type.collation) ? type.collation : Oid{DEFAULT_COLLATION_OID}) {
  plan::ValueDomain rest = domain;
  rest.lower.reset();
  rest.upper.reset();
  rest.allowed.reset();
  rest.excluded.clear();
  opaque_ = !rest.unrestricted();
  if (is_open_) return;
  compare_ = pg::guard([&]() -> FmgrInfo* {
    TypeCacheEntry* const entry = lookup_type_cache(type.base, TYPECACHE_CMP_PROC_FINFO);
    return OidIsValid(entry->cmp_proc_finfo.fn_oid) ? &entry->cmp_proc_finfo : nullptr;
  });
  opaque_ = opaque_ || compare_ == nullptr;
}

int Admission::order(Datum left, Datum right) const {
  return by_value_ && left == right ? 0 : DatumGetInt32(FunctionCall2Coll(compare_, collation_, left, right));
}

bool Admission::admits(Datum value) const {
  if (opaque_) return false;
  auto const outside = [&](const std::optional<plan::Bound>& bound, int sign) {
    int const side = bound ? order(value, bound->value) * sign : 1;
    return side < 0 || (side == 0 && !bound->inclusive);
  };
  auto const is_value = [&](Datum other) { return order(value, other) == 0; };
  return !outside(lower_, 1) && !outside(upper_, -1) &&
         (!allowed_ || std::any_of(allowed_->begin(), allowed_->end(), is_value)) &&
         std::none_of(excluded_.begin(), excluded_.end(), is_value);
}

bool Admission::operator==(const Admission& other) const noexcept {
  auto const same = [](const std::optional<plan::Bound>& a, const std::optional<plan::Bound>& b) {
    return a.has_value() == b.has_value() && (!a || (a->value == b->value && a->inclusive == b->inclusive));
  };
  return nullness_ == other.nullness_ && !opaque_ && !other.opaque_ && same(lower_, other.lower_) &&
         same(upper_, other.upper_) && allowed_ == other.allowed_ && excluded_ == other.excluded_;
}

}  // namespace synthgen::generate
