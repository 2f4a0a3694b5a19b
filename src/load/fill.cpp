#include "load/fill.hpp"

#include <algorithm>

#include "load/filler.hpp"
#include "plan/references/made_parents.hpp"
#include "postgres/error.hpp"
#include "postgres/guard.hpp"
#include "postgres/settings.hpp"
#include "postgres/subtransaction.hpp"

namespace synthgen::load {

namespace {

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

// False if all of them draw their own values already.
bool let_go(std::set<AttrNumber>& own_draws, const std::vector<AttrNumber>& columns) {
  std::size_t const before = own_draws.size();
  own_draws.insert(columns.begin(), columns.end());
  return own_draws.size() > before;
}

// False if the request knows that already.
bool remember(plan::Request& request, const Lesson& lesson) {
  switch (lesson.kind) {
    case Lesson::Kind::kAgreement:
      return request.agreeing.insert(lesson.table).second;
    case Lesson::Kind::kWriter:
      return request.writers[lesson.table].insert(lesson.writer).second;
    case Lesson::Kind::kReferral:
      request.referring[lesson.table].push_back(*lesson.referral);
      return true;
    case Lesson::Kind::kNoParents:
      return request.without_parents[lesson.table].insert(lesson.constraint).second;
    case Lesson::Kind::kRejections:
      return request.left_to_index.insert(lesson.table).second;
    case Lesson::Kind::kCircle: {
      // Another column may decide what closes the circle: then all draw their own values.
      std::set<AttrNumber>& known = request.underived[lesson.table];
      return known.insert(lesson.columns.front()).second || known.insert(InvalidAttrNumber).second;
    }
    case Lesson::Kind::kBroken:
      // Then nothing may be left that has to be rejected.
      request.left_to_index.erase(lesson.table);
      return let_go(request.underived[lesson.table], lesson.columns);
    case Lesson::Kind::kGuesses:
      return request.without_guesses.emplace(lesson.table, lesson.reason).second;
    case Lesson::Kind::kJudged: {
      plan::Judged& known = request.judged[lesson.table];
      known.left_out.insert(lesson.judged.left_out.begin(), lesson.judged.left_out.end());
      for (auto const& [row, redraw] : lesson.judged.redrawn) known.redrawn[row] = redraw;
      ++known.rounds;
      return true;
    }
    case Lesson::Kind::kMadeParents:
      break;
  }
  return request.made_parents[lesson.table].insert(lesson.constraint).second;
}

// The same request with what an attempt has told. Each must tell more, or there would be no end;
// of judged rows the Filler sees to that.
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
  for (Lesson const& lesson : outcome.learned) more = remember(request, lesson) || more;
  pg::guard([&] {
    ereport(DEBUG1, (errmsg_internal("the run begins anew: %zu tables failed, %zu things were learned",
                                     outcome.failures.size(), outcome.learned.size())));
  });
  if (more) return request;
  if (outcome.failures.empty()) {
    plan::TablePlan const& table = *plan.find(outcome.learned.front().table);
    throw pg::Error(ERRCODE_FEATURE_NOT_SUPPORTED, "could not compute the rows of table \"" +
                                                       table.table.qualified_name() +
                                                       "\", which follow from themselves")
        .hint("Give the columns of the table that follow from other rows a rule by synth_set_rule().");
  }
  auto const& [table, reason] = *outcome.failures.begin();
  throw pg::Error(ERRCODE_TRIGGERED_ACTION_EXCEPTION,
                  "could not leave out table \"" + plan.find(table)->table.qualified_name() + "\"")
      .detail(reason);
}

// Fills what can be filled, or what can be filled only once it is known what triggers do and constraints
// reject. That shows only on the way, so each time the rest is planned and loaded anew: as if the tables
// known to fail were not to be filled.
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
  if (!range && !request.only) return fill_learning(request, recorder, message);
  auto const plan = plan::make_plan(request, true);
  return Filler(*plan, recorder, message, range).run();
}

}  // namespace synthgen::load
