// Numbers that their names tie to others of the row: a difference, a total, a rate.
#pragma once

#include <span>

#include "core/words.hpp"
#include "generate/formulas.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class FormulaPass : private TablePass {
 public:
  explicit FormulaPass(TableDraft& draft);

  void derive_formulas();
  // Principal and interest of what is due. Says whether it found them.
  bool derive_instalments();

 private:
  // A number of the row and the words of its name, in the singular.
  struct Number {
    AttrNumber column;
    core::Words words;
  };
  using Choices = std::span<const std::string_view>;

  const Number* find(Choices words) const;
  const Number* find_alike(const Number& other, Choices other_words, Choices words) const;
  bool is_open(const Number& number) const;
  bool is_given(const Number& number) const;
  generate::NumberSource rate_of(std::string_view what);
  bool derive_share(const Number& result);
  void compute(const Number& result, std::vector<generate::Term> terms, std::string formula);
  bool derive_difference(const Number& result);
  bool derive_net(const Number& result);
  bool derive_total(const Number& result);
  const Number* instalment(const Number& principal, const Number& interest) const;
  bool derive_games(const Number& result);
  bool derive_ratio(const Number& result);
  void derive_passed();
  bool derive_expectation(const Number& result);
  generate::NodeId completed_node(const Number& progress, std::string& told);
  bool is_progress(const Number& number) const;
  void derive_progress();
  void derive_loan();
  void derive_body_mass(const Number& result);
  void keep_close(const Number& number, const Number& other);
  void order_funnel();
  void keep_at_least(const Number& number, const Number& least);
  generate::Term term(const Number& number, bool minus);

  std::vector<Number> numbers_;
  std::vector<AttrNumber> adjusted_;  // drawn anew within what others leave them, computed from no result
};

}  // namespace synthgen::plan
