#include "plan/dates/calendar.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "core/words.hpp"
#include "plan/column_list.hpp"
#include "plan/dates/calendar_parts.hpp"
#include "plan/dates/calendar_rules.hpp"
#include "postgres/catalog.hpp"
#include "postgres/guard.hpp"
#include "postgres/number_type.hpp"

extern "C" {
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
}

namespace synthgen::plan {

namespace {

using core::Words;

struct Found {
  AttrNumber column;
  CalendarPart part;
};

// What a date is of, by its name: nothing of "full_date" and "date", "order" of "order_date".
Words subject_of(const pg::Column& date) {
  Words words;
  for (std::string& word : core::words_of(date.name))
    if (!core::has_word({word}, {"date", "day", "at", "on", "time", "datetime", "timestamp", "full",
                                 "calendar", "the", "actual", "value", "sql"}))
      words.push_back(core::singular(std::move(word)));
  return words;
}

bool is_date(const pg::Column& column) {
  return !column.dropped && (column.type.base == DATEOID || column.type.base == TIMESTAMPOID);
}

// When something was written down, not when it was.
bool is_record_keeping(const pg::Column& date) {
  return core::has_word(core::words_of(date.name), {"created", "updated", "modified", "deleted", "loaded",
                                                    "inserted", "synced", "processed"});
}

// When something ends or has to be done, not when it begins.
bool is_end(const pg::Column& date) {
  return core::has_word(core::words_of(date.name), {"end", "ends", "ended", "finish", "finished", "until",
                                                    "to", "due", "deadline", "close", "closing", "closed",
                                                    "expiry", "expires", "returned", "paid", "registration"});
}

// The date that a part is of, the only one of its name. Parts that name none are of a date that does not
// either, or else of the only one there is.
AttrNumber date_of(const TablePlan& table, const Found& found) {
  AttrNumber named = InvalidAttrNumber, other = InvalidAttrNumber;
  int dates = 0, others = 0;
  for (pg::Column const& column : table.table.columns) {
    if (!is_date(column) || column.number == found.column) continue;
    if (subject_of(column) == found.part.of) {
      named = column.number;
      ++dates;
    } else if (!is_record_keeping(column) && !is_end(column)) {
      other = column.number;
      ++others;
    }
  }
  if (dates > 0) return dates == 1 ? named : InvalidAttrNumber;
  return found.part.of.empty() && others == 1 ? other : InvalidAttrNumber;
}

std::vector<Found> find_parts(const TablePlan& table, std::string_view locale) {
  std::vector<Found> parts;
  for (pg::Column const& column : table.table.columns) {
    bool const bound = is_in_reference(table.table, column.number) || is_in_key(table.table, column.number);
    if (bound || !is_free(table, column)) continue;
    if (auto part = calendar_part(column, locale)) parts.push_back({column.number, std::move(*part)});
  }
  return parts;
}

// The first of January two years before today: a table of dates for as many years as usual reaches over
// today. Fewer rows than that end today, so that what happens of late has its day.
std::int64_t first_day(int32 as_of, std::int64_t rows) {
  int year = 0, month = 0, day = 0;
  j2date(as_of + POSTGRES_EPOCH_JDATE, &year, &month, &day);
  return std::max<std::int64_t>(date2j(year - 2, 1, 1) - POSTGRES_EPOCH_JDATE, as_of - rows + 1);
}

// Whether each row is a day: no two have the same, or the table is called so. Facts may say as much of their
// date.
bool has_day_a_row(const pg::Table& table, const pg::Column& date) {
  bool const keyed = std::any_of(table.keys.begin(), table.keys.end(), [&](const pg::Key& key) {
    if (key.columns.size() != 1 || key.kind == pg::Key::Kind::kExclusion || key.columns[0] <= 0) return false;
    return key.columns[0] == date.number || numbers_days(core::words_of(table.column(key.columns[0]).name));
  });
  return keyed || core::has_word(core::words_of(table.name), {"calendar", "date", "day"});
}

// A table of dates has a day a row, and numbers them by their digits.
void fill_days(TablePlan& table, const pg::Column& date, int32 as_of, std::int64_t rows) {
  if (date.type.base != DATEOID || !is_free(table, date) || is_in_reference(table.table, date.number)) return;
  if (!has_day_a_row(table.table, date)) return;
  count_days(table, date, first_day(as_of, rows), 1);
  table.day = date.number;
  for (pg::Column const& column : table.table.columns) {
    bool const wide = column.type.base == INT4OID || column.type.base == INT8OID;
    if (wide && is_free(table, column) && !is_in_reference(table.table, column.number) &&
        numbers_days(core::words_of(column.name)))
      follow_date(table, column, {{}, "to_char($, 'YYYYMMDD')::int", {}, {}}, date);
  }
}

// How many parts name no date, and the day that they are of, where they are those of a calendar.
std::pair<std::size_t, AttrNumber> day_told_by(const TablePlan& table, const std::vector<Found>& parts) {
  constexpr std::size_t kLeastOfCalendar = 4;
  std::size_t nameless = 0;
  AttrNumber day = InvalidAttrNumber;
  for (Found const& found : parts) {
    if (!found.part.of.empty()) continue;
    ++nameless;
    day = date_of(table, found);
  }
  return {nameless, nameless >= kLeastOfCalendar ? day : InvalidAttrNumber};
}

}  // namespace

void follow_calendar(TablePlan& table, std::string_view locale, int32 as_of, std::int64_t rows) {
  constexpr std::size_t kLeastTogether = 2;  // one alone may be the year of something else
  std::vector<Found> const parts = find_parts(table, locale);
  auto const [nameless, day] = day_told_by(table, parts);
  if (day != InvalidAttrNumber) fill_days(table, table.table.column(day), as_of, rows);
  for (Found const& found : parts) {
    AttrNumber const date = date_of(table, found);
    if (date == InvalidAttrNumber || (found.part.of.empty() && nameless < kLeastTogether)) continue;
    bool const may_be_null = !table.table.column(date).not_null && table.rule(date) == nullptr;
    if (may_be_null && table.table.column(found.column).not_null) continue;
    follow_date(table, table.table.column(found.column), found.part, table.table.column(date));
  }
}

AttrNumber day_told_by_parts(const TablePlan& table, std::string_view locale) {
  AttrNumber const day = day_told_by(table, find_parts(table, locale)).second;
  if (day == InvalidAttrNumber) return day;
  pg::Column const& date = table.table.column(day);
  return date.type.base == DATEOID && has_day_a_row(table.table, date) ? day : InvalidAttrNumber;
}

}  // namespace synthgen::plan
