#include "plan/references/lookup.hpp"

#include <algorithm>

#include "postgres/catalog.hpp"

namespace synthgen::plan {

namespace {

constexpr std::ptrdiff_t kMostColumns = 6;

bool belongs_in_list(const pg::Column& column, const std::string& semantic) {
  if (column.dropped || column.sequence) return true;
  if (semantic.starts_with("person.") || semantic.starts_with("company.") ||
      semantic.starts_with("place.address"))
    return false;
  // When the row was written is recorded everywhere; any other date tells a story.
  bool const is_date = column.type.category == TYPCATEGORY_DATETIME;
  return !is_date || semantic == "date.created" || semantic == "date.updated";
}

}  // namespace

bool is_lookup_table(const TablePlan& table) {
  std::vector<pg::Column> const& columns = table.table.columns;
  auto const count =
      std::count_if(columns.begin(), columns.end(), [](const pg::Column& c) { return !c.dropped; });
  bool const has_label = std::any_of(columns.begin(), columns.end(), [](const pg::Column& c) {
    return !c.dropped && c.type.category == TYPCATEGORY_STRING;
  });
  if (count > kMostColumns || !has_label || !table.table.foreign_keys.empty()) return false;
  bool const all_belong = std::all_of(columns.begin(), columns.end(), [&](const pg::Column& c) {
    return belongs_in_list(c, table.columns[c.number - 1].semantic);
  });
  return all_belong && !pg::referencing_tables(table.table.oid).empty();
}

}  // namespace synthgen::plan
