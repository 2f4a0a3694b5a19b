// What belongs to the row that it refers to: the lines of an order, the payment of a bill, the rows that
// their parent counts. Such rows come with their parents.
#include "plan/references/whole_pass.hpp"

#include <algorithm>
#include <functional>

#include "core/name_words.hpp"
#include "core/spelt_words.hpp"
#include "plan/column_list.hpp"
#include "plan/numbers/amount_words.hpp"
#include "plan/references/relation_words.hpp"
#include "plan/siblings/books_pass.hpp"
#include "plan/siblings/chain_pass.hpp"
#include "plan/siblings/counter_condition.hpp"
#include "plan/siblings/counter_search.hpp"
#include "plan/siblings/portion_pass.hpp"
#include "postgres/catalog.hpp"

namespace synthgen::plan {

namespace {

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

// Whether the rows of one table are called parts of those of another: order_items of orders, ord_dtl of
// ord_hdr.
bool is_called_part(const pg::Table& part_table, const pg::Table& whole_table) {
  core::Words whole = core::spelt_words_of(whole_table.name);
  std::erase_if(whole, [](const std::string& word) { return word == "header" || word == "master"; });
  core::Words const part = core::spelt_words_of(part_table.name);
  return !whole.empty() && part.size() > whole.size() && std::equal(whole.begin(), whole.end(), part.begin());
}

}  // namespace

// What the rows of a table always refer to, itself first, then step by step.
std::vector<Oid> WholePass::ancestors_of(Oid table, int steps) const {
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
bool WholePass::is_chosen_through(const pg::ForeignKey& key, Following following) const {
  constexpr int kStepsOfChooser = 2;
  constexpr std::size_t kMostLinks = 32;  // what so much refers to is no part of a menu
  std::vector<Oid> links = pg::referencing_tables(table_.oid);
  if (links.size() > kMostLinks) return false;
  links.push_back(table_.oid);
  std::vector<Oid> const above = ancestors_of(key.parent, 1);
  for (Oid const link : links)
    for (Oid const chooser : pg::referencing_tables(link)) {
      pg::Table const& third = plan_.describe(chooser);
      for (pg::ForeignKey const& other : third.foreign_keys) {
        if (other.parent == link || other.parent == table_.oid || other.parent == third.oid ||
            other.columns.size() != 1 || !third.column(other.columns[0]).not_null ||
            (following == Following::kLeftOut && link == table_.oid && follows_from_row(third, other)))
          continue;
        bool const composed = is_called_part(third, plan_.describe(other.parent));
        for (Oid const common : ancestors_of(other.parent, kStepsOfChooser))
          if ((composed || is_organisation(plan_.describe(common))) &&
              std::find(above.begin(), above.end(), common) != above.end())
            return true;
      }
    }
  return false;
}

// Whether a third table, whose key `other` leads to what rows of this one may refer to as well, does not
// choose among these by that key: it has nothing to do with them, as who likes a post has not written it, or
// the rows are chosen first and what they refer to follows.
bool WholePass::follows_from_row(const pg::Table& third, const pg::ForeignKey& other) const {
  pg::Table const& chosen_with = plan_.describe(other.parent);
  bool const direct = std::any_of(table_.foreign_keys.begin(), table_.foreign_keys.end(),
                                  [&](const pg::ForeignKey& key) { return key.parent == other.parent; });
  if (!direct) return false;
  if (is_person(chosen_with) && is_reaction(third) && !is_own_affair(table_)) return true;
  bool const keyed = std::any_of(third.keys.begin(), third.keys.end(), [&](const pg::Key& key) {
    return std::find(key.columns.begin(), key.columns.end(), other.columns[0]) != key.columns.end();
  });
  return !keyed && table_.foreign_keys.size() > chosen_with.foreign_keys.size() &&
         std::all_of(third.foreign_keys.begin(), third.foreign_keys.end(), [&](const pg::ForeignKey& link) {
           return link.parent != table_.oid || third.column(link.columns[0]).not_null ||
                  !third.column(other.columns[0]).not_null;
         });
}

// Whether each parent should have a child of this table: some third table chooses among them by a parent
// of its own, as the items of an order come from the menu of the order's restaurant; or a trigger looks at
// the parents when all is written, as a rule for what belongs to them. Asked of the catalog, so that the
// answer does not depend on which tables are being filled.
bool WholePass::must_cover(std::size_t index) const {
  return is_chosen_among(index, Following::kLeftOut);
}

// The same, and those of whom a third table takes the parent together with the row.
bool WholePass::is_chosen_among(std::size_t index, Following following) const {
  pg::ForeignKey const& key = table_.foreign_keys[index];
  if (names_one_of_its_own(key)) return true;
  if (key.columns.size() != 1) return false;
  if (plan_.describe(key.parent).has_deferred_insert_trigger) return true;
  if (pairs_siblings(index) || meets_others(index)) return false;
  if (not_null(table_.column(key.columns[0])) && is_chosen_through(key, following)) return true;
  for (Oid const chooser : pg::referencing_tables(table_.oid)) {
    pg::Table const& third = plan_.describe(chooser);
    for (pg::ForeignKey const& other : third.foreign_keys) {
      if (other.parent == table_.oid || other.parent == third.oid || other.columns.size() != 1) continue;
      pg::Table const& chosen_with = plan_.describe(other.parent);
      auto ancestor =
          common_ancestor(chosen_with, table_, [&](Oid shared) { return !is_place(plan_.describe(shared)); });
      if (!ancestor) ancestor = common_ancestor(chosen_with, table_, [](Oid) { return true; });
      bool const follows = following == Following::kLeftOut && follows_from_row(third, other);
      if (ancestor && ancestor->second == key.columns[0] && !follows) return true;
    }
  }
  return false;
}

// Whether each row that `key` refers to must name one of the rows that refer to it, as an order does its main
// line.
bool WholePass::names_one_of_its_own(const pg::ForeignKey& key) const {
  pg::Table const& parent = plan_.describe(key.parent);
  return std::any_of(parent.foreign_keys.begin(), parent.foreign_keys.end(), [&](const pg::ForeignKey& back) {
    if (back.parent != table_.oid || back.columns.size() <= key.columns.size()) return false;
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
bool WholePass::pairs_siblings(std::size_t index) const {
  pg::ForeignKey const& key = table_.foreign_keys[index];
  for (Oid const chooser : pg::referencing_tables(table_.oid)) {
    pg::Table const& third = plan_.describe(chooser);
    std::vector<AttrNumber> shared;  // columns of the third table that say whose the rows are
    for (pg::ForeignKey const& other : third.foreign_keys) {
      if (other.parent != table_.oid || other.columns.size() < 2) continue;
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
bool WholePass::meets_others(std::size_t index) const {
  pg::ForeignKey const& key = table_.foreign_keys[index];
  if (key.columns.size() != 1) return false;
  auto const belongs = [&](const pg::ForeignKey& other, AttrNumber shared) {
    auto const at = std::find(other.columns.begin(), other.columns.end(), shared) - other.columns.begin();
    if (other.columns.size() < 2 || at == static_cast<std::ptrdiff_t>(other.columns.size())) return false;
    std::vector<pg::ForeignKey> const& above = plan_.describe(other.parent).foreign_keys;
    return std::any_of(above.begin(), above.end(), [&](const pg::ForeignKey& up) {
      return up.parent == key.parent && up.columns.size() == 1 && up.columns[0] == other.parent_columns[at];
    });
  };
  for (Oid const chooser : pg::referencing_tables(table_.oid)) {
    pg::Table const& third = plan_.describe(chooser);
    for (pg::ForeignKey const& own : third.foreign_keys)
      for (std::size_t c = 0; c < own.columns.size(); ++c)
        if (own.parent == table_.oid && own.columns.size() > 1 && own.parent_columns[c] == key.columns[0] &&
            std::any_of(third.foreign_keys.begin(), third.foreign_keys.end(),
                        [&](const pg::ForeignKey& other) {
                          return other.parent != table_.oid && belongs(other, own.columns[c]);
                        }))
          return true;
  }
  return false;
}

// Whether the table holds the parts of what the parent is: order_items of orders.
bool WholePass::is_part_of(std::size_t index) const {
  return !references_[index].nullable &&
         is_called_part(table_, population(table_.foreign_keys[index].parent).table());
}

bool WholePass::is_line_of(std::size_t index) const {
  return is_part_of(index) && core::has_word({core::spelt_words_of(table_.name).back()},
                                             {"item", "line", "detail", "position", "entry"});
}

// Whether both tables have rows of earlier runs, and this one makes new parents.
bool WholePass::has_new_parents(std::size_t index) const {
  TablePlan const& parent = *plan_.find(table_.foreign_keys[index].parent);
  return target_.stored_rows > 0 && parent.stored_rows > 0 && parent.rows.count() > 0 && &parent != &target_;
}

// Whether the new parents, having all new rows, would not be much busier than the old ones.
bool WholePass::suffice_new_parents(std::size_t index) const {
  if (!has_new_parents(index)) return false;
  constexpr double kMuchBusier = 2;
  TablePlan const& parent = *plan_.find(table_.foreign_keys[index].parent);
  auto const per_parent = [](std::uint64_t children, std::uint64_t parents) {
    return static_cast<double>(children) / static_cast<double>(parents);
  };
  return per_parent(static_cast<std::uint64_t>(target_.requested), parent.rows.count()) <=
         kMuchBusier * per_parent(target_.stored_rows, parent.stored_rows);
}

// Whether what the row costs is a part of what the parent comes to.
bool WholePass::is_charged_with(std::size_t index) const {
  TablePlan const& parent = *plan_.find(table_.foreign_keys[index].parent);
  return is_bought_with(table_, parent.table) && recognized_column(parent, {"finance.total"}) != 0;
}

// Whether the row pays what the parent charges.
bool WholePass::is_payment_of(std::size_t index) const {
  core::Words const words = core::words_of(table_.name);
  return core::has_word(words, {"payment", "invoice", "bill", "receipt", "charge"}) &&
         !core::has_word(words, {"item", "line", "detail"}) &&
         recognized_column(*plan_.find(table_.foreign_keys[index].parent), {"finance.total"}) != 0;
}

// Whether the rows belong to rows of this run, where it makes some. Those that were there before have got
// theirs, and their totals stand. What a parent merely counts, or should have some of, goes to all of them if
// the new ones would be much busier than the old.
bool WholePass::wants_new_parents(std::size_t index) const {
  if (!has_new_parents(index)) return false;
  if (is_part_of(index) || is_charged_with(index) || is_payment_of(index) ||
      ChainPass(draft_).follows(index) || BooksPass(draft_).is_line_of(index) || divides(table_))
    return true;
  TablePlan const& parent = *plan_.find(table_.foreign_keys[index].parent);
  CounterSearch const counters(draft_);
  CounterCondition const conditions(draft_);
  bool const counted =
      std::any_of(parent.table.columns.begin(), parent.table.columns.end(), [&](const pg::Column& column) {
        return !column.dropped && (counters.counter_of(parent, index, column).has_value() ||
                                   conditions.may_count_some(parent, column));
      });
  return (counted || is_chosen_among(index, Following::kToo)) && suffice_new_parents(index);
}

}  // namespace synthgen::plan
