#include "plan/texts/text_pools.hpp"

#include <algorithm>
#include <set>

#include "generate/texts/pool_distinct.hpp"
#include "plan/column_list.hpp"
#include "postgres/expression.hpp"
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

// The places of the pool's columns whose texts are to differ: of each key the one with the most texts.
std::vector<std::size_t> telling_places(const pg::Table& table, const generate::TextPool& pool) {
  std::vector<std::size_t> places;
  for (pg::Key const& key : table.keys) {
    std::vector<AttrNumber> const columns = pg::columns_of(table, key);
    std::optional<std::size_t> telling;
    std::size_t most = 0;
    for (std::size_t place = 0; place < pool.columns.size(); ++place) {
      if (!contains(columns, pool.columns[place])) continue;
      std::set<std::string_view> texts;
      for (auto const& record : pool.records) texts.insert(record[place]);
      if (texts.size() <= most) continue;
      telling = place;
      most = texts.size();
    }
    if (telling && std::find(places.begin(), places.end(), *telling) == places.end())
      places.push_back(*telling);
  }
  return places;
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
  bool const takes = is_string_type(column.type) && takes_slots(constraints, column.number);
  generate::Arena arena(CurrentMemoryContext);
  std::erase_if(pool.records, [&](const std::vector<std::string>& record) {
    generate::SlottedText const text = slots.parse(record[place]);
    if (!text.slots.empty()) return !fits_with_slots(text, slots, column, domain, takes);
    auto const value =
        record[place].empty() ? std::nullopt : generate::pool_value(column.type, record[place], arena);
    return !value || !contains(domain, *value, column.type);
  });
}

}  // namespace

bool takes_texts(const pg::Column& column) {
  bool const is_label = column.type.kind == TYPTYPE_ENUM;
  return !column.dropped && column.generated == 0 && (is_label || is_string_type(column.type));
}

bool takes_slots(const RowConstraints& constraints, AttrNumber column) {
  ValueDomain domain = constraints.domains[column - 1];
  domain.max_length.reset();
  if (domain.min_length && *domain.min_length <= 1) domain.min_length.reset();
  return domain.unrestricted() &&
         std::none_of(constraints.groups.begin(), constraints.groups.end(),
                      [&](const CheckGroup& group) { return contains(group.columns, column); });
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
    generate::PoolSlots slots(pool.slots, locale_of_slots(plan.context.locale()));
    for (std::size_t i = 0; i < pool.columns.size(); ++i)
      fit_to_column(pool, slots, i, table.table.column(pool.columns[i]), table.constraints);
    pool.distinct = telling_places(table.table, pool);
    generate::fit_to_distinct(pool, slots, pool.distinct, lower);
    pool.key = plan.stream(table, "text pool " + table.table.column(pool.columns[0]).name).key();
    pool.rows_needed = table.rows.first() + static_cast<std::uint64_t>(table.requested);
    if (pool.records.empty())
      problems.push_back("none of the " + std::to_string(records) + " texts by " + pool.source +
                         " satisfies the constraints of column \"" +
                         table.table.column(pool.columns[0]).name + "\"");
    if (pool.records.empty()) continue;
    pool.deck = std::make_shared<generate::PoolDeck>(pool, std::move(slots), pool.distinct);
    fitted.push_back(std::move(pool));
  }
  return problems;
}

}  // namespace synthgen::plan
