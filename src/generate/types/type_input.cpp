#include "generate/types/type_input.hpp"

#include "postgres/guard.hpp"
#include "postgres/subtransaction.hpp"

extern "C" {
#include "utils/lsyscache.h"
#include "utils/syscache.h"
}

namespace synthgen::generate {

TypeInput::TypeInput(const pg::TypeRef& type) : modifier_(type.base_modifier) {
  pg::guard([&] {
    Oid function = InvalidOid;
    getTypeInputInfo(type.base, &function, &parameter_);
    fmgr_info(function, &function_);
  });
}

std::optional<Datum> try_input(const pg::TypeRef& type, const char* text) {
  Datum value = 0;
  auto const error = pg::attempt([&] {
    TypeInput const input(type);
    pg::guard([&] { value = input.read(text); });
  });
  if (error) return std::nullopt;
  return value;
}

std::string type_name(Oid type) {
  char name[NAMEDATALEN] = "";
  pg::guard([&] {
    HeapTuple const tuple = SearchSysCache1(TYPEOID, ObjectIdGetDatum(type));
    if (!HeapTupleIsValid(tuple)) return;
    std::memcpy(name, NameStr(reinterpret_cast<Form_pg_type>(GETSTRUCT(tuple))->typname), NAMEDATALEN);
    ReleaseSysCache(tuple);
  });
  return name;
}

}  // namespace synthgen::generate
