// Which parents have come to the point at which a row can belong to them.
#pragma once

#include "generate/references/eligible_rows.hpp"
#include "plan/references/demands.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class EligibilityPass : private TablePass {
 public:
  explicit EligibilityPass(TableDraft& draft) : TablePass(draft) {}

  // What tells it of the rows that a foreign key refers to; empty as a rule.
  std::vector<generate::RowTest> tests_of(std::size_t key);

  // What the name of a foreign key alone tells of the rows that it refers to; empty as a rule.
  std::vector<generate::RowTest> kind_tests_of(std::size_t key);
  // How many of the parents are periods of the last years, where the parents are periods; they come first.
  std::uint64_t recent_periods(std::size_t key) const;

  // What the status of the row that a foreign key refers to says of an event, as this table's rows see it.
  std::optional<generate::Evidence> evidence_of(std::size_t key, std::string_view event);

  // The same of labels that speak of a part: "partially paid".
  std::optional<generate::Evidence> evidence_of_partial(std::size_t key);

  // The labels that the status of the row that a foreign key refers to can have; nothing if it has none.
  std::optional<generate::Choice> status_choice(std::size_t key) const;

 private:
  // `event`: the one that the test is about, if it is about one.
  struct Told;
  Told labelled(const TablePlan& parent, bool (*named)(const pg::Column&)) const;
  Told status_of(const TablePlan& parent) const;
  std::optional<generate::RowTest> status_test(const TablePlan& parent, std::span<const Demand> demands,
                                               std::string_view& event) const;
  std::optional<generate::RowTest> event_test(const TablePlan& parent, std::span<const Demand> demands,
                                              std::string_view& event) const;
  static const CalendarColumn* series_of(const TablePlan& parent);
  static std::int64_t periods_in_use(const TablePlan& parent, const CalendarColumn& series);
  std::optional<generate::RowTest> recent_test(const TablePlan& parent) const;
  core::Words role_said(std::size_t key) const;
  std::optional<generate::RowTest> kind_test(std::size_t key) const;
  // That there is a key to refer to, where the parent's CHECKs leave some of its rows without.
  std::vector<generate::RowTest> key_tests_of(std::size_t key) const;
  bool has_status() const;
  core::Words words_of_moments() const;
  void follow_up(TablePlan& parent, std::span<const Demand> demands, std::vector<generate::RowTest>& tests);
};

}  // namespace synthgen::plan
