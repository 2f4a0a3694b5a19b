#include "plan/numbers/operand_search.hpp"

#include <algorithm>

#include "core/duration.hpp"
#include "core/name_words.hpp"
#include "core/spelt_words.hpp"
#include "plan/column_list.hpp"
#include "plan/numbers/named_numbers.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

using core::NumberSort;
using core::Words;

bool is_clock(const pg::TypeRef& type) {
  return type.base == TIMEOID;
}

// Whether a number of which no more is known than how large it is has two digits behind the point and room in
// front of it.
bool has_cents(const Operand& operand) {
  constexpr int kDigits = 8;
  constexpr int kCents = 2;
  core::EquationList const& list = core::EquationList::instance();
  auto const declared = pg::numeric_modifier(operand.described().type.base_modifier);
  bool const open = operand.semantic().empty() || operand.semantic().starts_with("figure.");
  return open && operand.described().type.base == NUMERICOID && declared && declared->scale == kCents &&
         declared->precision >= kDigits && list.unit_of(operand.words) == nullptr &&
         list.dimension_of(operand.words).empty();
}

// Whether the number of a column identifies something.
bool is_identity(const pg::Table& table, AttrNumber column) {
  bool const refers = std::any_of(table.foreign_keys.begin(), table.foreign_keys.end(),
                                  [&](const pg::ForeignKey& key) { return contains(key.columns, column); });
  return refers || std::any_of(table.keys.begin(), table.keys.end(), [&](const pg::Key& key) {
           return key.kind == pg::Key::Kind::kPrimary && key.columns.size() == 1 && key.columns[0] == column;
         });
}

}  // namespace

bool OperandSearch::is_money(const Operand& operand) {
  return operand.semantic().starts_with("finance.") && !is_rate_name(operand.words);
}

bool OperandSearch::is_of_sort(const Operand& operand, NumberSort sort) {
  pg::TypeRef const& type = operand.described().type;
  if (sort == NumberSort::kInstant) return generate::is_instant_type(type.base);
  if (sort == NumberSort::kClock) return is_clock(type);
  if (sort == NumberSort::kInterval)
    return operand.place == Operand::Place::kRow && !generate::is_number_type(type.base) &&
           !generate::is_instant_type(type.base) && !is_clock(type);
  if (!generate::is_number_type(type.base)) return false;
  // A daily or an hourly rate is an amount of money.
  bool const share = has_any(operand.words, {"percent", "percentage", "pct", "perc", "ratio"}) ||
                     operand.semantic() == "quantity.percentage";
  switch (sort) {
    case NumberSort::kNumber:
      return !share;
    case NumberSort::kMoney:
      return !share &&
             (operand.semantic().starts_with("finance.") || type.base == CASHOID || has_cents(operand));
    case NumberSort::kPlain:
      return !share && !is_money(operand) && type.base != CASHOID;
    case NumberSort::kCount:
      return !share && !is_money(operand) && pg::is_integer_type(type.base);
    case NumberSort::kShare:
      return share || has_any(operand.words, {"rate", "share", "margin"});
    default:
      return true;
  }
}

void OperandSearch::add_columns(const TablePlan& table, Operand place, std::vector<Operand>& operands) const {
  Words const of_table = core::spelt_words_of(table.table.name);
  for (pg::Column const& column : table.table.columns) {
    bool const known = !column.dropped && !is_identity(table.table, column.number) &&
                       (generate::is_number_type(column.type.base) ||
                        generate::is_instant_type(column.type.base) || is_clock(column.type) ||
                        (place.place == Operand::Place::kRow && !times_a_year(column.number).empty())) &&
                       (!table.target || table.program.attribute(column.number) != generate::kNoNode);
    if (!known) continue;
    place.table = &table;
    place.column = column.number;
    place.words = core::spelt_words_of(column.name);
    place.telling = core::EquationList::instance().telling(place.words);
    std::erase_if(place.telling, [&](const std::string& word) { return core::contains(of_table, word); });
    operands.push_back(place);
  }
}

// Whether a column may follow from others: within bounds of its own its values may move, but neither keys nor
// conditions over several columns depend on it.
bool OperandSearch::is_open(const Operand& result) const {
  AttrNumber const column = result.column;
  ColumnRole const& role = roles_[column - 1];
  pg::Column const& described = table_.column(column);
  ValueDomain domain = target_.constraints.domains[column - 1];
  domain.lower.reset();
  domain.upper.reset();
  return role.choice != nullptr && !role.distinct && role.tuple < 0 && role.ordinal_of < 0 &&
         !target_.is_ruled(column) && described.generated == 0 &&
         generate::is_number_type(described.type.base) && domain.unrestricted() && !in_check_group(column) &&
         !is_key_part(column) && !draft_.computed[column - 1];
}

std::vector<std::pair<Datum, std::int64_t>> OperandSearch::times_a_year(AttrNumber column) const {
  constexpr std::int64_t kYear = 525'960;  // minutes
  std::vector<std::pair<Datum, std::int64_t>> times;
  generate::Choice const* const choice = roles_[column - 1].choice.get();
  if (choice == nullptr || choice->label_texts.size() < 2) return times;
  for (std::size_t label = 0; label < choice->label_texts.size(); ++label) {
    Words told = core::words_of_text(choice->label_texts[label]);
    told.emplace_back("label");
    core::Duration const* const every = core::find_duration(told, {}, core::Grain::kDays);
    if (every == nullptr || every == core::find_duration({"label"}, {}, core::Grain::kDays) ||
        every->mean_minutes() > kYear + kYear / 2)
      return {};
    times.emplace_back(choice->label_values[label],
                       (kYear + every->mean_minutes() / 2) / every->mean_minutes());
  }
  return times;
}

bool OperandSearch::can_see(const Operand& operand) {
  if (operand.place != Operand::Place::kBeyond) return true;
  TablePlan& parent = *plan_.find(table_.foreign_keys[operand.key].parent);
  return ancestor_column(parent, operand.parent_key, operand.column).has_value();
}

generate::NodeId OperandSearch::source_of(const Operand& operand) {
  if (operand.place == Operand::Place::kRow) return own_number(operand.column).node;
  if (operand.place == Operand::Place::kParent) return optional_parent_cell(operand.key, operand.column);
  TablePlan& parent = *plan_.find(table_.foreign_keys[operand.key].parent);
  return optional_parent_cell(operand.key, *ancestor_column(parent, operand.parent_key, operand.column));
}

std::vector<Operand> OperandSearch::find() {
  std::vector<Operand> operands;
  add_columns(target_, {}, operands);
  for (bool const beyond : {false, true})
    for (std::size_t k = 0; k < table_.foreign_keys.size(); ++k) {
      TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
      if (target_.reference_nodes[k] == generate::kNoNode || !is_settled(parent) || &parent == &target_)
        continue;
      Operand place;
      place.place = beyond ? Operand::Place::kBeyond : Operand::Place::kParent;
      place.key = k;
      if (!beyond) {
        add_columns(parent, place, operands);
        continue;
      }
      for (std::size_t g = 0; g < parent.table.foreign_keys.size(); ++g) {
        place.parent_key = g;
        TablePlan const* const grandparent = plan_.find(parent.table.foreign_keys[g].parent);
        if (grandparent != nullptr && grandparent != &parent && grandparent != &target_)
          add_columns(*grandparent, place, operands);
      }
    }
  return operands;
}

}  // namespace synthgen::plan
