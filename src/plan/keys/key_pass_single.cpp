// Unique keys that one column, or one reference, makes unique alone.
#include <algorithm>
#include <tuple>

#include "generate/meanings/semantic_entity.hpp"
#include "generate/meanings/semantic_text.hpp"
#include "plan/column_list.hpp"
#include "plan/conditions/condition_equation.hpp"
#include "plan/keys/key_pass.hpp"
#include "plan/keys/numbering.hpp"
#include "postgres/expression.hpp"
#include "postgres/number_type.hpp"

extern "C" {
#include "catalog/pg_type.h"
}

namespace synthgen::plan {

namespace {

bool has_arithmetic(const pg::TypeRef& type) {
  return type.category == TYPCATEGORY_NUMERIC || type.category == TYPCATEGORY_DATETIME ||
         type.category == TYPCATEGORY_TIMESPAN;
}

// A domain so large that one column can make a composite key unique alone.
constexpr std::uint64_t kAmple = std::uint64_t{1} << 40;
// One large enough for that where the other columns follow conditions, such as partition bounds.
constexpr std::uint64_t kRoomy = std::uint64_t{1} << 30;

}  // namespace

void KeyPass::make_distinct(AttrNumber column, const pg::Key& key, Capacity& capacity) {
  ColumnRole& role = roles_[column - 1];
  std::uint64_t const values = column_capacity(column);
  role.distinct = true;
  role.distinct_key = key.name;
  // Nulls are distinct from each other: they serve when the values run out.
  bool const entity =
      dynamic_cast<const generate::EntityText*>(choose(column, true).generator.get()) != nullptr;
  role.null_beyond = !entity && !not_null(table_.column(column)) && !is_target_of_foreign_key(column) &&
                     (!key.nulls_not_distinct || key.columns.size() == 1);
  if (role.null_beyond && !key.nulls_not_distinct) return;
  // Where nulls are alike one of them is a value more.
  capacity.limit(values + (role.null_beyond ? 1 : 0), key.name,
                 "column \"" + table_.column(column).name + "\" has only " + std::to_string(values) +
                     " distinct values" + (role.null_beyond ? " and null" : ""));
}

// The parent's columns in which the parents of a key's rows must differ, where these are not the whole key of
// the parent: of a file in a collection, that each file is in the trash once.
std::vector<AttrNumber> KeyPass::told_apart_by(const pg::Key& key, const Part& part) const {
  pg::ForeignKey const& reference = table_.foreign_keys[part.foreign_key];
  std::vector<AttrNumber> const columns = pg::columns_of(table_, key);
  std::vector<AttrNumber> apart;
  for (std::size_t c = 0; c < reference.columns.size(); ++c)
    if (contains(columns, reference.columns[c])) apart.push_back(reference.parent_columns[c]);
  std::vector<pg::Key> const& keys = population(reference.parent).table().keys;
  bool const tells = std::any_of(keys.begin(), keys.end(), [&](const pg::Key& parent_key) {
    return parent_key.kind != pg::Key::Kind::kExclusion && parent_key.predicate == NIL &&
           parent_key.expressions.empty() && includes(apart, parent_key.columns);
  });
  return tells || apart.size() == reference.columns.size() ? std::vector<AttrNumber>{} : apart;
}

// Every row has a parent of its own.
void KeyPass::pick_distinct(const pg::Key& key, const Part& part, const std::string& reason,
                            Capacity& capacity) {
  Reference& reference = references_[part.foreign_key];
  reference.pick = Pick::kDistinct;
  reference.distinct_by = told_apart_by(key, part);
  reference.claimed = true;
  if (!reference.nullable) capacity.limit(part_size(part), key.name, reason);
}

void KeyPass::plan_one_reference(const pg::Key& key, const Part& part, Capacity& capacity) {
  if (references_[part.foreign_key].claimed) {
    target_.left_to_index = target_.left_to_index || !told_apart_by(key, part).empty();
    return;
  }
  generate::Population const& parent = population(table_.foreign_keys[part.foreign_key].parent);
  pick_distinct(key, part,
                "it allows one row for each of the " + std::to_string(parent.count()) + " rows of table \"" +
                    parent.table().qualified_name() + "\"",
                capacity);
  std::vector<AttrNumber> const columns = pg::columns_of(table_, key);
  if (columns.size() != 1 || !target_.constraints.domains[columns[0] - 1].allowed) return;
  std::size_t const values = target_.constraints.domains[columns[0] - 1].allowed->size();
  if (!references_[part.foreign_key].nullable)
    capacity.limit(values, key.name, "its column allows only " + std::to_string(values) + " values");
}

// Part of a longer key, an integer is a number that counts, not a code.
void KeyPass::plan_one_column(const pg::Key& key, AttrNumber number, bool of_longer_key, Capacity& capacity) {
  pg::Column const& column = table_.column(number);
  bool const free = target_.constraints.domains[number - 1].unrestricted() && column.generated == 0;
  if (!of_longer_key || !pg::is_integer_type(column.type.base) || !free)
    return make_distinct(number, key, capacity);
  roles_[number - 1].sequence = true;
  capacity.limit(rows_within(sequence_capacity(column)), key.name, "its numbers end there");
}

bool KeyPass::in_another_key(AttrNumber column, const std::vector<AttrNumber>& columns) const {
  return std::any_of(table_.keys.begin(), table_.keys.end(), [&](const pg::Key& key) {
    std::vector<AttrNumber> const others = pg::columns_of(table_, key);
    return key.kind != pg::Key::Kind::kExclusion && contains(others, column) && !includes(others, columns);
  });
}

// Whether conditions tie the column's value to others; whether it is null does not count.
bool KeyPass::is_tied(AttrNumber column) const {
  return std::any_of(target_.constraints.groups.begin(), target_.constraints.groups.end(),
                     [&](const CheckGroup& group) {
                       return contains(group.columns, column) &&
                              std::any_of(group.conditions.begin(), group.conditions.end(),
                                          [&](Node* condition) { return pg::uses_value(condition, column); });
                     });
}

// Whether a condition makes the column of other columns, or of itself, and no other can be made of it
// instead: what is no number or date has no inverse.
bool KeyPass::must_follow(AttrNumber column) const {
  if (has_arithmetic(table_.column(column).type)) return false;
  auto const is_defined = [&](const Alternative& alternative) {
    auto const solved = [&](bool with_column) {
      return definitions_of(alternative.equations, {},
                            [&](AttrNumber c, const std::vector<AttrNumber>& from) {
                              return c == column ? with_column && !from.empty() : !is_in_reference(table_, c);
                            })
          .size();
    };
    return solved(true) > solved(false);
  };
  // Under other alternatives it may be one of a few values.
  auto const is_given = [&](const Alternative& alternative) {
    auto const domain = alternative.domains.find(column);
    return is_defined(alternative) || (domain != alternative.domains.end() && domain->second.allowed);
  };
  return std::any_of(target_.constraints.groups.begin(), target_.constraints.groups.end(),
                     [&](const CheckGroup& group) {
                       return contains(group.columns, column) &&
                              std::any_of(group.alternatives.begin(), group.alternatives.end(), is_defined) &&
                              std::all_of(group.alternatives.begin(), group.alternatives.end(), is_given);
                     });
}

// The one column that a column is made of; nothing if there are several, or it is decided elsewhere.
std::optional<AttrNumber> KeyPass::source_of(AttrNumber column) const {
  for (CheckGroup const& group : target_.constraints.groups) {
    if (!contains(group.columns, column) || group.columns.size() != 2) continue;
    AttrNumber const other = group.columns[group.columns[0] == column ? 1 : 0];
    ColumnRole const& role = roles_[other - 1];
    bool const decided = is_in_reference(table_, other) || role.tuple >= 0 || role.sequence || role.by_row ||
                         role.distinct || table_.column(other).generated != 0;
    if (!decided) return other;
  }
  return std::nullopt;
}

// A column that makes the key unique alone, so that those that conditions tie can follow these freely, and
// those that another key wants remain for it, unless there are parents within whom they can be numbered. Of
// columns that conditions tie the one with the fewest values leaves the others room to follow.
std::optional<AttrNumber> KeyPass::column_alone(const std::vector<AttrNumber>& columns, bool beside_parents) {
  bool const tied = std::any_of(columns.begin(), columns.end(), [&](AttrNumber c) { return is_tied(c); });
  bool const wanted = !beside_parents && std::any_of(columns.begin(), columns.end(), [&](AttrNumber c) {
    return in_another_key(c, columns);
  });
  if (!tied && !wanted) return std::nullopt;
  std::uint64_t const enough = numbers_sharing(0) * kDistinctAttempts;
  std::optional<AttrNumber> best;
  std::tuple<bool, bool, std::uint64_t> best_rank;
  for (AttrNumber const column : columns) {
    if (table_.column(column).generated != 0 || roles_[column - 1].tuple >= 0) continue;
    std::uint64_t const values = column_capacity(column);
    bool const follows = is_tied(column);
    if (values < (follows ? enough : std::max(enough, kRoomy))) continue;
    std::tuple const rank(follows, in_another_key(column, columns), values);
    if (!best || rank < best_rank) std::tie(best, best_rank) = std::pair(column, rank);
  }
  return best;
}

// Whether what comes to mind for a column serves for the children of one parent, while most of its values
// have a number to be different by.
bool KeyPass::runs_out_of_words(AttrNumber column) {
  generate::Choice const& choice = choose(column, true);
  return choice.entity.empty() && choice.generator->plain() < choice.generator->capacity();
}

// Whether a column holds addresses of persons or firms, and has room enough to make a key unique alone.
bool KeyPass::holds_addresses(AttrNumber column) {
  constexpr std::uint64_t kRoom = 16;
  return generate::is_address(choose(column, true).semantic) &&
         column_capacity(column) / kRoom >= target_.rows.first() + target_.rows.window();
}

// A column with so many values that it makes the key unique alone. An integer beside parents counts within
// them instead, and so do words where the rows are spread over parents.
std::optional<AttrNumber> KeyPass::ample_column(const std::vector<AttrNumber>& columns, bool beside_parents,
                                                bool within_parent) {
  for (AttrNumber const column : columns) {
    if (table_.column(column).generated != 0 || roles_[column - 1].tuple >= 0) continue;
    bool const counts = beside_parents && pg::is_integer_type(table_.column(column).type.base);
    if (holds_addresses(column)) return column;
    if (column_capacity(column) >= kAmple && !counts && !(within_parent && runs_out_of_words(column)))
      return column;
  }
  return std::nullopt;
}

// Parts that other keys have claimed cannot be enumerated again; the largest part of its own must do. One
// that may be null where its values run out serves as well as a large one.
void KeyPass::plan_largest_part(const pg::Key& key, std::vector<Part> parts, Capacity& capacity) {
  auto const may_be_null = [&](const Part& part) {
    return part.foreign_key < 0 && !key.nulls_not_distinct && !not_null(table_.column(part.column)) &&
           !is_target_of_foreign_key(part.column);
  };
  auto const rank = [&](const Part& part) {
    std::uint64_t const rows = target_.rows.first() + target_.rows.window();
    std::uint64_t const size = part_size(part);
    return std::tuple(size >= rows, may_be_null(part), size);
  };
  std::stable_sort(parts.begin(), parts.end(),
                   [&](const Part& a, const Part& b) { return rank(a) > rank(b); });
  auto const part =
      std::find_if(parts.begin(), parts.end(), [&](const Part& one) { return is_unclaimed(one); });
  // Of more combinations than the part has values chance finds more.
  auto const wanted = target_.stored_rows + static_cast<std::uint64_t>(target_.requested);
  bool const scarce = part != parts.end() && part_size(*part) < wanted && !may_be_null(*part) &&
                      (part->foreign_key < 0 || !references_[part->foreign_key].nullable);
  if (part == parts.end() || (scarce && combinations(parts) > part_size(*part))) {
    target_.left_to_index = true;
    return;
  }
  if (part->foreign_key < 0) return make_distinct(part->column, key, capacity);
  pick_distinct(key, *part, "its columns take part in several unique keys", capacity);
}

}  // namespace synthgen::plan
