// The base of passes that tie the numbers of a row by their names: finds a number by its words, says whether
// it may follow from others, and has it follow.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "generate/nodes/formulas.hpp"
#include "plan/numbers/named_numbers.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class NumberPass : protected TablePass {
 protected:
  using Number = NamedNumber;
  using Choices = std::span<const std::string_view>;

  explicit NumberPass(TableDraft& draft);

  static bool is_percentage(const core::Words& words);
  const Number* find(Choices words) const;
  const Number* find_alike(const Number& other, Choices other_words, Choices words) const;
  bool is_open(const Number& number) const;
  bool is_given(const Number& number) const;
  generate::Term term(const Number& number, bool minus);
  void compute(const Number& result, std::vector<generate::Term> terms, std::string formula);

  std::vector<Number> numbers_;       // that are drawn
  std::vector<AttrNumber> adjusted_;  // drawn anew within what others leave them, computed from no result
};

}  // namespace synthgen::plan
