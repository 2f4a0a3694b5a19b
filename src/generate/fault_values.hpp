// What a fault makes of a single value. Runs inside a guard; results live in the arena.
#pragma once

#include "core/fault.hpp"
#include "generate/nodes/temporal.hpp"
#include "generate/texts/text_generator.hpp"

namespace synthgen::generate {

// Whether a value of the type can have the fault, as far as the type alone says.
bool can_have_fault(const pg::TypeRef& type, core::FaultKind kind);

// The numbers that a column has without faults.
struct NumberSpread {
  double least = 0;
  double greatest = 0;
};

// Makes faults in the values of one column.
class FaultyValue {
 public:
  // No value that is in the past by itself is made later than `now`.
  FaultyValue(const pg::TypeRef& type, Microseconds now)
      : type_(type.base), modifier_(type.base_modifier), shape_(text_shape(type)), now_(now) {}

  // Replaces `value`, which is not null, by one that has the fault; false if this word makes none. Each
  // further attempt asks for less. `spread` counts for outliers.
  bool make(core::FaultKind kind, std::uint64_t word, int attempt, const NumberSpread& spread, Arena& arena,
            Datum* value) const;

  double number(Datum value) const;

 private:
  bool make_outlier(std::uint64_t word, int attempt, const NumberSpread& spread, Arena& arena,
                    Datum* value) const;
  bool make_late(std::uint64_t word, int attempt, Datum* value) const;
  bool make_text_fault(core::FaultKind kind, std::uint64_t word, Arena& arena, Datum* value) const;
  bool fits(double number) const;

  Oid type_;
  int32 modifier_;
  TextShape shape_;
  Microseconds now_;
};

}  // namespace synthgen::generate
