// Types as columns use them: what lies under the layers of a domain, and what the layers demand.
#include "postgres/catalog_detail.hpp"

extern "C" {
#include "catalog/pg_constraint.h"
#include "parser/parse_coerce.h"
#include "utils/fmgroids.h"
#include "utils/syscache.h"
}

namespace synthgen::pg {

namespace {

// One layer of a type, copied out of pg_type. A plain aggregate: it crosses guards.
struct TypeRow {
  char kind;
  char category;
  Oid element;
  int16 length;
  bool by_value;
  char alignment;
  bool not_null;
  Oid base;
  int32 base_modifier;
};

TypeRow read_type_row(Oid type) {
  return guard([&] {
    HeapTuple const tuple = SearchSysCache1(TYPEOID, ObjectIdGetDatum(type));
    if (!HeapTupleIsValid(tuple)) elog(ERROR, "cache lookup failed for type %u", type);
    auto const* form = reinterpret_cast<Form_pg_type>(GETSTRUCT(tuple));
    TypeRow const row{form->typtype,    form->typcategory, IsTrueArrayType(form) ? form->typelem : InvalidOid,
                      form->typlen,     form->typbyval,    form->typalign,
                      form->typnotnull, form->typbasetype, form->typtypmod};
    ReleaseSysCache(tuple);
    return row;
  });
}

// Types of the category of strings need not hold a text: some only look like one.
bool is_stored_as_text(Oid type) {
  return type == BPCHAROID || type == NAMEOID || type == CHAROID ||
         guard([&] { return IsBinaryCoercible(type, TEXTOID); });
}

void add_domain_layer(Oid domain, const TypeRow& row, TypeRef& type) {
  type.is_domain = true;
  type.domain_not_null |= row.not_null;
  for (const auto* constraint : catalog::constraints_of_domain(domain)) {
    if (constraint->type != CONSTRAINT_CHECK) continue;
    type.domain_checks.push_back(catalog::fold_constants(constraint->expression));
    type.domain_check_names.emplace_back(constraint->name);
  }
}

}  // namespace

TypeRef describe_type(Oid oid, int32 modifier, Oid collation) {
  TypeRef type;
  type.oid = type.base = oid;
  type.modifier = type.base_modifier = modifier;
  type.collation = collation;
  TypeRow row = read_type_row(oid);
  while (row.kind == TYPTYPE_DOMAIN) {
    add_domain_layer(type.base, row, type);
    type.base = row.base;
    type.base_modifier = row.base_modifier;
    row = read_type_row(type.base);
  }
  type.kind = row.kind;
  type.category =
      row.category == TYPCATEGORY_STRING && !is_stored_as_text(type.base) ? TYPCATEGORY_USER : row.category;
  type.element = row.element;
  type.length = row.length;
  type.by_value = row.by_value;
  type.alignment = row.alignment;
  type.name = guard([&] { return format_type_with_typemod(oid, modifier); });
  return type;
}

}  // namespace synthgen::pg
