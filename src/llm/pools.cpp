#include "llm/pools.hpp"

#include <algorithm>

#include "llm/client.hpp"
#include "llm/encoding.hpp"
#include "llm/pool_filler.hpp"
#include "load/access.hpp"
#include "postgres/catalog.hpp"
#include "postgres/subtransaction.hpp"

namespace synthgen::llm {

namespace {

// The number of a column that texts may be written for.
std::optional<AttrNumber> find_column(const pg::Table& table, const std::string& name) {
  for (pg::Column const& column : table.columns)
    if (!column.dropped && column.name == name && column.generated == 0) return column.number;
  return std::nullopt;
}

generate::TextPool for_columns(const Pool& pool, std::vector<AttrNumber> columns) {
  generate::TextPool result;
  result.columns = std::move(columns);
  result.records = pool.records;
  result.variants = pool.variants;
  result.slots = pool.slots;
  result.source = pool.source;
  return result;
}

// A pool written by hand; nothing if the table has lost one of its columns.
std::optional<generate::TextPool> for_table(const Pool& pool, const pg::Table& table) {
  std::vector<AttrNumber> columns;
  for (std::string const& name : pool.columns) {
    auto const column = find_column(table, name);
    if (!column) return std::nullopt;
    columns.push_back(*column);
  }
  return for_columns(pool, std::move(columns));
}

bool overlaps(const std::vector<generate::TextPool>& pools, const generate::TextPool& pool) {
  return std::any_of(pools.begin(), pools.end(), [&](const generate::TextPool& other) {
    return std::find_first_of(other.columns.begin(), other.columns.end(), pool.columns.begin(),
                              pool.columns.end()) != other.columns.end();
  });
}

void take_hand_written(plan::Request& request) {
  for (Oid const oid : request.tables) {
    pg::Table const table = pg::read_table(oid);
    std::vector<generate::TextPool>& pools = request.text_pools[oid];
    for (Pool const& written : hand_written_pools(table.qualified_name()))
      if (auto pool = for_table(written, table); pool && !overlaps(pools, *pool))
        pools.push_back(std::move(*pool));
  }
}

// Runs `f` in a subtransaction that is undone: what it locks is free again afterwards, so that nobody waits
// for us while we wait for a model.
template <typename F>
void without_keeping_locks(F&& f) {
  pg::Subtransaction subtransaction;
  f();
  subtransaction.rollback();
}

std::vector<PoolSpec> find_wanted(plan::Request& request) {
  std::vector<PoolSpec> specs;
  without_keeping_locks([&] {
    load::lock_tables(request.tables, false, request.mode);
    take_hand_written(request);
    specs = find_pool_specs(*plan::make_plan(request, false));
  });
  return specs;
}

std::string list_columns(const PoolSpec& spec) {
  std::string list;
  for (PoolColumn const& column : spec.columns) list += (list.empty() ? "" : ", ") + column.name;
  return list;
}

Pool empty_pool(const PoolSpec& spec, const Server& server) {
  Pool pool;
  pool.table = spec.table_name;
  pool.source = server.model;
  for (PoolColumn const& column : spec.columns) pool.columns.push_back(column.name);
  return pool;
}

// Asks until the pool is full or the model fails; returns why it did.
std::optional<Failure> fill(const Server& server, PoolFiller& filler) {
  while (!filler.finished()) {
    Outcome const outcome = consult(server, filler.next(), "text pool");
    if (auto const* const failure = std::get_if<Failure>(&outcome)) {
      if (filler.survives(*failure)) continue;
      if (failure->problem == Problem::kBadKey || failure->problem == Problem::kRefused)
        throw_failure(server, *failure);
      return *failure;
    }
    without_keeping_locks([&] {
      load::lock_tables({filler.spec().table}, false, plan::Mode::kAppend);
      filler.take(std::get<Reply>(outcome));
    });
  }
  return std::nullopt;
}

class Provision {
 public:
  Provision(plan::Request& request, Asking asking) : request_(request), asking_(asking) {}

  std::vector<MissingPool> run() {
    for (PoolSpec& spec : find_wanted(request_)) provide(spec);
    return std::move(missing_);
  }

 private:
  void provide(PoolSpec& spec) {
    PoolIdentity const identity = identify(spec);
    std::optional<Pool> pool = find_pool(identity);
    if (pool && pool->done) return use(spec, *pool);
    if (!server_ && !does_without_server()) throw *no_server_;
    if (!server_) return note(spec, "built-in, since no language model is set up");
    std::string const until = "built-in until a text pool has come from server \"" + server_->name + "\"";
    if (asking_ == Asking::kForbidden) return note(spec, until);
    require_sharing();
    without_keeping_locks([&] {
      load::lock_tables({spec.table}, false, plan::Mode::kAppend);
      describe_context(spec);
    });
    if (request_.options.text == plan::TextSource::kBackground) {
      missing_.push_back({spec, identity});
      return note(spec, until + "; synth_jobs shows the progress");
    }
    ask(spec, identity, pool ? std::move(*pool) : empty_pool(spec, *server_));
  }

  void ask(const PoolSpec& spec, const PoolIdentity& identity, Pool begun) {
    PoolFiller filler(spec, std::move(begun));
    std::optional<Failure> const failure = fill(*server_, filler);
    bool const empty = filler.pool().records.empty();
    if (!empty) keep_answered(filler.pool(), identity, spec.wanted);
    if (failure)
      note(spec, "built-in, since there was no answer from server \"" + server_->name +
                     "\": " + from_utf8(failure->message));
    else if (empty)
      note(spec, "built-in, since no text of model \"" + server_->model + "\" satisfies the constraints");
    else
      use(spec, filler.pool());
  }

  // Pools are found without a server too: what is there needs no model.
  PoolIdentity identify(const PoolSpec& spec) {
    if (!server_ && !no_server_) find_server();
    if (!server_) return {spec.question, "", "", ""};
    return {spec.question, server_->name, name_of(server_->provider), server_->model};
  }

  // Whoever brings texts of his own need not have a model.
  bool does_without_server() const {
    return request_.options.server.empty() &&
           std::any_of(request_.text_pools.begin(), request_.text_pools.end(),
                       [](auto const& pools) { return !pools.second.empty(); });
  }

  void find_server() {
    try {
      server_ = describe_server(request_.options.server, GetUserId());
    } catch (const pg::Error& error) {
      no_server_ = error;
    }
  }

  void use(const PoolSpec& spec, const Pool& pool) {
    request_.text_pools[spec.table].push_back(for_plan(pool, spec));
  }

  void note(const PoolSpec& spec, const std::string& what) {
    request_.text_notes[spec.table].push_back("texts of " + list_columns(spec) + " are " + what);
  }

  plan::Request& request_;
  Asking asking_;
  std::optional<Server> server_;
  std::optional<pg::Error> no_server_;
  std::vector<MissingPool> missing_;
};

}  // namespace

generate::TextPool for_plan(const Pool& pool, const PoolSpec& spec) {
  std::vector<AttrNumber> columns;
  for (PoolColumn const& column : spec.columns) columns.push_back(column.number);
  return for_columns(pool, std::move(columns));
}

std::vector<MissingPool> provide_text_pools(plan::Request& request, Asking asking) {
  if (request.options.text == plan::TextSource::kBuiltin) return {};
  return Provision(request, asking).run();
}

}  // namespace synthgen::llm
