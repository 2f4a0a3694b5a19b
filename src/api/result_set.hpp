// The rows that a set-returning function hands over, materialized.
#pragma once

#include "postgres/pg.hpp"

extern "C" {
#include "nodes/execnodes.h"
}

namespace synthgen::api {

class ResultSet {
 public:
  // Prepares the call's result. Throws ServerError where the caller cannot accept a set.
  explicit ResultSet(FunctionCallInfo call);
  ResultSet(const ResultSet&) = delete;
  ResultSet& operator=(const ResultSet&) = delete;

  // Adds a row; one value a result column.
  void add(std::span<const Datum> values, std::span<const bool> nulls);
  // Adds a row that is a tuple already.
  void add(HeapTuple tuple);

 private:
  ReturnSetInfo* info_;
};

// A text Datum in the current memory context.
Datum text_datum(const std::string& value);

// A length of time as an interval Datum.
Datum interval_datum(double seconds);

}  // namespace synthgen::api
