#include "plan/numbers/rate_search.hpp"

#include <algorithm>

#include "core/spelt_words.hpp"
#include "plan/numbers/amount_words.hpp"
#include "plan/numbers/named_numbers.hpp"
#include "plan/numbers/number_words.hpp"

namespace synthgen::plan {

namespace {

using core::EquationList;
using core::Unit;
using core::Words;

// Worths: how well a measure tells the unit, and how near it is.
constexpr int kSameUnit = 40;
constexpr int kSameDimension = 30;
constexpr int kSameSort = 20;
constexpr int kInRow = 12;
constexpr int kNear = 5;

}  // namespace

bool have_common(const Words& some, const Words& others) {
  return std::any_of(some.begin(), some.end(), [&](const std::string& word) {
    return std::any_of(others.begin(), others.end(), [&](const std::string& other) {
      return EquationList::instance().are_alike(word, other);
    });
  });
}

void RateSearch::find_rates() {
  for (Operand const& operand : operands_) {
    if (!is_of_sort(operand, core::NumberSort::kAny)) continue;
    auto said = core::unit_rate_in(operand.words);
    if (!said || (operand.place == Operand::Place::kRow && is_percentage(operand.described()))) continue;
    std::erase_if(said->stem, [&, table = core::spelt_words_of(operand.table->table.name)](
                                  const std::string& word) { return core::contains(table, word); });
    if (!can_see(operand)) continue;
    rates_.push_back({&operand, *said, EquationList::instance().unit_of(said->unit)});
  }
}

// Whether a table says what is to be had for how much, and not what somebody had: it knows no amount but
// rates.
bool RateSearch::is_offer(const TablePlan& table) const {
  return !settles(table_) && std::none_of(operands_.begin(), operands_.end(), [&](const Operand& operand) {
    return operand.table == &table && is_money(operand) && !core::unit_rate_in(operand.words);
  });
}

// Whether a number is one of the rate's unit, and how surely.
std::optional<Measure> RateSearch::measure_by(const Rate& rate, const Operand& number) const {
  EquationList const& list = EquationList::instance();
  if (&number == rate.operand || generate::is_instant_type(number.described().type.base) ||
      !is_of_sort(number, core::NumberSort::kPlain) || has_listed(number.words, "rated measure not") ||
      core::unit_rate_in(number.words))
    return std::nullopt;
  bool const seen = number.place == Operand::Place::kRow || rate.operand->place == Operand::Place::kRow ||
                    (number.place == rate.operand->place && number.table == rate.operand->table &&
                     is_offer(*rate.operand->table));
  if (!seen) return std::nullopt;
  Measure measure;
  measure.number = &number;
  Unit const* const own = list.unit_of(number.words);
  if (rate.unit != nullptr && own != nullptr) {
    if (own->dimension != rate.unit->dimension) return std::nullopt;
    measure.worth = kSameUnit;
    if (own->size.mantissa != rate.unit->size.mantissa || own->size.scale != rate.unit->size.scale) {
      measure.unit = own;
      measure.worth = kSameDimension;
    }
  } else if (have_common({rate.said.unit.back()}, number.words)) {
    measure.worth = kSameUnit;
  } else if (rate.unit != nullptr &&
             (list.dimension_of(number.words) == rate.unit->dimension ||
              (rate.unit->dimension == "time" &&
               (number.semantic() == "quantity.days" || has_any(number.words, {"stay"}))))) {
    measure.worth = kSameDimension;
  } else if (rate.unit != nullptr && (rate.unit->dimension == "energy" || rate.unit->dimension == "volume") &&
             has_any(number.words, {"consumption", "consumed", "usage", "used", "unit"})) {
    measure.worth = kSameSort;
  } else {
    return std::nullopt;
  }
  measure.words = without_listed(number.telling, "rated general");
  std::erase_if(measure.words, [&](const std::string& word) { return core::contains(rate.said.unit, word); });
  measure.worth += number.place == Operand::Place::kRow      ? kInRow
                   : number.place == Operand::Place::kParent ? kNear
                                                             : 0;
  return measure;
}

// What lasts from one instant of the row to another one.
std::optional<Measure> RateSearch::span_for(const Rate& rate) const {
  if (rate.unit == nullptr || rate.unit->dimension != "time") return std::nullopt;
  auto const [from, to] = span_of_row();
  if (from == 0 || to == 0) return std::nullopt;
  // Who is paid by the hour need not work all the time.
  TablePlan const& owner = *rate.operand->table;
  if (&owner != &target_ && column_meaning(owner, {"person.full_name", "person.given_name"}) != 0)
    return std::nullopt;
  Measure measure;
  for (Operand const& operand : operands_) {
    if (operand.place != Operand::Place::kRow) continue;
    if (operand.column == from) measure.from = &operand;
    if (operand.column == to) measure.to = &operand;
  }
  if (measure.from == nullptr || measure.to == nullptr) return std::nullopt;
  // Days have no hours.
  bool const days =
      measure.from->described().type.base == DATEOID || measure.to->described().type.base == DATEOID;
  if (days && rate.unit->words == Words{"hour"}) return std::nullopt;
  measure.worth = kSameSort + kInRow;
  return measure;
}

std::vector<Measure> RateSearch::measures_of(const Rate& rate) const {
  std::vector<Measure> measures;
  for (Operand const& operand : operands_)
    if (auto measure = measure_by(rate, operand)) measures.push_back(std::move(*measure));
  if (auto span = span_for(rate)) measures.push_back(std::move(*span));
  return measures;
}

}  // namespace synthgen::plan
