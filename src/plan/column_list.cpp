#include "plan/column_list.hpp"

namespace synthgen::plan {

bool is_in_key(const pg::Table& table, AttrNumber column) {
  return std::any_of(table.keys.begin(), table.keys.end(),
                     [&](const pg::Key& key) { return contains(key.columns, column); });
}

bool is_in_reference(const pg::Table& table, AttrNumber column) {
  return std::any_of(table.foreign_keys.begin(), table.foreign_keys.end(),
                     [&](const pg::ForeignKey& key) { return contains(key.columns, column); });
}

bool is_unique_alone(const pg::Table& table, AttrNumber column) {
  return std::any_of(table.keys.begin(), table.keys.end(), [&](const pg::Key& key) {
    return key.kind != pg::Key::Kind::kExclusion && key.predicate == nullptr &&
           key.columns == std::vector<AttrNumber>{column};
  });
}

}  // namespace synthgen::plan
