// What is decided so far about the program of one table. Passes (table_pass.hpp) fill it in, one after the
// other: how keys become unique, how parents are picked, what makes the values of the columns.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/slot_grid.hpp"
#include "generate/nodes/amounts.hpp"
#include "generate/nodes/derived.hpp"
#include "generate/references/agreeing_pairs.hpp"
#include "generate/references/day_reference.hpp"
#include "generate/references/match.hpp"
#include "generate/references/reference.hpp"
#include "generate/references/tuple.hpp"
#include "plan/plan_impl.hpp"

namespace synthgen::plan {

// The most rows that a table can hold, and what says so.
struct Capacity {
  std::uint64_t rows = generate::kUnlimited;
  std::string constraint;
  std::string reason;

  void limit(std::uint64_t most, const std::string& by, std::string why) {
    if (most < rows) *this = {most, by, std::move(why)};
  }
};

struct TableDraft {
  TableDraft(Plan& plan, TablePlan& target);

  // How the parents of a foreign key are picked.
  enum class Pick {
    kSpread,    // popular and less popular parents; the anchor of composite keys
    kDistinct,  // one to one
    kTuple,     // a part of a composite unique key
    kMatched,   // the same, where it must agree with other parts
    kTree,      // an earlier row of the same table
    kGrouped,   // among the parents that agree with columns filled already
    kImplied,   // all its columns are filled already
    kNothing,   // there is no parent and never will be: null
  };
  struct Reference {
    Pick pick = Pick::kSpread;
    bool claimed = false;      // a key depends on how it is picked
    bool nullable = false;     // some column may be null
    bool null_beyond = false;  // null where the combinations of its key run out
    bool new_parents = false;  // parents are rows of this run, if it makes some
    std::string_view demand;   // the event that must have happened to parents; empty as a rule
    int tuple = -1;
    int match = -1;
    std::size_t part = 0;  // of the tuple or match
    std::vector<AttrNumber>
        distinct_by;  // kDistinct: the parent's columns that differ; empty: all of its key
    generate::NodeId node = generate::kNoNode;
    generate::SpreadReference* spread = nullptr;
    generate::DayReference* day = nullptr;  // to a table of days, by a date of the row
  };
  // A part of a composite key: a foreign key, or else a column.
  struct Part {
    int foreign_key = -1;
    AttrNumber column = InvalidAttrNumber;
    int differs_from = -1;  // an earlier part that must refer to another row of the same table
    bool or_null = false;   // null is a value like others, since the key's nulls are alike
  };
  struct Tuple {
    std::vector<Part> parts;
    int anchor = -1;  // a foreign key, or none
    std::string key;
    bool limited = false;  // no part may be null where the combinations run out
    generate::NodeId id = generate::kNoNode;
    generate::TupleNode* node = nullptr;
  };
  // Foreign keys of a unique key that share columns, in which all must agree; or two without any that should
  // agree through an ancestor that both have.
  struct Match {
    std::string key;
    std::vector<int> references = {};
    std::vector<AttrNumber> shared = {};
    generate::NodeId id = generate::kNoNode;
    generate::MatchNode* node = nullptr;
    generate::AgreeingPairsNode* pairs = nullptr;
  };
  // Disjoint intervals for an exclusion constraint: one range column, or two columns for its ends.
  struct Slot {
    AttrNumber range = InvalidAttrNumber;
    AttrNumber lower = InvalidAttrNumber;
    AttrNumber upper = InvalidAttrNumber;
    Oid type = InvalidOid;                  // of the ends
    std::vector<AttrNumber> equal;          // columns compared for equality
    int anchor = -1;                        // the foreign key within whose parents intervals are disjoint
    AttrNumber holder = InvalidAttrNumber;  // ... or the column, for each of so many of its values
    std::uint64_t holders = 0;
    core::SlotLengths lengths;             // of the intervals
    int32 days_ahead = 0;                  // how far after the present they lie at most
    bool workdays = false;                 // on Mondays to Fridays
    AttrNumber day = InvalidAttrNumber;    // columns that show parts of the interval: its day, ...
    AttrNumber from = InvalidAttrNumber;   // ... and the times of that day at which it begins
    AttrNumber until = InvalidAttrNumber;  // ... and ends
    bool open = false;                     // the last one may still go on: its end is null
    std::string reason;                    // why intervals are disjoint
    std::string stream;                    // what their randomness is named by
    generate::NodeId lower_node = generate::kNoNode;
    generate::NodeId upper_node = generate::kNoNode;
  };
  // When what a row is about began, where a label says in which table that is.
  struct LabelledBegin {
    generate::Evidence label;
    generate::NodeId reference = generate::kNoNode;
    generate::Population* parent = nullptr;
    AttrNumber column = InvalidAttrNumber;
  };
  // A table that rows are about where a label says so, and the node that yields which row of it.
  struct Subject {
    generate::Evidence label;
    generate::NodeId reference = generate::kNoNode;
    TablePlan* table = nullptr;
  };
  // In which rows a nullable column has a value, and the node that sees to it.
  struct Presence {
    generate::NodeId node = generate::kNoNode;
    generate::Evidence evidence;
  };
  // The words of an entity's columns that fit a text: of the row, or of what a foreign key refers to.
  struct FittingWords {
    std::string entity;
    std::optional<std::size_t> key;
    AttrNumber text = InvalidAttrNumber;
    generate::NodeId node = generate::kNoNode;
    bool is_of(const FittingWords& other) const {
      return entity == other.entity && key == other.key && text == other.text;
    }
  };
  // How a column outside foreign keys gets its values.
  struct ColumnRole {
    bool sequence = false;
    bool by_row = false;            // a rule makes it from the row; see rules::ColumnRule::follows_row
    bool distinct = false;          // alone unique
    std::string distinct_key;       // the constraint that wants it
    int ordinal_of = -1;            // numbered among the children of this foreign key
    std::vector<int> dated_within;  // on a day of its own among those of the first of these foreign keys
    int tuple = -1;
    std::size_t part = 0;
    int slot = -1;
    int holder_of = -1;  // a slot
    std::unique_ptr<generate::Choice> choice;
    bool choice_is_distinct = false;
    bool null_beyond = false;  // null where its distinct values, or the key's combinations, run out
  };

  Plan& plan;
  TablePlan& target;
  generate::Context context;          // the plan's, with what the table's rule says
  std::vector<Reference> references;  // index = foreign key
  std::vector<ColumnRole> roles;      // index = attribute number - 1
  std::vector<Tuple> tuples;
  std::vector<Match> matches;
  std::vector<Slot> slots;
  std::vector<LabelledBegin> labelled_begins;
  std::vector<Subject> subjects;
  std::vector<FittingWords> fitting_words;
  std::optional<std::vector<AttrNumber>> referenced_columns;  // that foreign keys refer to, once asked for
  // By column: the node before nulls were put in, and all nodes that an attempt must draw anew.
  std::vector<generate::NodeId> not_null_nodes;
  std::vector<std::vector<generate::NodeId>> group_nodes;
  std::vector<std::optional<Presence>> presence;  // by column
  std::vector<bool> computed;                     // by column: a pass made its values follow from other cells
  std::vector<generate::NodeId> drawn;  // by column: what it was before any number followed from others
  std::vector<bool> chained;            // by column: the place of its row among others alone decides
  // What a line comes to that has a quantity and a price, but no column for the amount; and how it is called.
  generate::NumberSource line_amount;
  std::string line_formula;
  // The same for what the amounts of a row come to.
  generate::NumberSource row_amount;
  std::string row_formula;
  // Which columns of the row the value of each follows from; and those that the next one to be settled does.
  std::vector<std::vector<AttrNumber>> follows;
  std::vector<AttrNumber> sources;
};

}  // namespace synthgen::plan
