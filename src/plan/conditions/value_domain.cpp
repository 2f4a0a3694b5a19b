// Intersection and membership of value domains. Values are compared by the type's own btree order.
#include "plan/conditions/value_domain.hpp"

#include <algorithm>
#include <unordered_set>

#include "plan/conditions/condition_candidates.hpp"
#include "postgres/catalog.hpp"
#include "postgres/guard.hpp"
#include "postgres/number_type.hpp"

extern "C" {
#include "catalog/pg_collation.h"
#include "common/int.h"
#include "mb/pg_wchar.h"
#include "utils/array.h"
#include "utils/date.h"
#include "utils/datum.h"
#include "utils/fmgrprotos.h"
#include "utils/lsyscache.h"
#include "utils/numeric.h"
#include "utils/typcache.h"
}

namespace synthgen::plan {

namespace {

Oid comparison_collation(const pg::TypeRef& type) {
  return OidIsValid(type.collation) ? type.collation : Oid{DEFAULT_COLLATION_OID};
}

// The tighter of two bounds; `sign` is 1 for lower bounds and -1 for upper ones.
void tighten(std::optional<Bound>& bound, const std::optional<Bound>& other, int sign,
             const pg::TypeRef& type) {
  if (!other) return;
  if (!bound) {
    bound = other;
    return;
  }
  int const order = compare(bound->value, other->value, type).value_or(0) * sign;
  if (order < 0 || (order == 0 && !other->inclusive)) bound = other;
}

// Makes exclusive bounds of integers and dates inclusive, so that an empty interval shows.
void close_bound(std::optional<Bound>& bound, int sign, Oid type) {
  if (!bound || bound->inclusive) return;
  auto const value = as_integer(bound->value, type);
  if (!value) return;
  int64 next;
  if (pg_add_s64_overflow(*value, sign, &next)) return;
  Datum const closed = from_integer(next, type);
  if (as_integer(closed, type) == next) bound = Bound{closed, true};
}

bool empty_interval(const ValueDomain& domain, const pg::TypeRef& type) {
  if (domain.min_length && domain.max_length && *domain.min_length > *domain.max_length) return true;
  if (domain.max_length && *domain.max_length < 0) return true;
  if (!domain.lower || !domain.upper) return false;
  auto const order = compare(domain.lower->value, domain.upper->value, type);
  if (!order) return false;
  return *order > 0 || (*order == 0 && !(domain.lower->inclusive && domain.upper->inclusive));
}

bool is_listed(const std::vector<Datum>& values, Datum value, const pg::TypeRef& type) {
  return std::any_of(values.begin(), values.end(),
                     [&](Datum other) { return same_value(other, value, type); });
}

// Keeps of `values` those that the other list has, too.
void keep_listed(std::vector<Datum>& values, const std::vector<Datum>& others, const pg::TypeRef& type) {
  if (!as_integer(0, type.base)) {
    std::erase_if(values, [&](Datum value) { return !is_listed(others, value, type); });
    return;
  }
  // Lists of integers may be long; equal ones are the same datum.
  std::unordered_set<Datum> const known(others.begin(), others.end());
  std::erase_if(values, [&](Datum value) { return !known.contains(value); });
}

// Whether every label of an enum, or number of a short interval, is excluded.
bool all_excluded(const ValueDomain& domain, const pg::TypeRef& type) {
  if (domain.excluded.empty() || domain.allowed) return false;
  auto const values = all_values(domain, type);
  return values && std::all_of(values->begin(), values->end(),
                               [&](Datum value) { return is_listed(domain.excluded, value, type); });
}

void append_distinct(std::vector<std::string>& into, const std::vector<std::string>& from) {
  for (auto const& pattern : from)
    if (std::find(into.begin(), into.end(), pattern) == into.end()) into.push_back(pattern);
}

void merge_lists(ValueDomain& domain, const ValueDomain& other, const pg::TypeRef& type) {
  if (!domain.allowed)
    domain.allowed = other.allowed;
  else if (other.allowed)
    keep_listed(*domain.allowed, *other.allowed, type);
  for (Datum const value : other.excluded)
    if (!is_listed(domain.excluded, value, type)) domain.excluded.push_back(value);
  for (Datum const value : other.examples)
    if (!is_listed(domain.examples, value, type)) domain.examples.push_back(value);
}

void merge_text(ValueDomain& domain, const ValueDomain& other) {
  if (other.min_length) domain.min_length = std::max(domain.min_length.value_or(0), *other.min_length);
  if (other.max_length)
    domain.max_length = std::min(domain.max_length.value_or(PG_INT64_MAX), *other.max_length);
  append_distinct(domain.patterns, other.patterns);
  append_distinct(domain.patterns_not, other.patterns_not);
  append_distinct(domain.forms, other.forms);
  domain.lower_case |= other.lower_case;
  domain.upper_case |= other.upper_case;
  domain.trimmed |= other.trimmed;
}

// Fields that exclude each other are left as they are: the row decides.
void merge_fields(std::vector<ValueDomain>& fields, const std::vector<ValueDomain>& others,
                  const pg::TypeRef& type) {
  for (std::size_t i = 0; i < fields.size() && i < others.size(); ++i) {
    auto const number = static_cast<AttrNumber>(i + 1);
    struct {
      Oid type, collation;
      int32 modifier;
    } field{};
    pg::guard([&] {
      TupleDesc const row = lookup_rowtype_tupdesc_copy(type.base, -1);
      Form_pg_attribute const attribute = TupleDescAttr(row, number - 1);
      if (!attribute->attisdropped)
        field = {attribute->atttypid, attribute->attcollation, attribute->atttypmod};
    });
    if (OidIsValid(field.type))
      (void)intersect(fields[i], others[i], pg::describe_type(field.type, field.modifier, field.collation));
  }
}

void merge_inside(ValueDomain& domain, const ValueDomain& other, const pg::TypeRef& type) {
  if (other.element) {
    auto element = std::make_shared<ValueDomain>(domain.element ? *domain.element : ValueDomain{});
    if (intersect(*element, *other.element, element_type(type)) == Remainder::kValues)
      domain.element = std::move(element);
    else
      domain.max_length = 0;
  }
  if (domain.fields.empty())
    domain.fields = other.fields;
  else
    merge_fields(domain.fields, other.fields, type);
}

bool elements_admitted(const ValueDomain& domain, Datum value, const pg::TypeRef& type) {
  pg::TypeRef const inner = element_type(type);
  Datum* values = nullptr;
  bool* nulls = nullptr;
  int count = 0;
  pg::guard([&] {
    deconstruct_array(DatumGetArrayTypeP(value), type.element, inner.length, inner.by_value, inner.alignment,
                      &values, &nulls, &count);
  });
  for (int i = 0; i < count; i++)
    if (nulls[i] || !contains(*domain.element, values[i], inner)) return false;
  return true;
}

bool text_fits(const ValueDomain& domain, Datum value, Oid collation) {
  text* const string = DatumGetTextPP(value);
  int64 const length = pg_mbstrlen_with_len(VARDATA_ANY(string), VARSIZE_ANY_EXHDR(string));
  if (domain.min_length && length < *domain.min_length) return false;
  if (domain.max_length && length > *domain.max_length) return false;
  auto const unchanged = [&](Datum changed) {
    return DatumGetBool(DirectFunctionCall2Coll(texteq, C_COLLATION_OID, value, changed));
  };
  if (domain.lower_case && !unchanged(DirectFunctionCall1Coll(lower, collation, value))) return false;
  if (domain.upper_case && !unchanged(DirectFunctionCall1Coll(upper, collation, value))) return false;
  return !domain.trimmed || unchanged(DirectFunctionCall1Coll(btrim1, collation, value));
}

bool matches(const char* pattern, Datum value, Oid collation) {
  Datum const expression = CStringGetTextDatum(pattern);
  return DatumGetBool(DirectFunctionCall2Coll(textregexeq, collation, value, expression));
}

bool string_admitted(const ValueDomain& domain, Datum value, const pg::TypeRef& type) {
  if (type.length != -1) return true;
  Oid const collation = comparison_collation(type);
  if (!pg::guard([&] { return text_fits(domain, value, collation); })) return false;
  auto const match = [&](const std::string& pattern) {
    const char* const text = pattern.c_str();
    return pg::guard([&] { return matches(text, value, collation); });
  };
  return std::all_of(domain.patterns.begin(), domain.patterns.end(), match) &&
         std::none_of(domain.patterns_not.begin(), domain.patterns_not.end(), match);
}

}  // namespace

pg::TypeRef element_type(const pg::TypeRef& array) {
  return pg::describe_type(array.element, array.base_modifier, array.collation);
}

bool is_string_type(const pg::TypeRef& type) {
  return type.category == TYPCATEGORY_STRING;
}

std::optional<int64> as_integer(Datum value, Oid type) {
  if (pg::is_integer_type(type)) return pg::integer_value(type, value);
  if (type != DATEOID || DATE_NOT_FINITE(DatumGetDateADT(value))) return std::nullopt;
  return DatumGetDateADT(value);
}

Datum from_integer(int64 value, Oid type) {
  switch (type) {
    case INT2OID:
      return Int16GetDatum(static_cast<int16>(value));
    case INT4OID:
      return Int32GetDatum(static_cast<int32>(value));
    case DATEOID:
      return DateADTGetDatum(static_cast<DateADT>(value));
    case NUMERICOID:
      return pg::guard([&] { return NumericGetDatum(int64_to_numeric(value)); });
    default:
      return pg::guard([&] { return Int64GetDatum(value); });
  }
}

std::optional<int> compare(Datum left, Datum right, const pg::TypeRef& type) {
  return pg::guard([&]() -> std::optional<int> {
    TypeCacheEntry* const entry = lookup_type_cache(type.base, TYPECACHE_CMP_PROC_FINFO);
    if (!OidIsValid(entry->cmp_proc_finfo.fn_oid)) return std::nullopt;
    return DatumGetInt32(FunctionCall2Coll(&entry->cmp_proc_finfo, comparison_collation(type), left, right));
  });
}

bool same_value(Datum left, Datum right, const pg::TypeRef& type) {
  if (auto const order = compare(left, right, type)) return *order == 0;
  return pg::guard([&] { return datum_image_eq(left, right, type.by_value, type.length); });
}

bool contains(const ValueDomain& domain, Datum value, const pg::TypeRef& type) {
  auto const outside = [&](const std::optional<Bound>& bound, int sign) {
    if (!bound) return false;
    int const order = compare(value, bound->value, type).value_or(0) * sign;
    return order < 0 || (order == 0 && !bound->inclusive);
  };
  if (outside(domain.lower, 1) || outside(domain.upper, -1)) return false;
  if (domain.allowed && !is_listed(*domain.allowed, value, type)) return false;
  if (is_listed(domain.excluded, value, type)) return false;
  if (domain.element && OidIsValid(type.element) && !elements_admitted(domain, value, type)) return false;
  return !is_string_type(type) || string_admitted(domain, value, type);
}

Remainder intersect(ValueDomain& domain, const ValueDomain& other, const pg::TypeRef& type) {
  if (other.nullness != Nullness::kAny) {
    if (domain.nullness != Nullness::kAny && domain.nullness != other.nullness) return Remainder::kNothing;
    domain.nullness = other.nullness;
  }
  if (domain.nullness == Nullness::kAlways) {
    domain = ValueDomain{};
    domain.nullness = Nullness::kAlways;
    return Remainder::kOnlyNull;
  }
  tighten(domain.lower, other.lower, 1, type);
  tighten(domain.upper, other.upper, -1, type);
  close_bound(domain.lower, 1, type.base);
  close_bound(domain.upper, -1, type.base);
  merge_lists(domain, other, type);
  merge_text(domain, other);
  merge_inside(domain, other, type);

  bool empty = empty_interval(domain, type) || all_excluded(domain, type);
  if (!empty && domain.allowed) {
    std::vector<Datum> const candidates = std::move(*domain.allowed);
    domain.allowed.reset();
    std::vector<Datum> kept;
    for (Datum const value : candidates)
      if (contains(domain, value, type)) kept.push_back(value);
    empty = kept.empty();
    domain.allowed = std::move(kept);
  }
  if (!empty) return Remainder::kValues;
  if (domain.nullness == Nullness::kNever) return Remainder::kNothing;
  domain = ValueDomain{};
  domain.nullness = Nullness::kAlways;
  return Remainder::kOnlyNull;
}

}  // namespace synthgen::plan
