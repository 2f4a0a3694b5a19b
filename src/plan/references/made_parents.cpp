#include "plan/references/made_parents.hpp"

#include <algorithm>

#include "plan/column_list.hpp"
#include "plan/stored_rows.hpp"

namespace synthgen::plan {

namespace {

bool is_unique(const pg::Table& table, const std::vector<AttrNumber>& columns) {
  return std::any_of(table.keys.begin(), table.keys.end(), [&](const pg::Key& key) {
    return key.kind != pg::Key::Kind::kExclusion && key.predicate == NIL && includes(columns, key.columns);
  });
}

bool names(const ErrorData& error, const pg::Table& table) {
  return error.schema_name != nullptr && table.schema == error.schema_name && error.table_name != nullptr &&
         table.name == error.table_name;
}

// Whether the error is about the table, or about one that triggers of the table write into.
bool concerns(const ErrorData& error, const TablePlan& table, const Plan& plan) {
  return names(error, table.table) ||
         std::any_of(plan.tables.begin(), plan.tables.end(), [&](const std::unique_ptr<TablePlan>& base) {
           return names(error, base->table) && is_base_of(base->table, table, plan);
         });
}

// Whether triggers of the table may write the rows that the foreign key refers to.
bool may_make_parents(const pg::Table& table, const pg::ForeignKey& key) {
  return (table.has_before_row_insert_trigger || table.has_after_row_insert_trigger) &&
         OidIsValid(key.constraint) && key.parent != table.oid && is_unique(table, key.columns);
}

bool is_made(const TablePlan& table, const pg::ForeignKey& key, const Plan& plan) {
  TablePlan const* const parent = plan.find(key.parent);
  if (parent != nullptr && is_base_of(table.table, *parent, plan)) return false;
  auto const known = plan.request.made_parents.find(table.table.oid);
  if (known != plan.request.made_parents.end() && known->second.contains(key.constraint)) return true;
  return plan.request.options.triggers && may_make_parents(table.table, key) && parent != nullptr &&
         parent->is_written() && plan.request.left_out.contains(key.parent) && is_empty(parent->table);
}

// The columns that a foreign key takes `columns` of its parent from; none if it does not refer to them all.
std::vector<AttrNumber> columns_for(const pg::ForeignKey& key, const std::vector<AttrNumber>& columns) {
  std::vector<AttrNumber> own;
  for (AttrNumber const column : columns) {
    auto const at = std::find(key.parent_columns.begin(), key.parent_columns.end(), column);
    if (at == key.parent_columns.end()) return {};
    own.push_back(key.columns[static_cast<std::size_t>(at - key.parent_columns.begin())]);
  }
  return own;
}

// Lets `key`, which leads to a base table, lead to that of its sub-types which `own` refers to: a password is
// in a store of passwords, not in any store. False if that is no sub-type of it.
bool refer_to_sub_type(pg::ForeignKey& key, const pg::ForeignKey& own, const Plan& plan) {
  TablePlan const* const sub_type = plan.find(own.parent);
  if (sub_type == nullptr) return false;
  for (auto const* const list : {&sub_type->table.foreign_keys, &sub_type->made_parents})
    for (pg::ForeignKey const& to_base : *list) {
      if (to_base.parent != key.parent) continue;
      std::vector<AttrNumber> columns = columns_for(to_base, key.parent_columns);
      if (columns.empty()) continue;
      key.parent = own.parent;
      key.parent_columns = std::move(columns);
      return true;
    }
  return false;
}

// What the base's row will refer to by the columns that it takes over, the row of the sub-type must refer to.
void refer_as_base(TablePlan& table, const pg::ForeignKey& made, const Plan& plan) {
  TablePlan const* const base = plan.find(made.parent);
  if (base == nullptr) return;
  for (pg::ForeignKey const& beyond : base->table.foreign_keys) {
    pg::ForeignKey key = beyond;
    key.constraint = InvalidOid;
    key.columns = columns_for(made, beyond.columns);
    bool const elsewhere = beyond.parent != base->table.oid && beyond.parent != table.table.oid;
    if (key.columns.empty() || !elsewhere || is_made(*base, beyond, plan)) continue;
    auto const own = std::find_if(
        table.table.foreign_keys.begin(), table.table.foreign_keys.end(), [&](const pg::ForeignKey& known) {
          return std::any_of(known.columns.begin(), known.columns.end(),
                             [&](AttrNumber c) { return contains(key.columns, c); });
        });
    bool const open = own == table.table.foreign_keys.end();
    bool const covered = !open && std::all_of(key.columns.begin(), key.columns.end(),
                                              [&](AttrNumber c) { return contains(own->columns, c); });
    if (open || (!covered && refer_to_sub_type(key, *own, plan)))
      table.table.foreign_keys.push_back(std::move(key));
  }
}

}  // namespace

bool may_make_rows_of(const pg::Table& table, Oid base) {
  return std::any_of(table.foreign_keys.begin(), table.foreign_keys.end(), [&](const pg::ForeignKey& key) {
    return (!OidIsValid(base) || key.parent == base) && may_make_parents(table, key);
  });
}

const pg::ForeignKey* made_parents_of(const TablePlan& table, const ErrorData& error, const Plan& plan) {
  if (error.sqlerrcode != ERRCODE_UNIQUE_VIOLATION) return nullptr;
  for (pg::ForeignKey const& key : table.table.foreign_keys) {
    TablePlan const* const parent = plan.find(key.parent);
    if (parent != nullptr && concerns(error, *parent, plan) && may_make_parents(table.table, key))
      return &key;
  }
  return nullptr;
}

void set_made_parents_aside(TablePlan& table, const Plan& plan) {
  std::vector<pg::ForeignKey>& keys = table.table.foreign_keys;
  auto const made = std::stable_partition(
      keys.begin(), keys.end(), [&](const pg::ForeignKey& key) { return !is_made(table, key, plan); });
  std::move(made, keys.end(), std::back_inserter(table.made_parents));
  keys.erase(made, keys.end());
  for (pg::ForeignKey const& key : table.made_parents) refer_as_base(table, key, plan);
}

bool is_base_of(const pg::Table& base, const TablePlan& table, const Plan& plan) {
  return std::any_of(table.made_parents.begin(), table.made_parents.end(), [&](const pg::ForeignKey& key) {
    TablePlan const* const parent = plan.find(key.parent);
    return key.parent == base.oid || (parent != nullptr && is_base_of(base, *parent, plan));
  });
}

bool is_made_by_others(const TablePlan& base, const Plan& plan) {
  if (!plan.request.left_out.contains(base.table.oid)) return false;
  return std::any_of(plan.tables.begin(), plan.tables.end(), [&](const std::unique_ptr<TablePlan>& table) {
    return std::any_of(table->made_parents.begin(), table->made_parents.end(),
                       [&](const pg::ForeignKey& key) { return key.parent == base.table.oid; });
  });
}

}  // namespace synthgen::plan
