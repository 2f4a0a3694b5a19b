#include "plan/numbers/number_pass.hpp"

#include <algorithm>

#include "core/spelt_words.hpp"

namespace synthgen::plan {

using core::Words;
using generate::Term;

bool NumberPass::is_percentage(const Words& words) {
  return has_any(words, {"percent", "percentage", "pct", "rate", "ratio", "share", "perc"});
}

NumberPass::NumberPass(TableDraft& draft) : TablePass(draft) {
  for (pg::Column const& column : table_.columns) {
    bool const counts = !column.dropped && generate::is_number_type(column.type.base) &&
                        column.generated == 0 &&
                        target_.program.attribute(column.number) != generate::kNoNode &&
                        roles_[column.number - 1].choice != nullptr;
    if (!counts) continue;
    numbers_.push_back({column.number, core::spelt_words_of(column.name)});
  }
}

// The first number with one of these words that is no rate, and no limit unless that is wanted.
const NamedNumber* NumberPass::find(Choices words) const {
  std::vector<std::string_view> bounds{"min", "max", "avg", "average", "price", "target", "limit"};
  std::erase_if(bounds, [&](std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  });
  for (NamedNumber const& number : numbers_)
    if (has_any(number.words, words) && !is_percentage(number.words) && !has_any(number.words, bounds))
      return &number;
  return nullptr;
}

// The number that is called like another one but for words that tell the two apart.
const NamedNumber* NumberPass::find_alike(const NamedNumber& other, Choices other_words,
                                          Choices words) const {
  for (NamedNumber const& number : numbers_)
    if (has_any(number.words, words) && !is_percentage(number.words) && number.column != other.column &&
        without(without(number.words, words), other_words) == without(other.words, other_words))
      return &number;
  return nullptr;
}

bool NumberPass::is_open(const NamedNumber& number) const {
  return may_compute(number.column) && !is_key_part(number.column) && !draft_.computed[number.column - 1];
}

// Whether others may follow from a number: nothing that may follow from them decides it.
bool NumberPass::is_given(const NamedNumber& number) const {
  return !draft_.computed[number.column - 1] || draft_.chained[number.column - 1] ||
         std::find(adjusted_.begin(), adjusted_.end(), number.column) != adjusted_.end();
}

Term NumberPass::term(const NamedNumber& number, bool minus) {
  return {own_number(number.column), minus};
}

void NumberPass::compute(const NamedNumber& result, std::vector<Term> terms, std::string formula) {
  bool const may_be_negative = !target_.constraints.domains[result.column - 1].lower;
  std::size_t const all = terms.size();
  replace_column(
      result.column,
      std::make_unique<generate::FormulaNode>(target_.program.attribute(result.column), std::move(terms), all,
                                              may_be_negative, table_.column(result.column).type),
      std::move(formula));
}

}  // namespace synthgen::plan
