// What columns are expected to be recognised as.
#pragma once

#include <gtest/gtest.h>

#include "core/naming.hpp"

namespace synthgen::core {

struct Expectation {
  const char* table;
  const char* column;
  TypeClass type;
  const char* semantic;
};

inline constexpr TypeClass kText = TypeClass::kText;
inline constexpr TypeClass kInteger = TypeClass::kInteger;
inline constexpr TypeClass kNumeric = TypeClass::kNumeric;
inline constexpr TypeClass kBoolean = TypeClass::kBoolean;
inline constexpr TypeClass kDate = TypeClass::kDate;
inline constexpr TypeClass kTimestamp = TypeClass::kTimestamp;

inline void expect_all(const Expectation* begin, const Expectation* end) {
  for (const Expectation* one = begin; one != end; ++one) {
    ColumnHint hint;
    hint.table = one->table;
    hint.column = one->column;
    hint.type = one->type;
    EXPECT_EQ(recognize(hint).semantic, one->semantic) << one->table << "." << one->column;
  }
}

}  // namespace synthgen::core
