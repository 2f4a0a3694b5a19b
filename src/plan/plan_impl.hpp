// The inside of a Plan, shared by the files of this folder and by those that carry it out.
#pragma once

#include <algorithm>
#include <map>

#include "core/generator_version.hpp"
#include "generate/choose.hpp"
#include "generate/faults.hpp"
#include "generate/references/children.hpp"
#include "generate/references/population.hpp"
#include "generate/rules/rule_generator.hpp"
#include "plan/conditions/row_constraints.hpp"
#include "plan/plan.hpp"
#include "plan/references/undeclared_references.hpp"

namespace synthgen::plan {

// How one column gets its values; for synth_plan.
struct ColumnPlan {
  std::string generator;  // empty: left to the server
  std::string reason;
  std::string semantic;  // recognised meaning; empty if none
};

// A column with a rule of the plan's own; see plan/dates/calendar_rules.hpp.
struct CalendarColumn {
  AttrNumber column;
  AttrNumber of;                            // the date that it follows; 0 if it counts with the rows
  std::optional<std::int64_t> least, most;  // of the numbers that it yields
};

// A table of the plan: one to fill, or a parent that is only read.
struct TablePlan {
  explicit TablePlan(pg::Table description)
      : table(std::move(description)), program(table.qualified_name()), columns(table.columns.size()) {}

  pg::Table table;
  rules::TableRules rules;
  std::vector<CrowdedIndex> crowded;  // unique indexes in which not all rows can be
  RowConstraints constraints;
  generate::Program program;
  generate::RowSet rows;                             // of this run
  std::unique_ptr<generate::Population> population;  // old and new rows, as children see them
  std::vector<ColumnPlan> columns;                   // index = attribute number - 1
  std::vector<pg::ForeignKey>
      made_parents;  // not among those of `table`; see plan/references/made_parents.hpp
  std::vector<generate::NodeId> reference_nodes;  // by foreign key; kNoNode where it has none of its own
  std::vector<std::string> notes;
  std::int64_t requested = 0;
  std::uint64_t capacity = generate::kUnlimited;  // rows that the keys allow
  std::uint64_t stored_rows = 0;                  // in the table before this run
  bool left_alone = false;                        // asked for, but filled by others already
  bool target = false;                            // has a program: gets rows, or is imagined
  bool beyond = false;                            // only what parents, not of this run, refer to
  bool imagined = false;                          // planned for the sake of others; not written
  bool left_to_index = false;                     // whether rows exclude each other only the index knows
  int step = 0;
  // Cells of what the table's rows refer to, as further columns of program and population, in order: the
  // foreign key and the column of its table. For those who look beyond the table.
  std::vector<std::pair<std::size_t, AttrNumber>> ancestor_columns;
  std::vector<bool> computable;                   // by column: an amount that others make up may stand there
  AttrNumber derived_amount = InvalidAttrNumber;  // a column that is quantity times price
  const TablePlan* total_of = nullptr;            // the table whose amounts this one adds up
  std::vector<CalendarColumn> calendar;
  AttrNumber day = InvalidAttrNumber;  // of a table that has a row for each day, the column that holds it
  std::set<AttrNumber> own_draws;      // columns that keep what they drew: nothing else may decide them

  std::unique_ptr<generate::FaultMaker> faults;  // null unless the caller asked for some

  // The rule of a column; null if there is none.
  const rules::ColumnRule* rule(AttrNumber number) const { return rules.column(table.column(number).name); }
  bool is_of_calendar(AttrNumber number) const { return calendar_column(number) != nullptr; }
  // Whether the number of the row alone decides a column of the calendar.
  bool counts_with_rows(AttrNumber number) const {
    const CalendarColumn* const own = calendar_column(number);
    return own != nullptr && (own->of == InvalidAttrNumber || is_of_calendar(own->of));
  }
  const CalendarColumn* calendar_column(AttrNumber number) const {
    auto const found = std::find_if(calendar.begin(), calendar.end(),
                                    [&](const CalendarColumn& own) { return own.column == number; });
    return found == calendar.end() ? nullptr : &*found;
  }
  // The column by which rows that refer to a table of days find theirs; InvalidAttrNumber for other tables.
  AttrNumber day_column() const {
    return target && day != InvalidAttrNumber && !is_of_calendar(day) ? AttrNumber{InvalidAttrNumber} : day;
  }
  // Columns that children will ask for and that are worth keeping.
  std::vector<generate::KeptColumn> cells_to_keep() const;

  // Whether a rule says where the column's values come from: then nothing else does.
  bool is_ruled(AttrNumber number) const {
    const rules::ColumnRule* const own = rule(number);
    return own != nullptr && (own->follows_row() || generate::draws_values(*own));
  }

  // The node that finds, for each row, the rows of `other` of which `reference`, a node of theirs, yields it:
  // one for all who ask. `spread` is that reference itself where it can be inverted, else null.
  generate::NodeId families(TablePlan& other, generate::NodeId reference,
                            const generate::SpreadReference* spread);

  bool is_written() const noexcept { return target && !imagined; }

  // How many leaves of a partition tree the tables have in common: what is written into this one is seen in
  // the other. None if this one refers to the other.
  std::size_t common_leaves(const TablePlan& other) const;

  void set_column(AttrNumber number, generate::NodeId node, std::string generator, std::string reason) {
    if (own_draws.contains(number)) return;
    program.set_attribute(number, node);
    columns[number - 1].generator = std::move(generator);
    columns[number - 1].reason = std::move(reason);
  }

 private:
  std::map<std::pair<const TablePlan*, generate::NodeId>, generate::NodeId> families_;
};

// A table whose rows cannot be computed, and why.
struct Unfit {
  Oid table;
  std::string reason;
};

class Plan {
 public:
  Request request;
  generate::Context context;
  std::vector<std::unique_ptr<TablePlan>> tables;  // in loading order, parents that are only read first
  std::map<Oid, TablePlan*> by_oid;

  TablePlan* find(Oid table) const {
    auto const found = by_oid.find(table);
    return found == by_oid.end() ? nullptr : found->second;
  }

  // Readies the programs of all tables, when the numbers of rows are known or have changed.
  void prepare();

  // The same in a subtransaction. Instead of an error that a table is to blame for, it returns that table;
  // the plan is of no use then. Throws pg::ServerError where a column follows from itself.
  std::optional<Unfit> prepare_or_blame();

  // How many generations of tables refer to a table, one to the other; as the catalog has it, whatever is
  // filled. At most kMostGenerations. Throws pg::ServerError.
  int generations_of(Oid table) { return generations_of(table, kMostGenerations); }

  // How many generations of tables a table refers to, likewise.
  int ancestry_of(Oid table) { return ancestry_of(table, kMostGenerations); }

  // The description of any table, also one that takes no part in the plan. Throws pg::Error.
  const pg::Table& describe(Oid table);

  // What the constraints of a table say as the catalog has it, whatever is known beyond. Throws pg::Error.
  const RowConstraints& declared_constraints(const TablePlan& table);
  UndeclaredReferences undeclared;

  // The random stream of a purpose (a column, an entity) within a table.
  core::Stream stream(const TablePlan& table, std::string_view purpose) const {
    return core::Stream(core::mix(request.seed, core::kGeneratorVersion))
        .fork(table.table.qualified_name())
        .fork(purpose);
  }

 private:
  // `current` is the table under way.
  void prepare(TablePlan const*& current);

  static constexpr int kMostGenerations = 4;
  int generations_of(Oid table, int most);
  int ancestry_of(Oid table, int most);

  std::map<std::pair<Oid, int>, int> generations_;
  std::map<std::pair<Oid, int>, int> ancestries_;
  std::map<Oid, std::unique_ptr<pg::Table>> others_;  // described, but not part of the plan
  std::map<Oid, RowConstraints> declared_;
};

}  // namespace synthgen::plan
