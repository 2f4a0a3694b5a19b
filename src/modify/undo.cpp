// Each step is undone by one statement over the rows on record, the last step first. Before that, the rows
// are compared with what the step left behind, value by value, as text.
#include "modify/undo.hpp"

#include "modify/kept_rule.hpp"
#include "modify/undo_rows.hpp"
#include "postgres/catalog.hpp"
#include "postgres/guard.hpp"
#include "postgres/quoting.hpp"
#include "postgres/statement.hpp"

extern "C" {
#include "miscadmin.h"
}

namespace synthgen::modify {

namespace {

AclMode privileges_for(const std::vector<ChangeStep>& steps) {
  AclMode privileges = 0;
  for (const ChangeStep& step : steps)
    privileges |= step.kind == Operation::Kind::kSet      ? ACL_UPDATE
                  : step.kind == Operation::Kind::kDelete ? ACL_INSERT
                                                          : ACL_DELETE;
  return privileges;
}

// The statement must reach every row: what row security or a trigger leaves out would be lost silently.
int64 execute(const RecordedStep& step, const pg::RowStore& rows, const std::string& statement) {
  pg::StoreInput const input{"synthgen_rows", &rows};
  int64 const done = static_cast<int64>(pg::execute(statement, {&input, 1}));
  if (done != rows.size())
    throw pg::Error(ERRCODE_TRIGGERED_DATA_CHANGE_VIOLATION,
                    "change " + std::to_string(step.change.id) + " could be undone for " +
                        std::to_string(done) + " of " + std::to_string(rows.size()) + " rows only")
        .hint("A trigger, a rule or row security of the table leaves rows out.")
        .table(step.target.table.schema, step.target.table.name);
  return done;
}

int64 restore(const RecordedStep& step) {
  auto const rows = changed_rows(step);
  std::string assignments;
  for (std::size_t i = 0; i < step.old_columns.size(); ++i)
    assignments += (i == 0 ? "" : ", ") + pg::quoted(step.target.table.column(step.old_columns[i]).name) +
                   " = s.o" + std::to_string(i + 1);
  return execute(step, *rows,
                 "UPDATE " + step.target.relation() + " AS t SET " + assignments +
                     " FROM synthgen_rows AS s WHERE " + same_row(step.target));
}

int64 remove(const RecordedStep& step) {
  auto const rows = changed_rows(step);
  return execute(step, *rows,
                 "DELETE FROM " + step.target.relation() + " AS t USING synthgen_rows AS s WHERE " +
                     same_row(step.target));
}

int64 bring_back(const RecordedStep& step) {
  auto const rows = deleted_rows(step);
  std::string values;
  for (std::size_t i = 0; i < step.old_columns.size(); ++i)
    values += (i == 0 ? "s.o" : ", s.o") + std::to_string(i + 1);
  return execute(step, *rows,
                 "INSERT INTO " + pg::quoted_name(step.target.table) + " (" +
                     column_list(step.target.table, step.old_columns, "") +
                     ") OVERRIDING SYSTEM VALUE SELECT " + values + " FROM synthgen_rows AS s");
}

int64 undo_step(const RecordedStep& step) {
  switch (step.step.kind) {
    case Operation::Kind::kSet:
      return restore(step);
    case Operation::Kind::kDelete:
      return bring_back(step);
    case Operation::Kind::kInsert:
      return remove(step);
  }
  return 0;
}

void check_state(const Change& change, const std::vector<ChangeStep>& steps) {
  std::string const message = "change " + std::to_string(change.id) + " cannot be undone";
  if (change.undone)
    throw pg::Error(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE,
                    "change " + std::to_string(change.id) + " is undone already");
  if (!OidIsValid(change.table))
    throw pg::Error(ERRCODE_UNDEFINED_TABLE, message + ": table " + change.table_name + " does not exist");
  for (const ChangeStep& step : steps)
    if (!step.obstacle.empty())
      throw pg::Error(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE, message).detail(step.obstacle);
}

}  // namespace

UndoResult undo(int64 id) {
  pg::guard([] { PreventCommandIfReadOnly("synth_undo()"); });
  Change const change = find_change(id);
  std::vector<ChangeStep> const steps = read_steps(id);
  check_state(change, steps);
  Target target = open_target(change.table, privileges_for(steps), "synth_undo()");
  UndoResult result;
  result.table = change.table;
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    RecordedStep const recorded = recorded_step(change, *step, target);
    if (step->rows > 0) result.rows += undo_step(recorded);
    restore_rule(recorded);
  }
  mark_undone(id);
  return result;
}

}  // namespace synthgen::modify
