#include "api/result_set.hpp"

#include "postgres/guard.hpp"

extern "C" {
#include "datatype/timestamp.h"
#include "funcapi.h"
#include "utils/timestamp.h"
#include "utils/tuplestore.h"
}

namespace synthgen::api {

ResultSet::ResultSet(FunctionCallInfo call) : info_(reinterpret_cast<ReturnSetInfo*>(call->resultinfo)) {
  pg::guard([&] { InitMaterializedSRF(call, MAT_SRF_USE_EXPECTED_DESC | MAT_SRF_BLESS); });
}

void ResultSet::add(std::span<const Datum> values, std::span<const bool> nulls) {
  // The server reads them only, though its declaration does not say so.
  auto* const data = const_cast<Datum*>(values.data());
  auto* const flags = const_cast<bool*>(nulls.data());
  pg::guard([&] { tuplestore_putvalues(info_->setResult, info_->setDesc, data, flags); });
}

void ResultSet::add(HeapTuple tuple) {
  tuplestore_puttuple(info_->setResult, tuple);
}

Datum text_datum(const std::string& value) {
  const char* const data = value.data();
  int const length = static_cast<int>(value.size());
  return pg::guard([&] { return PointerGetDatum(cstring_to_text_with_len(data, length)); });
}

Datum interval_datum(double seconds) {
  auto* const interval = static_cast<Interval*>(pg::guard([] { return palloc0(sizeof(Interval)); }));
  interval->time = static_cast<TimeOffset>(seconds * USECS_PER_SEC);
  return IntervalPGetDatum(interval);
}

}  // namespace synthgen::api
