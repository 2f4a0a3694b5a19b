// What a pass asks of the rows that the table refers to: who they are, in which order foreign keys are
// decided, and what their cells hold.
#include <algorithm>
#include <numeric>
#include <tuple>

#include "generate/references/stored_query.hpp"
#include "load/access.hpp"
#include "plan/column_list.hpp"
#include "plan/dates/date_roles.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

namespace {

// Whether longer keys, which are decided first, fill all columns of a foreign key.
bool is_implied(const pg::Table& table, std::size_t key) {
  std::vector<AttrNumber> const& columns = table.foreign_keys[key].columns;
  return std::all_of(columns.begin(), columns.end(), [&](AttrNumber column) {
    return std::any_of(table.foreign_keys.begin(), table.foreign_keys.end(),
                       [&](const pg::ForeignKey& other) {
                         return other.columns.size() > columns.size() && contains(other.columns, column);
                       });
  });
}

}  // namespace

generate::Population& TablePass::population(Oid table) const {
  return *plan_.find(table)->population;
}

const generate::SpreadReference* TablePass::spread_of(std::size_t key) const {
  Reference const& reference = references_[key];
  return target_.reference_nodes[key] == reference.node ? reference.spread : nullptr;
}

generate::Children TablePass::children_by(std::size_t key) const {
  return {population(table_.foreign_keys[key].parent), target_.program, target_.reference_nodes[key],
          target_.rows, spread_of(key)};
}

generate::NodeId TablePass::families_by(std::size_t key) {
  TablePlan& parent = *plan_.find(table_.foreign_keys[key].parent);
  return parent.families(target_, target_.reference_nodes[key], spread_of(key));
}

std::uint64_t TablePass::part_size(const Part& part) {
  if (part.foreign_key < 0) return column_capacity(part.column) + (part.or_null ? 1 : 0);
  std::uint64_t const parents = population(table_.foreign_keys[part.foreign_key].parent).count();
  return part.differs_from < 0 || parents == 0 ? parents : parents - 1;
}

// How many parents a foreign key picks from.
std::uint64_t TablePass::choices(std::size_t index) const {
  generate::Population const& parent = population(table_.foreign_keys[index].parent);
  return references_[index].new_parents && parent.generated_count() > 0 ? parent.generated_count()
                                                                        : parent.count();
}

// Whether what the row may refer to says what else it refers to: a trip is made with the vehicle, and by the
// driver, of its reservation.
bool TablePass::leads(std::size_t index) const {
  pg::Table const& parent = population(table_.foreign_keys[index].parent).table();
  auto const followed =
      std::count_if(table_.foreign_keys.begin(), table_.foreign_keys.end(), [&](const pg::ForeignKey& other) {
        return other.parent != table_.oid && other.parent != parent.oid && other.columns.size() == 1 &&
               std::any_of(parent.foreign_keys.begin(), parent.foreign_keys.end(),
                           [&](const pg::ForeignKey& own) { return own.parent == other.parent; });
      });
  return followed > 1 && parent.oid != table_.oid;
}

// Longer keys first, then those that may not be null, then those of which a unique key decides;
// self-references last: what is decided early constrains what comes later. Of keys over the same columns the
// one with the fewest parents decides.
std::vector<std::size_t> TablePass::reference_order() const {
  std::vector<std::size_t> order(table_.foreign_keys.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // What a unique key decides agrees with nothing: others must agree with it.
  auto const is_keyed = [&](std::size_t k) {
    return references_[k].pick == Pick::kDistinct || references_[k].pick == Pick::kTuple;
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    pg::ForeignKey const& left = table_.foreign_keys[a];
    pg::ForeignKey const& right = table_.foreign_keys[b];
    bool const left_self = left.parent == table_.oid;
    bool const right_self = right.parent == table_.oid;
    if (left_self != right_self) return right_self;
    if (left.columns.size() != right.columns.size()) return left.columns.size() > right.columns.size();
    if (is_keyed(a) != is_keyed(b)) return is_keyed(a);
    bool const left_late = references_[a].nullable && !leads(a);
    bool const right_late = references_[b].nullable && !leads(b);
    if (left_late != right_late) return right_late;
    if (left.columns.size() == 1 && references_[a].claimed != references_[b].claimed)
      return references_[a].claimed;
    if (left.columns == right.columns)
      return population(left.parent).count() < population(right.parent).count();
    // What depends on more is the transaction that the row belongs to: an order rather than an article.
    std::size_t const left_depends = population(left.parent).table().foreign_keys.size();
    std::size_t const right_depends = population(right.parent).table().foreign_keys.size();
    if (left_depends != right_depends) return left_depends > right_depends;
    return left.name < right.name;
  });
  return order;
}

// Whether column `c` of a foreign key is where its values begin, though the key would fetch them from
// somewhere else: they come back over a key of the table to itself (the tree that a node and its parent both
// belong to) or over other tables (a customer and his preferred address, which is one of the customer's).
// Values of such a circle begin in a column that is unique, and with the first name among several.
bool TablePass::comes_back(const pg::ForeignKey& key, std::size_t c) const {
  constexpr std::size_t kMostColumns = 64;
  struct Step {
    Oid table;
    AttrNumber column;
    std::size_t from;
  };
  std::vector<Step> steps{{table_.oid, key.columns[c], 0}, {key.parent, key.parent_columns[c], 0}};
  auto const is_own = [&](const Step& step) {
    return step.table == table_.oid && step.column == key.columns[c];
  };
  auto const rank = [&](const Step& step) {
    pg::Table const& table = plan_.describe(step.table);
    bool const unique = std::any_of(table.keys.begin(), table.keys.end(), [&](const pg::Key& other) {
      return other.columns == std::vector<AttrNumber>{step.column} && other.predicate == NIL;
    });
    return std::tuple(!unique, table.qualified_name(), table.column(step.column).name);
  };
  for (std::size_t i = 1; i < steps.size() && steps.size() < kMostColumns; ++i) {
    if (is_own(steps[i])) {
      for (std::size_t k = steps[i].from; k != 0; k = steps[k].from)
        if (rank(steps[k]) < rank(steps[0])) return false;
      return true;
    }
    for (pg::ForeignKey const& other : plan_.describe(steps[i].table).foreign_keys)
      for (std::size_t o = 0; o < other.columns.size(); ++o) {
        if (other.columns[o] != steps[i].column) continue;
        bool const known = std::any_of(steps.begin() + 1, steps.end(), [&](const Step& step) {
          return step.table == other.parent && step.column == other.parent_columns[o];
        });
        if (!known) steps.push_back({other.parent, other.parent_columns[o], i});
      }
  }
  return false;
}

// The columns that a foreign key decides. A column whose values come back to it is not the key's to fill, if
// there are others.
std::vector<AttrNumber> TablePass::own_columns(std::size_t index) const {
  pg::ForeignKey const& key = table_.foreign_keys[index];
  std::vector<AttrNumber> columns;
  for (std::size_t c = 0; c < key.columns.size(); ++c)
    if (!comes_back(key, c)) columns.push_back(key.columns[c]);
  return columns;
}

// A cell of the row that a foreign key, already decided, refers to. `column` may be one that
// ancestor_column() made.
generate::NodeId TablePass::parent_cell(std::size_t index, AttrNumber column) {
  generate::Population& parent = population(table_.foreign_keys[index].parent);
  parent.require(column);
  return target_.program.add(std::make_unique<generate::ParentColumnNode>(references_[index].node, parent,
                                                                          column, parent.type(column)));
}

// A cell of the row that a foreign key refers to, null where the key is. `column` may be one that
// ancestor_column() made.
generate::NodeId TablePass::optional_parent_cell(std::size_t key, AttrNumber column) {
  generate::Population& parent = population(table_.foreign_keys[key].parent);
  parent.require(column);
  return target_.program.add(std::make_unique<generate::ParentColumnNode>(
      target_.reference_nodes[key], parent, column, parent.type(column)));
}

// A cell of a row that the parent refers to, as a further column of the parent: what a child sees of its
// grandparent. Nothing if it is not known when the child is made. What decides must not depend on whether the
// parent's rows are made in this run or were there before.
std::optional<AttrNumber> TablePass::ancestor_column(TablePlan& parent, std::size_t key, AttrNumber column) {
  pg::ForeignKey const& foreign_key = parent.table.foreign_keys[key];
  TablePlan* const beyond = plan_.find(foreign_key.parent);
  if (beyond == nullptr || beyond->population->count() == 0 || is_implied(parent.table, key))
    return std::nullopt;
  bool const built = !parent.reference_nodes.empty();
  if (built ? parent.reference_nodes[key] == generate::kNoNode : parent.rows.count() > 0) return std::nullopt;

  auto const base = static_cast<AttrNumber>(parent.table.columns.size());
  auto const known = std::find(parent.ancestor_columns.begin(), parent.ancestor_columns.end(),
                               std::pair<std::size_t, AttrNumber>(key, column));
  if (known != parent.ancestor_columns.end())
    return static_cast<AttrNumber>(base + 1 + (known - parent.ancestor_columns.begin()));
  parent.ancestor_columns.emplace_back(key, column);
  auto const number = static_cast<AttrNumber>(base + static_cast<AttrNumber>(parent.ancestor_columns.size()));
  bool const readable =
      load::may_read(beyond->table.oid) && generate::can_join(parent.table, foreign_key, beyond->table);
  parent.population->add_ancestor_cell({number, key, beyond->population.get(), column, readable});
  if (!built) return number;
  beyond->population->require(column);
  parent.program.set_attribute(number, parent.program.add(std::make_unique<generate::ParentColumnNode>(
                                           parent.reference_nodes[key], *beyond->population, column,
                                           beyond->population->type(column))));
  return number;
}

}  // namespace synthgen::plan
