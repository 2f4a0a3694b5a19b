#include "plan/columns/rule_keys.hpp"

#include <algorithm>

#include "plan/columns/rule_check.hpp"

namespace synthgen::plan {

namespace {

bool is_unique_already(const pg::Table& table, AttrNumber column) {
  return std::any_of(table.keys.begin(), table.keys.end(), [&](const pg::Key& key) {
    return key.kind != pg::Key::Kind::kExclusion && key.columns == std::vector<AttrNumber>{column};
  });
}

}  // namespace

void add_ruled_keys(pg::Table& table, const rules::TableRules& rules) {
  for (auto const& [name, rule] : rules.columns) {
    auto const column = std::find_if(
        table.columns.begin(), table.columns.end(),
        [&name = name](const pg::Column& other) { return !other.dropped && other.name == name; });
    if (column == table.columns.end()) continue;
    if (rule.unique && !is_unique_already(table, column->number)) {
      pg::Key key;
      key.name = "unique rule of " + name;
      key.columns = {column->number};
      table.keys.push_back(std::move(key));
    }
    if (rule.source == rules::Source::kReference && !rule.reference.table.empty())
      table.foreign_keys.push_back(reference_of_rule(table, *column, rule));
  }
}

}  // namespace synthgen::plan
