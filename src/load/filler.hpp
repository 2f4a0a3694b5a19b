// One attempt at a run: numbers the rows of the tables, loads them parents first, and proves what the plan
// promised. What only the loading shows, that a table fails or what its triggers want, ends the attempt; the
// caller plans anew with what was learned.
#pragma once

#include <map>
#include <set>

#include "load/fill.hpp"
#include "load/loader.hpp"
#include "load/row_stream.hpp"
#include "load/rows_ahead.hpp"
#include "load/written_keys.hpp"
#include "plan/plan_impl.hpp"
#include "postgres/failure.hpp"

namespace synthgen::load {

// What a table wants, as rejections tell.
struct Lesson {
  enum class Kind {
    kMadeParents,  // its triggers write the rows that a foreign key refers to
    kAgreement,    // its triggers look whether what a row refers to belongs together
    kWriter,       // triggers of another one write rows into it, under keys of their own
    kReferral,     // its triggers write what a column holds where there must be a row to refer to
    kNoParents,    // the rows that a foreign key refers to do not come about; it may be null
    kRejections,   // constraints reject rows that the plan takes for sound
    kCircle,       // a column follows from itself, by way of others
    kBroken,       // columns that follow from others break a condition of their table
    kGuesses,      // its triggers, or a condition, refuse what is only guessed of its rows
    kJudged,       // rows that came before refer to rows that were left out, or drawn again
  };
  Kind kind;
  Oid table;
  Oid constraint;  // the foreign key's
  std::vector<AttrNumber> columns = {};
  plan::Judged judged = {};
  std::optional<plan::Referral> referral = {};
  Oid writer = InvalidOid;
  std::string reason = {};
};

class Filler {
 public:
  // `message` and `range` as of fill().
  Filler(plan::Plan& plan, FaultRecorder* recorder, std::string_view message = {},
         const std::optional<RowRange>& range = {})
      : plan_(plan), recorder_(recorder), message_(message), range_(range) {}

  // Throws plan::Unfit and Lesson, too.
  std::vector<TableResult> run();

  // The tables that failed, and why. Then the results are of no use. Those that miss rows of others count if
  // nothing else went wrong: what others lack may be found out next time.
  const std::map<Oid, std::string>& failures() const noexcept {
    return failures_.empty() && learned_.empty() ? misses_ : failures_;
  }
  // What was learned of other tables. Then, too.
  const std::vector<Lesson>& learned() const noexcept { return learned_; }

 private:
  template <typename Step>
  void for_each_target(Step step);
  template <typename Step>
  void take_step(plan::TablePlan& table, Step step);
  template <typename Step>
  void try_step(plan::TablePlan& table, Step step);
  std::optional<Lesson> circle_in(const ErrorData& error) const;
  std::optional<Lesson> broken_condition(const plan::TablePlan& table, const ErrorData& error) const;
  std::optional<Lesson> refused_guesses(const plan::TablePlan& table, const ErrorData& error) const;
  std::optional<Lesson> judged_parent(const plan::TablePlan& table, const ErrorData& error) const;
  std::optional<Lesson> lesson_of(const plan::TablePlan& table, const ErrorData& error) const;
  void prepare();
  bool misses_a_parent(const plan::TablePlan& table);
  void empty_targets();
  void read_stored_rows(plan::TablePlan& table);
  void leave_no_room(plan::TablePlan& table);
  void recall_redraws(plan::TablePlan& table);
  std::vector<std::uint64_t> left_out_of(const plan::TablePlan& table, std::uint64_t window) const;
  bool may_be_drawn_again(const plan::TablePlan& table, std::uint64_t wanted) const;
  void settle_rows(plan::TablePlan& table);
  void use_rows(plan::TablePlan& table, generate::RowSet rows);
  // Which rows hash to the partitions that there are shows only when they are there: other numbers are left
  // out.
  static constexpr std::uint64_t kMostPartitions = 64;
  static bool takes_some_hashes(const pg::Table& table);
  void watch_keys();
  void report_helper();
  TableResult fill_table(plan::TablePlan& table);
  static std::string notes_of(const plan::TablePlan& table);
  static bool has_triggers(const pg::Table& table);
  void keep_within_parents(plan::TablePlan& table);
  void make_room(plan::TablePlan& table);
  void leave_bases_alone(plan::TablePlan& table);
  void number_after_written(plan::TablePlan& table);
  void show_relatives(const plan::TablePlan& table);
  void read_again(plan::TablePlan& table);
  void find_made_rows(plan::TablePlan& table);
  std::uint64_t load_rows(plan::TablePlan& table);
  static bool is_judgement(const ErrorData& error);
  static bool is_rejection(const ErrorData& error);
  bool is_judged(const plan::TablePlan& table) const;
  bool is_promised(const plan::TablePlan& table) const;
  [[noreturn]] static void refuse_suppressed(const plan::TablePlan& table);
  bool may_want_agreement(const plan::TablePlan& table) const;
  std::uint64_t load_accepted_or_leave(plan::TablePlan& table, Path path, const pg::ServerError& error);
  std::uint64_t load_at_once(plan::TablePlan& table, Path path);
  void record_faults(const plan::TablePlan& table, const RowStream& stream);
  void remember_cells(plan::TablePlan& table);
  std::uint64_t load_accepted(plan::TablePlan& table, Path path, const pg::ServerError& error);
  static void reindex(plan::TablePlan& table);
  std::uint64_t load_row(const plan::TablePlan& table, Path path, const RowStream& row);
  void read_back(plan::TablePlan& table);

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
  std::map<Oid, plan::Judged> judged_;           // tables whose rows were judged one by one
  bool redrawn_ = false;  // rows of the table under way have other values than the plan computes
  std::map<Oid, std::string> failures_;
  std::map<Oid, std::string> misses_;  // whose rows violated a foreign key
  std::set<Oid> untried_;
  std::vector<Lesson> learned_;
};

}  // namespace synthgen::load
