// Constants are cast to the column's type. A cast that rounds (integer column, numeric constant) still
// gives an exact bound, since the rounded value is the column's nearest one: only the side matters.
#include "plan/conditions/condition_constant.hpp"

#include <algorithm>

#include "postgres/subtransaction.hpp"

extern "C" {
#include "executor/executor.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "optimizer/optimizer.h"
#include "parser/parse_coerce.h"
#include "utils/array.h"
#include "utils/lsyscache.h"
#include "utils/rangetypes.h"
#include "utils/typcache.h"
}

namespace synthgen::plan {

namespace {

struct Converted {
  Datum value = 0;
  int side = 0;  // sign of value - constant
};

Node* cast_constant(Node* constant, Oid to) {
  Node* const cast = coerce_to_target_type(nullptr, constant, exprType(constant), to, -1, COERCION_EXPLICIT,
                                           COERCE_EXPLICIT_CAST, -1);
  return cast == nullptr ? nullptr : fold_constants(cast);
}

// Casts there and back; a null `value` pointer means that the types do not convert.
bool convert(Const* constant, Oid to, Converted* out) {
  Oid const from = getBaseType(constant->consttype);
  if (from == to) {
    *out = Converted{constant->constvalue, 0};
    return true;
  }
  Node* const there = cast_constant(reinterpret_cast<Node*>(constant), to);
  if (there == nullptr || !IsA(there, Const) || castNode(Const, there)->constisnull) return false;
  Node* const back = cast_constant(there, from);
  if (back == nullptr || !IsA(back, Const) || castNode(Const, back)->constisnull) return false;
  TypeCacheEntry* const entry = lookup_type_cache(from, TYPECACHE_CMP_PROC_FINFO);
  if (!OidIsValid(entry->cmp_proc_finfo.fn_oid)) return false;
  Oid const collation = OidIsValid(constant->constcollid) ? constant->constcollid : Oid{100};
  int const side = DatumGetInt32(FunctionCall2Coll(&entry->cmp_proc_finfo, collation,
                                                   castNode(Const, back)->constvalue, constant->constvalue));
  *out = Converted{castNode(Const, there)->constvalue, side};
  return true;
}

std::optional<Converted> to_column_type(Const* constant, const pg::TypeRef& type) {
  Converted converted;
  bool done = false;
  auto const failed =
      pg::attempt([&] { pg::guard([&] { done = convert(constant, type.base, &converted); }); });
  if (failed || !done) return std::nullopt;
  return converted;
}

Node* with_modifier(Datum value, const pg::TypeRef& type) {
  Const* const plain = makeConst(type.base, -1, type.collation, type.length, value, false, type.by_value);
  return fold_constants(coerce_to_target_type(nullptr, reinterpret_cast<Node*>(plain), type.base, type.base,
                                              type.base_modifier, COERCION_ASSIGNMENT, COERCE_IMPLICIT_CAST,
                                              -1));
}

// Makes of a value what a column with the type's modifier stores: padded, or with its digits. False if that
// is another value, or nothing.
bool fit(Datum* value, const pg::TypeRef& type) {
  if (type.base_modifier < 0) return true;
  bool fits = false;
  auto const failed = pg::attempt([&] {
    pg::guard([&] {
      Node* const fitted = with_modifier(*value, type);
      if (!IsA(fitted, Const) || castNode(Const, fitted)->constisnull) return;
      Datum const stored = castNode(Const, fitted)->constvalue;
      TypeCacheEntry* const entry = lookup_type_cache(type.base, TYPECACHE_CMP_PROC_FINFO);
      fits = !OidIsValid(entry->cmp_proc_finfo.fn_oid) ||
             DatumGetInt32(FunctionCall2Coll(&entry->cmp_proc_finfo, type.collation, stored, *value)) == 0;
      if (fits) *value = stored;
    });
  });
  return !failed && fits;
}

FactDomain compare_with(const AtomFact& fact, const pg::TypeRef& type) {
  FactDomain result;
  if (fact.constant->constisnull) {
    result.holds_never = result.exact = true;
    return result;
  }
  auto const converted = to_column_type(fact.constant, type);
  if (!converted) return result;
  auto [value, side] = *converted;
  result.known = result.exact = true;
  switch (fact.strategy) {
    case BTLessStrategyNumber:
      result.domain.upper = Bound{value, side < 0};
      break;
    case BTLessEqualStrategyNumber:
      result.domain.upper = Bound{value, side <= 0};
      break;
    case BTGreaterStrategyNumber:
      result.domain.lower = Bound{value, side > 0};
      break;
    case BTGreaterEqualStrategyNumber:
      result.domain.lower = Bound{value, side >= 0};
      break;
    case BTEqualStrategyNumber:
      result.holds_never = side != 0 || !fit(&value, type);
      result.domain.allowed = {value};
      break;
    default:
      if (side == 0) result.domain.excluded = {value};
      break;
  }
  bool const empty_text = is_string_type(type) && type.length == -1 && fact.strategy == kNotEqualStrategy &&
                          VARSIZE_ANY_EXHDR(DatumGetPointer(value)) == 0;
  if (empty_text) result.domain.min_length = 1;
  return result;
}

struct Elements {
  Datum* values = nullptr;
  bool* nulls = nullptr;
  int count = 0;
  Oid type = InvalidOid;
  int16 length = 0;
  bool by_value = false;
};

Elements elements_of(Const* constant) {
  Elements elements;
  ArrayType* const array = DatumGetArrayTypeP(constant->constvalue);
  elements.type = ARR_ELEMTYPE(array);
  char alignment;
  get_typlenbyvalalign(elements.type, &elements.length, &elements.by_value, &alignment);
  deconstruct_array(array, elements.type, elements.length, elements.by_value, alignment, &elements.values,
                    &elements.nulls, &elements.count);
  return elements;
}

FactDomain member_of(const AtomFact& fact, const pg::TypeRef& type) {
  FactDomain result;
  Elements const elements = pg::guard([&] { return elements_of(fact.constant); });
  std::vector<Datum> values;
  bool all = true;
  for (int i = 0; i < elements.count; i++) {
    if (elements.nulls[i]) {
      all = false;
      continue;
    }
    Const* const element = pg::guard([&] {
      return makeConst(elements.type, -1, fact.constant->constcollid, elements.length, elements.values[i],
                       false, elements.by_value);
    });
    auto converted = to_column_type(element, type);
    if (!converted)
      all = false;
    else if (converted->side == 0 && (fact.negated || fit(&converted->value, type)) &&
             std::none_of(values.begin(), values.end(),
                          [&](Datum d) { return same_value(d, converted->value, type); }))
      values.push_back(converted->value);
  }
  result.known = true;
  result.exact = all;
  result.holds_never = !fact.negated && values.empty();
  if (fact.negated)
    result.domain.excluded = std::move(values);
  else
    result.domain.allowed = std::move(values);
  return result;
}

FactDomain length_of(const AtomFact& fact) {
  FactDomain result;
  result.known = result.exact = true;
  int64 const bound = as_integer(fact.constant->constvalue, fact.constant->consttype).value();
  auto& domain = result.domain;
  switch (fact.strategy) {
    case BTLessStrategyNumber:
      domain.max_length = bound - 1;
      break;
    case BTLessEqualStrategyNumber:
      domain.max_length = bound;
      break;
    case BTGreaterStrategyNumber:
      domain.min_length = bound + 1;
      break;
    case BTGreaterEqualStrategyNumber:
      domain.min_length = bound;
      break;
    case BTEqualStrategyNumber:
      domain.min_length = domain.max_length = bound;
      break;
    default:
      if (bound == 0)
        domain.min_length = 1;
      else
        result.exact = false;
  }
  if (domain.max_length && *domain.max_length < 0) result.holds_never = true;
  domain.trimmed = fact.trimmed;
  return result;
}

struct Interval {
  RangeBound lower, upper;
  bool empty;
};

FactDomain within(const AtomFact& fact, const pg::TypeRef& type) {
  FactDomain result;
  Interval const interval = pg::guard([&] {
    Interval found;
    RangeType* const range = DatumGetRangeTypeP(fact.constant->constvalue);
    TypeCacheEntry* const entry = lookup_type_cache(RangeTypeGetOid(range), TYPECACHE_RANGE_INFO);
    range_deserialize(entry, range, &found.lower, &found.upper, &found.empty);
    return found;
  });
  (void)type;
  result.known = result.exact = true;
  result.holds_never = interval.empty;
  if (interval.empty) return result;
  if (!interval.lower.infinite) result.domain.lower = Bound{interval.lower.val, interval.lower.inclusive};
  if (!interval.upper.infinite) result.domain.upper = Bound{interval.upper.val, interval.upper.inclusive};
  return result;
}

FactDomain form_of(const AtomFact& fact) {
  FactDomain result;
  result.known = result.exact = true;
  result.domain.lower_case = fact.lower_case;
  result.domain.upper_case = fact.upper_case;
  result.domain.trimmed = fact.trimmed;
  return result;
}

FactDomain nullness(Nullness nullness) {
  FactDomain result;
  result.known = result.exact = true;
  result.domain.nullness = nullness;
  return result;
}

// A pattern that ends with the value and names no blank is met only by values that need no padding.
bool wants_full_length(const AtomFact& fact) {
  std::string_view const pattern = fact.pattern;
  return fact.padded && !fact.negated && pattern.ends_with('$') && !pattern.ends_with("\\$") &&
         pattern.find(' ') == pattern.npos && pattern.find("\\s") == pattern.npos;
}

FactDomain pattern_of(const AtomFact& fact, const pg::TypeRef& type) {
  FactDomain result;
  if (wants_full_length(fact) && type.base == BPCHAROID && type.base_modifier > VARHDRSZ)
    result.domain.min_length = type.base_modifier - VARHDRSZ;
  result.known = result.exact = true;
  (fact.negated ? result.domain.patterns_not : result.domain.patterns).emplace_back(fact.pattern);
  return result;
}

// An array without elements has none that could be wrong.
FactDomain domain_of_elements(AtomFact fact, const pg::TypeRef& type) {
  FactDomain result;
  if (!OidIsValid(type.element)) return result;
  fact.inside = false;
  FactDomain const element = domain_of(fact, element_type(type));
  if (!element.known) return result;
  result.known = true;
  result.exact = element.exact;
  if (element.holds_never)
    result.domain.max_length = 0;
  else
    result.domain.element = std::make_shared<ValueDomain>(element.domain);
  return result;
}

// Whether the fact is about the values themselves: the text of a number has a length and a form, the number
// has not.
bool is_about(const AtomFact& fact, const pg::TypeRef& type) {
  switch (fact.kind) {
    case AtomFact::Kind::kPattern:
    case AtomFact::Kind::kForm:
      return is_string_type(type);
    case AtomFact::Kind::kLength:
      return is_string_type(type) || OidIsValid(type.element) || type.base == BYTEAOID ||
             type.base == BITOID || type.base == VARBITOID;
    default:
      return true;
  }
}

}  // namespace

FactDomain domain_of(const AtomFact& fact, const pg::TypeRef& type) {
  if (fact.inside) return domain_of_elements(fact, type);
  FactDomain result;
  if (!is_about(fact, type)) return result;
  switch (fact.kind) {
    case AtomFact::Kind::kNull:
      result = nullness(Nullness::kAlways);
      break;
    case AtomFact::Kind::kNotNull:
      result = nullness(Nullness::kNever);
      break;
    case AtomFact::Kind::kComparison:
      result = compare_with(fact, type);
      break;
    case AtomFact::Kind::kMember:
      result = member_of(fact, type);
      break;
    case AtomFact::Kind::kLength:
      result = length_of(fact);
      break;
    case AtomFact::Kind::kPattern:
      result = pattern_of(fact, type);
      break;
    case AtomFact::Kind::kWithin:
      result = within(fact, type);
      break;
    case AtomFact::Kind::kForm:
      return form_of(fact);
    default:
      return result;
  }
  result.exact = result.exact && fact.exact;
  return result;
}

}  // namespace synthgen::plan
