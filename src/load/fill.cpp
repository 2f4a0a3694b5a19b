#include "load/fill.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "load/deferred_triggers.hpp"
#include "load/loader.hpp"
#include "load/proof.hpp"
#include "load/row_stream.hpp"
#include "load/rows_ahead.hpp"
#include "load/taken_numbers.hpp"
#include "load/truncate.hpp"
#include "load/user_functions.hpp"
#include "load/written_keys.hpp"
#include "plan/made_parents.hpp"
#include "plan/numbering.hpp"
#include "plan/plan_impl.hpp"
#include "postgres/catalog.hpp"
#include "postgres/failure.hpp"
#include "postgres/guard.hpp"
#include "postgres/settings.hpp"

extern "C" {
#include "access/xact.h"
#include "utils/lsyscache.h"
}

namespace synthgen::load {

namespace {

// What the triggers of a table want, as their rejections tell: they write the rows that one of its foreign
// keys refers to, or, without a constraint, look whether what a row refers to belongs together.
struct Lesson {
  Oid table;
  Oid constraint;
};

class Filler {
 public:
  Filler(plan::Plan& plan, FaultRecorder* recorder, std::string_view message = {},
         const std::optional<RowRange>& range = {})
      : plan_(plan), recorder_(recorder), message_(message), range_(range) {}

  std::vector<TableResult> run() {
    empty_targets();
    for (auto const& table : plan_.tables) read_stored_rows(*table);
    for (auto const& table : plan_.tables)
      if (table->is_written()) leave_no_room(*table);
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

  // The tables that failed, and why. Then the results are of no use.
  const std::map<Oid, std::string>& failures() const noexcept { return failures_; }
  // What was learned of other tables. Then, too.
  const std::vector<Lesson>& learned() const noexcept { return learned_; }

 private:
  // Takes a step for every table to fill, parents first. Where unsatisfiable tables are to be skipped, a
  // failure is noted, and what refers to the table is not tried.
  template <typename Step>
  void for_each_target(Step step) {
    for (auto const& table : plan_.tables) {
      if (!table->is_written() || misses_a_parent(*table)) continue;
      if (!plan_.request.options.skip_unsatisfiable) {
        step(*table);
      } else {
        try_step(*table, step);
      }
    }
  }

  template <typename Step>
  void try_step(plan::TablePlan& table, Step step) {
    try {
      if (auto failure = pg::failure_of([&] { step(table); }))
        failures_[table.table.oid] = std::move(*failure);
    } catch (const Lesson& lesson) {
      learned_.push_back(lesson);
      untried_.insert(table.table.oid);
    }
  }

  // Where unsatisfiable tables are to be skipped, one whose rows cannot be computed ends this run: throws
  // plan::Unfit.
  void prepare() {
    if (!plan_.request.options.skip_unsatisfiable) return plan_.prepare();
    if (auto unfit = plan_.prepare_or_blame()) throw std::move(*unfit);
  }

  bool misses_a_parent(const plan::TablePlan& table) {
    if (failures_.count(table.table.oid) > 0 || untried_.count(table.table.oid) > 0) return true;
    for (pg::ForeignKey const& key : table.table.foreign_keys)
      if (failures_.count(key.parent) > 0 || untried_.count(key.parent) > 0)
        return untried_.insert(table.table.oid).second;
    return false;
  }

  void empty_targets() {
    if (plan_.request.mode != plan::Mode::kReplace || plan_.request.only) return;
    std::vector<const pg::Table*> targets;
    for (auto const& table : plan_.tables)
      if (table->is_written()) targets.push_back(&table->table);
    truncate_tables(targets);
  }

  // What triggers are to write into an empty table is not there yet.
  void read_stored_rows(plan::TablePlan& table) {
    if (table.stored_rows > 0)
      table.population->load_stored(table.stored_rows);
    else
      table.population->set_stored_count(0);
  }

  // As a rule no unique value is taken by rows that were there before. Then the numbers need no room, and
  // rows that are numbered or counted within their parents have no gaps.
  void leave_no_room(plan::TablePlan& table) {
    windows_[table.table.oid] = table.rows.window();
    if (is_partition(table.table)) windows_[table.table.oid] *= kMostPartitions;
    table.rows = generate::RowSet(table.rows.first(), table.rows.count());
  }

  // Leaves out the row numbers whose unique values are taken, in the window that the plan has for that.
  void settle_rows(plan::TablePlan& table) {
    bool const all_are_free =
        table.stored_rows == 0 && table.made_parents.empty() && !is_partition(table.table);
    if (all_are_free || table.rows.count() == 0) return;
    std::uint64_t const limit = table.program.row_limit();
    settled_limits_[table.table.oid] = limit;
    std::uint64_t const first = table.rows.first();
    std::uint64_t const window = std::min(windows_[table.table.oid], limit);
    std::uint64_t const wanted = table.rows.count();
    if (window < wanted) use_rows(table, generate::RowSet(first, window));
    if (!table.table.keys.empty() && !taken_numbers(plan_, table, wanted, 1).empty()) {
      use_rows(table, generate::RowSet(first, std::min(wanted, window), window, {}));
      std::vector<std::uint64_t> holes = taken_numbers(plan_, table, wanted);
      std::uint64_t const free = window - holes.size();
      use_rows(table, generate::RowSet(first, std::min(wanted, free), window, std::move(holes)));
    }
    if (table.rows.count() < wanted)
      table.notes.push_back("only " + std::to_string(table.rows.count()) +
                            " rows do not collide with rows already there");
  }

  void use_rows(plan::TablePlan& table, generate::RowSet rows) {
    table.rows = std::move(rows);
    prepare();
  }

  // Which rows hash to a partition shows only when they are there: other numbers are left out.
  static constexpr std::uint64_t kMostPartitions = 64;
  static bool is_partition(const pg::Table& table) {
    return pg::guard([&] { return get_rel_relispartition(table.oid); });
  }

  void watch_keys() {
    std::vector<WrittenKeys::Target> targets;
    for (auto const& table : plan_.tables)
      if (table->is_written()) targets.push_back({&table->table, table->stored_rows == 0});
    written_keys_.emplace(targets);
  }

  // For who wants to know; and the helper is not needed any more.
  void report_helper() {
    if (ahead_ == nullptr) return;
    std::uint64_t const taken = ahead_->taken();
    std::uint64_t const all = ahead_->sequence().count();
    ahead_.reset();
    pg::guard([&] {
      ereport(DEBUG1, (errmsg_internal(UINT64_FORMAT " of " UINT64_FORMAT
                                                     " batches were generated by another process",
                                       taken, all)));
    });
  }

  TableResult fill_table(plan::TablePlan& table) {
    auto const start = std::chrono::steady_clock::now();
    if (plan_.request.left_out.count(table.table.oid) == 0) {
      if (triggers_fired_) make_room(table);
      if (!table.made_parents.empty()) leave_bases_alone(table);
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

  static std::string notes_of(const plan::TablePlan& table) {
    std::string notes;
    for (std::string const& note : table.notes) notes += (notes.empty() ? "" : "; ") + note;
    return notes;
  }

  static bool has_triggers(const pg::Table& table) {
    return table.has_before_row_insert_trigger || table.has_after_row_insert_trigger ||
           table.has_statement_insert_trigger;
  }

  // Where parents got fewer rows than planned, keys made of them allow fewer rows, too.
  void keep_within_parents(plan::TablePlan& table) {
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
  void make_room(plan::TablePlan& table) {
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
  void leave_bases_alone(plan::TablePlan& table) {
    std::uint64_t const wanted = table.rows.count();
    std::uint64_t window = table.rows.window() + wanted;
    for (auto const& base : plan_.tables)
      if (plan::is_base_of(base->table, table, plan_))
        window += plan::find_numbering(*base, plan_.request).stored_rows;
    windows_[table.table.oid] = std::max(windows_[table.table.oid], window);
    settle_rows(table);
    table.notes.push_back("triggers write the rows of the base table that it refers to");
  }

  // What the table got is seen in others of its partition tree, too.
  void show_relatives(const plan::TablePlan& table) {
    for (auto const& relative : plan_.tables)
      if (!relative->target && table.common_leaves(*relative) > 0) read_again(*relative);
  }

  void read_again(plan::TablePlan& table) {
    table.stored_rows = plan::find_numbering(table, plan_.request).stored_rows;
    read_stored_rows(table);
    prepare();
  }

  // The rows of a table that got none but those which triggers of others wrote.
  void find_made_rows(plan::TablePlan& table) {
    read_again(table);
    if (table.stored_rows > 0)
      table.notes.push_back("triggers of other tables wrote " + std::to_string(table.stored_rows) + " rows");
  }

  std::uint64_t load_rows(plan::TablePlan& table) {
    PathChoice const path = choose_path(table.table);
    if (path.path == Path::kGeneral) table.notes.push_back("written row by row: " + path.reason);
    bool const triggers = plan_.request.options.triggers && has_triggers(table.table);
    bool const user_code = triggers || path.path == Path::kGeneral ||
                           pg::guard([&] { return evaluates_user_function(table.table); });
    if (user_code) written_keys_->doubt();
    std::uint64_t written = 0;
    redrawn_ = false;
    if (!triggers && !table.left_to_index) {
      written = load_at_once(table, path.path);
    } else if (auto const error = pg::attempt([&] { written = load_at_once(table, path.path); })) {
      if (auto const* key = plan::made_parents_of(table, *error->data(), plan_))
        throw Lesson{table.table.oid, key->constraint};
      written = load_accepted_or_leave(table, path.path, *error);
    }
    // At once: triggers of later tables may draw from its sequences.
    if (!plan_.request.only)
      advance_sequences(table.table, table.rows.end(), plan_.request.mode == plan::Mode::kReplace);
    for (pg::ForeignKey const& key : table.made_parents) {
      plan::TablePlan const& base = *plan_.find(key.parent);
      advance_sequences(base.table, plan::find_numbering(base, plan_.request).first_row, false);
    }
    triggers_fired_ = triggers_fired_ || triggers;
    if (range_) return written;
    if (written != table.rows.count())
      table.notes.push_back("a trigger suppressed " + std::to_string(table.rows.count() - written) + " rows");
    if (table.table.has_before_row_insert_trigger || path.path == Path::kGeneral ||
        written != table.rows.count() || redrawn_)
      read_back(table);
    return written;
  }

  // Whether a trigger says that it does not like a row, rather than that its own code fails.
  static bool is_judgement(const ErrorData& error) {
    return error.sqlerrcode == ERRCODE_RAISE_EXCEPTION || error.sqlerrcode == ERRCODE_CHECK_VIOLATION ||
           error.sqlerrcode == ERRCODE_INTEGRITY_CONSTRAINT_VIOLATION;
  }

  // Whether rows refer to several tables, so that a trigger may have found that these do not go together.
  bool may_want_agreement(const plan::TablePlan& table) const {
    auto const references = std::count_if(
        table.table.foreign_keys.begin(), table.table.foreign_keys.end(),
        [&](const pg::ForeignKey& key) { return key.columns.size() == 1 && key.parent != table.table.oid; });
    return references > 1 && plan_.request.options.skip_unsatisfiable &&
           !plan_.request.agreeing.contains(table.table.oid);
  }

  // A base that takes rows only from triggers of its sub-types ends this run, too: throws plan::Unfit.
  std::uint64_t load_accepted_or_leave(plan::TablePlan& table, Path path, const pg::ServerError& error) {
    try {
      return load_accepted(table, path, error);
    } catch (const pg::ServerError& refusal) {
      if (is_judgement(*refusal.data()) && may_want_agreement(table))
        throw Lesson{table.table.oid, InvalidOid};
      bool const may_be_made = std::any_of(plan_.tables.begin(), plan_.tables.end(), [&](auto const& other) {
        return other->is_written() && plan::may_make_rows_of(other->table, table.table.oid);
      });
      if (plan_.request.options.skip_unsatisfiable || !may_be_made) throw;
      throw plan::Unfit{table.table.oid, pg::describe_failure(*refusal.data())};
    }
  }

  std::uint64_t load_at_once(plan::TablePlan& table, Path path) {
    RowRange const range = range_.value_or(RowRange{0, table.rows.count()});
    auto loader = open_loader(table.table, {.path = path,
                                            .expected_rows = range.next - range.first,
                                            .indexes = range_ ? Indexes::kLeft : Indexes::kDeferred,
                                            .fire_triggers = plan_.request.options.triggers});
    remember_cells(table);
    RowStream stream(table);
    stream.make_faults(recorder_ != nullptr);
    stream.read_ahead(ahead_.get());
    for (std::uint64_t ordinal = range.first; ordinal < range.next;) {
      std::size_t const count = stream.generate(table.rows, ordinal, range.next);
      loader->write(stream.written(), count);
      written_keys_->note(table.table, stream.written(), count);
      table.program.memory().store(stream.rows(), stream.columns());
      record_faults(table, stream);
      ordinal += count;
    }
    std::uint64_t const written = loader->finish();
    pg::guard([] { CommandCounterIncrement(); });
    return written;
  }

  void record_faults(const plan::TablePlan& table, const RowStream& stream) {
    if (!stream.faulty().labels.empty()) recorder_->record(table.table, table.faults->key(), stream.faulty());
  }

  // What children will ask of the table's rows is kept as far as a quarter of the memory for maintenance
  // goes.
  void remember_cells(plan::TablePlan& table) {
    std::uint64_t const rows = table.rows.end() - table.rows.first();
    for (auto const& column : table.population->columns()) {
      if (table.population->ancestor_cell(column.number) != nullptr) continue;
      generate::NodeId const node = table.program.attribute(column.number);
      bool const kept = node != generate::kNoNode && table.table.column(column.number).type.by_value &&
                        !table.program.node(node).is_cheap();
      std::uint64_t const bytes = generate::CellMemory::bytes(rows);
      if (!kept || remembered_bytes_ + bytes > static_cast<std::uint64_t>(maintenance_work_mem) * 1024 / 4)
        continue;
      table.program.memory().keep(node, column.number, table.rows.first(), rows);
      remembered_bytes_ += bytes;
    }
  }

  // A trigger, or an index over what cannot be arranged, knows conditions that the plan does not: tries one
  // row number after the other, each with up to kRedraws draws of its values, keeps what is accepted and
  // leaves the other numbers out. Ends with `error`, which loading all at once has met, if the first
  // kHopeless rows are rejected, or the first kHopelessAlike always with the same words, as code that does
  // not work has them; and with fewer rows after kCandidates times as many as wanted. As triggers may be
  // slow, rows are drawn once when the first kThorough were rejected.
  std::uint64_t load_accepted(plan::TablePlan& table, Path path, const pg::ServerError& error) {
    constexpr std::size_t kHopeless = 50;
    constexpr std::size_t kHopelessAlike = 12;
    constexpr std::size_t kThorough = 6;
    constexpr int kRedraws = 8;
    constexpr std::uint64_t kCandidates = 8;
    std::uint64_t const wanted = table.rows.count();
    std::uint64_t const first = table.rows.first();
    std::uint64_t const window =
        std::max(table.rows.window(), std::min(wanted * kCandidates, std::max(wanted, table.capacity)));
    bool const refers_to_itself =
        std::any_of(table.table.foreign_keys.begin(), table.table.foreign_keys.end(),
                    [&](const pg::ForeignKey& key) { return key.parent == table.table.oid; });
    std::vector<std::uint64_t> rejected;
    std::uint64_t accepted = 0;
    std::uint64_t written = 0;
    bool alike = true;  // all rejections so far
    auto const settle = [&](std::uint64_t count) {
      table.rows = generate::RowSet(first, count, window, rejected);
    };
    settle(wanted);
    prepare();
    RowStream stream(table);
    for (std::uint64_t next = first; accepted < wanted && next < first + window; ++next) {
      bool taken = false;
      int const draws = accepted == 0 && rejected.size() >= kThorough ? 1 : kRedraws;
      // First with the faults that the row would have, if there are any to make.
      for (int attempt = table.faults == nullptr || recorder_ == nullptr ? 0 : -1; attempt < draws && !taken;
           ++attempt) {
        stream.make_faults(attempt < 0);
        stream.generate_range(next, 1, static_cast<std::uint64_t>(std::max(attempt, 0)));
        auto const rejection = pg::attempt([&] { written += load_row(table, path, stream); });
        taken = !rejection;
        alike = alike && (taken || std::string_view(rejection->what()) == error.what());
        if (!taken || attempt <= 0) continue;
        table.program.note_redraw(next, static_cast<std::uint64_t>(attempt));
        redrawn_ = true;
        // Later rows may be looking for one that has these values.
        if (refers_to_itself) reindex(table);
      }
      if (taken) {
        ++accepted;
        continue;
      }
      rejected.push_back(next);
      if (accepted == 0 && rejected.size() >= (alike ? kHopelessAlike : kHopeless)) throw error;
      // Later rows may refer to earlier ones, which are counted without those left out.
      if (refers_to_itself) settle(wanted);
    }
    if (accepted == 0) throw error;
    settle(accepted);
    prepare();
    if (!rejected.empty()) {
      bool const none_left = accepted < wanted && window < wanted * kCandidates;
      std::string const limit =
          none_left ? "limited to " + std::to_string(accepted) + " rows: its keys allow no others but the "
                    : "";
      table.notes.push_back(limit + std::to_string(rejected.size()) +
                            (none_left ? " that were rejected: " : " rows were rejected: ") + error.what());
    }
    return written;
  }

  static void reindex(plan::TablePlan& table) {
    table.program.prepare();
    table.program.index();
  }

  std::uint64_t load_row(const plan::TablePlan& table, Path path, const RowStream& row) {
    auto loader = open_loader(table.table, {.path = path,
                                            .expected_rows = 1,
                                            .indexes = Indexes::kByRow,
                                            .fire_triggers = plan_.request.options.triggers});
    loader->write(row.written(), 1);
    std::uint64_t const written = loader->finish();
    pg::guard([] { CommandCounterIncrement(); });
    record_faults(table, row);
    return written;
  }

  // What was written may differ from what was generated: children refer to what is really there.
  void read_back(plan::TablePlan& table) {
    table.population->set_generated(nullptr);
    table.population->load_stored(table.stored_rows + table.rows.count());
    prepare();
  }

  plan::Plan& plan_;
  FaultRecorder* recorder_;
  std::string_view message_;
  std::optional<RowRange> range_;
  std::unique_ptr<RowsAhead> ahead_;
  std::optional<WrittenKeys> written_keys_;
  std::uint64_t remembered_bytes_ = 0;
  bool triggers_fired_ = false;
  std::map<Oid, std::uint64_t> windows_;         // as planned
  std::map<Oid, std::uint64_t> settled_limits_;  // the row limits for which numbers were left out
  bool redrawn_ = false;  // rows of the table under way have other values than the plan computes
  std::map<Oid, std::string> failures_;
  std::set<Oid> untried_;
  std::vector<Lesson> learned_;
};

// Whether a run may learn something on its way, so that it has to begin anew.
bool may_learn(const plan::Plan& plan) {
  return plan.request.options.triggers &&
         std::any_of(plan.tables.begin(), plan.tables.end(), [&](auto const& table) {
           return table->is_written() && plan::may_make_rows(table->table);
         });
}

// What one attempt at a run came to.
struct Outcome {
  std::vector<TableResult> results;
  std::map<Oid, std::string> failures;
  std::vector<Lesson> learned;

  bool is_final() const { return failures.empty() && learned.empty(); }
};

Outcome try_run(plan::Plan& plan, FaultRecorder* recorder, std::string_view message) {
  Filler filler(plan, recorder, message);
  try {
    std::vector<TableResult> results = filler.run();
    return {std::move(results), filler.failures(), filler.learned()};
  } catch (const plan::Unfit& unfit) {
    return {{}, {{unfit.table, unfit.reason}}, filler.learned()};
  } catch (const Lesson& lesson) {
    return {{}, {}, {lesson}};
  }
}

// The same request with what an attempt has told. Each must tell more, or there would be no end.
plan::Request learn(const plan::Plan& plan, const Outcome& outcome) {
  plan::Request request = plan.request;
  bool more = false;
  for (auto const& [table, reason] : outcome.failures) {
    if (request.left_out.emplace(table, reason).second) {
      more = true;
      continue;
    }
    // It has rows all the same, from triggers of others, which are to blame.
    for (auto const& other : plan.tables)
      if (plan::is_base_of(plan.find(table)->table, *other, plan))
        more = request.left_out.emplace(other->table.oid, reason).second || more;
  }
  for (Lesson const& lesson : outcome.learned) {
    bool const agreement = !OidIsValid(lesson.constraint);
    more = (agreement ? request.agreeing.insert(lesson.table).second
                      : request.made_parents[lesson.table].insert(lesson.constraint).second) ||
           more;
  }
  pg::guard([&] {
    ereport(DEBUG1,
            (errmsg_internal("the run begins anew: %zu tables failed, triggers of %zu write rows of others",
                             outcome.failures.size(), outcome.learned.size())));
  });
  if (more) return request;
  auto const& [table, reason] = *outcome.failures.begin();
  throw pg::Error(ERRCODE_TRIGGERED_ACTION_EXCEPTION,
                  "could not leave out table \"" + plan.find(table)->table.qualified_name() + "\"")
      .detail(reason);
}

// Fills what can be filled, or what can be filled only once it is known what triggers do. That shows only on
// the way, so each time the rest is planned and loaded anew: as if the tables known to fail were not to be
// filled.
std::vector<TableResult> fill_learning(plan::Request request, FaultRecorder* recorder,
                                       std::string_view message) {
  for (;;) {
    pg::guard([] { CHECK_FOR_INTERRUPTS(); });
    pg::Subtransaction subtransaction;
    auto plan = plan::make_plan(request, true);
    Outcome outcome = try_run(*plan, recorder, message);
    if (outcome.is_final()) {
      subtransaction.release();
      return std::move(outcome.results);
    }
    request = learn(*plan, outcome);
    plan.reset();
    subtransaction.rollback();
  }
}

}  // namespace

std::vector<TableResult> fill(const plan::Request& request, FaultRecorder* recorder, std::string_view message,
                              const std::optional<RowRange>& range) {
  // Within one transaction other processes generate rows and help to build indexes, but do not write.
  std::string const helpers = request.options.workers ? std::to_string(*request.options.workers - 1) : "";
  std::optional<pg::SettingScope> builders;
  if (request.options.workers)
    builders.emplace(std::initializer_list<pg::SettingScope::Setting>{
        {"max_parallel_maintenance_workers", helpers.c_str()}});
  if (request.options.skip_unsatisfiable) return fill_learning(request, recorder, {});
  auto const plan = plan::make_plan(request, true);
  if (!range && may_learn(*plan)) return fill_learning(request, recorder, message);
  return Filler(*plan, recorder, message, range).run();
}

}  // namespace synthgen::load
