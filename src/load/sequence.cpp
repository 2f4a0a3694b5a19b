// Where sequences stand after a load (declared in load/proof.hpp).
#include "load/proof.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "access/relation.h"
#include "commands/sequence.h"
#include "storage/bufmgr.h"
#include "storage/lmgr.h"
#include "utils/acl.h"
#include "utils/fmgrprotos.h"
#include "utils/rel.h"
}

namespace synthgen::load {

namespace {

// Acts as another role until it goes out of scope.
class RoleScope {
 public:
  RoleScope() noexcept { GetUserIdAndSecContext(&user_, &context_); }
  ~RoleScope() { SetUserIdAndSecContext(user_, context_); }
  RoleScope(const RoleScope&) = delete;
  RoleScope& operator=(const RoleScope&) = delete;
  void become(Oid role) const noexcept {
    SetUserIdAndSecContext(role, context_ | SECURITY_LOCAL_USERID_CHANGE);
  }

 private:
  Oid user_;
  int context_;
};

struct SequenceState {
  int64 last_value;
  bool is_called;
};

// Reads the only tuple of a sequence, as nextval does, but asks for no privilege. May ereport.
SequenceState read_sequence(Relation sequence) {
  Buffer const buffer = ReadBuffer(sequence, 0);
  LockBuffer(buffer, BUFFER_LOCK_SHARE);
  Page const page = BufferGetPage(buffer);
  auto* header = reinterpret_cast<HeapTupleHeader>(PageGetItem(page, PageGetItemId(page, FirstOffsetNumber)));
  auto* data = reinterpret_cast<Form_pg_sequence_data>(reinterpret_cast<char*>(header) + header->t_hoff);
  SequenceState const state = {data->last_value, data->is_called};
  UnlockReleaseBuffer(buffer);
  return state;
}

SequenceState read_sequence(Oid sequence) {
  Relation const relation = relation_open(sequence, AccessShareLock);
  SequenceState const state = read_sequence(relation);
  relation_close(relation, NoLock);
  return state;
}

Oid owner_of(Oid sequence) {
  Relation const relation = relation_open(sequence, AccessShareLock);
  Oid const owner = relation->rd_rel->relowner;
  relation_close(relation, NoLock);
  return owner;
}

// a + b, or nothing beyond the range of int64.
std::optional<int64> sum(int64 a, int64 b) noexcept {
  int64 result;
  if (__builtin_add_overflow(a, b, &result)) return std::nullopt;
  return result;
}

bool within(const pg::SequenceRef& sequence, int64 value) noexcept {
  return value >= sequence.minimum && value <= sequence.maximum;
}

// What setval must be told so that the sequence continues after `last`.
SequenceState state_after(const pg::SequenceRef& sequence, int64 last) noexcept {
  if (within(sequence, last)) return {last, true};
  // Before the first value stands one step outside the bounds; beyond the last, nothing is left.
  bool const before = (sequence.increment > 0) == (last < sequence.minimum);
  std::optional<int64> const next = sum(last, sequence.increment);
  if (before && next && within(sequence, *next)) return {*next, false};
  int64 const first = sequence.increment > 0 ? sequence.minimum : sequence.maximum;
  int64 const end = sequence.increment > 0 ? sequence.maximum : sequence.minimum;
  return before ? SequenceState{first, false} : SequenceState{end, true};
}

// Whether a sequence in state `to` is ahead of the same sequence in state `from`.
bool is_ahead(const pg::SequenceRef& sequence, SequenceState to, SequenceState from) noexcept {
  if (to.last_value == from.last_value) return to.is_called && !from.is_called;
  return (to.last_value > from.last_value) == (sequence.increment > 0);
}

void set_value(Oid sequence, SequenceState state) {
  DirectFunctionCall3(setval3_oid, ObjectIdGetDatum(sequence), Int64GetDatum(state.last_value),
                      BoolGetDatum(state.is_called));
}

}  // namespace

void advance_sequences(const pg::Table& table, std::uint64_t next_row, bool restart) {
  for (pg::Column const& column : table.columns) {
    if (!column.sequence || column.dropped) continue;
    auto const steps = static_cast<std::int64_t>(next_row) - 1;
    std::int64_t const last = column.sequence->start + steps * column.sequence->increment;
    set_sequence_position(*column.sequence, last, restart);
  }
}

std::optional<int64> sequence_position(const pg::SequenceRef& sequence) {
  SequenceState const state = pg::guard([&] { return read_sequence(sequence.oid); });
  if (state.is_called) return state.last_value;
  if (state.last_value == sequence.start) return std::nullopt;
  return sum(state.last_value, -sequence.increment);
}

void set_sequence_position(const pg::SequenceRef& sequence, int64 last, bool restart) {
  RoleScope const role;
  pg::guard([&] {
    LockRelationOid(sequence.oid, restart ? AccessExclusiveLock : ShareRowExclusiveLock);
    SequenceState const wanted = state_after(sequence, last);
    SequenceState const current = read_sequence(sequence.oid);
    if (wanted.last_value == current.last_value && wanted.is_called == current.is_called) return;
    if (!is_ahead(sequence, wanted, current)) {
      if (!restart) return;
      // setval survives a rollback; only a new relation file lets the old position come back.
      ResetSequence(sequence.oid);
    }
    if (pg_class_aclcheck(sequence.oid, GetUserId(), ACL_UPDATE) != ACLCHECK_OK) {
      role.become(owner_of(sequence.oid));
    }
    set_value(sequence.oid, wanted);
  });
}

}  // namespace synthgen::load
