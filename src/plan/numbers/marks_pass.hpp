// Marks: what was reached of what could be, in points, in percent and as a letter.
#pragma once

#include "plan/numbers/named_numbers.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class MarksPass : private TablePass {
 public:
  explicit MarksPass(TableDraft& draft) : TablePass(draft), numbers_(named_numbers(draft.target)) {}

  void derive_marks();
  // Whether the passing score is reached.
  void derive_passed();

 private:
  generate::NumberSource full_marks();
  generate::NumberSource half_of_marks(const NamedNumber& score);
  void derive_threshold(const NamedNumber& number, generate::NumberSource full);
  void derive_points(const NamedNumber& number, generate::NumberSource full);
  void derive_percentage(const NamedNumber& points, generate::NumberSource full);
  void derive_letter(const pg::Column& column, generate::NumberSource number, generate::NumberSource full);
  std::vector<std::pair<std::string, Datum>> letters_of(const pg::Column& column) const;
  void compute(AttrNumber column, generate::NumberSource quantity, generate::NumberSource rate,
               std::int64_t times, std::int64_t by, std::string formula);

  std::vector<NamedNumber> numbers_;
};

}  // namespace synthgen::plan
