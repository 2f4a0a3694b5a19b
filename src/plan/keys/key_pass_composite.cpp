// Composite unique keys: tuples of references and columns, in the whole table or within each parent.
#include <algorithm>
#include <tuple>

#include "core/saturating.hpp"
#include "plan/column_list.hpp"
#include "plan/dates/date_columns.hpp"
#include "plan/dates/date_month.hpp"
#include "plan/keys/key_pass.hpp"
#include "plan/keys/key_room.hpp"
#include "plan/references/match_pass.hpp"
#include "plan/references/whole_pass.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

// The smallest domain that may number the children of one parent.
constexpr std::uint64_t kCountable = 64;

}  // namespace

bool KeyPass::is_unclaimed(const Part& part) const {
  if (part.foreign_key >= 0) return !references_[part.foreign_key].claimed;
  ColumnRole const& role = roles_[part.column - 1];
  return role.tuple < 0 && role.ordinal_of < 0 && role.dated_within.empty();
}

// How many combinations the parts have together.
std::uint64_t KeyPass::combinations(const std::vector<Part>& parts) {
  std::uint64_t product = 1;
  for (Part const& part : parts)
    product = core::saturating_product(product, part_size(part), generate::kUnlimited);
  return product;
}

// A date among the parts makes the key unique alone, on different days within the parent; the others are
// free.
bool KeyPass::date_within_parent(int anchor, const std::vector<Part>& rest) {
  auto const date = std::find_if(rest.begin(), rest.end(), [&](const Part& part) {
    if (part.foreign_key >= 0) return false;
    DateRole const* const role = date_role(target_.columns[part.column - 1].semantic);
    return is_date(table_.column(part.column)) && (role == nullptr || !role->of_life) &&
           table_.column(part.column).generated == 0 && !target_.is_ruled(part.column) &&
           !in_check_group(part.column) &&
           (target_.constraints.domains[part.column - 1].unrestricted() ||
            is_month(target_, table_.column(part.column)));
  });
  if (date == rest.end()) return false;
  std::vector<int>& within = roles_[date->column - 1].dated_within;
  within.push_back(anchor);
  for (Part const& part : rest)
    if (part.foreign_key >= 0)
      within.push_back(part.foreign_key);
    else
      roles_[part.column - 1].choice.reset();
  references_[anchor].claimed = true;
  return true;
}

// Makes a part the next tuple's part at `place`.
void KeyPass::take_part(const Part& part, std::size_t place) {
  auto const tuple = static_cast<int>(tuples_.size());
  if (part.foreign_key >= 0) {
    Reference& reference = references_[part.foreign_key];
    reference.pick = Pick::kTuple;
    reference.claimed = true;
    reference.tuple = tuple;
    reference.part = place;
  } else {
    roles_[part.column - 1].tuple = tuple;
    roles_[part.column - 1].part = place;
  }
}

// Lets a part be null in rows for which the key's combinations do not suffice; false if it may not be.
bool KeyPass::null_beyond(const pg::Key& key, const Part& part) {
  if (key.nulls_not_distinct) return false;
  auto const may_be_null = [&](AttrNumber column) {
    return !not_null(table_.column(column)) && !is_target_of_foreign_key(column);
  };
  if (part.foreign_key < 0) return roles_[part.column - 1].null_beyond = may_be_null(part.column);
  std::vector<AttrNumber> const own = own_columns(part.foreign_key);
  return references_[part.foreign_key].null_beyond = std::all_of(own.begin(), own.end(), may_be_null);
}

// Where nulls are alike, null is one of the values of a column that may be null.
void KeyPass::count_nulls(const pg::Key& key, std::vector<Part>& parts) {
  if (!key.nulls_not_distinct) return;
  for (Part& part : parts)
    part.or_null = part.foreign_key < 0 && !not_null(table_.column(part.column)) &&
                   !is_target_of_foreign_key(part.column) && !in_check_group(part.column) &&
                   column_capacity(part.column) < generate::kUnlimited;
}

// Two references to one table, the second of which chooses among the other rows: where a CHECK keeps them
// apart, and also where there is room enough, as nobody follows himself.
void KeyPass::tell_parts_apart(std::vector<Part>& parts) const {
  auto const single = [&](const Part& part) {
    return part.foreign_key >= 0 && table_.foreign_keys[part.foreign_key].columns.size() == 1;
  };
  auto const key = [&](const Part& part) -> const pg::ForeignKey& {
    return table_.foreign_keys[part.foreign_key];
  };
  auto const has_room = [&](const Part& part) {
    std::uint64_t const parents = population(key(part).parent).count();
    return static_cast<std::uint64_t>(target_.requested) + target_.stored_rows <= parents * (parents - 1) / 2;
  };
  for (std::size_t i = 0; i < parts.size(); ++i)
    for (std::size_t j = 0; j < i && parts[i].differs_from < 0; ++j)
      if (single(parts[i]) && single(parts[j]) && parts[j].differs_from < 0 &&
          key(parts[i]).parent == key(parts[j]).parent &&
          key(parts[i]).parent_columns == key(parts[j]).parent_columns &&
          (must_differ(key(parts[i]).columns[0], key(parts[j]).columns[0]) || has_room(parts[i])))
        parts[i].differs_from = static_cast<int>(j);
}

// A reference among the parts that spreads children over parents, and keeps to it: rather the order that
// lines belong to than the article.
int KeyPass::spreading_reference(const std::vector<Part>& parts, bool may_be_null) const {
  int anchor = -1;
  auto const rank = [&](int index) {
    auto const key = static_cast<std::size_t>(index);
    // Of periods only the last ones are wanted.
    bool const lasts = plan_.find(table_.foreign_keys[key].parent)->calendar.empty();
    return std::tuple(references_[key].claimed, lasts, WholePass(draft_).is_part_of(key),
                      population(table_.foreign_keys[key].parent).table().foreign_keys.size());
  };
  for (Part const& part : parts) {
    if (part.foreign_key < 0) continue;
    Reference const& reference = references_[part.foreign_key];
    if (reference.pick != Pick::kSpread || (reference.nullable && !may_be_null)) continue;
    // The parent of a row whose columns are checked together may change with every attempt.
    std::vector<AttrNumber> const own = own_columns(part.foreign_key);
    if (std::any_of(own.begin(), own.end(), [&](AttrNumber c) { return in_check_group(c); })) continue;
    if (anchor < 0 || rank(part.foreign_key) > rank(anchor)) anchor = part.foreign_key;
  }
  return anchor;
}

// Children of one parent numbered, or given tuples that are distinct within the parent.
bool KeyPass::plan_within_parent(const pg::Key& key, const std::vector<Part>& parts) {
  int const anchor = spreading_reference(parts, false);
  if (anchor < 0) return false;

  std::vector<Part> rest;
  for (Part const& part : parts) {
    if (part.foreign_key == anchor) continue;
    if (!is_unclaimed(part)) return false;
    rest.push_back(part);
  }
  std::uint64_t const tuples = combinations(rest);

  std::uint64_t const parents = choices(static_cast<std::size_t>(anchor));
  auto const children = static_cast<std::uint64_t>(target_.requested);
  std::uint64_t const busiest = parents == 0 ? 0 : children / parents * 4 + 4;
  if (tuples < busiest) return false;
  if (date_within_parent(anchor, rest)) return true;
  // The last number among several parts makes the key unique alone, counted within the parent; the others are
  // free.
  auto const number = std::find_if(rest.rbegin(), rest.rend(), [&](const Part& part) {
    return part.foreign_key < 0 && counts_siblings(table_.column(part.column)) &&
           !target_.constraints.domains[part.column - 1].allowed &&
           target_.constraints.domains[part.column - 1].excluded.empty() &&
           part_size(part) >= std::max<std::uint64_t>(busiest, kCountable);
  });
  if (rest.size() > 1 && number != rest.rend()) {
    // What was asked of the others is asked anew, now that they need not differ.
    for (Part const& part : rest)
      if (part.foreign_key < 0) roles_[part.column - 1].choice.reset();
    roles_[number->column - 1].ordinal_of = anchor;
    references_[anchor].claimed = true;
    return true;
  }

  bool const listed = rest.size() == 1 && rest[0].foreign_key < 0 &&
                      (target_.constraints.domains[rest[0].column - 1].allowed ||
                       !target_.constraints.domains[rest[0].column - 1].excluded.empty());
  if (rest.size() == 1 && rest[0].foreign_key < 0 && !listed &&
      pg::is_integer_type(table_.column(rest[0].column).type.base) && tuples >= kCountable) {
    roles_[rest[0].column - 1].ordinal_of = anchor;
  } else {
    for (std::size_t i = 0; i < rest.size(); ++i) take_part(rest[i], i);
    tuples_.push_back({rest, anchor, key.name});
  }
  references_[anchor].claimed = true;
  return true;
}

bool KeyPass::plan_composite_key(const pg::Key& key, std::vector<Part> parts, Capacity& capacity) {
  if (MatchPass(draft_).plan_agreeing(key, parts, spreading_reference(parts, false))) {
    std::uint64_t const pairs = combinations(parts);
    capacity.limit(pairs, key.name, "its columns have only " + std::to_string(pairs) + " combinations");
    return true;
  }
  tell_parts_apart(parts);
  count_nulls(key, parts);
  bool const apart =
      std::any_of(parts.begin(), parts.end(), [](const Part& part) { return part.differs_from >= 0; });
  if (!apart && plan_within_parent(key, parts)) return true;

  if (!std::all_of(parts.begin(), parts.end(), [&](const Part& part) { return is_unclaimed(part); }))
    return false;
  std::uint64_t const tuples = combinations(parts);
  for (std::size_t i = 0; i < parts.size(); ++i) take_part(parts[i], i);
  bool const unlimited =
      std::any_of(parts.begin(), parts.end(), [&](const Part& part) { return null_beyond(key, part); });
  tuples_.push_back({std::move(parts), -1, key.name, !unlimited});
  if (!unlimited)
    capacity.limit(tuples, key.name, "its columns have only " + std::to_string(tuples) + " combinations");
  return true;
}

// Rows form a tree where each refers to an earlier one. A key that is made unique by its other parts, if they
// have ample combinations, leaves that as it is.
void KeyPass::spare_trees(std::vector<Part>& parts, const std::vector<AttrNumber>& plain) {
  auto const is_tree = [&](const Part& part) {
    return part.foreign_key >= 0 && references_[part.foreign_key].pick == Pick::kTree &&
           !references_[part.foreign_key].claimed;
  };
  if (std::none_of(parts.begin(), parts.end(), is_tree)) return;
  std::uint64_t others = parts.size() + plain.size() == 1 ? 0 : 1;
  auto const multiply = [&](std::uint64_t size) {
    others = core::saturating_product(others, size, generate::kUnlimited);
  };
  for (Part const& part : parts)
    if (!is_tree(part)) multiply(part_size(part));
  for (AttrNumber const column : plain) multiply(column_capacity(column));
  constexpr std::uint64_t kSpare = 16;
  if (others / kSpare >= target_.rows.first() + target_.rows.window()) std::erase_if(parts, is_tree);
}

}  // namespace synthgen::plan
