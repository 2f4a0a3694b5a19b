#include "generate/nodes/evidence.hpp"

#include <algorithm>
#include <cstring>

namespace synthgen::generate {

bool Evidence::tells(const Values& column, std::size_t i) const {
  if (column.nulls[i] || absent) return column.nulls[i] && absent;
  return values.empty() || std::any_of(values.begin(), values.end(), [&](Datum value) {
           if (by_value) return value == column.data[i];
           auto* const a = reinterpret_cast<struct varlena*>(DatumGetPointer(value));
           auto* const b = reinterpret_cast<struct varlena*>(DatumGetPointer(column.data[i]));
           return VARSIZE_ANY_EXHDR(a) == VARSIZE_ANY_EXHDR(b) &&
                  std::memcmp(VARDATA_ANY(a), VARDATA_ANY(b), VARSIZE_ANY_EXHDR(a)) == 0;
         });
}

}  // namespace synthgen::generate
