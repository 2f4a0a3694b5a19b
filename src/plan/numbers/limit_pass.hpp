// What other cells leave a value: places among siblings, parts of a quantity, a
// salary within the range of the job, an offer near the price.
#pragma once

#include "generate/nodes/amounts.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class LimitPass : private TablePass {
 public:
  explicit LimitPass(TableDraft& draft) : TablePass(draft) {}

  void derive_limits();
  void derive_singular_flags();

 private:
  int container() const;
  std::unique_ptr<generate::Node> numbering(Oid type, std::string& parent) const;
  void derive_positions();
  AttrNumber whole_quantity(AttrNumber part) const;
  void derive_parts();
  void keep_within_capacity();
  bool is_part_of_number(const pg::Column& column, const pg::Column& whole) const;
  static bool is_share_of_amount(const pg::Column& column, const pg::Column& whole);
  void keep_within_parent(const pg::Column& column);
  void keep_above_minimum(const pg::Column& column);
  generate::NumberSource parent_number(std::size_t key, std::string_view semantic,
                                       std::initializer_list<std::string_view> words, std::string& origin);
  void keep_salary_in_range(const pg::Column& column);
  void keep_behind_reading(const pg::Column& column);
  void keep_near_price(const pg::Column& column);
};

}  // namespace synthgen::plan
