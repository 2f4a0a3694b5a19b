#include "plan/undeclared_references.hpp"

#include <algorithm>
#include <map>
#include <tuple>

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

void add_reference(pg::Table& child, AttrNumber column, const pg::Table& parent, AttrNumber parent_column) {
  pg::ForeignKey key;
  key.name = child.name + "_" + child.column(column).name + "_undeclared";
  key.parent = parent.oid;
  key.columns = {column};
  key.parent_columns = {parent_column};
  child.foreign_keys.push_back(std::move(key));
}

struct Origin {
  TablePlan* table = nullptr;
  AttrNumber column = InvalidAttrNumber;

  bool operator==(const Origin&) const = default;
  auto name() const { return std::tie(table->table.schema, table->table.name); }
};

class Origins {
 public:
  explicit Origins(std::span<const std::unique_ptr<TablePlan>> tables) {
    for (auto const& table : tables) tables_[table->table.oid] = table.get();
  }

  // The column that the values of a column come from, over foreign keys. No table if one of them lies
  // outside the run, or if they run in a circle.
  Origin of(Oid table, AttrNumber column) const {
    constexpr int kMostSteps = 16;
    Origin origin;
    for (int step = 0; step < kMostSteps; ++step) {
      auto const found = tables_.find(table);
      if (found == tables_.end()) return {};
      origin = {found->second, column};
      auto const next = parent_of(found->second->table, column);
      if (!next) return origin;
      std::tie(table, column) = *next;
    }
    return {};
  }

 private:
  static std::optional<std::pair<Oid, AttrNumber>> parent_of(const pg::Table& table, AttrNumber column) {
    for (pg::ForeignKey const& key : table.foreign_keys)
      for (std::size_t c = 0; c < key.columns.size(); ++c)
        if (key.columns[c] == column && (key.parent != table.oid || key.parent_columns[c] != column))
          return std::pair{key.parent, key.parent_columns[c]};
    return std::nullopt;
  }

  std::map<Oid, TablePlan*> tables_;
};

bool is_unique(const Origin& origin) {
  return std::any_of(origin.table->table.keys.begin(), origin.table->table.keys.end(),
                     [&](const pg::Key& key) {
                       return key.columns == std::vector<AttrNumber>{origin.column} && key.predicate == NIL;
                     });
}

// Whether values of the column may be those of another one.
bool may_follow(const Origin& origin) {
  pg::Column const& column = origin.table->table.column(origin.column);
  return origin.table->is_written() && column.generated == 0 && column.identity == 0 && !column.sequence;
}

// The values of two columns must meet: lets the one follow the other, a key if there is one.
void make_meet(Origin a, Origin b) {
  if (a.table == nullptr || b.table == nullptr || a.table == b.table) return;
  if (std::pair(!is_unique(b), b.name()) < std::pair(!is_unique(a), a.name())) std::swap(a, b);
  if (!may_follow(b)) std::swap(a, b);
  pg::TypeRef const& type = a.table->table.column(a.column).type;
  if (!may_follow(b) || is_unique(b) || type.base != b.table->table.column(b.column).type.base) return;
  add_reference(b.table->table, b.column, a.table->table, a.column);
}

// A column of several foreign keys has one value in all of them, as has the tenant's number in a row that
// refers to two things of one tenant. So the columns that these keys refer to must have values in common.
void add_shared_origins(std::span<const std::unique_ptr<TablePlan>> tables) {
  Origins const origins(tables);
  std::vector<TablePlan*> ordered;
  for (auto const& table : tables)
    if (table->is_written()) ordered.push_back(table.get());
  std::sort(ordered.begin(), ordered.end(), [](const TablePlan* a, const TablePlan* b) {
    return std::tie(a->table.schema, a->table.name) < std::tie(b->table.schema, b->table.name);
  });
  for (TablePlan* const table : ordered) {
    std::map<AttrNumber, Origin> known;
    // Adding references to this very table would invalidate the loop's.
    std::vector<pg::ForeignKey> const keys = table->table.foreign_keys;
    for (pg::ForeignKey const& key : keys)
      for (std::size_t c = 0; c < key.columns.size(); ++c) {
        Origin const origin = origins.of(key.parent, key.parent_columns[c]);
        auto const [first, is_first] = known.try_emplace(key.columns[c], origin);
        if (!is_first && first->second != origin) make_meet(first->second, origin);
      }
  }
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
      add_reference(table->table, column.number, parent->table, single_key(parent->table));
    }
  }
  add_shared_origins(tables);
}

}  // namespace synthgen::plan
