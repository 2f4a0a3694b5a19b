#include "generate/types/type_list.hpp"

#include <algorithm>

#include "generate/types/type_makers.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "catalog/pg_authid_d.h"
#include "catalog/pg_class_d.h"
#include "catalog/pg_collation_d.h"
#include "catalog/pg_enum.h"
#include "catalog/pg_namespace_d.h"
#include "utils/catcache.h"
#include "utils/datum.h"
#include "utils/fmgroids.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"
}

namespace synthgen::generate {

ListGenerator::ListGenerator(const pg::TypeRef& type, std::vector<Datum> values, std::string description,
                             std::optional<std::size_t> favourite, std::span<const double> weights)
    : values_(std::move(values)), description_(std::move(description)), favourite_(favourite) {
  if (!weights.empty()) weights_ = core::AliasTable(weights);
  pg::guard([&] {
    for (Datum& value : values_) value = datumCopy(value, type.by_value, type.length);
  });
}

std::uint64_t ListGenerator::pick(std::uint64_t random) const noexcept {
  if (weights_.size() > 0) return weights_.pick(random);
  if (favourite_ && (random & 1) != 0) return *favourite_;
  return core::bounded(favourite_ ? core::mix(random, 1) : random, values_.size());
}

void ListGenerator::render(const std::uint64_t* indexes, std::size_t count, Arena&, Datum* out) const {
  for (std::size_t i = 0; i < count; ++i) out[i] = values_[indexes[i]];
}

std::vector<Datum> enum_labels(Oid type) {
  struct Label {
    float4 order;
    Oid oid;
  };
  Label* labels = nullptr;
  int count = 0;
  pg::guard([&] {
    CatCList* const list = SearchSysCacheList1(ENUMTYPOIDNAME, ObjectIdGetDatum(type));
    labels = static_cast<Label*>(palloc(sizeof(Label) * static_cast<std::size_t>(list->n_members + 1)));
    for (int i = 0; i < list->n_members; ++i) {
      auto const form = reinterpret_cast<Form_pg_enum>(GETSTRUCT(&list->members[i]->tuple));
      labels[count++] = {form->enumsortorder, form->oid};
    }
    ReleaseCatCacheList(list);
  });
  std::sort(labels, labels + count, [](const Label& a, const Label& b) { return a.order < b.order; });
  std::vector<Datum> values;
  for (int i = 0; i < count; ++i) values.push_back(ObjectIdGetDatum(labels[i].oid));
  return values;
}

namespace {

// Objects that every database has under the same OID.
std::vector<Oid> catalog_objects(Oid type) {
  switch (type) {
    case REGCLASSOID:
      return {RelationRelationId,
              1247,
              1249,
              1255,
              2604,
              2606,
              2608,
              2609,
              2610,
              2611,
              2615,
              2617,
              2618,
              2619,
              2620,
              3501};
    case REGTYPEOID:
      return {BOOLOID, INT2OID,    INT4OID,  INT8OID,  FLOAT4OID,    FLOAT8OID,      NUMERICOID,
              TEXTOID, VARCHAROID, DATEOID,  TIMEOID,  TIMESTAMPOID, TIMESTAMPTZOID, INTERVALOID,
              UUIDOID, JSONOID,    JSONBOID, BYTEAOID, INETOID};
    case REGPROCOID:
      return {F_NOW, F_VERSION, F_PI, F_CBRT, F_CURRENT_DATABASE, F_ASCII, F_CHR, F_INITCAP, F_QUOTE_IDENT};
    case REGPROCEDUREOID:
      return {F_NOW,      F_VERSION, F_PI,    F_LOWER_TEXT, F_UPPER_TEXT, F_LENGTH_TEXT, F_ABS_INT4,
              F_ABS_INT8, F_CHR,     F_ASCII, F_INITCAP,    F_MD5_TEXT,   F_QUOTE_IDENT, F_CURRENT_DATABASE};
    case REGROLEOID:
      return {BOOTSTRAP_SUPERUSERID,     ROLE_PG_MONITOR,        ROLE_PG_READ_ALL_SETTINGS,
              ROLE_PG_READ_ALL_STATS,    ROLE_PG_SIGNAL_BACKEND, ROLE_PG_READ_SERVER_FILES,
              ROLE_PG_WRITE_SERVER_FILES};
    case REGNAMESPACEOID:
      return {PG_CATALOG_NAMESPACE, PG_TOAST_NAMESPACE};
    case REGCOLLATIONOID:
      return {DEFAULT_COLLATION_OID, C_COLLATION_OID, 951};
    case REGCONFIGOID:
      return {3748};
    case REGDICTIONARYOID:
      return {3765};
    // For regoper only operators without a namesake can be written.
    case REGOPEROID:
      return {596, 597, 932, 934, 3188, 3287, 3682};
    case REGOPERATOROID:
      return {96, 97, 98, 410, 412, 413, 91, 551, 684};
    default:
      return {};
  }
}

std::vector<Datum> as_datums(const std::vector<Oid>& objects) {
  std::vector<Datum> values;
  for (Oid const object : objects)
    if (OidIsValid(object)) values.push_back(ObjectIdGetDatum(object));
  return values;
}

}  // namespace

TypeAnswer make_listed(const TypeRequest& request) {
  TypeAnswer answer{true, nullptr, false, true, false};
  bool const is_enum = request.type.kind == TYPTYPE_ENUM;
  std::vector<Datum> values =
      is_enum ? enum_labels(request.type.base) : as_datums(catalog_objects(request.type.base));
  if (values.empty() && !is_enum) return TypeAnswer::unknown();
  if (values.empty()) return answer;
  std::string const description =
      is_enum ? "enum of " + std::to_string(values.size()) + " labels" : "objects of the system catalog";
  answer.generator = std::make_unique<ListGenerator>(request.type, std::move(values), description);
  return answer;
}

}  // namespace synthgen::generate
