#include "plan/references/chosen_parents.hpp"

#include <algorithm>
#include <functional>

#include "plan/column_list.hpp"
#include "plan/references/relation_words.hpp"
#include "postgres/catalog.hpp"

namespace synthgen::plan {

namespace {

constexpr std::size_t kMostReferring = 32;  // what so much refers to is no menu, nor part of one

// Whether a row always has a value there.
bool not_null(const pg::Column& column) {
  return column.not_null || column.type.domain_not_null;
}

// Where two tables each have a single-column foreign key to one and the same third table.
struct CommonAncestor {
  AttrNumber first = InvalidAttrNumber;   // the column of the first table
  AttrNumber second = InvalidAttrNumber;  // ... of the second
};

// `a` may itself be the ancestor that `b` refers to; of others only those for which `counts`.
std::optional<CommonAncestor> common_ancestor(const pg::Table& a, const pg::Table& b,
                                              const std::function<bool(Oid)>& counts) {
  for (pg::ForeignKey const& from_b : b.foreign_keys) {
    if (from_b.columns.size() != 1 || (from_b.parent != a.oid && !counts(from_b.parent))) continue;
    if (from_b.parent == a.oid) return CommonAncestor{from_b.parent_columns[0], from_b.columns[0]};
    for (pg::ForeignKey const& from_a : a.foreign_keys) {
      if (from_a.columns.size() != 1 || from_a.parent != from_b.parent || from_a.parent == a.oid) continue;
      if (from_a.parent_columns == from_b.parent_columns && a.column(from_a.columns[0]).not_null)
        return CommonAncestor{from_a.columns[0], from_b.columns[0]};
    }
  }
  return std::nullopt;
}

}  // namespace

// What the rows of a table always refer to, itself first, then step by step.
std::vector<Oid> ChosenParents::ancestors_of(Oid table, int steps) const {
  std::vector<Oid> found{table};
  std::size_t first = 0;
  for (int step = 0; step < steps; ++step) {
    std::size_t const end = found.size();
    for (; first < end; ++first)
      for (pg::ForeignKey const& key : plan_.describe(found[first]).foreign_keys)
        if (key.columns.size() == 1 && plan_.describe(found[first]).column(key.columns[0]).not_null &&
            std::find(found.begin(), found.end(), key.parent) == found.end())
          found.push_back(key.parent);
  }
  return found;
}

// The same over one table more: the dishes of a menu, whose menu is the restaurant's.
ChosenParents::Chosen ChosenParents::chosen_through(const pg::Table& table, const pg::ForeignKey& key,
                                                    Following following) const {
  constexpr int kStepsOfChooser = 2;
  Chosen chosen;
  std::vector<Oid> links = pg::referencing_tables(table.oid);
  if (links.size() > kMostReferring) return chosen;
  links.push_back(table.oid);
  std::vector<Oid> const above = ancestors_of(key.parent, 1);
  for (Oid const link : links)
    for (Oid const chooser : pg::referencing_tables(link)) {
      pg::Table const& third = plan_.describe(chooser);
      for (pg::ForeignKey const& other : third.foreign_keys) {
        if (other.parent == link || other.parent == table.oid || other.parent == third.oid ||
            other.columns.size() != 1 || !third.column(other.columns[0]).not_null ||
            (following == Following::kLeftOut && link == table.oid && follows_from_row(table, third, other)))
          continue;
        bool const composed = is_called_part(third, plan_.describe(other.parent));
        std::vector<Oid> const reached = ancestors_of(other.parent, kStepsOfChooser);
        auto const nearest = std::find_if(above.begin(), above.end(), [&](Oid common) {
          return (composed || is_organisation(plan_.describe(common))) &&
                 std::find(reached.begin(), reached.end(), common) != reached.end();
        });
        if (nearest != above.end()) (nearest == above.begin() ? chosen.by_parent : chosen.beyond) = true;
      }
    }
  return chosen;
}

// Whether a third table, whose key `other` leads to what rows of this one may refer to as well, does not
// choose among these by that key: it has nothing to do with them, as who likes a post has not written it, or
// the rows are chosen first and what they refer to follows.
bool ChosenParents::follows_from_row(const pg::Table& table, const pg::Table& third,
                                     const pg::ForeignKey& other) const {
  pg::Table const& chosen_with = plan_.describe(other.parent);
  bool const direct = std::any_of(table.foreign_keys.begin(), table.foreign_keys.end(),
                                  [&](const pg::ForeignKey& key) { return key.parent == other.parent; });
  if (!direct) return false;
  if (is_person(chosen_with) && is_reaction(third) && !is_own_affair(table)) return true;
  bool const keyed = std::any_of(third.keys.begin(), third.keys.end(), [&](const pg::Key& key) {
    return std::find(key.columns.begin(), key.columns.end(), other.columns[0]) != key.columns.end();
  });
  return !keyed && table.foreign_keys.size() > chosen_with.foreign_keys.size() &&
         std::all_of(third.foreign_keys.begin(), third.foreign_keys.end(), [&](const pg::ForeignKey& link) {
           return link.parent != table.oid || third.column(link.columns[0]).not_null ||
                  !third.column(other.columns[0]).not_null;
         });
}

// A trigger may look at the parents when all is written, as a rule for what belongs to them.
bool ChosenParents::must_have_children(const pg::Table& table, const pg::ForeignKey& key) const {
  return names_one_of_its_own(table, key) ||
         (key.columns.size() == 1 && plan_.describe(key.parent).has_deferred_insert_trigger);
}

bool ChosenParents::chosen_directly(const pg::Table& table, const pg::ForeignKey& key,
                                    Following following) const {
  for (Oid const chooser : pg::referencing_tables(table.oid)) {
    pg::Table const& third = plan_.describe(chooser);
    for (pg::ForeignKey const& other : third.foreign_keys) {
      if (other.parent == table.oid || other.parent == third.oid || other.columns.size() != 1) continue;
      pg::Table const& chosen_with = plan_.describe(other.parent);
      auto ancestor =
          common_ancestor(chosen_with, table, [&](Oid shared) { return !is_place(plan_.describe(shared)); });
      if (!ancestor) ancestor = common_ancestor(chosen_with, table, [](Oid) { return true; });
      bool const follows = following == Following::kLeftOut && follows_from_row(table, third, other);
      if (ancestor && ancestor->second == key.columns[0] && !follows) return true;
    }
  }
  return false;
}

ChosenParents::Chosen ChosenParents::chosen_among(const pg::Table& table, const pg::ForeignKey& key,
                                                  Following following) const {
  Chosen chosen;
  if (key.columns.size() != 1 || pairs_siblings(table, key) || meets_others(table, key)) return chosen;
  if (not_null(table.column(key.columns[0]))) chosen = chosen_through(table, key, following);
  chosen.by_parent = chosen.by_parent || chosen_directly(table, key, following);
  return chosen;
}

bool ChosenParents::must_cover(const pg::Table& table, const pg::ForeignKey& key) const {
  return must_have_children(table, key) || chosen_among(table, key, Following::kLeftOut);
}

bool ChosenParents::may_be_chosen(const pg::Table& table, const pg::ForeignKey& key) const {
  return must_have_children(table, key) || chosen_among(table, key, Following::kToo);
}

// Not where every row needs some, where keys are made within each row, nor where rows are chosen by what lies
// beyond: that would have some left without.
bool ChosenParents::gather_children(const pg::Table& parent) const {
  std::vector<Oid> const referring = pg::referencing_tables(parent.oid);
  if (referring.size() > kMostReferring) return false;
  bool gather = false;
  for (Oid const child : referring) {
    pg::Table const& table = plan_.describe(child);
    for (pg::ForeignKey const& key : table.foreign_keys) {
      if (key.parent != parent.oid || child == parent.oid || key.columns.size() != 1) continue;
      bool const numbered = std::any_of(table.keys.begin(), table.keys.end(), [&](const pg::Key& own) {
        return own.columns.size() > 1 && contains(own.columns, key.columns[0]);
      });
      if (numbered || is_called_line(table, parent) || must_have_children(table, key)) return false;
      Chosen const chosen = chosen_among(table, key, Following::kLeftOut);
      if (chosen.beyond) return false;
      gather = gather || chosen.by_parent;
    }
  }
  return gather;
}

// Whether each row that `key` refers to must name one of the rows that refer to it, as an order does its main
// line.
bool ChosenParents::names_one_of_its_own(const pg::Table& table, const pg::ForeignKey& key) const {
  pg::Table const& parent = plan_.describe(key.parent);
  return std::any_of(parent.foreign_keys.begin(), parent.foreign_keys.end(), [&](const pg::ForeignKey& back) {
    if (back.parent != table.oid || back.columns.size() <= key.columns.size()) return false;
    for (AttrNumber const c : back.columns)
      if (!parent.column(c).not_null && !parent.column(c).type.domain_not_null) return false;
    for (std::size_t c = 0; c < key.columns.size(); ++c) {
      auto const at = std::find(back.columns.begin(), back.columns.end(), key.parent_columns[c]);
      if (at == back.columns.end() || back.parent_columns[at - back.columns.begin()] != key.columns[c])
        return false;
    }
    return true;
  });
}

// Whether a third table refers to two rows of the table that have this parent in common, as a step of a flow
// depends on another one: then some parents need several children. Asked of the catalog, too.
bool ChosenParents::pairs_siblings(const pg::Table& table, const pg::ForeignKey& key) const {
  for (Oid const chooser : pg::referencing_tables(table.oid)) {
    pg::Table const& third = plan_.describe(chooser);
    std::vector<AttrNumber> shared;  // columns of the third table that say whose the rows are
    for (pg::ForeignKey const& other : third.foreign_keys) {
      if (other.parent != table.oid || other.columns.size() < 2) continue;
      for (std::size_t c = 0; c < other.columns.size(); ++c) {
        if (!contains(key.columns, other.parent_columns[c])) continue;
        if (contains(shared, other.columns[c])) return true;
        shared.push_back(other.columns[c]);
      }
    }
  }
  return false;
}

// Whether a third table refers to rows of this one and of another by keys that share the parent, as a tag of
// a post is of the post's tenant. Asked of the catalog, too.
bool ChosenParents::meets_others(const pg::Table& table, const pg::ForeignKey& key) const {
  if (key.columns.size() != 1) return false;
  auto const belongs = [&](const pg::ForeignKey& other, AttrNumber shared) {
    auto const at = std::find(other.columns.begin(), other.columns.end(), shared) - other.columns.begin();
    if (other.columns.size() < 2 || at == static_cast<std::ptrdiff_t>(other.columns.size())) return false;
    std::vector<pg::ForeignKey> const& above = plan_.describe(other.parent).foreign_keys;
    return std::any_of(above.begin(), above.end(), [&](const pg::ForeignKey& up) {
      return up.parent == key.parent && up.columns.size() == 1 && up.columns[0] == other.parent_columns[at];
    });
  };
  for (Oid const chooser : pg::referencing_tables(table.oid)) {
    pg::Table const& third = plan_.describe(chooser);
    for (pg::ForeignKey const& own : third.foreign_keys)
      for (std::size_t c = 0; c < own.columns.size(); ++c)
        if (own.parent == table.oid && own.columns.size() > 1 && own.parent_columns[c] == key.columns[0] &&
            std::any_of(third.foreign_keys.begin(), third.foreign_keys.end(),
                        [&](const pg::ForeignKey& other) {
                          return other.parent != table.oid && belongs(other, own.columns[c]);
                        }))
          return true;
  }
  return false;
}

}  // namespace synthgen::plan
