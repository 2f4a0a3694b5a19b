#include "plan/undeclared_references.hpp"

#include <algorithm>

#include "core/naming.hpp"

namespace synthgen::plan {

namespace {

using Words = std::vector<std::string>;

std::string singular(std::string word) {
  if (word.size() > 4 && word.ends_with("ies")) return word.substr(0, word.size() - 3) + "y";
  if (word.size() > 4 && (word.ends_with("sses") || word.ends_with("xes") || word.ends_with("ches")))
    return word.substr(0, word.size() - 2);
  if (word.size() > 3 && word.ends_with("s") && !word.ends_with("ss")) word.pop_back();
  return word;
}

Words singular(Words words) {
  for (std::string& word : words) word = singular(std::move(word));
  return words;
}

// What a column is the number of: "ticket" of ticket_id. Empty if its name does not say so.
Words referred_to(const pg::Column& column) {
  Words words = singular(core::words_of(column.name));
  bool const key = words.size() > 1 && (words.back() == "id" || words.back() == "uuid");
  if (!key) return {};
  words.pop_back();
  return words;
}

bool is_key_type(Oid type) {
  return type == INT2OID || type == INT4OID || type == INT8OID || type == UUIDOID;
}

bool takes_part(const pg::Table& table, AttrNumber column) {
  auto const has = [&](const std::vector<AttrNumber>& columns) {
    return std::find(columns.begin(), columns.end(), column) != columns.end();
  };
  return std::any_of(table.keys.begin(), table.keys.end(),
                     [&](const pg::Key& key) { return has(key.columns); }) ||
         std::any_of(table.foreign_keys.begin(), table.foreign_keys.end(),
                     [&](const pg::ForeignKey& key) { return has(key.columns); });
}

// The one column that identifies the rows of a table; 0 if there is none.
AttrNumber single_key(const pg::Table& table) {
  for (pg::Key const& key : table.keys)
    if (key.kind == pg::Key::Kind::kPrimary && key.columns.size() == 1) return key.columns[0];
  return InvalidAttrNumber;
}

// Whether the words, or the last of them, are the table's name.
bool names(const Words& words, const Words& table) {
  return words.size() >= table.size() && std::equal(table.rbegin(), table.rend(), words.rbegin());
}

// The one table whose name fits the words, as `fits` has it, and whose key is of the column's type.
template <typename Fits>
const TablePlan* find_named(std::span<const std::unique_ptr<TablePlan>> tables, const TablePlan& child,
                            const pg::Column& column, const Words& words, Fits fits) {
  const TablePlan* found = nullptr;
  for (auto const& table : tables) {
    bool const candidate =
        table.get() != &child && table->is_written() && table->table.schema_oid == child.table.schema_oid;
    if (!candidate || !fits(words, singular(core::words_of(table->table.name)))) continue;
    AttrNumber const key = single_key(table->table);
    if (key == 0 || table->table.column(key).type.base != column.type.base) continue;
    if (found != nullptr) return nullptr;
    found = table.get();
  }
  return found;
}

// The table that a column is named after, if there is just one with such a key.
const TablePlan* find_parent(std::span<const std::unique_ptr<TablePlan>> tables, const TablePlan& child,
                             const pg::Column& column) {
  Words const words = referred_to(column);
  if (words.empty()) return nullptr;
  if (const TablePlan* const found = find_named(tables, child, column, words, names)) return found;
  // "comment_id" beside ticket_comments.
  return find_named(tables, child, column, words,
                    [](const Words& column_words, const Words& table) { return names(table, column_words); });
}

}  // namespace
void add_undeclared_references(std::span<const std::unique_ptr<TablePlan>> tables) {
  for (auto const& table : tables) {
    if (!table->is_written()) continue;
    for (pg::Column const& column : table->table.columns) {
      bool const open = !column.dropped && is_key_type(column.type.base) && !column.type.is_domain &&
                        column.generated == 0 && column.identity == 0 && column.default_expression == nullptr;
      if (!open || takes_part(table->table, column.number)) continue;
      const TablePlan* const parent = find_parent(tables, *table, column);
      if (parent == nullptr) continue;
      pg::ForeignKey key;
      key.name = table->table.name + "_" + column.name + "_undeclared";
      key.parent = parent->table.oid;
      key.columns = {column.number};
      key.parent_columns = {single_key(parent->table)};
      table->table.foreign_keys.push_back(std::move(key));
    }
  }
}

}  // namespace synthgen::plan
