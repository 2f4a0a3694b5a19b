// What the rows that a row refers to say of its numbers: the least and the most that there may be, and what
// is usual. One step away, or two.
#pragma once

#include <optional>

#include "plan/numbers/named_numbers.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class BoundPass : private TablePass {
 public:
  explicit BoundPass(TableDraft& draft) : TablePass(draft), numbers_(named_numbers(draft.target)) {}

  // Numbers of which nothing is known yet lie between the bounds of the same noun: the sum insured between
  // those of the product, the marks below the most of the exam.
  void keep_in_bounds();
  // Measures and fees are about those of the same name: the weight at a visit is that of the animal.
  void keep_near_usual();

 private:
  enum class Tells { kLeast, kMost, kUsual };
  struct Source {
    std::size_t key;
    std::size_t step;  // the foreign key of the parent that leads on; none: the parent itself
    TablePlan* table;
    const pg::Column* column;
    core::Words words;
    core::Words noun;  // without the words that say what it tells
    Tells tells;
  };

  void find_sources();
  void find_sources_of(TablePlan& table, std::size_t key, std::size_t step);
  bool is_open(const NamedNumber& number) const;
  generate::NumberSource cell_of(const Source& source);
  const Source* bound_for(const NamedNumber& number, Tells tells) const;
  const Source* usual_for(const NamedNumber& number) const;
  bool is_paid_otherwise(const NamedNumber& number, const Source& source) const;
  void set(AttrNumber column, std::unique_ptr<generate::Node> node, std::string generator);
  bool is_only_pair(const Source& source) const;
  bool is_money(const TablePlan& table, const pg::Column& column) const;

  std::vector<NamedNumber> numbers_;
  std::vector<Source> sources_;
};

}  // namespace synthgen::plan
