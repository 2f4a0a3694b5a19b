#include "plan/text_pools.hpp"

#include <algorithm>

#include "generate/pool_distinct.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "catalog/pg_collation_d.h"
#include "mb/pg_wchar.h"
#include "utils/formatting.h"
}

namespace synthgen::plan {

namespace {

std::string lower(const std::string& text) {
  const char* const data = text.data();
  std::size_t const length = text.size();
  return pg::guard([&]() -> const char* { return str_tolower(data, length, DEFAULT_COLLATION_OID); });
}

bool is_keyed(const pg::Table& table, AttrNumber column) {
  return std::any_of(table.keys.begin(), table.keys.end(), [&](const pg::Key& key) {
    return std::find(key.columns.begin(), key.columns.end(), column) != key.columns.end() ||
           !key.expressions.empty();
  });
}

// Whether a text with slots fits the column, whatever they hold.
bool fits_with_slots(const generate::SlottedText& text, const generate::PoolSlots& slots,
                     const pg::Column& column, const ValueDomain& domain, bool takes_slots) {
  std::int64_t const room = generate::character_room(column.type, domain);
  std::size_t literal = 0;  // bytes that are there in any case
  for (std::string const& part : text.literals) literal += part.size();
  return takes_slots && literal > 0 &&
         (room == 0 || generate::max_characters(text, slots) <= static_cast<std::size_t>(room));
}

// Leaves the records whose text at `place` the column can hold.
void fit_to_column(generate::TextPool& pool, generate::PoolSlots& slots, std::size_t place,
                   const pg::Column& column, const RowConstraints& constraints) {
  ValueDomain const& domain = constraints.domains[column.number - 1];
  bool const takes = takes_slots(constraints, column.number);
  generate::TextShape const shape = generate::text_shape(column.type);
  generate::Arena arena(CurrentMemoryContext);
  std::erase_if(pool.records, [&](const std::vector<std::string>& record) {
    generate::SlottedText const text = slots.parse(record[place]);
    if (!text.slots.empty()) return !fits_with_slots(text, slots, column, domain, takes);
    const char* const data = record[place].data();
    std::size_t const length = record[place].size();
    bool too_long = false;
    Datum const value = pg::guard([&] {
      too_long = shape.max_characters > 0 &&
                 pg_mbstrlen_with_len(data, static_cast<int>(length)) > shape.max_characters;
      return generate::make_text(shape, data, length, arena);
    });
    return length == 0 || too_long || !contains(domain, value, column.type);
  });
}

}  // namespace

bool takes_slots(const RowConstraints& constraints, AttrNumber column) {
  ValueDomain domain = constraints.domains[column - 1];
  domain.max_length.reset();
  if (domain.min_length && *domain.min_length <= 1) domain.min_length.reset();
  return domain.unrestricted() &&
         std::none_of(constraints.groups.begin(), constraints.groups.end(), [&](const CheckGroup& group) {
           return std::find(group.columns.begin(), group.columns.end(), column) != group.columns.end();
         });
}

std::string_view locale_of_slots(std::string_view locale) {
  return GetDatabaseEncoding() == PG_UTF8 ? locale : std::string_view();
}

std::vector<std::string> fit_text_pools(Plan& plan, const TablePlan& table) {
  std::vector<std::string> problems;
  if (auto const notes = plan.request.text_notes.find(table.table.oid);
      notes != plan.request.text_notes.end())
    problems = notes->second;
  auto const wanted = plan.request.text_pools.find(table.table.oid);
  if (wanted == plan.request.text_pools.end()) return problems;
  std::vector<generate::TextPool>& fitted = plan.context.text_pools[table.table.oid];
  fitted.clear();
  for (generate::TextPool pool : wanted->second) {
    std::size_t const records = pool.records.size();
    std::vector<std::size_t> keyed;
    generate::PoolSlots slots(pool.slots, locale_of_slots(plan.context.locale()));
    for (std::size_t i = 0; i < pool.columns.size(); ++i) {
      pg::Column const& column = table.table.column(pool.columns[i]);
      fit_to_column(pool, slots, i, column, table.constraints);
      if (is_keyed(table.table, column.number)) keyed.push_back(i);
    }
    generate::fit_to_distinct(pool, slots, keyed, lower);
    pool.key = plan.stream(table, "text pool " + table.table.column(pool.columns[0]).name).key();
    pool.rows_needed = table.rows.first() + static_cast<std::uint64_t>(table.requested);
    if (pool.records.empty())
      problems.push_back("none of the " + std::to_string(records) + " texts by " + pool.source +
                         " satisfies the constraints of column \"" +
                         table.table.column(pool.columns[0]).name + "\"");
    if (pool.records.empty()) continue;
    pool.deck = std::make_shared<generate::PoolDeck>(pool, std::move(slots), keyed);
    fitted.push_back(std::move(pool));
  }
  return problems;
}

}  // namespace synthgen::plan
