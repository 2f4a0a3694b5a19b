// Dates of what belongs to an affair, such as an order or a visit: they lie within days of it, not anywhere
// between then and now.
#pragma once

#include "generate/nodes/temporal.hpp"
#include "plan/dates/date_roles.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class DateAffair : private TablePass {
 public:
  explicit DateAffair(TableDraft& draft) : TablePass(draft) {}

  // Has the first date of a row follow the affair that the row belongs to, if there is one; and others, too,
  // where the row is what was agreed on.
  void follow(const pg::Column& column, const DateRole& role, bool is_first, generate::DateOrder& order);

 private:
  enum class Affair { kNone, kOrder, kVisit, kCase, kDialogue, kAgreed };
  static Affair affair(const pg::Table& table);
  bool is_what_was_agreed(const pg::Table& parent) const;
  bool begin_as_agreed(const pg::Column& column, const DateRole& role, generate::DateOrder& order);
  static AttrNumber moment(const TablePlan& table, Affair affair);
  std::optional<generate::DateBound> moment_of(std::size_t key, Affair& kind);
};

}  // namespace synthgen::plan
