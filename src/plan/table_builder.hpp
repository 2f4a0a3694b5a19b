// Builds the program of one table: decides for every key how its uniqueness comes about, for every
// foreign key how parents are picked, for every column what makes its values. The decisions are taken in
// that order (keys, references, columns, check groups), each in a file of its own.
#pragma once

#include "generate/aggregate.hpp"
#include "generate/check_group.hpp"
#include "generate/correlation.hpp"
#include "generate/reference.hpp"
#include "generate/status.hpp"
#include "generate/temporal.hpp"
#include "generate/timely_reference.hpp"
#include "generate/tuple.hpp"
#include "plan/date_roles.hpp"
#include "plan/plan_impl.hpp"

namespace synthgen::plan {

// The most rows that a table can hold, and what says so.
struct Capacity {
  std::uint64_t rows = generate::kUnlimited;
  std::string constraint;
  std::string reason;
};

// An integer primary key of one column without a default, which is how many applications number their
// rows themselves: such a column counts from 1.
bool counts_from_one(const pg::Table& table, const pg::Column& column);

// How many values a row of a unique column owns for its attempts.
inline constexpr std::uint64_t kDistinctAttempts = 64;

// How many steps from its parents a row looks for what they have in common.
inline constexpr std::size_t kLongestPath = 3;

class TableBuilder {
 public:
  TableBuilder(Plan& plan, TablePlan& target);

  // Decides everything that does not depend on row counts of other tables being final, and returns how
  // many rows the table can hold. Throws pg::Error.
  Capacity plan_keys();

  // Adds the nodes of all columns to the program. The table's rows are final.
  void build();

 private:
  // How the parents of a foreign key are picked.
  enum class Pick {
    kSpread,    // popular and less popular parents; the anchor of composite keys
    kDistinct,  // one to one
    kTuple,     // a part of a composite unique key
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
    int tuple = -1;
    std::size_t part = 0;
    generate::NodeId node = generate::kNoNode;
    generate::SpreadReference* spread = nullptr;
  };
  // A part of a composite key: a foreign key, or else a column.
  struct Part {
    int foreign_key = -1;
    AttrNumber column = InvalidAttrNumber;
    int differs_from = -1;  // an earlier part that must refer to another row of the same table
  };
  struct Tuple {
    std::vector<Part> parts;
    int anchor = -1;  // a foreign key, or none
    std::string key;
    bool limited = false;  // no part may be null where the combinations run out
    generate::NodeId id = generate::kNoNode;
    generate::TupleNode* node = nullptr;
  };
  // Disjoint intervals for an exclusion constraint: one range column, or two columns for its ends.
  struct Slot {
    AttrNumber range = InvalidAttrNumber;
    AttrNumber lower = InvalidAttrNumber;
    AttrNumber upper = InvalidAttrNumber;
    Oid type = InvalidOid;          // of the ends
    std::vector<AttrNumber> equal;  // columns compared for equality
    int anchor = -1;                // the foreign key within whose parents intervals are disjoint
    std::string key;
    generate::NodeId number = generate::kNoNode;
  };
  // How a column outside foreign keys gets its values.
  struct ColumnRole {
    bool sequence = false;
    bool by_row = false;       // a rule makes it from the row; see rules::ColumnRule::follows_row
    bool distinct = false;     // alone unique
    std::string distinct_key;  // the constraint that wants it
    int ordinal_of = -1;       // numbered among the children of this foreign key
    int tuple = -1;
    std::size_t part = 0;
    int slot = -1;
    std::unique_ptr<generate::Choice> choice;
    bool choice_is_distinct = false;
    bool null_beyond = false;  // null where its distinct values, or the key's combinations, run out
  };

  // keys: table_builder_keys.cpp
  void find_sequences();
  void plan_key(const pg::Key& key, Capacity& capacity);
  bool key_is_settled(const std::vector<AttrNumber>& columns) const;
  std::vector<AttrNumber> key_columns(const pg::Key& key) const;
  void make_distinct(AttrNumber column, const pg::Key& key, Capacity& capacity);
  bool plan_composite_key(const pg::Key& key, std::vector<Part> parts, Capacity& capacity);
  bool is_unclaimed(const Part& part) const;
  void take_part(const Part& part, std::size_t place);
  bool null_beyond(const pg::Key& key, const Part& part);
  bool plan_within_parent(const pg::Key& key, const std::vector<Part>& parts);
  std::optional<AttrNumber> column_alone(const std::vector<AttrNumber>& columns, bool beside_parents);
  bool in_another_key(AttrNumber column, const std::vector<AttrNumber>& columns) const;
  void limit_by_different_parents(Capacity& capacity);
  void tell_parts_apart(std::vector<Part>& parts) const;
  std::uint64_t part_size(const Part& part);
  const generate::Choice& choose(AttrNumber column, bool distinct);
  generate::Choice choose_of_pieces(const pg::Column& column, const std::vector<ValueDomain>& pieces) const;
  std::uint64_t column_capacity(AttrNumber column);

  // exclusion constraints: table_builder_exclusion.cpp
  void plan_exclusion(const pg::Key& key, Capacity& capacity);
  void plan_inequality(const pg::Key& key, Capacity& capacity);
  std::optional<Slot> find_slot(const pg::Key& key) const;
  generate::NodeId slot_node(const pg::Column& column, Slot& slot);

  // references: table_builder_references.cpp
  void plan_references();
  void check_parents_exist();
  void build_tuples();
  void build_references();
  generate::NodeId build_reference(std::size_t index);
  void assign_reference_columns(std::size_t index, generate::NodeId reference);
  void build_first(AttrNumber column);
  std::unique_ptr<generate::ReferenceNode> agreeing_reference(std::size_t index,
                                                              generate::Population& parent);
  std::unique_ptr<generate::ReferenceNode> leading_reference(std::size_t index, generate::Population& parent);
  generate::NodeId parent_cell(std::size_t index, AttrNumber column);
  bool must_cover(std::size_t index) const;
  bool is_part_of(std::size_t index) const;
  generate::NodeId differ_from_siblings(std::size_t index, generate::NodeId reference);
  std::vector<std::size_t> reference_order() const;
  bool comes_back(const pg::ForeignKey& key, std::size_t c) const;
  std::vector<AttrNumber> own_columns(std::size_t index) const;

  // columns: table_builder_columns.cpp
  void build_columns();
  void build_column(const pg::Column& column);
  bool never_null_by_key(AttrNumber column) const;
  generate::NodeId base_node(const pg::Column& column, ColumnRole& role, std::string& generator,
                             std::string& reason);
  double null_rate(const pg::Column& column, const generate::Choice& choice);

  // which parents go together: table_builder_relations.cpp
  struct Path;
  std::vector<Path> paths_from(TablePlan& start) const;
  std::optional<AttrNumber> path_column(const Path& path, AttrNumber key);
  bool should_agree(const Path& decided, const Path& open, const pg::Table& first) const;
  generate::NodeId related_reference(std::size_t index);
  generate::NodeId agreeing_through(std::size_t index, std::size_t other, const Path& decided,
                                    const Path& open);
  bool is_payment_of(std::size_t index) const;
  static AttrNumber lifetime_column(const TablePlan& table, bool begin);
  bool has_own_moment() const;
  std::vector<generate::TimeFit> time_fits(std::size_t index);
  generate::NodeId keep_timely(std::size_t index, generate::NodeId reference);
  int container_of_nested(std::size_t index) const;
  generate::NodeId build_tree(std::size_t index);

  // rules: table_builder_rules.cpp
  void find_rules();
  void refuse_circles() const;
  void judge_expressions();
  CheckGroup& group_of(AttrNumber column);
  // `otherwise` is what the column holds without the rule, if there is a node for that already.
  generate::NodeId rule_node(const pg::Column& column, const rules::ColumnRule& rule, std::string& generator,
                             generate::NodeId otherwise = generate::kNoNode);
  generate::NodeId expression_node(const pg::Column& column, const rules::ColumnRule& rule,
                                   std::string& generator, generate::NodeId otherwise);
  generate::NodeId otherwise_node(const pg::Column& column, const rules::ColumnRule& rule,
                                  std::string& generator);
  generate::NodeId branch_node(const pg::Column& column, const rules::ColumnRule& rule,
                               std::string& generator, generate::NodeId otherwise = generate::kNoNode);
  generate::NodeId correlated_node(const pg::Column& column, const rules::ColumnRule& rule,
                                   std::string& generator);
  generate::Companion companion_of(const pg::Column& column, const rules::ColumnRule& rule);
  generate::NodeId drawn_node(const pg::Column& column, const rules::ColumnRule& rule,
                              std::string& generator);
  const rules::ColumnRule* reference_rule(std::size_t index) const;
  std::pair<std::optional<double>, std::optional<double>> children_per_parent(std::size_t index) const;
  double skew_of(std::size_t index) const;
  double reference_null_rate(std::size_t index);
  double allowed_null_rate(const pg::Column& column, double rate);
  double ruled_null_rate(const pg::Column& column);

  // dates: table_builder_dates.cpp
  enum class ParentBound { kNone, kNotBefore, kNotAfter };
  struct DateDistance {
    generate::Microseconds least = 0;
    generate::Microseconds greatest = 0;
    bool is_session = false;  // begins and ends within hours
  };
  void order_dates();
  bool is_movable(AttrNumber column) const;
  generate::NodeId date_node(AttrNumber column) const;
  bool is_checked_before(AttrNumber left, AttrNumber right) const;
  bool is_before(AttrNumber left, AttrNumber right) const;
  void order_date(const pg::Column& column, const std::vector<AttrNumber>& done);
  void bound_by_row(const pg::Column& column, const DateRole* role, const std::vector<AttrNumber>& done,
                    generate::DateOrder& order);
  void follow_deadline(const std::vector<AttrNumber>& done, generate::DateOrder& order) const;
  std::optional<DateDistance> usual_distance(const pg::Column& other, const DateRole* other_role,
                                             const pg::Column& column, const DateRole* role,
                                             bool checked) const;
  bool place_day_of(AttrNumber column, const std::vector<AttrNumber>& dates);
  bool are_of_other_spans(AttrNumber left, AttrNumber right) const;
  void bound_by_parents(const pg::Column& column, const DateRole& role, generate::DateOrder& order);
  void bound_by_grandparents(const pg::Column& column, const DateRole& role, std::size_t key,
                             generate::DateOrder& order);
  ParentBound parent_bound(const TablePlan& parent, const pg::Column& other, const DateRole& role) const;

  // cells that follow from others: table_builder_derived.cpp
  void derive();
  void derive_availability();
  bool may_derive(AttrNumber column) const;
  AttrNumber stock_column(AttrNumber except) const;
  void replace_column(AttrNumber column, std::unique_ptr<generate::Node> node, std::string generator);
  static AttrNumber column_meaning(const TablePlan& table, std::initializer_list<std::string_view> semantics);

  // copies of what a row refers to: table_builder_snapshots.cpp
  void copy_snapshots();
  bool repeats(const pg::Column& column, const TablePlan& parent, const pg::Column& other) const;
  bool may_copy(const pg::Column& column) const;
  void copy_snapshot(const pg::Column& column, std::size_t key, const pg::Column& other);
  generate::NodeId optional_parent_cell(std::size_t key, AttrNumber column);
  std::optional<AttrNumber> ancestor_column(TablePlan& parent, std::size_t key, AttrNumber column);

  // amounts of money: table_builder_amounts.cpp
  void derive_amounts();
  void derive_line(AttrNumber amount);
  bool lessen(std::unique_ptr<generate::Node>&& product, AttrNumber amount, AttrNumber discount,
              std::string& generator);
  void derive_sum(AttrNumber total, AttrNumber base);
  void fit_to_base(const pg::Column& column, AttrNumber base, std::string_view semantic);
  bool derive_payment(AttrNumber amount);
  void derive_pay(AttrNumber amount);
  void derive_composition(AttrNumber total);
  void derive_balance(AttrNumber total);
  void derive_instalment();
  void derive_totals();
  void sum_up(TablePlan& parent, std::size_t key, AttrNumber total);
  void note_computable();
  bool may_compute(AttrNumber column) const;
  generate::NumberSource own_number(AttrNumber column);
  generate::NumberSource ancestor_number(std::initializer_list<std::string_view> semantics,
                                         std::string& origin);

  // measures of the row: table_builder_measures.cpp
  void derive_measures();
  void derive_age(const pg::Column& column);
  void derive_length(const pg::Column& column);
  void derive_ranges();

  // what a parent says of its children: table_builder_counters.cpp
  void derive_counters();
  void derive_counter(TablePlan& parent, std::size_t key, const pg::Column& column);
  AttrNumber own_date() const;
  static bool parent_date_is_bound(const TablePlan& parent, const pg::Column& column);
  void aggregate(TablePlan& parent, std::size_t key, const pg::Column& column, generate::Aggregate aggregate,
                 AttrNumber of);

  // what belongs to a status: table_builder_lifecycle.cpp
  void derive_lifecycle();
  std::optional<generate::Evidence> evidence_of(std::string_view event) const;
  std::optional<generate::Evidence> lesser_evidence_of(std::string_view event, AttrNumber except,
                                                       bool dates) const;
  bool is_status(const pg::Column& column) const;
  std::optional<generate::StatusTimes> status_times() const;
  void place_status_in_time(const pg::Column& column, const generate::StatusTimes& times);
  void derive_when(const pg::Column& column, generate::Evidence evidence, std::string_view event);
  void derive_flag(const pg::Column& column);
  void derive_late_fee(const pg::Column& column);
  bool may_hold_labels(AttrNumber column) const;
  bool is_key_part(AttrNumber column) const;

  // check groups: table_builder_groups.cpp
  void build_groups();
  void require_value(const pg::Column& column, const generate::AlternativeDraw& draw) const;
  CheckGroup possible_alternatives(const CheckGroup& group);
  void build_group(const CheckGroup& all, int number);
  generate::NodeId build_candidate(const pg::Column& column, const CheckGroup& group, int number,
                                   generate::NodeId alternative);
  std::vector<std::shared_ptr<const generate::Generator>> other_generators(const pg::TypeRef& type,
                                                                           const ValueDomain& domain) const;
  generate::AlternativeDraw alternative_draw(const pg::Column& column, const Alternative& alternative,
                                             bool free);
  bool in_check_group(AttrNumber column) const;
  bool is_fixed(AttrNumber column) const;
  bool is_in_reference(AttrNumber column) const;
  bool is_free(AttrNumber column) const;
  bool may_follow(AttrNumber column, const std::vector<AttrNumber>& from) const;
  std::uint64_t attempts_for(AttrNumber column) const;

  bool is_target_of_foreign_key(AttrNumber column);
  bool not_null(const pg::Column& column) const;
  generate::Population& population(Oid table) const;
  // How many rows the table can hold when row numbers must stay below `numbers`: those there are, and those
  // that the numbers from this run's first one on allow.
  std::uint64_t rows_within(std::uint64_t numbers) const;
  // How many row numbers should own values of a domain of `values`, when each may have to try several: at
  // least as many as this run numbers, more where there is room, for rows that take the place of rejected
  // ones.
  std::uint64_t numbers_sharing(std::uint64_t values) const;
  static void limit(Capacity& capacity, std::uint64_t rows, const std::string& constraint,
                    std::string reason);

  Plan& plan_;
  TablePlan& target_;
  const pg::Table& table_;
  generate::Context context_;  // the plan's, with what the table's rule says
  std::vector<Reference> references_;
  std::vector<ColumnRole> roles_;  // index = attribute number - 1
  std::vector<Tuple> tuples_;
  std::vector<Slot> slots_;
  std::vector<std::pair<AttrNumber, AttrNumber>> days_of_;     // a date, and the time whose day it is
  std::optional<std::vector<AttrNumber>> referenced_columns_;  // that foreign keys refer to, once asked for
  // By column: the node before nulls were put in, and all nodes that an attempt must draw anew.
  std::vector<generate::NodeId> not_null_nodes_;
  std::vector<std::vector<generate::NodeId>> group_nodes_;
};

}  // namespace synthgen::plan
