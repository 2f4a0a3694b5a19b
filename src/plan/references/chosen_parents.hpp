// Tables from whose rows a third table chooses by a parent that it reaches, too: the items of an order come
// from the menu of the order's restaurant. Asked of the catalog alone, so that no answer depends on which
// tables are being filled.
#pragma once

#include "plan/plan_impl.hpp"

namespace synthgen::plan {

class ChosenParents {
 public:
  explicit ChosenParents(Plan& plan) : plan_(plan) {}

  // Whether each row that `key` of `table` refers to should have a row of the table.
  bool must_cover(const pg::Table& table, const pg::ForeignKey& key) const;
  // The same, and where the third table takes the parent together with the row.
  bool may_be_chosen(const pg::Table& table, const pg::ForeignKey& key) const;
  // Whether rows that refer to this table may all refer to some of its rows, the same ones in every table:
  // each of those then has several to choose from, and nothing is chosen by what lies beyond it.
  bool gather_children(const pg::Table& parent) const;

  bool pairs_siblings(const pg::Table& table, const pg::ForeignKey& key) const;
  bool meets_others(const pg::Table& table, const pg::ForeignKey& key) const;

 private:
  enum class Following { kLeftOut, kToo };
  // By which parent rows are chosen.
  struct Chosen {
    bool by_parent = false;  // the one that the key refers to
    bool beyond = false;     // ... or what that belongs to
    explicit operator bool() const noexcept { return by_parent || beyond; }
  };
  Chosen chosen_among(const pg::Table& table, const pg::ForeignKey& key, Following following) const;
  Chosen chosen_through(const pg::Table& table, const pg::ForeignKey& key, Following following) const;
  bool chosen_directly(const pg::Table& table, const pg::ForeignKey& key, Following following) const;
  bool must_have_children(const pg::Table& table, const pg::ForeignKey& key) const;
  bool follows_from_row(const pg::Table& table, const pg::Table& third, const pg::ForeignKey& other) const;
  bool names_one_of_its_own(const pg::Table& table, const pg::ForeignKey& key) const;
  std::vector<Oid> ancestors_of(Oid table, int steps) const;

  Plan& plan_;
};

}  // namespace synthgen::plan
