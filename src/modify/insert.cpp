// Adds rows as synth_generate makes them, on record as a run of it. Which rows came is known by the
// subtransactions that wrote them.
#include <algorithm>

#include "ledger/run_ledger.hpp"
#include "load/access.hpp"
#include "load/fill.hpp"
#include "modify/step.hpp"
#include "plan/columns/locale_choice.hpp"
#include "postgres/catalog.hpp"
#include "postgres/guard.hpp"
#include "postgres/settings.hpp"
#include "postgres/statement.hpp"
#include "postgres/subtransaction.hpp"

extern "C" {
#include "access/xact.h"
#include "utils/array.h"
#include "utils/timestamp.h"
}

namespace synthgen::modify {

namespace {

// All transaction numbers under which the current subtransaction has written; an array of xid.
pg::Parameter own_transactions() {
  return {XIDARRAYOID, pg::guard([] {
            TransactionId* children = nullptr;
            int const count = xactGetCommittedChildren(&children);
            auto* const numbers =
                static_cast<Datum*>(palloc(sizeof(Datum) * static_cast<std::size_t>(count + 1)));
            for (int i = 0; i < count; ++i) numbers[i] = TransactionIdGetDatum(children[i]);
            numbers[count] = TransactionIdGetDatum(GetCurrentTransactionId());
            return PointerGetDatum(
                construct_array(numbers, count + 1, XIDOID, sizeof(TransactionId), true, TYPALIGN_INT));
          }),
          false};
}

class InsertStep : public Step {
 public:
  InsertStep(const Target& target, const Operation& operation, const Terms& terms)
      : target_(target), terms_(terms), rows_(operation.rows) {
    load::check_target(target.table, plan::Mode::kAppend);
  }

  Changed run() override {
    check_row_limit(target_, terms_, rows_, rows_);
    Changed changed;
    changed.estimated = rows_;
    changed.key_columns = target_.key;
    changed.new_columns = written_columns(target_.table);
    changed.rows = store_of(target_, changed);
    pg::Subtransaction subtransaction;
    changed.affected = fill(changed.note);
    find_written(changed);
    subtransaction.release();
    return changed;
  }

 private:
  int64 fill(std::string& note) const {
    plan::Request request;
    request.tables = {target_.table.oid};
    request.tables_named = true;
    request.rows = rows_;
    request.seed = terms_.seed;
    request.as_of = terms_.as_of;
    request.locales = plan::choose_locales({{pg::locale_setting()}});
    request.next_rows[target_.table.oid] = ledger::next_rows({{target_.table.oid}}).front();
    TimestampTz const started = GetCurrentTimestamp();
    load::TableResult const result = load::fill(request).at(0);
    record(request, result, started);
    note = result.note;
    return result.rows;
  }

  // As a call of synth_generate(regclass[]).
  void record(const plan::Request& request, const load::TableResult& result, TimestampTz started) const {
    ledger::Call call;
    call.tables = {pg::quoted_name(target_.table)};
    call.rows = rows_;
    call.seed = static_cast<int64>(request.seed);
    call.row_counts = call.options = pg::parse_jsonb("{}");
    ledger::TableRun const table{result.table,
                                 target_.table.schema,
                                 target_.table.name,
                                 result.first_row,
                                 std::max(result.next_row, result.first_row + result.rows),
                                 result.rows,
                                 result.seconds,
                                 result.note};
    ledger::record_run(call, request.as_of, {&table, 1}, started, GetCurrentTimestamp());
  }

  void find_written(Changed& changed) const {
    if (!load::may_read(target_.table.oid)) {
      changed.obstacle = "The role that added the rows may not read them.";
      return;
    }
    std::string keys = column_list(target_.table, changed.key_columns, "t.");
    if (!keys.empty()) keys += ", ";
    pg::Parameter const transactions = own_transactions();
    pg::execute("SELECT " + keys + column_list(target_.table, changed.new_columns, "t.") + " FROM " +
                    target_.relation() + " AS t WHERE t.xmin OPERATOR(pg_catalog.=) ANY ($1)",
                {}, changed.rows.get(), {&transactions, 1});
    if (changed.rows->size() != changed.affected)
      changed.obstacle = "Triggers, rules or row security wrote or hid other rows of the table.";
  }

  const Target& target_;
  const Terms terms_;
  int64 rows_;
};

}  // namespace

std::unique_ptr<Step> prepare_insert(const Target& target, const Operation& operation, const Terms& terms) {
  return std::make_unique<InsertStep>(target, operation, terms);
}

}  // namespace synthgen::modify
