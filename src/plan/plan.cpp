// Looking into a plan.
#include <algorithm>

#include "plan/plan_impl.hpp"
#include "postgres/catalog.hpp"

namespace synthgen::plan {

const pg::Table& Plan::describe(Oid table) {
  if (TablePlan const* const planned = find(table)) return planned->table;
  std::unique_ptr<pg::Table>& description = others_[table];
  if (description == nullptr) {
    description = std::make_unique<pg::Table>(pg::read_table(table));
    undeclared.add_to(*description, [](Oid) { return true; });
  }
  return *description;
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

void Plan::prepare() {
  for (auto const& table : tables)
    if (table->target) table->program.prepare();
  for (auto const& table : tables)
    if (table->target) table->program.index();
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
