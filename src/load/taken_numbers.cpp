#include "load/taken_numbers.hpp"

#include <algorithm>

#include "load/conflict_finder.hpp"
#include "load/row_stream.hpp"
#include "postgres/number_type.hpp"
#include "postgres/subtransaction.hpp"

namespace synthgen::load {

namespace {

// Whether values of the types are the same Datums.
bool are_interchangeable(Oid left, Oid right) {
  auto const is_text = [](Oid type) { return type == TEXTOID || type == VARCHAROID; };
  return left == right || (is_text(left) && is_text(right)) ||
         (pg::is_integer_type(left) && pg::is_integer_type(right));
}

// Asks a base table for the keys that rows of a sub-type bring.
class BaseKeys {
 public:
  // Which column of the sub-type holds the value of which column of the base.
  using Columns = std::vector<std::pair<AttrNumber, AttrNumber>>;

  BaseKeys(const pg::Table& base, Columns mapped)
      : finder_(base), mapped_(std::move(mapped)), columns_(base.columns.size()) {}

  void find(std::span<const generate::Values> rows, std::size_t count, bool* conflicts) {
    for (auto const& [own, theirs] : mapped_) columns_[theirs - 1] = rows[own - 1];
    finder_.find(columns_, count, conflicts);
  }

  void close() { finder_.close(); }

 private:
  ConflictFinder finder_;
  Columns mapped_;
  std::vector<generate::Values> columns_;
};

// Adds the bases that triggers write rows of for `table`, and those that triggers of these write in turn,
// with the columns of `sub_type` that their keys come from.
void add_bases(const plan::Plan& plan, const plan::TablePlan& sub_type, const plan::TablePlan& table,
               const BaseKeys::Columns& known, std::vector<std::unique_ptr<BaseKeys>>& bases) {
  for (pg::ForeignKey const& key : table.made_parents) {
    plan::TablePlan const& base = *plan.find(key.parent);
    BaseKeys::Columns mapped;
    for (std::size_t c = 0; c < key.columns.size(); ++c) {
      auto const from = std::find_if(known.begin(), known.end(),
                                     [&](auto const& pair) { return pair.second == key.columns[c]; });
      if (from != known.end() && are_interchangeable(sub_type.table.column(from->first).type.base,
                                                     base.table.column(key.parent_columns[c]).type.base))
        mapped.emplace_back(from->first, key.parent_columns[c]);
    }
    if (mapped.size() < key.columns.size()) continue;
    bases.push_back(std::make_unique<BaseKeys>(base.table, mapped));
    add_bases(plan, sub_type, base, mapped, bases);
  }
}

// Generates up to `most` rows from `first` on. False if conditions reject one of them, where they are judged
// one by one.
bool generate(const plan::TablePlan& table, RowStream& stream, std::uint64_t first, std::uint64_t most,
              std::size_t* count) {
  auto const all = [&] { *count = stream.generate_range(first, most); };
  if (!table.left_to_index) {
    all();
    return true;
  }
  auto const rejection = pg::attempt(all);
  if (rejection && rejection->data()->sqlerrcode != ERRCODE_CHECK_VIOLATION) throw *rejection;
  return !rejection;
}

std::vector<std::unique_ptr<BaseKeys>> bases_of(const plan::Plan& plan, const plan::TablePlan& table) {
  std::vector<std::unique_ptr<BaseKeys>> bases;
  BaseKeys::Columns own;
  for (pg::Column const& column : table.table.columns) own.emplace_back(column.number, column.number);
  add_bases(plan, table, table, own, bases);
  return bases;
}

}  // namespace

std::vector<std::uint64_t> taken_numbers(const plan::Plan& plan, const plan::TablePlan& table,
                                         std::uint64_t wanted, std::size_t enough) {
  ConflictFinder own(table.table);
  std::vector<std::unique_ptr<BaseKeys>> const bases = bases_of(plan, table);
  RowStream stream(table, true);
  std::vector<std::uint64_t> taken;
  std::uint64_t const end = table.rows.first() + table.rows.window();
  std::uint64_t free = 0;
  bool conflicts[RowStream::kBatchRows];
  bool conflicts_with_base[RowStream::kBatchRows];
  std::uint64_t together = table.rows.first();  // from here on rows are generated together again
  for (std::uint64_t next = table.rows.first(); free < wanted && next < end && taken.size() < enough;) {
    std::uint64_t const most = next < together ? 1 : std::min(end - next, wanted - free);
    std::size_t count = 0;
    if (!generate(table, stream, next, most, &count)) {
      // Of a row that no candidate serves for, nobody can have the number.
      if (most == 1) taken.push_back(next++);
      together = std::max(together, next + std::min<std::uint64_t>(most, RowStream::kBatchRows));
      continue;
    }
    own.find(stream.columns(), count, conflicts);
    for (auto const& base : bases) {
      base->find(stream.columns(), count, conflicts_with_base);
      for (std::size_t i = 0; i < count; ++i) conflicts[i] = conflicts[i] || conflicts_with_base[i];
    }
    for (std::size_t i = 0; i < count; ++i) {
      if (conflicts[i])
        taken.push_back(next + i);
      else
        ++free;
    }
    next += count;
  }
  for (auto const& base : bases) base->close();
  own.close();
  return taken;
}

}  // namespace synthgen::load
