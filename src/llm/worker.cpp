#include "llm/worker.hpp"

#include <algorithm>
#include <chrono>
#include <list>

#include "core/hash.hpp"
#include "core/pace.hpp"
#include "llm/call_log.hpp"
#include "llm/client.hpp"
#include "llm/encoding.hpp"
#include "llm/job_rewrite.hpp"
#include "llm/pool_filler.hpp"
#include "llm/transfers.hpp"
#include "llm/worker_process.hpp"
#include "llm/worker_transaction.hpp"
#include "load/access.hpp"
#include "postgres/guard.hpp"
#include "postgres/settings.hpp"

extern "C" {
#include "pgstat.h"
#include "postmaster/interrupt.h"
#include "storage/latch.h"
#include "utils/guc.h"
#include "utils/wait_event.h"
}

namespace synthgen::llm {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostJobs = 16;             // that one worker works on at once
constexpr std::chrono::milliseconds kGlance{50};  // at the questions in flight, beside other work
constexpr std::chrono::milliseconds kLook{200};   // when there is no other work
constexpr double kNap = 1;                        // seconds, when there is no work at all

double now() {
  return std::chrono::duration<double>(Clock::now().time_since_epoch()).count();
}

// A job that this worker has claimed.
struct Work {
  Job job;
  Server server;
  std::optional<PoolFiller> filler;        // while texts are asked for
  std::optional<generate::TextPool> pool;  // once they have come
  int64 note = 0;                          // of the question in flight
  bool in_flight = false;
  bool over = false;  // finished, failed or given back
};

class Worker {
 public:
  explicit Worker(const RequestOfRun& request_of) : request_of_(request_of) {}

  void run() {
    double idle_since = now();
    while (is_wanted()) {
      claim();
      for (Work& work : works_) advance(work);
      drop_those_over();
      if (!works_.empty()) {
        idle_since = now();
        receive();
      } else {
        std::optional<double> const due = next_due();
        if (due) idle_since = now();
        if (!due && now() - idle_since >= pg::worker_idle_setting()) return;
        rest(due.value_or(kNap));
      }
      answer_signals();
    }
  }

 private:
  // The extension is there, and nobody is about to drop the database.
  bool is_wanted() {
    bool wanted = false;
    in_transaction([&] {
      wanted = extension_exists() && !database_is_being_dropped();
      if (wanted && now() >= next_renewal_) renew();
    });
    return wanted;
  }

  void renew() {
    int const lease = pg::worker_lease_setting();
    if (!works_.empty()) renew_leases(lease);
    next_renewal_ = now() + lease / 3.0;
  }

  static std::optional<double> next_due() {
    std::optional<double> due;
    in_transaction([&] { due = next_job_due(); });
    return due;
  }

  void claim() {
    while (works_.size() < kMostJobs) {
      std::optional<Job> job;
      in_transaction([&] { job = claim_job(pg::worker_lease_setting(), resting_servers()); });
      if (!job) return;
      works_.push_back({});
      works_.back().job = std::move(*job);
      begin(works_.back());
    }
  }

  std::vector<std::string> resting_servers() const {
    std::vector<std::string> servers;
    for (auto const& [server, pace] : paces_)
      if (!pace.admits(asking(server), now())) servers.push_back(server);
    return servers;
  }

  // Jobs of the server that have, or are about to have, a question in flight.
  int asking(const std::string& server) const {
    return static_cast<int>(std::count_if(works_.begin(), works_.end(), [&](const Work& work) {
      return work.filler && !work.over && work.job.identity.server == server;
    }));
  }

  int in_flight(const std::string& server) const {
    return static_cast<int>(std::count_if(works_.begin(), works_.end(), [&](const Work& work) {
      return work.in_flight && work.job.identity.server == server;
    }));
  }

  // Runs a step of a job with the rights of its role; a step that fails gives the job up.
  template <typename F>
  bool step(Work& work, F&& f) {
    auto const failure = in_transaction([&] {
      RoleScope const as_role(work.job.role);
      f();
    });
    if (!failure) return true;
    end(work, *failure);
    return false;
  }

  // Finds out how far the job is: whether there are texts already, by this job or another one.
  void begin(Work& work) {
    step(work, [&] {
      Job const& job = work.job;
      load::lock_tables({job.table}, false, plan::Mode::kAppend);
      std::optional<PoolSpec> spec =
          restore_pool_spec(job.table, job.columns, job.wanted, job.identity.question, job.context);
      if (!spec)
        throw pg::Error(ERRCODE_UNDEFINED_COLUMN,
                        "table \"" + job.table_name + "\" has lost a column that texts are wanted for");
      std::optional<Pool> pool = find_pool(job.identity);
      if (!pool) {
        pool.emplace();
        pool->table = job.table_name;
        pool->columns = job.columns;
        pool->source = job.identity.model;
      }
      if (pool->done)
        work.pool = for_plan(*pool, *spec);
      else
        work.filler.emplace(std::move(*spec), std::move(*pool));
    });
  }

  void advance(Work& work) {
    if (work.over || work.in_flight) return;
    if (work.pool)
      rewrite(work);
    else if (work.filler && work.filler->finished())
      complete(work);
    else
      ask(work);
  }

  // The pool is as full as it gets.
  void complete(Work& work) {
    if (work.filler->pool().records.empty())
      return end(work, "no text of model \"" + work.job.identity.model + "\" satisfies the constraints");
    work.pool = for_plan(work.filler->pool(), work.filler->spec());
    work.filler.reset();
  }

  void ask(Work& work) {
    Ask question;
    std::optional<double> wait;
    bool const described = step(work, [&] {
      require_sharing();
      work.server = describe_server(work.job.identity.server, work.job.role);
      wait = limits(work);
      if (wait) return;
      question = to_utf8(work.filler->next());
      work.note = note_sent(work.server, question, "text pool", work.job.role);
    });
    if (!described) return;
    if (wait) return give_back(work, "the limits of server \"" + work.server.name + "\" are reached", *wait);
    transfers_.start(work.job.id, work.server, question);
    work.in_flight = true;
  }

  // How long the server's own limits make this question wait. Throws where waiting would be in vain.
  std::optional<double> limits(const Work& work) {
    Server const& server = work.server;
    Spent const spent = spent_on(server);
    if (server.token_budget > 0 && spent.tokens_today >= server.token_budget)
      throw pg::Error(ERRCODE_CONFIGURATION_LIMIT_EXCEEDED,
                      "the token_budget of server \"" + server.name + "\" for today is used up");
    if (server.requests_per_minute > 0 && spent.requests_last_minute >= server.requests_per_minute)
      return 60.0 / server.requests_per_minute;
    double const moment = now();
    if (!pace(work).admits(in_flight(server.name), moment))
      return std::max(pace(work).resting_until() - moment, server.retry_delay);
    return std::nullopt;
  }

  void receive() {
    bool const busy =
        std::any_of(works_.begin(), works_.end(), [](const Work& work) { return !work.in_flight; });
    pgstat_report_wait_start(PG_WAIT_EXTENSION);
    auto const finished = transfers_.poll(busy ? kGlance : kLook);
    pgstat_report_wait_end();
    for (Transfers::Finished const& one : finished)
      for (Work& work : works_)
        if (work.in_flight && work.job.id == one.id) receive(work, one);
    drop_those_over();
  }

  void receive(Work& work, const Transfers::Finished& finished) {
    work.in_flight = false;
    in_transaction([&] { note_outcome(work.note, finished.outcome, finished.seconds); });
    if (auto const* const reply = std::get_if<Reply>(&finished.outcome))
      take(work, *reply);
    else
      fail(work, std::get<Failure>(finished.outcome));
  }

  void take(Work& work, Reply reply) {
    pace(work).succeeded();
    bool const kept = step(work, [&] {
      load::lock_tables({work.job.table}, false, plan::Mode::kAppend);
      reply.text = from_utf8(reply.text);
      work.filler->take(reply);
      if (!work.filler->pool().records.empty())
        keep_answered(work.filler->pool(), work.job.identity, work.job.wanted);
      note_texts(work.job.id, work.filler->pool());
    });
    if (kept) work.job.attempts = 0;
  }

  void fail(Work& work, const Failure& failure) {
    if (failure.problem == Problem::kRateLimited || failure.problem == Problem::kUnavailable)
      pace(work).strained(now());
    else if (failure.retryable())
      pace(work).failed(now());
    if (work.filler->survives(failure)) return;
    std::string message;
    in_transaction([&] { message = from_utf8(failure.message); });
    std::uint64_t const draw =
        core::mix(static_cast<std::uint64_t>(work.job.id), static_cast<std::uint64_t>(work.note));
    auto const delay = delay_before_retry(work.server, failure, work.job.attempts + 1, draw);
    std::string const reason = std::string(name_of(failure.problem)) + ": " + message;
    if (!delay) return end(work, reason);
    in_transaction([&] { put_off(work.job.id, reason, *delay, true); });
    work.over = true;
  }

  void give_back(Work& work, const std::string& reason, double delay) {
    in_transaction([&] { put_off(work.job.id, reason, delay, false); });
    work.over = true;
  }

  void end(Work& work, const std::string& failure) {
    in_transaction([&] { finish_job(work.job.id, failure); });
    work.over = true;
  }

  void rewrite(Work& work) {
    Rewritten batch;
    bool const done = step(work, [&] {
      batch = rewrite_turn(work);
      note_rewriting(work.job.id, batch);
    });
    if (!done) return;
    work.job.next_row = batch.next_row;
    if (batch.finished) end(work, "");
  }

  Rewritten rewrite_turn(const Work& work) {
    std::optional<ledger::Run> const run = ledger::find_run(work.job.run);
    if (!run) throw pg::Error(ERRCODE_NO_DATA_FOUND, "the run is no longer on record");
    RunRows rows;
    rows.table = work.job.table;
    pg::LocaleScope const locale(run->locale);
    rows.request = request_of_(*run);
    for (ledger::TableRun const& table : run->tables) {
      if (table.next_row > table.first_row) rows.request.first_rows[table.table] = table.first_row;
      if (table.table != work.job.table) continue;
      rows.first_row = table.first_row;
      rows.end_row = table.next_row;
    }
    return rewrite_rows(rows, *work.pool, work.job.next_row.value_or(rows.first_row));
  }

  core::Pace& pace(const Work& work) {
    Server const& server = work.server;
    constexpr double kRest = 16;  // retry delays
    return paces_.try_emplace(server.name, server.max_concurrency, kRest * server.retry_delay).first->second;
  }

  void drop_those_over() {
    works_.remove_if([](const Work& work) { return work.over; });
  }

  static void rest(double seconds) {
    long const milliseconds = std::clamp<long>(static_cast<long>(seconds * 1000), 10, 1000);
    pgstat_report_activity(STATE_IDLE, nullptr);
    (void)WaitLatch(MyLatch, WL_LATCH_SET | WL_TIMEOUT | WL_EXIT_ON_PM_DEATH, milliseconds,
                    PG_WAIT_EXTENSION);
    ResetLatch(MyLatch);
  }

  // A request to end is answered here by ending.
  static void answer_signals() {
    pg::guard([] {
      CHECK_FOR_INTERRUPTS();
      if (ConfigReloadPending) {
        ConfigReloadPending = false;
        ProcessConfigFile(PGC_SIGHUP);
      }
    });
  }

  const RequestOfRun& request_of_;
  Transfers transfers_;
  std::list<Work> works_;
  std::map<std::string, core::Pace> paces_;
  double next_renewal_ = 0;
};

}  // namespace

void run_worker(const RequestOfRun& request_of) {
  bool has_place = false;
  in_transaction([&] { has_place = extension_exists() && take_place(); });
  if (has_place) Worker(request_of).run();
}

}  // namespace synthgen::llm
