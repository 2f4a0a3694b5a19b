#include "modify/step.hpp"

#include "postgres/catalog.hpp"
#include "postgres/error.hpp"

namespace synthgen::modify {

void check_row_limit(const Target& target, const Terms& terms, int64 found, int64 estimated) {
  if (found <= terms.max_rows) return;
  throw pg::Error(ERRCODE_PROGRAM_LIMIT_EXCEEDED, "the patch would change more than " +
                                                      std::to_string(terms.max_rows) + " rows of table \"" +
                                                      target.table.name + "\" in one operation")
      .detail("The planner expects " + std::to_string(estimated) + " rows.")
      .hint("Narrow its condition, or raise max_rows.")
      .table(target.table.schema, target.table.name);
}

std::unique_ptr<pg::RowStore> store_of(const Target& target, const Changed& changed) {
  std::vector<pg::RowColumn> columns;
  auto const add = [&](const std::vector<AttrNumber>& numbers, const char* prefix) {
    int place = 0;
    for (AttrNumber const number : numbers)
      columns.push_back(store_column(target.table.column(number), prefix + std::to_string(++place)));
  };
  add(changed.key_columns, "k");
  add(changed.old_columns, "o");
  add(changed.new_columns, "v");
  return std::make_unique<pg::RowStore>(columns);
}

}  // namespace synthgen::modify
