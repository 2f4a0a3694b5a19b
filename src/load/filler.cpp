#include "load/filler.hpp"

#include <algorithm>
#include <chrono>

#include "load/deferred_triggers.hpp"
#include "load/proof.hpp"
#include "load/truncate.hpp"
#include "plan/implied/stated_conditions.hpp"
#include "plan/keys/numbering.hpp"
#include "plan/references/made_parents.hpp"
#include "postgres/catalog.hpp"
#include "postgres/expression.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "access/xact.h"
#include "utils/lsyscache.h"
}

namespace synthgen::load {

std::vector<TableResult> Filler::run() {
  empty_targets();
  for (auto const& table : plan_.tables) read_stored_rows(*table);
  for (auto const& table : plan_.tables) {
    if (!table->is_written()) continue;
    recall_redraws(*table);
    leave_no_room(*table);
  }
  ahead_ = RowsAhead::start(plan_, message_);  // while it starts, this session prepares
  prepare();
  for_each_target([&](plan::TablePlan& table) { settle_rows(table); });
  watch_keys();
  std::vector<TableResult> results;
  for (auto const& table : plan_.tables)
    if (table->left_alone) results.push_back({.table = table->table.oid, .note = notes_of(*table)});
  for_each_target([&](plan::TablePlan& table) { results.push_back(fill_table(table)); });
  report_helper();
  if (plan_.request.only) return results;
  for_each_target([&](plan::TablePlan& table) { fire_deferred_triggers(table.table); });
  for_each_target([&](plan::TablePlan& table) {
    if (table.rows.count() == 0) return;
    prove_foreign_keys(table.table, *written_keys_);
    if (!table.made_parents.empty()) prove_foreign_keys(pg::read_table(table.table.oid), *written_keys_);
  });
  return results;
}

// Takes a step for every table to fill, parents first. Where unsatisfiable tables are to be skipped, a
// failure is noted, and what refers to the table is not tried.
template <typename Step>
void Filler::for_each_target(Step step) {
  for (auto const& table : plan_.tables) {
    if (!table->is_written() || misses_a_parent(*table)) continue;
    if (plan_.request.options.skip_unsatisfiable) {
      try_step(*table, step);
    } else {
      take_step(*table, step);
    }
  }
}

// Passes errors on, but for a rejection of rows that may be drawn again: what it tells of the table ends the
// run.
template <typename Step>
void Filler::take_step(plan::TablePlan& table, Step step) {
  try {
    step(table);
  } catch (const pg::ServerError& error) {
    if (auto const circle = circle_in(*error.data())) throw *circle;
    if (auto const judged = judged_parent(table, *error.data())) throw *judged;
    bool const may_begin_anew = !range_ && !plan_.request.only;
    if (may_begin_anew && is_rejection(*error.data()) && !is_judged(table))
      throw Lesson{Lesson::Kind::kRejections, table.table.oid, InvalidOid};
    if (auto const broken = broken_condition(table, *error.data())) throw *broken;
    if (auto const guesses = refused_guesses(table, *error.data())) throw *guesses;
    throw;
  }
}

template <typename Step>
void Filler::try_step(plan::TablePlan& table, Step step) {
  try {
    const ErrorData* const error = pg::error_of([&] { step(table); });
    if (error == nullptr) return;
    if (auto const lesson = lesson_of(table, *error)) throw *lesson;
    bool const misses = error->sqlerrcode == ERRCODE_FOREIGN_KEY_VIOLATION;
    (misses ? misses_ : failures_)[table.table.oid] = pg::describe_failure(*error);
  } catch (const Lesson& lesson) {
    learned_.push_back(lesson);
    untried_.insert(table.table.oid);
  }
}

// Of the columns that follow from each other the one that was asked for while it was computed is to blame:
// that it follows from others was decided after these.
std::optional<Lesson> Filler::circle_in(const ErrorData& error) const {
  bool const may_begin_anew = !range_ && !plan_.request.only;
  if (!may_begin_anew || error.sqlerrcode != generate::kFollowsFromItself) return std::nullopt;
  // A function of the user's may raise the same, and name nothing.
  if (error.table_name == nullptr || error.column_name == nullptr) return std::nullopt;
  for (auto const& table : plan_.tables)
    if (table->program.name() == error.table_name ||
        (table->population && table->population->program().name() == error.table_name))
      return Lesson{Lesson::Kind::kCircle,
                    table->table.oid,
                    InvalidOid,
                    {static_cast<AttrNumber>(std::atoi(error.column_name))}};
  return std::nullopt;
}

// What follows from other cells may be nothing that a condition admits, however often the row is drawn. Then
// the columns of the condition draw values of their own, if they have not yet.
std::optional<Lesson> Filler::broken_condition(const plan::TablePlan& table, const ErrorData& error) const {
  bool const may_begin_anew = !range_ && !plan_.request.only;
  if (!may_begin_anew || error.sqlerrcode != ERRCODE_CHECK_VIOLATION || error.constraint_name == nullptr)
    return std::nullopt;
  std::string_view const name = error.constraint_name;
  bool const of_table = error.table_name != nullptr && table.table.name == error.table_name;
  std::vector<AttrNumber> columns;
  for (pg::Column const& column : table.table.columns) {
    std::vector<std::string> const& names = column.type.domain_check_names;
    bool const of_domain =
        error.datatype_name != nullptr && std::find(names.begin(), names.end(), name) != names.end();
    bool const of_check =
        of_table &&
        std::any_of(table.table.checks.begin(), table.table.checks.end(), [&](const pg::Check& check) {
          return check.name == name && pg::mentions(check.expression, column.number);
        });
    bool const decided = !column.dropped && column.generated == 0 && !table.own_draws.contains(column.number);
    if (decided && (of_domain || of_check)) columns.push_back(column.number);
  }
  if (columns.empty()) return std::nullopt;
  return Lesson{Lesson::Kind::kBroken, table.table.oid, InvalidOid, std::move(columns)};
}

// What names and comments tell is only guessed. Where all rows that are like that are refused, the table does
// without it.
std::optional<Lesson> Filler::refused_guesses(const plan::TablePlan& table, const ErrorData& error) const {
  bool const may_begin_anew = !range_ && !plan_.request.only;
  if (!may_begin_anew || !is_judgement(error) || plan_.request.without_guesses.contains(table.table.oid))
    return std::nullopt;
  Lesson lesson{Lesson::Kind::kGuesses, table.table.oid, InvalidOid};
  // What nothing but the reading of its triggers demands is none of their words.
  bool const own = error.constraint_name != nullptr &&
                   std::string_view(error.constraint_name).starts_with(plan::kTriggerCondition);
  if (!own) lesson.reason = pg::describe_failure(error);
  return lesson;
}

// Rows that came before may refer to those that were then left out, or drawn again, of a table in a circle.
// Once that is known from the start, they refer to what there is.
std::optional<Lesson> Filler::judged_parent(const plan::TablePlan& table, const ErrorData& error) const {
  constexpr int kMostRounds = 12;
  bool const may_begin_anew = !range_ && !plan_.request.only;
  if (!may_begin_anew || error.sqlerrcode != ERRCODE_FOREIGN_KEY_VIOLATION) return std::nullopt;
  for (pg::ForeignKey const& key : table.table.foreign_keys) {
    auto const judged = judged_.find(key.parent);
    auto const known = plan_.request.judged.find(key.parent);
    bool const has_rounds_left = known == plan_.request.judged.end() || known->second.rounds < kMostRounds;
    if (judged != judged_.end() && has_rounds_left)
      return Lesson{Lesson::Kind::kJudged, key.parent, InvalidOid, {}, judged->second};
  }
  return std::nullopt;
}

// Rows that a constraint rejects may be drawn again. A reference to rows that others were to write, and did
// not, can do without them where it may be null.
std::optional<Lesson> Filler::lesson_of(const plan::TablePlan& table, const ErrorData& error) const {
  if (auto const circle = circle_in(error)) return circle;
  if (auto const judged = judged_parent(table, error)) return judged;
  if (is_rejection(error) && !is_judged(table))
    return Lesson{Lesson::Kind::kRejections, table.table.oid, InvalidOid};
  if (auto const broken = broken_condition(table, error)) return broken;
  if (auto const guesses = refused_guesses(table, error)) return guesses;
  if (error.sqlerrcode != ERRCODE_FOREIGN_KEY_VIOLATION || error.constraint_name == nullptr ||
      error.table_name == nullptr || table.table.name != error.table_name)
    return std::nullopt;
  for (pg::ForeignKey const& key : table.table.foreign_keys) {
    bool const may_be_null = std::any_of(key.columns.begin(), key.columns.end(), [&](AttrNumber c) {
      pg::Column const& column = table.table.column(c);
      return !column.not_null && !column.type.domain_not_null;
    });
    auto const known = plan_.request.without_parents.find(table.table.oid);
    bool const is_new =
        known == plan_.request.without_parents.end() || !known->second.contains(key.constraint);
    if (key.name == error.constraint_name && OidIsValid(key.constraint) && may_be_null && is_new)
      return Lesson{Lesson::Kind::kNoParents, table.table.oid, key.constraint};
  }
  return std::nullopt;
}

// Where unsatisfiable tables are to be skipped, one whose rows cannot be computed ends this run: throws
// plan::Unfit. So does a circle of columns, with a Lesson.
void Filler::prepare() {
  try {
    if (!plan_.request.options.skip_unsatisfiable) return plan_.prepare();
    if (auto unfit = plan_.prepare_or_blame()) throw std::move(*unfit);
  } catch (const pg::ServerError& error) {
    if (auto const circle = circle_in(*error.data())) throw *circle;
    throw;
  }
}

bool Filler::misses_a_parent(const plan::TablePlan& table) {
  auto const failed = [&](Oid oid) {
    return failures_.contains(oid) || misses_.contains(oid) || untried_.contains(oid);
  };
  if (failed(table.table.oid)) return true;
  for (pg::ForeignKey const& key : table.table.foreign_keys)
    if (failed(key.parent)) return untried_.insert(table.table.oid).second;
  return false;
}

void Filler::empty_targets() {
  if (plan_.request.mode != plan::Mode::kReplace || plan_.request.only) return;
  std::vector<const pg::Table*> targets;
  for (auto const& table : plan_.tables)
    if (table->is_written()) targets.push_back(&table->table);
  truncate_tables(targets);
}

// What triggers are to write into an empty table is not there yet.
void Filler::read_stored_rows(plan::TablePlan& table) {
  if (table.stored_rows > 0)
    table.population->load_stored(table.stored_rows);
  else
    table.population->set_stored_count(0);
}

void Filler::watch_keys() {
  std::vector<WrittenKeys::Target> targets;
  for (auto const& table : plan_.tables)
    if (table->is_written()) targets.push_back({&table->table, table->stored_rows == 0});
  written_keys_.emplace(targets);
}

// For who wants to know; and the helper is not needed any more.
void Filler::report_helper() {
  if (ahead_ == nullptr) return;
  std::uint64_t const taken = ahead_->taken();
  std::uint64_t const all = ahead_->sequence().count();
  ahead_.reset();
  pg::guard([&] {
    ereport(DEBUG1,
            (errmsg_internal(UINT64_FORMAT " of " UINT64_FORMAT " batches were generated by another process",
                             taken, all)));
  });
}

TableResult Filler::fill_table(plan::TablePlan& table) {
  auto const start = std::chrono::steady_clock::now();
  if (plan_.request.left_out.count(table.table.oid) == 0) {
    if (triggers_fired_) make_room(table);
    if (!table.made_parents.empty()) leave_bases_alone(table);
    number_after_written(table);
    keep_within_parents(table);
  } else if (plan::is_made_by_others(table, plan_)) {
    find_made_rows(table);
  }
  TableResult result;
  result.table = table.table.oid;
  result.first_row = static_cast<int64>(table.rows.first());
  if (table.rows.count() > 0) result.rows = static_cast<int64>(load_rows(table));
  if (result.rows > 0 && !range_) show_relatives(table);
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  result.note = notes_of(table);
  return result;
}

std::string Filler::notes_of(const plan::TablePlan& table) {
  std::string notes;
  for (std::string const& note : table.notes) notes += (notes.empty() ? "" : "; ") + note;
  return notes;
}

// Where parents got fewer rows than planned, keys made of them allow fewer rows, too.
void Filler::keep_within_parents(plan::TablePlan& table) {
  std::uint64_t const limit = table.program.row_limit();
  std::uint64_t const first = table.rows.first();
  std::uint64_t const planned = table.rows.count();
  bool const too_many = limit < table.rows.end() - first;
  // Other parents for the same numbers may collide with rows that were there before.
  bool const moved = table.stored_rows > 0 && limit != settled_limits_[table.table.oid];
  if (!too_many && !moved) return;
  std::uint64_t const window = std::min(windows_[table.table.oid], limit);
  table.rows = generate::RowSet(first, std::min(planned, window), window, {});
  leave_no_room(table);
  prepare();
  settle_rows(table);
  if (table.rows.count() < planned)
    table.notes.push_back("limited to " + std::to_string(table.rows.count()) +
                          " rows by the rows that it refers to, of which there are fewer than planned");
}

// Triggers of tables loaded before may have written rows of their own; ours are numbered after them.
void Filler::make_room(plan::TablePlan& table) {
  plan::Request request = plan_.request;
  if (request.mode == plan::Mode::kReplace) request.next_rows.clear();
  plan::Numbering const numbering = plan::find_numbering(table, request);
  if (numbering.stored_rows == table.stored_rows) return;
  plan::number_rows(table, numbering, table.rows.count());
  read_stored_rows(table);
  leave_no_room(table);
  prepare();
  settle_rows(table);
}

// Keys that triggers are to write into base tables must be new there.
void Filler::leave_bases_alone(plan::TablePlan& table) {
  std::uint64_t const wanted = table.rows.count();
  std::uint64_t window = table.rows.window() + wanted;
  for (auto const& base : plan_.tables)
    if (plan::is_base_of(base->table, table, plan_))
      window += plan::find_numbering(*base, plan_.request).stored_rows;
  windows_[table.table.oid] = std::max(windows_[table.table.oid], window);
  settle_rows(table);
  table.notes.push_back("triggers write the rows of the base table that it refers to");
}

// Its triggers write under its keys into other tables, where these must be new, too.
void Filler::number_after_written(plan::TablePlan& table) {
  std::uint64_t first = table.rows.first();
  for (auto const& [written, writers] : plan_.request.writers)
    if (plan::TablePlan const* const other = plan_.find(written);
        other != nullptr && writers.contains(table.table.oid))
      first = std::max(first, plan::find_numbering(*other, plan_.request).first_row);
  if (first == table.rows.first()) return;
  plan::number_rows(table, {table.stored_rows, first}, table.rows.count());
  leave_no_room(table);
  prepare();
  settle_rows(table);
}

// What the table got is seen in others of its partition tree, too.
void Filler::show_relatives(const plan::TablePlan& table) {
  for (auto const& relative : plan_.tables)
    if (!relative->target && table.common_leaves(*relative) > 0) read_again(*relative);
}

void Filler::read_again(plan::TablePlan& table) {
  table.stored_rows = plan::find_numbering(table, plan_.request).stored_rows;
  read_stored_rows(table);
  prepare();
}

// The rows of a table that got none but those which triggers of others wrote.
void Filler::find_made_rows(plan::TablePlan& table) {
  read_again(table);
  if (table.stored_rows > 0)
    table.notes.push_back("triggers of other tables wrote " + std::to_string(table.stored_rows) + " rows");
}

}  // namespace synthgen::load
