#include "modify/apply.hpp"

#include "load/proof.hpp"
#include "modify/kept_rule.hpp"
#include "modify/step.hpp"
#include "postgres/guard.hpp"
#include "postgres/quoting.hpp"
#include "postgres/statement.hpp"
#include "postgres/subtransaction.hpp"
#include "postgres/text_query.hpp"

extern "C" {
#include "commands/trigger.h"
#include "nodes/makefuncs.h"
#include "storage/lmgr.h"
#include "utils/builtins.h"
#include "utils/typcache.h"
}

namespace synthgen::modify {

namespace {

constexpr int kSamples = 3;

// Says of an error of the server in which operation it came up.
class OperationContext {
 public:
  explicit OperationContext(std::size_t place) noexcept
      : place_(static_cast<int>(place)), callback_{error_context_stack, describe, &place_} {
    error_context_stack = &callback_;
  }
  ~OperationContext() { error_context_stack = callback_.previous; }
  OperationContext(const OperationContext&) = delete;
  OperationContext& operator=(const OperationContext&) = delete;

 private:
  static void describe(void* place) { errcontext("operation %d of the patch", *static_cast<int*>(place)); }

  int place_;
  ErrorContextCallback callback_;
};

AclMode privileges_for(const Patch& patch) {
  AclMode privileges = 0;
  for (const Operation& operation : patch.operations)
    privileges |= operation.kind == Operation::Kind::kSet      ? ACL_UPDATE
                  : operation.kind == Operation::Kind::kDelete ? ACL_DELETE
                                                               : ACL_INSERT;
  return privileges;
}

std::unique_ptr<Step> prepare(const Target& target, const Operation& operation, const Terms& terms) {
  switch (operation.kind) {
    case Operation::Kind::kSet:
      return prepare_set(target, operation, terms);
    case Operation::Kind::kDelete:
      return prepare_delete(target, operation, terms);
    case Operation::Kind::kInsert:
      return prepare_insert(target, operation, terms);
  }
  return nullptr;
}

// So that samples are the same wherever rows are stored; empty where rows have no key, or one without an
// order.
std::string order_by_key(const Target& target, const Changed& changed) {
  std::string list;
  for (std::size_t i = 0; i < changed.key_columns.size(); ++i) {
    Oid const type = target.table.column(changed.key_columns[i]).type.oid;
    if (!pg::guard([&] { return OidIsValid(lookup_type_cache(type, TYPECACHE_LT_OPR)->lt_opr); })) return {};
    list += (i == 0 ? " ORDER BY s.k" : ", s.k") + std::to_string(i + 1);
  }
  return list;
}

// The first rows as a JSON array of objects: the key columns and those of one side of the change.
std::string sample(const Target& target, const Changed& changed, const std::vector<AttrNumber>& columns,
                   const char* prefix) {
  if (columns.empty() || changed.rows->size() == 0) return {};
  std::string list;
  auto const add = [&](const std::vector<AttrNumber>& numbers, const char* from) {
    int place = 0;
    for (AttrNumber const number : numbers)
      list += (list.empty() ? "s." : ", s.") + (from + std::to_string(++place)) + " AS " +
              pg::quoted(target.table.column(number).name);
  };
  if (changed.old_columns == changed.new_columns) add(changed.key_columns, "k");
  add(columns, prefix);
  pg::RowColumn const shape[] = {{"sample", TEXTOID, -1, InvalidOid}};
  pg::RowStore result(shape);
  pg::StoreInput const input{"synthgen_rows", &*changed.rows};
  pg::execute("SELECT pg_catalog.jsonb_agg(pg_catalog.to_jsonb(r))::pg_catalog.text FROM (SELECT " + list +
                  " FROM synthgen_rows AS s" + order_by_key(target, changed) + " LIMIT " +
                  std::to_string(kSamples) + ") AS r",
              {&input, 1}, &result);
  const char* json = nullptr;
  result.scan([&](const Datum* values, const bool*) {
    json = TextDatumGetCString(values[0]);
    return false;
  });
  return json;
}

std::string note_of(const Changed& changed, const KeptRule& rule) {
  std::string note;
  for (const std::string& part : {changed.note, rule.note, changed.obstacle})
    if (!part.empty()) note += (note.empty() ? "" : "; ") + part;
  return note;
}

// Adding rows moves sequences, which no rollback undoes: they are kept from others and put back.
class SequenceKeeper {
 public:
  explicit SequenceKeeper(const std::vector<pg::SequenceRef>& sequences) {
    for (const pg::SequenceRef& sequence : sequences) {
      Oid const oid = sequence.oid;
      pg::guard([&] { LockRelationOid(oid, ShareRowExclusiveLock); });
      kept_.push_back({sequence, load::sequence_position(sequence)});
    }
  }

  void restore() const {
    for (const Kept& kept : kept_) {
      if (load::sequence_position(kept.sequence) == kept.position) continue;
      int64 const before_first = kept.sequence.start - kept.sequence.increment;
      load::set_sequence_position(kept.sequence, kept.position.value_or(before_first), true);
    }
  }

 private:
  struct Kept {
    pg::SequenceRef sequence;
    std::optional<int64> position;
  };
  std::vector<Kept> kept_;
};

}  // namespace

class Application::Impl {
 public:
  explicit Impl(const ApplyCall& call)
      : call_(call),
        patch_(read_patch(pg::read_json(call.patch))),
        target_(open_target(call.table, privileges_for(patch_), call.command)),
        terms_{call.max_rows, call.seed, call.as_of} {
    for (const Operation& operation : patch_.operations) {
      OperationContext const context(steps_.size() + 1);
      steps_.push_back(prepare(target_, operation, terms_));
    }
  }

  ApplyResult run() { return call_.dry_run ? rehearse() : perform(); }

 private:
  ApplyResult perform() {
    ApplyResult result;
    ChangeWriter writer(target_);
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      OperationContext const context(i + 1);
      Changed const changed = steps_[i]->run();
      const Operation& operation = patch_.operations[i];
      KeptRule const rule = call_.keep_rules ? keep_rule(target_, operation, terms_) : KeptRule();
      result.steps.push_back(
          {changed.estimated, changed.affected, sample(target_, changed, changed.old_columns, "o"),
           sample(target_, changed, changed.new_columns, "v"), rule.after, note_of(changed, rule)});
      if (!call_.dry_run) writer.add(operation.kind, changed, rule.before, rule.after);
    }
    if (!call_.dry_run) {
      Change change;
      change.prompt = call_.prompt;
      change.model = call_.model;
      result.change = writer.write(change, call_.patch, call_.seed);
    }
    return result;
  }

  // As perform(), but all is taken back.
  ApplyResult rehearse() {
    SequenceKeeper const sequences(sequences_that_move());
    pg::Subtransaction subtransaction;
    ApplyResult result = perform();
    check_deferred_constraints();
    subtransaction.rollback();
    sequences.restore();
    return result;
  }

  // Those of the table's columns, if the patch adds rows.
  std::vector<pg::SequenceRef> sequences_that_move() const {
    std::vector<pg::SequenceRef> sequences;
    if ((privileges_for(patch_) & ACL_INSERT) == 0) return sequences;
    for (const pg::Column& column : target_.table.columns)
      if (!column.dropped && column.sequence) sequences.push_back(*column.sequence);
    return sequences;
  }

  const ApplyCall& call_;
  Patch patch_;
  Target target_;
  Terms const terms_;
  std::vector<std::unique_ptr<Step>> steps_;
};

Application::Application(const ApplyCall& call) : impl_(std::make_unique<Impl>(call)) {}

Application::~Application() = default;

ApplyResult Application::run() {
  return impl_->run();
}

void check_deferred_constraints() {
  pg::guard([] {
    ConstraintsSetStmt* const statement = makeNode(ConstraintsSetStmt);
    statement->deferred = false;
    AfterTriggerSetState(statement);
  });
}

}  // namespace synthgen::modify
