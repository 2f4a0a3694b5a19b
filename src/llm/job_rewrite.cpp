#include "llm/job_rewrite.hpp"

#include <algorithm>
#include <chrono>

#include "load/row_stream.hpp"
#include "postgres/catalog.hpp"
#include "postgres/failure.hpp"
#include "postgres/guard.hpp"
#include "postgres/quoting.hpp"
#include "postgres/settings.hpp"
#include "postgres/text_query.hpp"

extern "C" {
#include "utils/array.h"
#include "utils/lsyscache.h"
}

namespace synthgen::llm {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kTurn{500};

// A plan of the run with its programs ready to compute any row.
std::shared_ptr<plan::Plan> ready_plan(const plan::Request& request) {
  auto plan = plan::make_plan(request, false);
  for (auto const& table : plan->tables)
    if (table->stored_rows > 0) table->population->load_stored(table->stored_rows);
  plan->prepare();
  return plan;
}

bool is_computed(const plan::TablePlan& table, AttrNumber column) {
  return column != InvalidAttrNumber && table.program.attribute(column) != generate::kNoNode;
}

// Whether every row is found by the key: its columns are computed and never null.
bool tells_apart(const plan::TablePlan& table, const pg::Key& key) {
  return key.kind != pg::Key::Kind::kExclusion && key.predicate == NIL &&
         std::all_of(key.columns.begin(), key.columns.end(), [&](AttrNumber column) {
           return is_computed(table, column) && table.table.column(column).not_null;
         });
}

// The columns by which rows are found, if possible such as are not rewritten themselves.
std::vector<AttrNumber> find_key(const plan::TablePlan& table, const std::vector<AttrNumber>& rewritten) {
  const pg::Key* best = nullptr;
  int least = 0;
  for (pg::Key const& key : table.table.keys) {
    if (!tells_apart(table, key)) continue;
    bool const changes = std::find_first_of(key.columns.begin(), key.columns.end(), rewritten.begin(),
                                            rewritten.end()) != key.columns.end();
    int const drawback = (changes ? 2 : 0) + (key.kind == pg::Key::Kind::kPrimary ? 0 : 1);
    if (best != nullptr && drawback >= least) continue;
    best = &key;
    least = drawback;
  }
  if (best != nullptr) return best->columns;
  throw pg::Error(ERRCODE_FEATURE_NOT_SUPPORTED,
                  "the rows of table \"" + table.table.qualified_name() + "\" cannot be told apart")
      .detail("It has no unique key of columns that are never null and that can be computed.");
}

// The values of some rows as an array of texts, as their type prints them; nulls stay null.
pg::Parameter text_column(const generate::Values& values, const std::vector<std::size_t>& rows, Oid type) {
  std::size_t const count = rows.size();
  const std::size_t* const places = rows.data();
  return {TEXTARRAYOID, pg::guard([&] {
            Oid output;
            bool is_varlena;
            getTypeOutputInfo(type, &output, &is_varlena);
            auto* texts = static_cast<Datum*>(palloc0(sizeof(Datum) * count));
            auto* nulls = static_cast<bool*>(palloc0(count));
            for (std::size_t i = 0; i < count; ++i) {
              nulls[i] = values.nulls[places[i]];
              if (!nulls[i])
                texts[i] = CStringGetTextDatum(OidOutputFunctionCall(output, values.data[places[i]]));
            }
            int size = static_cast<int>(count);
            int bound = 1;
            return PointerGetDatum(
                construct_md_array(texts, nulls, 1, &size, &bound, TEXTOID, -1, false, TYPALIGN_INT));
          }),
          false};
}

// Of a column of texts, or of an enum.
bool same_value(const pg::Column& column, const generate::Values& a, const generate::Values& b,
                std::size_t row) {
  if (a.nulls[row] || b.nulls[row]) return a.nulls[row] == b.nulls[row];
  Datum const left = a.data[row];
  Datum const right = b.data[row];
  if (column.type.by_value) return left == right;
  return pg::guard([&] {
    text* const first = DatumGetTextPP(left);
    text* const second = DatumGetTextPP(right);
    return VARSIZE_ANY_EXHDR(first) == VARSIZE_ANY_EXHDR(second) &&
           std::memcmp(VARDATA_ANY(first), VARDATA_ANY(second), VARSIZE_ANY_EXHDR(first)) == 0;
  });
}

class Rewriter {
 public:
  Rewriter(const RunRows& rows, const generate::TextPool& pool) : rows_(rows), pool_(pool) {
    plan::Request request = rows.request;
    request.text_pools.clear();
    written_ = ready_plan(request);
    request.text_pools[rows.table] = {pool};
    wanted_ = ready_plan(request);
    old_ = written_->find(rows.table);
    new_ = wanted_->find(rows.table);
    key_ = find_key(*old_, pool.columns);
    statement_ = update_statement();
  }

  Rewritten run(int64 next_row) {
    Rewritten result;
    auto const deadline = Clock::now() + kTurn;
    load::RowStream written(*old_);
    load::RowStream wanted(*new_);
    pg::query("SET CONSTRAINTS ALL IMMEDIATE");
    while (next_row < rows_.end_row && Clock::now() < deadline) {
      auto const left = static_cast<std::uint64_t>(rows_.end_row - next_row);
      std::size_t const count = written.generate_range(static_cast<std::uint64_t>(next_row), left);
      wanted.generate_range(static_cast<std::uint64_t>(next_row), left);
      rewrite(written.columns(), wanted.columns(), count, result);
      result.rows += static_cast<int64>(count);
      next_row += static_cast<int64>(count);
    }
    result.next_row = next_row;
    result.finished = next_row >= rows_.end_row;
    return result;
  }

 private:
  using Columns = std::span<const generate::Values>;

  // $1 ... are the key columns, then the old texts, then the new ones, each an array of texts.
  std::string update_statement() const {
    std::string names;
    std::string from;
    std::string set;
    std::string where;
    int parameter = 0;
    auto const source = [&](const char* prefix, std::size_t i) {
      from += (parameter == 0 ? "" : ", ") + std::string("$") + std::to_string(parameter + 1);
      names += (parameter == 0 ? "" : ", ") + std::string(prefix) + std::to_string(i);
      ++parameter;
    };
    for (std::size_t i = 0; i < key_.size(); ++i) {
      pg::Column const& column = old_->table.column(key_[i]);
      where += (i == 0 ? "" : " AND ") + std::string("target.") + pg::quoted(column.name) + " = fresh.k" +
               std::to_string(i) + "::" + column.type.name;
      source("k", i);
    }
    for (std::size_t i = 0; i < pool_.columns.size(); ++i) {
      pg::Column const& column = old_->table.column(pool_.columns[i]);
      // As text, but for blanks that do not count.
      bool const padded = column.type.base == BPCHAROID;
      where += " AND target." + pg::quoted(column.name) + (padded ? "::bpchar" : "::text") +
               " IS NOT DISTINCT FROM fresh.o" + std::to_string(i) + (padded ? "::bpchar" : "");
      source("o", i);
    }
    for (std::size_t i = 0; i < pool_.columns.size(); ++i) {
      set += (i == 0 ? "" : ", ") + pg::quoted(old_->table.column(pool_.columns[i]).name) + " = fresh.n" +
             std::to_string(i) + "::" + old_->table.column(pool_.columns[i]).type.name;
      source("n", i);
    }
    return "WITH changed AS (UPDATE " + pg::quoted_name(old_->table) + " AS target SET " + set +
           " FROM unnest(" + from + ") AS fresh(" + names + ") WHERE " + where +
           " RETURNING 1) SELECT count(*) FROM changed";
  }

  void rewrite(Columns written, Columns wanted, std::size_t count, Rewritten& result) {
    std::vector<std::size_t> different;
    for (std::size_t row = 0; row < count; ++row) {
      bool const same = std::all_of(pool_.columns.begin(), pool_.columns.end(), [&](AttrNumber column) {
        return same_value(old_->table.column(column), written[column - 1], wanted[column - 1], row);
      });
      if (!same) different.push_back(row);
    }
    if (different.empty() || update(written, wanted, different, result)) return;
    for (std::size_t const row : different)
      if (!update(written, wanted, {row}, result)) ++result.refused;
  }

  // False if the rows were refused, all of them.
  bool update(Columns written, Columns wanted, const std::vector<std::size_t>& rows, Rewritten& result) {
    std::vector<pg::Parameter> parameters;
    for (AttrNumber const column : key_) parameters.push_back(texts_of(written, column, rows));
    for (AttrNumber const column : pool_.columns) parameters.push_back(texts_of(written, column, rows));
    for (AttrNumber const column : pool_.columns) parameters.push_back(texts_of(wanted, column, rows));
    int64 changed = 0;
    auto failure = pg::failure_of([&] { changed = pg::query(statement_, parameters).integer(0, 0); });
    result.changed += changed;
    if (failure) result.reason = std::move(*failure);
    return !failure;
  }

  pg::Parameter texts_of(Columns columns, AttrNumber column, const std::vector<std::size_t>& rows) const {
    return text_column(columns[column - 1], rows, old_->table.column(column).type.oid);
  }

  const RunRows& rows_;
  const generate::TextPool& pool_;
  std::shared_ptr<plan::Plan> written_, wanted_;
  const plan::TablePlan* old_ = nullptr;
  const plan::TablePlan* new_ = nullptr;
  std::vector<AttrNumber> key_;
  std::string statement_;
};

}  // namespace

Rewritten rewrite_rows(const RunRows& rows, const generate::TextPool& pool, int64 next_row) {
  pg::SystemPathScope const system_names;
  return Rewriter(rows, pool).run(next_row);
}

}  // namespace synthgen::llm
