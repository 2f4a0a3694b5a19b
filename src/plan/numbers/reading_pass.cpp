// The range is of the row, or of what it refers to: the reference values of a laboratory test, the limits of
// a sensor.
#include "plan/numbers/reading_pass.hpp"

#include <algorithm>

#include "core/letter_case.hpp"
#include "core/spelt_words.hpp"
#include "generate/nodes/formulas.hpp"

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

// What a flag, or one of a few labels, says of a reading below, within and above what is usual; nothing where
// the column is about something else.
std::optional<generate::PlaceInRangeNode::Sayings> ReadingPass::sayings_of(const pg::Column& flag) const {
  Words const words = core::spelt_words_of(flag.name);
  bool const too_high = has_any(words, {"exceeded", "elevated", "breached"});
  bool const unusual = has_any(words, {"abnormal", "outlier", "pathological", "alarm"});
  if (flag.type.base == BOOLOID) {
    if (!too_high && !unusual) return std::nullopt;
    return generate::PlaceInRangeNode::Sayings{BoolGetDatum(unusual), BoolGetDatum(false),
                                               BoolGetDatum(true)};
  }
  generate::Choice const* const choice = roles_[flag.number - 1].choice.get();
  if (choice == nullptr ||
      !(unusual || has_any(words, {"flag", "interpretation", "indicator", "evaluation"})))
    return std::nullopt;
  auto const label = [&](const SomeWords& wanted) -> const Datum* {
    for (std::size_t i = 0; i < choice->label_texts.size(); ++i)
      if (has_any({core::lower_ascii(choice->label_texts[i])}, wanted)) return &choice->label_values[i];
    return nullptr;
  };
  const Datum* const within = label({"n", "normal", "ok", "unremarkable"});
  const Datum* const either = label({"a", "abnormal", "out_of_range", "outside"});
  const Datum* below = label({"l", "low", "below", "decreased"});
  const Datum* above = label({"h", "high", "above", "elevated", "increased"});
  if (below == nullptr) below = either;
  if (above == nullptr) above = either;
  if (within == nullptr || below == nullptr || above == nullptr) return std::nullopt;
  return generate::PlaceInRangeNode::Sayings{*below, *within, *above};
}

void ReadingPass::derive_flag(const NamedNumber& reading, const Range& usual) {
  for (pg::Column const& flag : table_.columns) {
    ColumnRole const& role = roles_[flag.number - 1];
    bool const open = role.choice != nullptr && !target_.is_ruled(flag.number) && !role.distinct &&
                      role.tuple < 0 && role.ordinal_of < 0 && !in_check_group(flag.number);
    if (flag.dropped || !open) continue;
    auto const sayings = sayings_of(flag);
    if (!sayings) continue;
    generate::NodeId said = target_.program.add(std::make_unique<generate::PlaceInRangeNode>(
        own_number(reading.column), usual.low, usual.high, *sayings));
    if (not_null(flag))
      said = target_.program.add(
          std::make_unique<generate::CoalesceNode>(said, target_.program.attribute(flag.number)));
    target_.set_column(flag.number, said,
                       "where " + table_.column(reading.column).name + " lies in its range",
                       target_.columns[flag.number - 1].reason);
    return;
  }
}

void ReadingPass::derive_readings() {
  NamedNumber const* const number = reading();
  if (number == nullptr) return;
  draft_.sources.clear();
  Range const usual = range();
  if (!usual.is_known()) return;
  pg::Column const& column = table_.column(number->column);
  replace_column(number->column,
                 std::make_unique<generate::ReadingNode>(
                     NumberSource{target_.program.attribute(number->column), column.type.base}, usual.low,
                     usual.high, column.type, plan_.stream(target_, column.name + ".reading")),
                 "about the range of " + usual.origin + column.name);
  derive_flag(*number, usual);
}

}  // namespace synthgen::plan
