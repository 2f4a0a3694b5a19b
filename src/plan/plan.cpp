// Looking into a plan.
#include <algorithm>

#include "plan/plan_impl.hpp"
#include "postgres/catalog.hpp"
#include "postgres/failure.hpp"

namespace synthgen::plan {

std::size_t TablePlan::common_leaves(const TablePlan& other) const {
  // A row cannot wait for itself.
  bool const refers_to_other =
      std::any_of(table.foreign_keys.begin(), table.foreign_keys.end(),
                  [&](const pg::ForeignKey& key) { return key.parent == other.table.oid; });
  if (refers_to_other) return 0;
  return static_cast<std::size_t>(
      std::count_if(table.partitions.begin(), table.partitions.end(), [&](const pg::Partition& leaf) {
        return std::any_of(other.table.partitions.begin(), other.table.partitions.end(),
                           [&](const pg::Partition& theirs) { return theirs.relation == leaf.relation; });
      }));
}

const pg::Table& Plan::describe(Oid table) {
  if (TablePlan const* const planned = find(table)) return planned->table;
  std::unique_ptr<pg::Table>& description = others_[table];
  if (description == nullptr) {
    description = std::make_unique<pg::Table>(pg::read_table(table));
    undeclared.add_to(*description, [](Oid, bool) { return true; });
  }
  return *description;
}

const RowConstraints& Plan::declared_constraints(const TablePlan& table) {
  auto const known = declared_.find(table.table.oid);
  if (known != declared_.end()) return known->second;
  return declared_.emplace(table.table.oid, analyse_row_constraints(table.table)).first->second;
}

int Plan::generations_of(Oid table, int most) {
  if (most == 0) return 0;
  auto const known = generations_.find({table, most});
  if (known != generations_.end()) return known->second;
  int generations = 0;
  for (Oid const child : pg::referencing_tables(table))
    generations = std::max(generations, 1 + generations_of(child, most - 1));
  return generations_[{table, most}] = generations;
}

int Plan::ancestry_of(Oid table, int most) {
  if (most == 0) return 0;
  auto const known = ancestries_.find({table, most});
  if (known != ancestries_.end()) return known->second;
  int generations = 0;
  for (pg::ForeignKey const& key : describe(table).foreign_keys)
    if (key.parent != table) generations = std::max(generations, 1 + ancestry_of(key.parent, most - 1));
  return ancestries_[{table, most}] = generations;
}

generate::NodeId TablePlan::families(TablePlan& other, generate::NodeId reference,
                                     const generate::SpreadReference* spread) {
  auto const [found, is_new] = families_.try_emplace({&other, reference});
  if (is_new)
    found->second = program.add(std::make_unique<generate::FamilyNode>(
        generate::Children(*population, other.program, reference, other.rows, spread)));
  return found->second;
}

std::vector<generate::KeptColumn> TablePlan::cells_to_keep() const {
  constexpr int16 kVariableLength = -1;
  std::vector<generate::KeptColumn> cells;
  for (auto const& column : population->columns()) {
    if (population->ancestor_cell(column.number) != nullptr) continue;
    generate::NodeId const node = program.attribute(column.number);
    if (node == generate::kNoNode || program.node(node).is_cheap()) continue;
    pg::TypeRef const& type = table.column(column.number).type;
    if (type.by_value || type.length == kVariableLength)
      cells.push_back({node, column.number, type.by_value});
  }
  return cells;
}

void Plan::prepare() {
  TablePlan const* current = nullptr;
  prepare(current);
}

// What short tables will be asked is awaited, perhaps before their rows are generated.
void Plan::prepare(TablePlan const*& current) {
  constexpr std::uint64_t kShort = 1000;
  for (auto const& table : tables) {
    if (!(current = table.get())->target) continue;
    table->program.prepare();
    if (table->rows.end() - table->rows.first() > kShort) continue;
    std::vector<generate::RowNumber> rows(table->rows.count());
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = table->rows.row(i);
    table->program.memory().await(std::move(rows), table->cells_to_keep());
  }
  for (auto const& table : tables)
    if ((current = table.get())->target) table->program.index();
}

std::optional<Unfit> Plan::prepare_or_blame() {
  TablePlan const* culprit = nullptr;
  const ErrorData* const error = pg::error_of([&] { prepare(culprit); });
  if (error == nullptr) return std::nullopt;
  if (error->sqlerrcode == generate::kFollowsFromItself) throw pg::ServerError(const_cast<ErrorData*>(error));
  // What a table looks for may be computed by the program of another, which the error names.
  auto const is_named = [&](const pg::Table& table) {
    return error->schema_name != nullptr && table.schema == error->schema_name &&
           error->table_name != nullptr && table.name == error->table_name;
  };
  for (auto const& table : tables)
    if (table->target && is_named(table->table) && !request.left_out.contains(table->table.oid))
      culprit = table.get();
  return Unfit{culprit->table.oid, pg::describe_failure(*error)};
}

std::vector<PlanLine> explain(const Plan& plan) {
  std::vector<PlanLine> lines;
  int step = 0;
  for (auto const& table : plan.tables) {
    if (!table->is_written()) continue;
    auto const rows = static_cast<int64>(table->rows.count());
    ++step;
    for (pg::Column const& column : table->table.columns) {
      if (column.dropped) continue;
      ColumnPlan const& how = table->columns[column.number - 1];
      lines.push_back({step, table->table.oid, rows, column.name,
                       how.generator.empty() ? "left to the server" : how.generator, how.reason});
    }
    for (std::string const& note : table->notes)
      lines.push_back({step, table->table.oid, rows, "", "note", note});
  }
  return lines;
}

}  // namespace synthgen::plan
