// What belongs to the row that it refers to: the lines of an order, the payment of a bill, the rows that
// their parent counts. Such rows come with their parents.
#pragma once

#include "plan/table_pass.hpp"

namespace synthgen::plan {

class WholePass : private TablePass {
 public:
  explicit WholePass(TableDraft& draft) : TablePass(draft) {}

  bool must_cover(std::size_t index) const;
  bool gathers(std::size_t index) const;
  bool pairs_siblings(std::size_t index) const;
  bool meets_others(std::size_t index) const;
  bool is_part_of(std::size_t index) const;
  // A part without which the whole is nothing: a line of an order.
  bool is_line_of(std::size_t index) const;
  bool is_charged_with(std::size_t index) const;
  bool is_payment_of(std::size_t index) const;
  bool wants_new_parents(std::size_t index) const;
  bool suffice_new_parents(std::size_t index) const;

 private:
  bool has_new_parents(std::size_t index) const;
};

}  // namespace synthgen::plan
