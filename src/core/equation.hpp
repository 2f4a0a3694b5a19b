// Equations between the columns of a row, and of what it refers to: data/equations.tsv, which says how they
// are written. Knows names alone; plan/numbers/equation_pass.hpp finds the columns.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/name_pattern.hpp"

namespace synthgen::core {

// A number as it is written: mantissa / 10^scale.
struct Decimal {
  std::int64_t mantissa = 0;
  int scale = 0;
};

// In which unit names say that a number is: "kg" is 1 of the mass, "g" 0.001.
struct Unit {
  std::string dimension;
  Words words;
  Decimal size;
};

// What a column must be called to be an operand.
struct EquationRole {
  std::string name;
  NamePattern pattern;
  bool optional = false;  // counts as nothing where there is none
  bool all = false;       // the sum of all columns that agree
  bool mean = false;      // ... divided by how many they are, which is two at least
  bool loose = false;     // whatever else it is called
  bool drawn = false;     // as it is drawn, also in rows where it is null
  std::string unit;     // into which its numbers are put, by the unit that its name tells; empty: as they are
  std::string assumed;  // the unit of a name that tells none; empty: `unit`
};

// One step of a formula in reverse Polish notation.
struct EquationStep {
  enum class Op {
    kOperand,
    kConstant,
    kToday,  // the instant at which the day of the run begins
    kAdd,
    kSubtract,
    kMultiply,
    kDivide,
    kLesser,
    kGreater,
    kRound,
    kFloor,
    kCeiling,
    kYears,     // whole years from one instant to another one
    kMonths,    // likewise
    kTime,      // microseconds, in the unit that the result's name tells
    kPercent,   // a share, in percent where the result is one
    kFraction,  // of a percentage: a hundredth, unless the column holds fractions
  };
  Op op = Op::kOperand;
  std::size_t operand = 0;  // kOperand
  Decimal number;           // kConstant
};

struct Equation {
  NamePattern result;
  std::string result_unit;  // of what the formula yields; empty: that of the result
  std::string assumed;      // the unit of a result whose name tells none; empty: that of its operands
  std::vector<EquationRole> roles;
  std::vector<EquationStep> steps;
  std::string text;                  // the formula, with $0 for the first role
  bool sums = false;                 // terms that are added and taken away, of one dimension all of them
  std::optional<Decimal> least;      // the result is never less
  std::optional<Decimal> otherwise;  // the result where an operand is null
  // The result is drawn, but lies between these multiples of the formula.
  std::optional<std::pair<Decimal, Decimal>> within;
  bool is_rate = false;  // worked off before bills are drawn up
  bool in_row = false;   // all roles are played by the row's own columns
};

class EquationList {
 public:
  // Of the lines of data/equations.tsv. Throws std::invalid_argument, which names the line.
  static EquationList parse(const std::vector<std::string_view>& lines);
  // As it is embedded.
  static const EquationList& instance();

  const std::vector<Equation>& equations() const noexcept { return equations_; }

  // The unit that a name tells; nothing for a price per unit.
  const Unit* unit_of(const Words& words) const;
  const Unit* unit_named(const std::string& name) const;
  // The words of a name but for those that say nothing of what it is.
  Words telling(const Words& words) const;
  // What a number is, by its words: its unit's dimension, or that which a noun tells; empty if unknown.
  std::string_view dimension_of(const Words& words) const;
  // Words that say that a number is not what became of it: a limit, a plan, an average.
  bool is_qualifier(const std::string& word) const;
  // Whether two words count the same: guests and persons.
  bool are_alike(const std::string& one, const std::string& other) const;

 private:
  friend class EquationParser;

  std::vector<Equation> equations_;
  std::vector<Unit> units_;
  std::vector<std::pair<std::string, Words>> nouns_;  // by dimension
  Words fillers_;
  Words qualifiers_;
  std::vector<Words> alike_;
};

}  // namespace synthgen::core
