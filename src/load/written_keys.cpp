#include "load/written_keys.hpp"

#include <algorithm>

#include "load/proof_integer_keys.hpp"
#include "postgres/guard.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::load {

WrittenKeys::WrittenKeys(std::span<const Target> targets) {
  for (Target const& child : targets) {
    for (pg::ForeignKey const& key : child.table->foreign_keys) {
      if (!OidIsValid(key.constraint)) continue;
      auto const parent = std::find_if(targets.begin(), targets.end(), [&](const Target& target) {
        return target.table->oid == key.parent && target.was_empty;
      });
      if (parent == targets.end() || !pg::guard([&] { return compares_integers(*child.table, key); }))
        continue;
      Oid const type = child.table->column(key.columns[0]).type.base;
      std::size_t const parents = watch(*parent->table, key.parent_columns[0]);
      references_.push_back({&key, child.table->oid, type, parents, true});
    }
  }
  if (keys_.empty()) return;
  pg::guard([&] {
    context_ = AllocSetContextCreate(CurrentMemoryContext, "synthgen written keys", ALLOCSET_DEFAULT_SIZES);
    MemoryContext const caller = MemoryContextSwitchTo(context_);
    std::size_t const bytes = static_cast<std::size_t>(maintenance_work_mem) * 1024 / keys_.size();
    for (Keys& keys : keys_) keys.values = IntegerSet::create(bytes);
    MemoryContextSwitchTo(caller);
  });
}

WrittenKeys::~WrittenKeys() {
  if (context_ != nullptr) MemoryContextDelete(context_);
}

std::size_t WrittenKeys::watch(const pg::Table& parent, AttrNumber column) {
  auto const known = std::find_if(keys_.begin(), keys_.end(), [&](const Keys& keys) {
    return keys.table == parent.oid && keys.column == column;
  });
  if (known != keys_.end()) return static_cast<std::size_t>(known - keys_.begin());
  keys_.push_back({parent.oid, column, parent.column(column).type.base, nullptr});
  return keys_.size() - 1;
}

void WrittenKeys::note(const pg::Table& table, std::span<const generate::Values> columns, std::size_t count) {
  if (doubted_ || keys_.empty()) return;
  pg::guard([&] {
    for (Keys& keys : keys_)
      if (keys.table == table.oid) gather(keys, columns[keys.column - 1], count);
    for (Reference& reference : references_)
      if (reference.table == table.oid)
        look_up(reference, *keys_[reference.parents].values, columns[reference.key->columns[0] - 1], count);
  });
}

// A key that finds no room is missed by those that refer to it, and proven in another way.
void WrittenKeys::gather(Keys& keys, const generate::Values& column, std::size_t count) {
  if (column.data == nullptr) return;
  for (std::size_t i = 0; i < count; ++i)
    if (!column.nulls[i] && !keys.values->add(pg::integer_value(keys.type, column.data[i]))) return;
}

void WrittenKeys::look_up(Reference& reference, const IntegerSet& parents, const generate::Values& column,
                          std::size_t count) {
  if (column.data == nullptr) reference.holds = false;
  for (std::size_t i = 0; reference.holds && i < count; ++i)
    reference.holds = column.nulls[i] || parents.contains(pg::integer_value(reference.type, column.data[i]));
}

bool WrittenKeys::prove(const pg::ForeignKey& key) const noexcept {
  return !doubted_ && std::any_of(references_.begin(), references_.end(), [&](const Reference& reference) {
    return reference.key == &key && reference.holds;
  });
}

}  // namespace synthgen::load
