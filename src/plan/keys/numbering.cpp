#include "plan/keys/numbering.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "core/words.hpp"
#include "load/proof.hpp"
#include "plan/column_list.hpp"
#include "plan/stored_rows.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

// Whether all values of a type are whole numbers, or may be.
bool may_be_whole(const pg::TypeRef& type) {
  auto const digits = pg::numeric_modifier(type.base_modifier);
  return pg::is_integer_type(type.base) || (type.base == NUMERICOID && (!digits || digits->scale == 0));
}

// Whether a column of this name numbers the things of a place, as they are counted up: tables, rooms, gates.
bool numbers_places(const pg::Column& column) {
  static const core::Words kPlaces = {"table", "room",  "desk",   "seat",  "bed",   "lane",
                                      "gate",  "court", "locker", "stall", "bay",   "dock",
                                      "pitch", "plot",  "berth",  "slip",  "cabin", "platform",
                                      "booth", "floor", "track",  "pump",  "stand", "box"};
  core::Words words = core::words_of(column.name);
  if (words.empty() || words.back() != "number") return false;
  words.pop_back();
  return std::all_of(words.begin(), words.end(),
                     [](const std::string& word) { return core::contains(kPlaces, core::singular(word)); });
}

// Whether a column of this name says which of all the rows is the first, the second and so on.
bool ranks_rows(const pg::Column& column) {
  static const core::Words kRanks = {"tier", "level", "rank", "rung"};
  core::Words const words = core::words_of(column.name);
  return !words.empty() && core::contains(kRanks, words.back());
}

// A calendar year is told from the number of a row by its name alone.
bool ends_in_year(const pg::Column& column) {
  core::Words const words = core::words_of(column.name);
  return !words.empty() && words.back() == "year";
}

}  // namespace

bool counts_from_one(const pg::Table& table, const pg::Column& column) {
  if (!may_be_whole(column.type) || column.default_expression != nullptr || column.sequence) return false;
  if (is_in_reference(table, column.number) || ends_in_year(column)) return false;
  bool const in_order = numbers_places(column) || ranks_rows(column);
  if (column.not_null && in_order && is_unique_alone(table, column.number)) return true;
  return std::any_of(table.keys.begin(), table.keys.end(), [&](const pg::Key& key) {
    return key.kind == pg::Key::Kind::kPrimary && key.columns == std::vector<AttrNumber>{column.number};
  });
}

namespace {

// A default of nextval() may be cast to any type; only these show its numbers again.
bool shows_numbers(Oid type) {
  return pg::is_integer_type(type) || type == OIDOID || type == NUMERICOID;
}

// Columns that count with the row number: serial and identity columns, integer primary keys, days one after
// the other.
std::vector<CountingColumn> counting_columns(const TablePlan& plan) {
  pg::Table const& table = plan.table;
  std::vector<CountingColumn> counting;
  for (pg::Column const& column : table.columns) {
    if (column.dropped) continue;
    const rules::ColumnRule* const rule = plan.rule(column.number);
    bool const days =
        column.type.base == DATEOID && rule != nullptr && rule->source == rules::Source::kSequence;
    if (days) counting.push_back({column.number, rule->start, rule->increment, rule->in_months});
    bool const computed = rule != nullptr && rule->source == rules::Source::kExpression;
    if (computed || !shows_numbers(column.type.base)) continue;
    if (column.sequence)
      counting.push_back({column.number, column.sequence->start, column.sequence->increment});
    else if (counts_from_one(table, column))
      counting.push_back({column.number, 1, 1});
  }
  return counting;
}

}  // namespace

Numbering find_numbering(const TablePlan& table, const Request& request) {
  std::vector<CountingColumn> const counting =
      table.target ? counting_columns(table) : std::vector<CountingColumn>{};
  StoredRows const stored = scan_stored_rows(table.table, counting);
  if (stored.count == 0 && stored.next_row == 0) return {};

  Numbering numbering{stored.count, stored.next_row};
  // What earlier runs have written is gone when rows are replaced; those there are come from triggers.
  auto const recorded = request.next_rows.find(table.table.oid);
  if (request.mode == Mode::kAppend && recorded != request.next_rows.end())
    numbering.first_row = std::max(numbering.first_row, static_cast<std::uint64_t>(recorded->second));
  for (CountingColumn const& column : counting) {
    auto const& sequence = table.table.column(column.number).sequence;
    auto const position = sequence ? load::sequence_position(*sequence) : std::nullopt;
    if (!position) continue;
    std::int64_t const steps = (*position - column.start) / column.increment;
    if (steps >= 0)
      numbering.first_row = std::max(numbering.first_row, static_cast<std::uint64_t>(steps) + 1);
  }
  return numbering;
}

void number_rows(TablePlan& table, const Numbering& numbering, std::uint64_t count) {
  table.stored_rows = numbering.stored_rows;
  table.population->set_stored_count(std::min(numbering.stored_rows, generate::Population::kMaxStored));
  // Each stored row takes at most one value of a key away, and rows of other runs may do so twice over.
  std::uint64_t const window = numbering.stored_rows == 0 ? count : 2 * count + numbering.stored_rows;
  table.rows =
      generate::RowSet(numbering.first_row, count, std::min(window, std::max(count, table.capacity)), {});
}

std::uint64_t judged_window(const TablePlan& table) {
  std::uint64_t const wanted = table.rows.count();
  return std::max(table.rows.window(), std::min(wanted * kCandidates, std::max(wanted, table.capacity)));
}

std::uint64_t sequence_capacity(const pg::Column& column) {
  Oid const type = column.type.base;
  auto const& sequence = column.sequence;
  auto const digits = type == NUMERICOID ? pg::numeric_modifier(column.type.base_modifier) : std::nullopt;
  std::int64_t type_maximum = type == INT2OID   ? PG_INT16_MAX
                              : type == INT4OID ? PG_INT32_MAX
                              : type == OIDOID  ? PG_UINT32_MAX
                                                : PG_INT64_MAX;
  constexpr int kDigitsOfBigint = 19;
  if (digits && digits->precision - digits->scale < kDigitsOfBigint) {
    type_maximum = 1;
    for (int i = 0; i < digits->precision - digits->scale; ++i) type_maximum *= 10;
    --type_maximum;
  }
  if (!sequence) return static_cast<std::uint64_t>(type_maximum);
  if (sequence->increment < 0)
    return static_cast<std::uint64_t>(sequence->start - sequence->minimum) /
               static_cast<std::uint64_t>(-sequence->increment) +
           1;
  std::int64_t const maximum = std::min(type_maximum, sequence->maximum);
  return static_cast<std::uint64_t>(maximum - sequence->start) /
             static_cast<std::uint64_t>(sequence->increment) +
         1;
}

}  // namespace synthgen::plan
