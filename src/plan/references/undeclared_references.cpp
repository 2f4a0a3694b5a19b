#include "plan/references/undeclared_references.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "core/words.hpp"
#include "plan/column_list.hpp"
#include "postgres/catalog.hpp"
#include "postgres/guard.hpp"
#include "postgres/number_type.hpp"

extern "C" {
#include "access/sysattr.h"
#include "catalog/pg_constraint.h"
#include "utils/lsyscache.h"
}

namespace synthgen::plan {

namespace {

using core::Words;

Words singular(Words words) {
  for (std::string& word : words) word = core::singular(std::move(word));
  return words;
}

// What a column is the number of: "ticket" of ticket_id. Empty if its name does not say so.
Words referred_to(const pg::Column& column) {
  Words words = singular(core::words_of(column.name));
  bool const key = words.size() > 1 && (words.back() == "id" || words.back() == "uuid");
  if (!key) return {};
  words.pop_back();
  return words;
}

bool is_key_type(Oid type) {
  return pg::is_integer_type(type) || type == UUIDOID;
}

// Whether a column alone identifies the rows of its table, or a key computes something of it.
bool is_key_alone(const pg::Table& table, AttrNumber column) {
  return std::any_of(table.keys.begin(), table.keys.end(), [&](const pg::Key& key) {
    return contains(key.columns, column) &&
           (key.columns.size() == 1 || !key.expressions.empty() || key.kind == pg::Key::Kind::kExclusion);
  });
}

// Whether a column repeats the name and type of a key that says whose key it is: country_code, but not code.
bool repeats_key(const pg::Column& column, const pg::Column& key, const Words& table) {
  Words const words = singular(core::split_identifier(key.name));
  return column.name == key.name && column.type.base == key.type.base &&
         column.type.base_modifier == key.type.base_modifier && words.size() > 1 &&
         std::any_of(table.begin(), table.end(), [&](const std::string& word) {
           return word == words[0] || core::abbreviates(words[0], word);
         });
}

// The one column that identifies the rows of a table; 0 if there is none.
AttrNumber single_key(const pg::Table& table) {
  for (pg::Key const& key : table.keys)
    if (key.kind == pg::Key::Kind::kPrimary && key.columns.size() == 1) return key.columns[0];
  return InvalidAttrNumber;
}

// The name of the one column that is the primary key of a table; empty if there is none.
std::string primary_key_name(Oid table) {
  return pg::guard([&]() -> const char* {
    Oid constraint;
    Bitmapset* const columns = get_primary_key_attnos(table, true, &constraint);
    int member;
    if (!bms_get_singleton_member(columns, &member)) return "";
    return get_attname(table, static_cast<AttrNumber>(member + FirstLowInvalidHeapAttributeNumber), false);
  });
}

// Whether the words, or the last of them, are the table's name.
bool names(const Words& words, const Words& table) {
  return words.size() >= table.size() && std::equal(table.rbegin(), table.rend(), words.rbegin());
}

// Who does something for the house: a doctor where there is a table of staff, and whoever "ordered_by" is.
bool is_of_staff(const pg::Column& column) {
  Words const words = singular(core::words_of(column.name));
  if (words.size() < 2) return false;
  if (words.back() == "by") return true;
  return words.back() == "id" &&
         core::has_word(
             {words[words.size() - 2]},
             {"doctor",   "physician",  "surgeon", "nurse",    "prescriber", "therapist", "technician",
              "manager",  "supervisor", "agent",   "assignee", "approver",   "reviewer",  "inspector",
              "operator", "instructor", "teacher", "handler",  "creator",    "cashier"});
}

// Whether declared foreign keys lead from one table to another, in a few steps.
bool leads_to(const pg::Table& from, Oid to, int steps = 3) {
  return std::any_of(from.foreign_keys.begin(), from.foreign_keys.end(), [&](const pg::ForeignKey& key) {
    return key.parent == to ||
           (steps > 0 && key.parent != from.oid && leads_to(pg::read_table(key.parent), to, steps - 1));
  });
}

}  // namespace

std::vector<UndeclaredReferences::Candidate>& UndeclaredReferences::candidates(Oid schema) {
  auto const [found, is_new] = candidates_.try_emplace(schema);
  if (!is_new) return found->second;
  for (Oid const oid : pg::fillable_tables(schema)) {
    std::string const name = pg::guard([&] { return get_rel_name(oid); });
    found->second.push_back({oid, singular(core::split_identifier(name)), primary_key_name(oid)});
  }
  return found->second;
}

// The one other table whose key a column repeats, name and type.
UndeclaredReferences::Candidate* UndeclaredReferences::find_repeated(const pg::Table& child,
                                                                     const pg::Column& column) {
  Candidate* found = nullptr;
  for (Candidate& candidate : candidates(child.schema_oid)) {
    bool const shared = candidate.oid != child.oid && candidate.key == column.name;
    AttrNumber const key = shared ? key_of(candidate, column) : InvalidAttrNumber;
    if (key == 0 || !repeats_key(column, candidate.table->column(key), candidate.words)) continue;
    if (found != nullptr) return nullptr;
    found = &candidate;
  }
  // A table that waits for these rows has no keys for them yet.
  return found != nullptr && leads_to(*found->table, child.oid) ? nullptr : found;
}

// The key of a candidate that can have rows, if a column can hold it; else 0.
AttrNumber UndeclaredReferences::key_of(Candidate& candidate, const pg::Column& column) {
  if (!candidate.table) candidate.table = pg::read_table(candidate.oid);
  if (candidate.table->is_partitioned() && candidate.table->partitions.empty()) return InvalidAttrNumber;
  AttrNumber const key = single_key(*candidate.table);
  return key != 0 && candidate.table->column(key).type.base == column.type.base ? key : InvalidAttrNumber;
}

// The one table whose name fits, as `fits` has it, and whose key is of the column's type.
template <typename Fits>
UndeclaredReferences::Candidate* UndeclaredReferences::find_named(const pg::Table& child,
                                                                  const pg::Column& column, Fits fits) {
  Candidate* found = nullptr;
  for (Candidate& candidate : candidates(child.schema_oid)) {
    if (candidate.oid == child.oid || !fits(candidate.words) || key_of(candidate, column) == 0) continue;
    if (found != nullptr) return nullptr;
    found = &candidate;
  }
  return found;
}

// The table that a column is named after, if there is just one with such a key.
UndeclaredReferences::Candidate* UndeclaredReferences::find_parent(const pg::Table& child,
                                                                   const pg::Column& column) {
  Words const words = referred_to(column);
  if (words.empty()) return is_of_staff(column) ? find_staff(child, column) : nullptr;
  auto const exactly = [&](const Words& table) { return names(words, table); };
  if (Candidate* const found = find_named(child, column, exactly)) return found;
  // "comment_id" beside ticket_comments.
  if (Candidate* const found =
          find_named(child, column, [&](const Words& table) { return names(table, words); }))
    return found;
  return is_of_staff(column) ? find_staff(child, column) : nullptr;
}

UndeclaredReferences::Candidate* UndeclaredReferences::find_staff(const pg::Table& child,
                                                                  const pg::Column& column) {
  return find_named(child, column, [](const Words& table) {
    return core::has_word({table.back()}, {"staff", "employee", "personnel", "user"});
  });
}

void add_reference(pg::Table& child, AttrNumber column, const pg::Table& parent, AttrNumber parent_column) {
  pg::ForeignKey key;
  key.name = child.name + "_" + child.column(column).name + "_undeclared";
  key.parent = parent.oid;
  key.columns = {column};
  key.parent_columns = {parent_column};
  child.foreign_keys.push_back(std::move(key));
}

void UndeclaredReferences::add_to(pg::Table& table, const std::function<bool(Oid, bool)>& may_refer) {
  for (pg::Column const& column : table.columns) {
    bool const open = !column.dropped && !column.type.is_domain && column.generated == 0 &&
                      column.identity == 0 && column.default_expression == nullptr;
    if (!open || is_key_alone(table, column.number) || is_in_reference(table, column.number)) continue;
    Candidate* parent = is_key_type(column.type.base) ? find_parent(table, column) : nullptr;
    if (parent == nullptr) parent = find_repeated(table, column);
    if (parent == nullptr) continue;
    // The manager of a department is one of those who are yet to come: nobody where they do not come now.
    bool const may_be_none = !column.not_null && leads_to(*parent->table, table.oid);
    if (!may_refer(parent->oid, may_be_none)) continue;
    add_reference(table, column.number, *parent->table, key_of(*parent, column));
  }
}

}  // namespace synthgen::plan
