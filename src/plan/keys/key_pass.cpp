// Unique keys: what each is made of, in which order they are settled, and how many rows they allow.
#include "plan/keys/key_pass.hpp"

#include <algorithm>
#include <map>

#include "core/saturating.hpp"
#include "plan/column_list.hpp"
#include "plan/conditions/condition_rewrite.hpp"
#include "plan/keys/numbering.hpp"
#include "plan/references/labelled_reference.hpp"
#include "plan/references/match_pass.hpp"
#include "postgres/expression.hpp"
#include "postgres/guard.hpp"
#include "postgres/number_type.hpp"

extern "C" {
#include "utils/lsyscache.h"
}

namespace synthgen::plan {

namespace {

bool is_equality_with_constant(OpExpr* expression) {
  const char* const name = get_opname(expression->opno);
  return name != nullptr && std::string_view(name) == "=" && list_length(expression->args) == 2 &&
         IsA(static_cast<Node*>(lsecond(expression->args)), Const);
}

}  // namespace

void KeyPass::find_sequences() {
  for (pg::Column const& column : table_.columns) {
    if (column.dropped) continue;
    Oid const type = column.type.base;
    bool const serial =
        column.sequence && (pg::is_integer_type(type) || type == NUMERICOID || type == OIDOID);
    if (target_.is_ruled(column.number)) continue;
    bool const free = target_.constraints.domains[column.number - 1].unrestricted();
    roles_[column.number - 1].sequence = serial || (counts_from_one(table_, column) && free);
  }
  for (std::size_t i = 0; i < table_.foreign_keys.size(); ++i)
    for (AttrNumber const column : own_columns(i)) roles_[column - 1].sequence = false;
}

bool KeyPass::key_is_settled(const pg::Key& key, const std::vector<AttrNumber>& columns) const {
  // What is null when values run out tells rows apart only where nulls differ.
  auto const tells_apart = [&](bool null_beyond) { return !null_beyond || !key.nulls_not_distinct; };
  for (AttrNumber const column : columns) {
    ColumnRole const& role = roles_[column - 1];
    if (role.sequence || (role.distinct && tells_apart(role.null_beyond)) || role.by_row) return true;
  }
  for (std::size_t i = 0; i < references_.size(); ++i)
    if (references_[i].pick == Pick::kDistinct && includes(columns, table_.foreign_keys[i].columns) &&
        tells_apart(references_[i].nullable))
      return true;
  for (std::size_t i = 0; i < roles_.size(); ++i) {
    if (!contains(columns, static_cast<AttrNumber>(i + 1))) continue;
    int const anchor = roles_[i].ordinal_of;
    if (anchor >= 0 && includes(columns, table_.foreign_keys[anchor].columns)) return true;
    std::vector<int> const& within = roles_[i].dated_within;
    if (!within.empty() && std::all_of(within.begin(), within.end(), [&](int reference) {
          return includes(columns, table_.foreign_keys[reference].columns);
        }))
      return true;
  }
  auto const holds_match = [&](const Match& match) {
    return std::all_of(match.references.begin(), match.references.end(), [&](int reference) {
      return includes(columns, table_.foreign_keys[reference].columns);
    });
  };
  if (std::any_of(matches_.begin(), matches_.end(), holds_match)) return true;
  return std::any_of(tuples_.begin(), tuples_.end(), [&](const Tuple& tuple) {
    auto const inside = [&](const Part& part) {
      return part.foreign_key >= 0 ? includes(columns, table_.foreign_keys[part.foreign_key].columns)
                                   : contains(columns, part.column);
    };
    return std::all_of(tuple.parts.begin(), tuple.parts.end(), inside) &&
           (tuple.anchor < 0 || includes(columns, table_.foreign_keys[tuple.anchor].columns));
  });
}

// Whether a reference follows from another one within the key, or picks nothing.
bool KeyPass::is_implied(std::size_t index, const std::vector<AttrNumber>& columns) const {
  if (references_[index].pick == Pick::kImplied || references_[index].pick == Pick::kNothing) return true;
  std::vector<AttrNumber> const own = own_columns(index);
  for (std::size_t j = 0; j < references_.size(); ++j) {
    std::vector<AttrNumber> const& other = table_.foreign_keys[j].columns;
    if (j != index && includes(other, own) && includes(columns, other) &&
        (other.size() > own.size() || j < index))
      return true;
  }
  return false;
}

// Foreign keys that another one implies are left out. One that lies only partly in the key does not tell its
// rows apart.
KeyPass::KeyParts KeyPass::parts_of(const std::vector<AttrNumber>& columns) const {
  KeyParts parts;
  parts.plain = columns;
  for (std::size_t i = 0; i < references_.size(); ++i) {
    std::vector<AttrNumber> const own = own_columns(i);
    if (std::none_of(own.begin(), own.end(), [&](AttrNumber c) { return contains(columns, c); })) continue;
    for (AttrNumber const c : own) std::erase(parts.plain, c);
    if (is_implied(i, columns)) continue;
    (includes(columns, own) ? parts.whole : parts.partial)
        .push_back({static_cast<int>(i), InvalidAttrNumber});
  }
  return parts;
}

// Whether all rows in the index have one value of a column in common, as the predicate demands.
bool KeyPass::is_pinned(AttrNumber column, const CrowdedIndex& index) const {
  bool any = false;
  for (CheckGroup const& group : target_.constraints.groups)
    for (Alternative const& alternative : group.alternatives) {
      if (std::find(alternative.inside.begin(), alternative.inside.end(), index.name) ==
          alternative.inside.end())
        continue;
      auto const domain = alternative.domains.find(column);
      if (domain == alternative.domains.end() || !domain->second.allowed ||
          domain->second.allowed->size() != 1)
        return false;
      any = true;
    }
  return any;
}

// Whether a longer key holds columns, which decides of them; one row of a crowded index is distinct all the
// same.
bool KeyPass::in_longer_key(const std::vector<AttrNumber>& columns) const {
  return std::any_of(table_.keys.begin(), table_.keys.end(), [&](const pg::Key& key) {
    std::vector<AttrNumber> const others = pg::columns_of(table_, key);
    return key.kind != pg::Key::Kind::kExclusion && others.size() > columns.size() &&
           includes(others, columns) && !key_is_settled(key, others);
  });
}

// Rows that are in the index are distinct, as far as there is room for them: the first ones, or the first
// ones of each parent.
void KeyPass::plan_crowded_key(const pg::Key& key, CrowdedIndex& index) {
  index.room = 0;
  index.anchor = -1;
  pg::Key apart = key;
  std::erase_if(apart.columns, [&](AttrNumber c) { return c != 0 && is_pinned(c, index); });
  if (apart.columns.empty()) {
    index.room = 1;
    return;
  }
  auto const [whole, partial, plain] = parts_of(pg::columns_of(table_, apart));
  if (!partial.empty()) return;
  if (whole.empty() && !plain.empty() && in_longer_key(plain)) {
    index.room = 1;
    return;
  }
  if (whole.empty()) {
    Capacity room;
    plan_key(apart, room);
    index.room = room.rows;
    for (Tuple& tuple : tuples_)
      if (tuple.key == key.name) tuple.limited = false;
    return;
  }
  int const anchor = spreading_reference(whole, true);
  std::vector<Part> rest;
  for (Part const& part : whole)
    if (part.foreign_key != anchor) rest.push_back(part);
  for (AttrNumber const column : plain) rest.push_back({-1, column});
  bool const claimed =
      std::any_of(rest.begin(), rest.end(), [&](const Part& part) { return !is_unclaimed(part); });
  if (anchor < 0 || claimed) return;
  index.room = combinations(rest);
  for (std::size_t i = 0; i < rest.size(); ++i) take_part(rest[i], i);
  if (!rest.empty()) tuples_.push_back({rest, anchor, key.name});
  references_[anchor].claimed = true;
  index.anchor = anchor;
}

// Whether a label and a key among the columns of a longer key say what a row is about, and there is so much
// that chance finds enough.
bool KeyPass::refers_by_label(const std::vector<AttrNumber>& columns, std::uint64_t others) {
  constexpr std::uint64_t kAmpleShare = 4;
  if (columns.size() < 2) return false;
  for (LabelledReference const& reference : labelled_references(plan_, table_)) {
    if (!includes(columns, {reference.type, reference.key}) || !is_told_apart_by_others(table_, reference))
      continue;
    std::uint64_t subjects = 0;
    for (Subject const& subject : reference.subjects)
      if (TablePlan const* const about = plan_.find(subject.table)) subjects += about->population->count();
    auto const wanted = target_.stored_rows + static_cast<std::uint64_t>(target_.requested);
    if (core::saturating_product(subjects, others, generate::kUnlimited) / kAmpleShare >= wanted) return true;
  }
  return false;
}

void KeyPass::plan_key(const pg::Key& key, Capacity& capacity) {
  std::vector<AttrNumber> const columns = pg::columns_of(table_, key);
  if (columns.empty()) return capacity.limit(1, key.name, "it holds nothing but constants");
  // What a condition makes null may be null in too many rows where nulls are alike.
  bool const may_be_nulled = std::any_of(columns.begin(), columns.end(), [&](AttrNumber c) {
    return in_check_group(c) && !not_null(table_.column(c));
  });
  target_.left_to_index = target_.left_to_index || (key.nulls_not_distinct && may_be_nulled);
  if (key_is_settled(key, columns)) return;
  auto [parts, partial, plain] = parts_of(columns);
  if (parts.empty() && plain.empty()) {
    parts = partial;
    // Distinct combinations of parents may agree in the columns of the key; and of an index over some rows
    // only, the others need no parents of their own.
    target_.left_to_index = target_.left_to_index || parts.size() > 1 || key.predicate != NIL;
    if (key.predicate != NIL) return;
  }
  spare_trees(parts, plain);
  if (parts.empty() && plain.empty()) return;
  // What is made of other columns is as distinct as these are.
  auto const following =
      std::find_if(plain.begin(), plain.end(), [&](AttrNumber c) { return must_follow(c); });
  if (following != plain.end()) {
    target_.left_to_index = true;
    if (parts.empty() && plain.size() == 1)
      if (auto const source = source_of(*following)) make_distinct(*source, key, capacity);
    return;
  }
  // Parents that agree cannot be enumerated independently of each other.
  if (parts.size() > 1 && plan_.request.agreeing.contains(table_.oid)) {
    target_.left_to_index = true;
    return;
  }
  if (parts.size() == 1 && plain.empty()) return plan_one_reference(key, parts[0], capacity);
  if (parts.empty() && plain.size() == 1) return plan_one_column(key, plain[0], columns.size() > 1, capacity);
  if (auto const column = column_alone(plain, !parts.empty())) return make_distinct(*column, key, capacity);
  if (refers_by_label(plain, combinations(parts))) {
    target_.left_to_index = true;
    return;
  }
  bool const within = spreading_reference(parts, false) >= 0;
  if (auto const column = ample_column(plain, !parts.empty(), within))
    return make_distinct(*column, key, capacity);
  for (AttrNumber const column : plain) parts.push_back({-1, column});
  if (plan_composite_key(key, parts, capacity) || MatchPass(draft_).plan(key, parts)) return;
  plan_largest_part(key, std::move(parts), capacity);
}

// Two references to one table that must differ need two of its rows.
void KeyPass::limit_by_different_parents(Capacity& capacity) {
  auto const parent_of = [&](AttrNumber column) {
    for (pg::ForeignKey const& key : table_.foreign_keys)
      if (key.columns == std::vector<AttrNumber>{column}) return key.parent;
    return InvalidOid;
  };
  for (ColumnRelation const& relation : target_.constraints.relations) {
    Oid const parent = parent_of(relation.left);
    bool const differ =
        relation.op == ColumnRelation::Op::kNotEqual || relation.op == ColumnRelation::Op::kLess;
    if (!differ || !OidIsValid(parent) || parent == table_.oid) continue;
    if (parent != parent_of(relation.right) || population(parent).count() > 1) continue;
    if (!not_null(table_.column(relation.left)) || !not_null(table_.column(relation.right))) continue;
    for (CheckGroup const& group : target_.constraints.groups)
      for (std::size_t i = 0; i < group.conditions.size(); ++i)
        if (includes(pg::columns_of(group.conditions[i]), {relation.left, relation.right}))
          capacity.limit(
              0, group.names[i],
              "it needs two rows of table \"" + population(parent).table().qualified_name() + "\"");
  }
}

// How many combinations the columns outside foreign keys have, for keys that share some of them with another
// key that is as long; 0 for others.
std::uint64_t KeyPass::room_of(const pg::Key& key) {
  std::vector<AttrNumber> const columns = pg::columns_of(table_, key);
  auto const is_plain = [&](AttrNumber column) {
    return table_.column(column).generated == 0 && !roles_[column - 1].sequence &&
           !roles_[column - 1].by_row &&
           std::none_of(table_.foreign_keys.begin(), table_.foreign_keys.end(),
                        [&](const pg::ForeignKey& other) { return contains(other.columns, column); });
  };
  bool const shares = std::any_of(table_.keys.begin(), table_.keys.end(), [&](const pg::Key& other) {
    std::vector<AttrNumber> const others = pg::columns_of(table_, other);
    return &other != &key && other.kind != pg::Key::Kind::kExclusion && others.size() == columns.size() &&
           std::any_of(others.begin(), others.end(),
                       [&](AttrNumber c) { return contains(columns, c) && is_plain(c); });
  });
  if (columns.size() < 2 || !shares || !std::all_of(columns.begin(), columns.end(), is_plain)) return 0;
  std::uint64_t room = 1;
  for (AttrNumber const column : columns)
    room = core::saturating_product(room, column_capacity(column), generate::kUnlimited);
  return room;
}

// The columns of which an index over some rows holds but one value: "WHERE is_default", "WHERE kind = 'a'".
std::vector<AttrNumber> KeyPass::fixed_by_predicate(const pg::Key& key) {
  return pg::guard([&] {
    std::vector<AttrNumber> fixed;
    for (int i = 0; i < list_length(key.predicate); ++i) {
      Node* clause = static_cast<Node*>(list_nth(key.predicate, i));
      if (IsA(clause, BoolExpr) && castNode(BoolExpr, clause)->boolop == NOT_EXPR)
        clause = static_cast<Node*>(linitial(castNode(BoolExpr, clause)->args));
      else if (IsA(clause, OpExpr) && is_equality_with_constant(castNode(OpExpr, clause)))
        clause = strip_coercions(static_cast<Node*>(linitial(castNode(OpExpr, clause)->args)));
      if (IsA(clause, Var)) fixed.push_back(castNode(Var, clause)->varattno);
    }
    return fixed;
  });
}

// Whether rows in an index over some rows are told apart by another key over all rows.
bool KeyPass::is_told_apart_by_another(const pg::Key& key) const {
  if (key.predicate == NIL || key.nulls_not_distinct) return false;
  std::vector<AttrNumber> columns = pg::columns_of(table_, key);
  for (AttrNumber const column : fixed_by_predicate(key)) columns.push_back(column);
  return std::any_of(table_.keys.begin(), table_.keys.end(), [&](const pg::Key& other) {
    return other.kind != pg::Key::Kind::kExclusion && other.predicate == NIL && other.expressions.empty() &&
           key.expressions.empty() && includes(columns, other.columns);
  });
}

Capacity KeyPass::plan_keys() {
  Capacity capacity;
  find_sequences();
  for (pg::Column const& column : table_.columns)
    if (roles_[column.number - 1].sequence)
      capacity.limit(rows_within(sequence_capacity(column)), column.name, "its sequence ends there");

  limit_by_different_parents(capacity);

  // Short keys first: what they settle, longer ones that contain them need not. Of those that share columns
  // the one with the least room chooses first.
  std::vector<const pg::Key*> keys;
  for (pg::Key const& key : table_.keys)
    if (key.kind != pg::Key::Kind::kExclusion) keys.push_back(&key);
  std::map<const pg::Key*, std::pair<std::size_t, std::uint64_t>> rank;
  for (const pg::Key* const key : keys) rank[key] = {pg::columns_of(table_, *key).size(), room_of(*key)};
  std::stable_sort(keys.begin(), keys.end(),
                   [&](const pg::Key* a, const pg::Key* b) { return rank[a] < rank[b]; });
  for (const pg::Key* const key : keys) {
    if (is_told_apart_by_another(*key)) continue;
    auto const index = std::find_if(target_.crowded.begin(), target_.crowded.end(),
                                    [&](const CrowdedIndex& crowded) { return crowded.name == key->name; });
    if (index == target_.crowded.end())
      plan_key(*key, capacity);
    else
      plan_crowded_key(*key, *index);
  }
  for (pg::Key const& key : table_.keys)
    if (key.kind == pg::Key::Kind::kExclusion) plan_exclusion(key, capacity);
  if (slots_.empty()) plan_bookings();
  return capacity;
}

}  // namespace synthgen::plan
