#include "plan/siblings/counter_condition.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/equation.hpp"
#include "core/name_words.hpp"
#include "plan/numbers/named_numbers.hpp"
#include "plan/numbers/number_words.hpp"
#include "plan/siblings/counter_names.hpp"
#include "plan/texts/row_names.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

using core::Words;

namespace {

// Whether a word of a number names who or what the rows of a table are about.
bool names_thing(const std::string& word, const std::string& table) {
  if (names_rows(word, table)) return true;
  Words const rows = core::words_of(table);
  std::vector<ToldOf> const& doers = told_of("doer");
  return !rows.empty() && std::any_of(doers.begin(), doers.end(), [&](const ToldOf& one) {
    return core::has_word({word}, one.number) && core::has_word({rows.back()}, one.rows);
  });
}

}  // namespace

// The words of a number's name but for those that say what it counts, and that it counts.
Words CounterCondition::condition_in(const TablePlan& parent, const pg::Column& column) const {
  Words const all = core::words_of(column.name);
  Words words = without_listed(all, "counting");
  bool counts = words.size() < all.size();
  Words const of_parent = core::words_of(parent.table.name);
  std::erase_if(words, [&](const std::string& word) {
    bool const thing = names_thing(word, table_.name);
    counts = counts || thing;
    return thing || core::has_word(of_parent, {word, core::singular(word)});
  });
  return counts ? words : Words{};
}

bool CounterCondition::may_count_some(const TablePlan& parent, const pg::Column& column) const {
  Words const condition = condition_in(parent, column);
  return pg::is_integer_type(column.type.base) && !condition.empty() &&
         std::none_of(condition.begin(), condition.end(), [](const std::string& word) {
           return core::EquationList::instance().is_qualifier(core::singular(word));
         });
}

std::optional<generate::Evidence> CounterCondition::by_label(const pg::Column& column,
                                                             const Words& condition) {
  auto const& choice = roles_[column.number - 1].choice;
  if (choice == nullptr || choice->label_texts.size() < 2) return std::nullopt;
  std::string name = "counted";
  for (std::string const& word : condition) name += " " + word;
  auto const collect = [&](auto const& tells) {
    generate::Evidence evidence{final_cell(column.number).node, {}, column.type.by_value};
    for (std::size_t i = 0; i < choice->label_texts.size(); ++i)
      if (tells(core::words_of_text(choice->label_texts[i])))
        evidence.values.push_back(choice->label_values[i]);
    return evidence;
  };
  generate::Evidence evidence = collect([&](const Words& label) { return label == condition; });
  if (evidence.values.empty())
    evidence = collect([&](const Words& label) { return label.size() == 1 && has_listed(label, name); });
  return evidence.values.empty() ? std::nullopt : std::optional(std::move(evidence));
}

std::optional<generate::Evidence> CounterCondition::by_flag(const pg::Column& column,
                                                            const Words& condition) {
  if (column.type.base != BOOLOID || without(core::words_of(column.name), {"is", "has", "was"}) != condition)
    return std::nullopt;
  return generate::Evidence{final_cell(column.number).node, {BoolGetDatum(true)}, true};
}

std::optional<generate::Evidence> CounterCondition::of_counter(const TablePlan& parent,
                                                               const pg::Column& column) {
  if (!pg::is_integer_type(column.type.base)) return std::nullopt;
  Words const condition = condition_in(parent, column);
  if (condition.empty()) return std::nullopt;
  for (pg::Column const& own : table_.columns) {
    if (own.dropped || target_.program.attribute(own.number) == generate::kNoNode) continue;
    if (auto evidence = by_label(own, condition)) return evidence;
    if (auto evidence = by_flag(own, condition)) return evidence;
  }
  return std::nullopt;
}

}  // namespace synthgen::plan
