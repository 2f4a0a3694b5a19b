// The range is of the row, or of what it refers to: the reference values of a laboratory test, the limits of
// a sensor.
#include "plan/reading_pass.hpp"

#include <algorithm>

#include "core/spelt_words.hpp"
#include "generate/formulas.hpp"
#include "generate/limits.hpp"

namespace synthgen::plan {

namespace {

using core::Words;
using generate::NumberSource;

const SomeWords kLow = {"low", "lower", "min", "minimum"};
const SomeWords kHigh = {"high", "upper", "max", "maximum"};

bool is_of_range(const Words& words) {
  return has_any(words, {"reference", "ref", "normal", "range", "rng"});
}

}  // namespace

ReadingPass::Range ReadingPass::range() {
  Range range;
  for (NamedNumber const& number : numbers_) {
    if (!is_of_range(number.words)) continue;
    if (has_any(number.words, kLow)) range.low = own_number(number.column);
    if (has_any(number.words, kHigh)) range.high = own_number(number.column);
  }
  for (std::size_t k = 0; k < references_.size() && !range.is_known(); ++k) {
    TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
    bool const settled = is_settled(parent);
    if (target_.reference_nodes[k] == generate::kNoNode || !settled || &parent == &target_) continue;
    range.origin = parent.table.name + " ";
    for (NamedNumber const& number : named_numbers(parent)) {
      if (!is_of_range(number.words)) continue;
      NumberSource const end{optional_parent_cell(k, number.column),
                             parent.table.column(number.column).type.base};
      if (has_any(number.words, kLow)) range.low = end;
      if (has_any(number.words, kHigh)) range.high = end;
    }
  }
  return range;
}

const NamedNumber* ReadingPass::reading() const {
  auto const found = std::find_if(numbers_.begin(), numbers_.end(), [&](const NamedNumber& number) {
    return has_any(number.words, {"value", "result", "reading", "measured", "measurement"}) &&
           !is_of_range(number.words) && !is_rate_name(number.words) && !has_any(number.words, kLow) &&
           !has_any(number.words, kHigh) && may_compute(number.column) && !is_key_part(number.column) &&
           !draft_.computed[number.column - 1];
  });
  return found == numbers_.end() ? nullptr : &*found;
}

void ReadingPass::derive_flag(const NamedNumber& reading, NumberSource high) {
  auto const flag = std::find_if(table_.columns.begin(), table_.columns.end(), [&](const pg::Column& column) {
    return !column.dropped && column.type.base == BOOLOID && may_derive(column.number) &&
           has_any(core::spelt_words_of(column.name),
                   {"abnormal", "exceeded", "outlier", "elevated", "pathological", "alarm", "breached"});
  });
  if (flag == table_.columns.end()) return;
  generate::NodeId reached =
      target_.program.add(std::make_unique<generate::ReachesNode>(own_number(reading.column), high));
  if (not_null(*flag))
    reached = target_.program.add(
        std::make_unique<generate::CoalesceNode>(reached, target_.program.attribute(flag->number)));
  target_.set_column(flag->number, reached,
                     "whether " + table_.column(reading.column).name + " is out of range",
                     target_.columns[flag->number - 1].reason);
}

// What is out of range is above it.
void ReadingPass::derive_readings() {
  constexpr std::int64_t kMostPerMille = 1150;
  NamedNumber const* const number = reading();
  if (number == nullptr) return;
  draft_.sources.clear();
  Range const usual = range();
  if (!usual.is_known()) return;
  pg::Column const& column = table_.column(number->column);
  NumberSource const most{target_.program.add(std::make_unique<generate::ShareNode>(
                              usual.high.node, usual.high, NumberSource{}, kMostPerMille, column.type)),
                          column.type.base};
  replace_column(number->column,
                 std::make_unique<generate::BetweenNode>(
                     NumberSource{target_.program.attribute(number->column), column.type.base}, usual.low,
                     most, column.type, plan_.stream(target_, column.name + ".reading")),
                 "about the range of " + usual.origin + column.name);
  derive_flag(*number, usual.high);
}

}  // namespace synthgen::plan
