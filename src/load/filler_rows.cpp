// The rows of one table: all at once, or one by one where something judges them that the plan does not know.
#include <algorithm>

#include "load/filler.hpp"
#include "load/missing_parent.hpp"
#include "load/proof.hpp"
#include "load/user_functions.hpp"
#include "load/written_table.hpp"
#include "plan/keys/numbering.hpp"
#include "plan/references/made_parents.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "access/xact.h"
#include "utils/lsyscache.h"
}

namespace synthgen::load {

bool Filler::has_triggers(const pg::Table& table) {
  return table.has_before_row_insert_trigger || table.has_after_row_insert_trigger ||
         table.has_statement_insert_trigger;
}

std::uint64_t Filler::load_rows(plan::TablePlan& table) {
  PathChoice const path = choose_path(table.table);
  if (path.path == Path::kGeneral) table.notes.push_back("written row by row: " + path.reason);
  bool const triggers = plan_.request.options.triggers && has_triggers(table.table);
  bool const user_code = triggers || path.path == Path::kGeneral ||
                         pg::guard([&] { return evaluates_user_function(table.table); });
  if (user_code) written_keys_->doubt();
  std::uint64_t written = 0;
  redrawn_ = false;
  if (!is_judged(table)) {
    written = load_at_once(table, path.path);
  } else if (auto const error = pg::attempt([&] {
               written = load_at_once(table, path.path);
               if (written > 0 && written < table.rows.count() && is_promised(table))
                 refuse_suppressed(table);
             })) {
    if (auto const* key = plan::made_parents_of(table, *error->data(), plan_))
      throw Lesson{Lesson::Kind::kMadeParents, table.table.oid, key->constraint};
    if (auto const* other = written_table(table, *error->data(), plan_))
      throw Lesson{Lesson::Kind::kWriter, other->table.oid, InvalidOid, {}, {}, {}, table.table.oid};
    if (auto const referral = missing_parent(table, *error->data(), plan_))
      throw Lesson{Lesson::Kind::kReferral, table.table.oid, InvalidOid, {}, {}, referral};
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

// Whether a trigger says that it does not like a row, rather than that its own code fails. PL/pgSQL tells the
// statement that raised an error at the end of the first line of the context.
bool Filler::is_judgement(const ErrorData& error) {
  std::string_view const context = error.context == nullptr ? "" : error.context;
  std::string_view const place = context.substr(0, context.find('\n'));
  return error.sqlerrcode == ERRCODE_RAISE_EXCEPTION || error.sqlerrcode == ERRCODE_CHECK_VIOLATION ||
         error.sqlerrcode == ERRCODE_INTEGRITY_CONSTRAINT_VIOLATION || place.ends_with(" at RAISE") ||
         place.ends_with(" at ASSERT");
}

// Whether one row is at fault, not the whole table.
bool Filler::is_rejection(const ErrorData& error) {
  return error.sqlerrcode == ERRCODE_UNIQUE_VIOLATION || error.sqlerrcode == ERRCODE_EXCLUSION_VIOLATION ||
         error.sqlerrcode == ERRCODE_CHECK_VIOLATION;
}

// Whether the table's rows are drawn again, one by one, if they are rejected.
bool Filler::is_judged(const plan::TablePlan& table) const {
  return table.left_to_index || (plan_.request.options.triggers && has_triggers(table.table));
}

// Whether rows of the table are referred to before it is known that they are written: by itself, or by a
// table that is filled before it.
bool Filler::is_promised(const plan::TablePlan& table) const {
  for (auto const& other : plan_.tables) {
    std::vector<pg::ForeignKey> const& keys = other->table.foreign_keys;
    if (other->is_written() && std::any_of(keys.begin(), keys.end(), [&](const pg::ForeignKey& key) {
          return key.parent == table.table.oid;
        }))
      return true;
    if (other.get() == &table) break;
  }
  return false;
}

void Filler::refuse_suppressed(const plan::TablePlan& table) {
  pg::Error error(ERRCODE_INTEGRITY_CONSTRAINT_VIOLATION, "a trigger suppressed rows to which others refer");
  error.table(table.table.schema, table.table.name);
  if (ErrorData* const data = error.to_error_data()) throw pg::ServerError(data);
  throw std::bad_alloc();
}

// Whether rows refer to several tables, so that a trigger may have found that these do not go together.
bool Filler::may_want_agreement(const plan::TablePlan& table) const {
  auto const references = std::count_if(
      table.table.foreign_keys.begin(), table.table.foreign_keys.end(),
      [&](const pg::ForeignKey& key) { return key.columns.size() == 1 && key.parent != table.table.oid; });
  return references > 1 && plan_.request.options.skip_unsatisfiable &&
         !plan_.request.agreeing.contains(table.table.oid);
}

// A base that takes rows only from triggers of its sub-types ends this run, too: throws plan::Unfit.
std::uint64_t Filler::load_accepted_or_leave(plan::TablePlan& table, Path path,
                                             const pg::ServerError& error) {
  std::uint64_t const wanted = table.rows.count();
  try {
    std::uint64_t const written = load_accepted(table, path, error);
    bool const short_of_rows = table.rows.count() < wanted;
    if (short_of_rows)
      if (auto const broken = broken_condition(table, *error.data())) throw *broken;
    if (short_of_rows && is_judgement(*error.data()) && may_want_agreement(table))
      throw Lesson{Lesson::Kind::kAgreement, table.table.oid, InvalidOid};
    return written;
  } catch (const pg::ServerError& refusal) {
    if (is_judgement(*refusal.data()) && may_want_agreement(table))
      throw Lesson{Lesson::Kind::kAgreement, table.table.oid, InvalidOid};
    bool const may_be_made = std::any_of(plan_.tables.begin(), plan_.tables.end(), [&](auto const& other) {
      return other->is_written() && plan::may_make_rows_of(other->table, table.table.oid);
    });
    if (plan_.request.options.skip_unsatisfiable || !may_be_made) throw;
    throw plan::Unfit{table.table.oid, pg::describe_failure(*refusal.data())};
  }
}

std::uint64_t Filler::load_at_once(plan::TablePlan& table, Path path) {
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

void Filler::record_faults(const plan::TablePlan& table, const RowStream& stream) {
  if (!stream.faulty().labels.empty()) recorder_->record(table.table, table.faults->key(), stream.faulty());
}

// What children will ask of the table's rows is kept as far as a quarter of the memory for maintenance
// goes.
void Filler::remember_cells(plan::TablePlan& table) {
  // Of a range only its own: what is passed over in the memory counts as null.
  generate::RowNumber const first =
      range_ && range_->first < range_->next ? table.rows.row(range_->first) : table.rows.first();
  std::uint64_t const rows = table.rows.end() - first;
  for (generate::KeptColumn const& column : table.cells_to_keep()) {
    std::uint64_t const bytes = generate::CellMemory::bytes(column, rows);
    if (remembered_bytes_ + bytes > static_cast<std::uint64_t>(maintenance_work_mem) * 1024 / 4) continue;
    table.program.memory().keep(column, first, rows);
    remembered_bytes_ += bytes;
  }
}

// A trigger, or an index over what cannot be arranged, knows conditions that the plan does not: tries one
// row number after the other, each with up to kRedraws draws of its values, keeps what is accepted and
// leaves the other numbers out. So it does with rows that a trigger suppresses, if others count on them. Ends
// with `error`, which loading all at once has met, if the first kHopeless rows are rejected, or the first
// kHopelessAlike always with the same words that judge nothing, as code that does not work has them, or
// because no candidate meets their conditions; and with fewer rows after plan::kCandidates times as many as
// wanted. As triggers may be slow, rows are drawn once when the first kThorough were rejected, each in
// another way.
std::uint64_t Filler::load_accepted(plan::TablePlan& table, Path path, const pg::ServerError& error) {
  constexpr std::size_t kHopeless = 100;
  constexpr std::size_t kHopelessAlike = 12;
  constexpr std::size_t kThorough = 12;
  constexpr int kRedraws = 8;
  std::uint64_t const wanted = table.rows.count();
  std::uint64_t const first = table.rows.first();
  std::uint64_t const window = plan::judged_window(table);
  bool const refers_to_itself =
      std::any_of(table.table.foreign_keys.begin(), table.table.foreign_keys.end(),
                  [&](const pg::ForeignKey& key) { return key.parent == table.table.oid; });
  bool const promised = is_promised(table);
  std::vector<std::uint64_t> const holes = table.rows.holes();
  std::set<std::uint64_t> left_out(holes.begin(), holes.end());  // and those rejected
  plan::Judged judged;
  std::size_t rejected = 0;
  std::uint64_t accepted = 0;
  std::uint64_t written = 0;
  std::size_t impossible = 0;                 // rows for which there is no candidate
  bool alike = !is_judgement(*error.data());  // all rejections so far
  auto const settle = [&](std::uint64_t count) {
    table.rows = generate::RowSet(first, count, window, {left_out.begin(), left_out.end()});
  };
  settle(wanted);
  prepare();
  // Which rows there are, and what they hold, may change from row to row.
  for (auto const& other : plan_.tables) other->program.memory().clear();
  RowStream stream(table);
  for (std::uint64_t next = first; accepted < wanted && next < first + window && impossible <= wanted;
       ++next) {
    if (left_out.contains(next)) continue;
    bool taken = false;
    bool possible = true;
    bool const once = accepted == 0 && rejected >= kThorough;
    // First with the faults that the row would have, if there are any to make.
    int const with_faults = table.faults == nullptr || recorder_ == nullptr ? 0 : -1;
    int const first_draw = once ? static_cast<int>(next % kRedraws) : with_faults;
    int const draws = once ? first_draw + 1 : kRedraws;
    for (int attempt = first_draw; attempt < draws && !taken && possible; ++attempt) {
      stream.make_faults(attempt < 0);
      possible = false;
      auto const rejection = pg::attempt([&] {
        stream.generate_range(next, 1, static_cast<std::uint64_t>(std::max(attempt, 0)));
        possible = true;
        std::uint64_t const rows = load_row(table, path, stream);
        if (rows == 0 && promised) refuse_suppressed(table);
        written += rows;
      });
      taken = !rejection;
      alike = alike && (taken || std::string_view(rejection->what()) == error.what());
      if (!taken || attempt <= 0) continue;
      table.program.note_redraw(next, static_cast<std::uint64_t>(attempt));
      judged.redrawn[next] = static_cast<std::uint64_t>(attempt);
      redrawn_ = true;
      // Later rows may be looking for one that has these values.
      if (refers_to_itself) reindex(table);
    }
    if (taken) {
      stream.accept();
      ++accepted;
      continue;
    }
    left_out.insert(next);
    judged.left_out.insert(next);
    ++rejected;
    if (!possible) ++impossible;
    std::size_t const hopeless = alike || impossible == rejected ? kHopelessAlike : kHopeless;
    if (accepted == 0 && rejected >= hopeless) break;
    // Later rows may refer to earlier ones, which are counted without those left out.
    if (refers_to_itself) settle(wanted);
  }
  // Behind rows that are there it is no error that there is no room for more.
  bool const is_full = table.stored_rows > 0 && error.data()->sqlerrcode == ERRCODE_UNIQUE_VIOLATION;
  if (accepted == 0 && !is_full) throw error;
  settle(accepted);
  prepare();
  if (!judged.left_out.empty() || !judged.redrawn.empty()) judged_[table.table.oid] = std::move(judged);
  if (rejected > 0) {
    bool const none_left = accepted < wanted && (window < wanted * plan::kCandidates || impossible > wanted);
    std::string const limit =
        none_left ? "limited to " + std::to_string(accepted) + " rows: its keys allow no others but the "
                  : "";
    table.notes.push_back(limit + std::to_string(rejected) +
                          (none_left ? " that were rejected: " : " rows were rejected: ") + error.what());
  }
  return written;
}

void Filler::reindex(plan::TablePlan& table) {
  table.program.prepare();
  table.program.index();
}

std::uint64_t Filler::load_row(const plan::TablePlan& table, Path path, const RowStream& row) {
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

// What was written may differ from what was generated: children refer to what is really there. So do cells of
// tables written before that refer to this one, computed before it was known.
void Filler::read_back(plan::TablePlan& table) {
  auto const read = [](plan::TablePlan& written) {
    written.population->read_back();
    written.population->load_stored(written.stored_rows + written.rows.count());
  };
  for (auto const& other : plan_.tables) {
    if (other.get() == &table) break;
    std::vector<pg::ForeignKey> const& keys = other->table.foreign_keys;
    if (other->is_written() && std::any_of(keys.begin(), keys.end(), [&](const pg::ForeignKey& key) {
          return key.parent == table.table.oid;
        }))
      read(*other);
  }
  read(table);
  prepare();
}

}  // namespace synthgen::load
