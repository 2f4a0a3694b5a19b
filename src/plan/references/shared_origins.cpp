#include "plan/references/shared_origins.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "plan/references/undeclared_references.hpp"

namespace synthgen::plan {

namespace {

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
  return origin.table->target && column.generated == 0 && column.identity == 0 && !column.sequence;
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

}  // namespace

void add_shared_origins(std::span<const std::unique_ptr<TablePlan>> tables) {
  Origins const origins(tables);
  std::vector<TablePlan*> ordered;
  for (auto const& table : tables)
    if (table->target) ordered.push_back(table.get());
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

}  // namespace synthgen::plan
