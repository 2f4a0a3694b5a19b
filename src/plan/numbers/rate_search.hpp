// What is priced by which unit: the rates that a row, or what it refers to, knows, by the unit that their
// names tell, and what of that unit the row measures or counts, or lasts from one instant to another one.
#pragma once

#include <optional>
#include <vector>

#include "core/unit_rate.hpp"
#include "plan/numbers/operand_search.hpp"

namespace synthgen::plan {

struct Rate {
  const Operand* operand = nullptr;
  core::UnitRate said;
  const core::Unit* unit = nullptr;  // of what it is for one of, where that is a measure
};

// How much or many there is of a rate's unit: a number, or a span of time.
struct Measure {
  const Operand* number = nullptr;
  const Operand* from = nullptr;
  const Operand* to = nullptr;
  const core::Unit* unit = nullptr;  // of the number, where it is not the rate's
  core::Words words;                 // what its name says beside the unit
  int worth = 0;                     // how well it tells the rate's unit
};

// Whether two names have a word, or words that count the same, in common.
bool have_common(const core::Words& some, const core::Words& others);

class RateSearch : protected OperandSearch {
 public:
  explicit RateSearch(TableDraft& draft) : OperandSearch(draft) {}

 protected:
  void find_rates();
  std::vector<Measure> measures_of(const Rate& rate) const;

  std::vector<Operand> operands_;
  std::vector<Rate> rates_;

 private:
  bool is_offer(const TablePlan& table) const;
  std::optional<Measure> measure_by(const Rate& rate, const Operand& number) const;
  std::optional<Measure> span_for(const Rate& rate) const;
};

}  // namespace synthgen::plan
