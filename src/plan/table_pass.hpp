// The base of the passes that draft the program of a table: the draft, and what all of them ask of it. A
// pass holds nothing of its own that outlives it, so that one may make another to ask it something.
#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "generate/nodes/amounts.hpp"
#include "plan/table_draft.hpp"

namespace synthgen::plan {

// How many values a row of a unique column owns for its attempts.
inline constexpr std::uint64_t kDistinctAttempts = 64;

class TablePass {
 protected:
  using Pick = TableDraft::Pick;
  using Reference = TableDraft::Reference;
  using Part = TableDraft::Part;
  using Tuple = TableDraft::Tuple;
  using Match = TableDraft::Match;
  using Slot = TableDraft::Slot;
  using ColumnRole = TableDraft::ColumnRole;

  explicit TablePass(TableDraft& draft);

  // Columns and keys: table_pass.cpp
  bool not_null(const pg::Column& column) const;
  bool in_check_group(AttrNumber column) const;
  // Whether something judges the rows that the plan does not know, so that they may be drawn again.
  bool is_judged() const;
  // Whether a unique column may then take another value: no row refers to it.
  bool may_be_redrawn(AttrNumber column);
  std::uint64_t attempts_for(AttrNumber column);
  bool is_key_part(AttrNumber column) const;
  bool never_null_by_key(AttrNumber column) const;
  bool is_target_of_foreign_key(AttrNumber column);
  // Whether a CHECK keeps two columns apart.
  bool must_differ(AttrNumber one, AttrNumber other) const;
  bool may_derive(AttrNumber column) const;
  // Whether an amount of nothing or more may stand in a column, whatever it draws itself; and whether no
  // condition over several columns has a say in it.
  bool may_hold_amount(AttrNumber column) const;
  bool may_compute(AttrNumber column) const;
  // The first column of a table with one of these meanings, the first meaning first; InvalidAttrNumber if
  // there is none. The second looks only at columns that a program fills, where there is one.
  static AttrNumber recognized_column(const TablePlan& table,
                                      std::initializer_list<std::string_view> semantics);
  static AttrNumber column_meaning(const TablePlan& table, std::initializer_list<std::string_view> semantics);
  // Of several amounts of a meaning the one that speaks of all: "total" rather than "labor_total".
  static AttrNumber whole_amount(const TablePlan& table, std::initializer_list<std::string_view> semantics);
  static AttrNumber lifetime_column(const TablePlan& table, bool begin);
  // When a row began, or else the moment that every row has at which something was said or done.
  static AttrNumber begin_of_row(const TablePlan& table);
  // The columns at which what the row is about begins and ends: of its interval, where it has one of its own;
  // InvalidAttrNumber for what no column tells.
  std::pair<AttrNumber, AttrNumber> span_of_row() const;
  generate::NodeId date_node(AttrNumber column) const;
  // A cell of the row as it will be when the plan is complete. The second notes that what is settled next
  // follows from it.
  generate::NumberSource final_cell(AttrNumber column);
  generate::NumberSource own_number(AttrNumber column);
  // What a number of this table amounts to in the unit of another one: cents in dollars.
  generate::NumberSource in_unit_of(const pg::Column& other, const pg::Column& own,
                                    generate::NumberSource number);
  // A column's number as it is so far.
  generate::NumberSource drawn_number(const pg::Column& column) const;
  // Whether the value of a column may follow from another one of the row, whatever lies between.
  bool follows(AttrNumber column, AttrNumber from) const;
  // Notes that a column follows from the numbers asked for with own_number() since the last one was noted.
  void note_sources(AttrNumber column);
  void replace_column(AttrNumber column, std::unique_ptr<generate::Node> node, std::string generator);
  void replace_column(AttrNumber column, generate::NodeId computed, std::string generator);
  // How many rows the table can hold when row numbers must stay below `numbers`: those there are, and those
  // that the numbers from this run's first one on allow.
  std::uint64_t rows_within(std::uint64_t numbers) const;
  // How many row numbers should own values of a domain of `values`, when each may have to try several: at
  // least as many as this run numbers, more where there is room, for rows that take the place of rejected
  // ones.
  std::uint64_t numbers_sharing(std::uint64_t values) const;
  const generate::Choice& choose(AttrNumber column, bool distinct);
  std::uint64_t column_capacity(AttrNumber column);

  // What the row refers to: table_pass_parents.cpp
  // Whether a table's cells are known before those of this one: in a circle of tables only those that come
  // first may be looked at, so that no cell depends on itself.
  bool is_settled(const TablePlan& table) const noexcept {
    return !table.target || table.step < target_.step;
  }
  generate::Population& population(Oid table) const;
  std::uint64_t part_size(const Part& part);
  std::uint64_t choices(std::size_t index) const;
  bool leads(std::size_t index) const;
  std::vector<std::size_t> reference_order() const;
  bool comes_back(const pg::ForeignKey& key, std::size_t c) const;
  std::vector<AttrNumber> own_columns(std::size_t index) const;
  generate::NodeId parent_cell(std::size_t index, AttrNumber column);
  generate::NodeId optional_parent_cell(std::size_t key, AttrNumber column);
  // The reference of a foreign key as long as it spreads the rows so that they can be found from the parent;
  // null otherwise.
  const generate::SpreadReference* spread_of(std::size_t key) const;
  // This table's rows that refer to a parent by a foreign key: found by whoever asks, and in the parent's
  // program, for each of its rows, one FamilyNode for all.
  generate::Children children_by(std::size_t key) const;
  generate::NodeId families_by(std::size_t key);
  std::optional<AttrNumber> ancestor_column(TablePlan& parent, std::size_t key, AttrNumber column);

  TableDraft& draft_;
  Plan& plan_;
  TablePlan& target_;
  const pg::Table& table_;
  generate::Context& context_;
  std::vector<Reference>& references_;
  std::vector<ColumnRole>& roles_;
  std::vector<Tuple>& tuples_;
  std::vector<Match>& matches_;
  std::vector<Slot>& slots_;
  std::vector<generate::NodeId>& not_null_nodes_;
  std::vector<std::vector<generate::NodeId>>& group_nodes_;

 private:
  bool is_never_accepted(AttrNumber column, const generate::Choice& choice) const;
  generate::Choice choose_of_pieces(const pg::Column& column, const std::vector<ValueDomain>& pieces) const;
};

}  // namespace synthgen::plan
