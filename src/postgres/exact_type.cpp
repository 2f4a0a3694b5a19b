#include "postgres/exact_type.hpp"

namespace synthgen::pg {

const TypeRef& exact_type() {
  static const TypeRef type = [] {
    TypeRef numeric;
    numeric.oid = numeric.base = NUMERICOID;
    numeric.base_modifier = -1;
    return numeric;
  }();
  return type;
}

}  // namespace synthgen::pg
