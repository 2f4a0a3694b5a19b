#include "plan/dates/calendar_parts.hpp"

#include <algorithm>
#include <initializer_list>

#include "core/fields.hpp"
#include "core/lexicon.hpp"
#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/texts/text_generator.hpp"
#include "postgres/quoting.hpp"

namespace synthgen::plan {

namespace {

using core::TypeClass;
using core::Words;

struct Part {
  std::string_view name;  // its words, several names joined by |
  TypeClass type;
  std::string_view expression;
  int least = 0, most = -1;  // of numbers
};

constexpr TypeClass kNumber = TypeClass::kInteger;
constexpr TypeClass kText = TypeClass::kText;
constexpr TypeClass kFlag = TypeClass::kBoolean;
constexpr TypeClass kDate = TypeClass::kDate;

constexpr Part kParts[] = {
    {"fiscal year", kNumber, "extract(year FROM $)", 2000, 2050},
    {"fiscal quarter", kNumber, "extract(quarter FROM $)", 1, 4},
    {"fiscal month|fiscal period", kNumber, "extract(month FROM $)", 1, 12},
    {"fiscal week", kNumber, "extract(week FROM $)", 1, 53},
    {"year month", kNumber, "extract(year FROM $) * 100 + extract(month FROM $)", 190001, 210012},
    {"year quarter", kNumber, "extract(year FROM $) * 10 + extract(quarter FROM $)", 19001, 21004},
    {"year week", kNumber, "extract(isoyear FROM $) * 100 + extract(week FROM $)", 190001, 210053},
    {"day week|week day|weekday|dow", kNumber, "extract(isodow FROM $)", 1, 7},
    {"day year|doy", kNumber, "extract(doy FROM $)", 1, 366},
    {"week month", kNumber, "(extract(day FROM $)::int - 1) / 7 + 1", 1, 5},
    {"day month|month day|dom", kNumber, "extract(day FROM $)", 1, 31},
    {"week year|week|iso week", kNumber, "extract(week FROM $)", 1, 53},
    {"month year|month|mon", kNumber, "extract(month FROM $)", 1, 12},
    {"quarter year|quarter|qtr", kNumber, "extract(quarter FROM $)", 1, 4},
    {"half year|year half|half", kNumber, "(extract(month FROM $)::int - 1) / 6 + 1", 1, 2},
    {"calendar year|year", kNumber, "extract(year FROM $)", 2000, 2050},
    {"day", kNumber, "extract(day FROM $)", 1, 31},
    {"fiscal year", kText, "'FY' || to_char($, 'YYYY')"},
    {"fiscal quarter|quarter name|quarter label|quarter|qtr", kText, "to_char($, '\"Q\"Q')"},
    {"year month", kText, "to_char($, 'YYYY-MM')"},
    {"month year", kText, "to_char($, 'MM/YYYY')"},
    {"year quarter|quarter year", kText, "to_char($, 'YYYY-\"Q\"Q')"},
    {"year week|week year", kText, "to_char($, 'IYYY-\"W\"IW')"},
    {"calendar year|year", kText, "to_char($, 'YYYY')"},
    {"leap year", kFlag, "extract(doy FROM make_date(extract(year FROM $)::int, 12, 31)) = 366"},
    {"weekend", kFlag, "extract(isodow FROM $) > 5"},
    {"weekday|week day|business day|working day|work day|workday", kFlag, "extract(isodow FROM $) < 6"},
    {"last day month|month end", kFlag, "extract(day FROM $::date + 1) = 1"},
    {"first day month|month start", kFlag, "extract(day FROM $) = 1"},
    {"last day month|month end|end month", kDate, "date_trunc('month', $) + interval '1 month - 1 day'"},
    {"first day month|month start|start month|month begin", kDate, "date_trunc('month', $)"},
    {"last day quarter|quarter end|end quarter", kDate,
     "date_trunc('quarter', $) + interval '3 months - 1 day'"},
    {"first day quarter|quarter start|start quarter", kDate, "date_trunc('quarter', $)"},
    {"last day year|year end|end year", kDate, "date_trunc('year', $) + interval '1 year - 1 day'"},
    {"first day year|year start|start year", kDate, "date_trunc('year', $)"},
    {"last day week|week end|week ending|end week", kDate, "date_trunc('week', $) + interval '6 days'"},
    {"first day week|week start|week begin|start week", kDate, "date_trunc('week', $)"},
};

// Days off in the United States, and those that much of the world has; such as move with Easter or the moon
// are left out.
struct Holiday {
  std::string_view name, condition;
  bool everywhere;
};
constexpr Holiday kHolidays[] = {
    {"New Year''s Day", "to_char($, 'MMDD') = '0101'", true},
    {"Christmas Day", "to_char($, 'MMDD') = '1225'", true},
    {"Independence Day", "to_char($, 'MMDD') = '0704'", false},
    {"Memorial Day", "to_char($, 'MMID') = '051' AND extract(day FROM $) > 24", false},
    {"Labor Day", "to_char($, 'MMID') = '091' AND extract(day FROM $) < 8", false},
    {"Thanksgiving", "to_char($, 'MMID') = '114' AND extract(day FROM $) BETWEEN 22 AND 28", false},
};

// Names of days and months are lists of the locale.
struct Named {
  std::string_view names, list, number;
};
constexpr Named kNamed[] = {
    {"day name|day week name|day week|weekday name|weekday|week day|dow name", "weekday", "isodow"},
    {"month name|month year name|month", "month", "month"},
};

bool is_one_of(const std::string& word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The words of a name in the singular, without those that add nothing to what part it is.
Words telling_words(const pg::Column& column, bool& is_short) {
  Words words;
  for (std::string& word : core::words_of(column.name)) {
    word = core::singular(std::move(word));
    bool const shortens = is_one_of(word, {"short", "abbr", "abbrev", "abbreviation", "abbreviated"});
    is_short = is_short || shortens;
    bool const fills =
        shortens || is_one_of(word, {"of", "in", "the", "number", "num", "no", "nbr", "iso", "is", "flag",
                                     "flg", "ind", "indicator", "date", "calendar"});
    if (!fills) words.push_back(word);
  }
  return words;
}

Words split(std::string_view text) {
  auto const words = core::split_fields(text, ' ');
  return Words(words.begin(), words.end());
}

// "delivery_days" are how long it took, not a day of the month.
bool counts_units(const pg::Column& column) {
  static const Words units = {"days", "weeks", "months", "quarters", "years"};
  Words const words = core::split_identifier(column.name);
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return core::contains(units, word); });
}

// How many of the last words one of the names makes, 0 if none does.
std::size_t matched(const Words& words, std::string_view names) {
  std::size_t most = 0;
  core::for_each_field(names, '|', [&](std::string_view one) {
    Words const name = split(one);
    if (name.size() <= words.size() && std::equal(name.rbegin(), name.rend(), words.rbegin()))
      most = std::max(most, name.size());
  });
  return most;
}

// The names that a list has, or its abbreviations where the column has no room for a name; empty if it has
// room for neither.
std::string names_of(std::string_view list_name, std::string_view locale, std::size_t room, bool is_short) {
  core::Lexicon const list = core::lexicon(list_name, locale);
  for (std::string_view const field : {"name", "abbreviation"}) {
    if (is_short && field == "name") continue;
    std::string array;
    bool fits = true;
    for (std::size_t row = 0; row < list.size(); ++row) {
      std::string_view const name = list.at(row, list.field(field));
      fits = fits && (room == 0 || name.size() <= room);
      array += (row == 0 ? "" : ", ") + pg::literal(name);
    }
    if (fits) return "(ARRAY[" + array + "])";
  }
  return {};
}

// As the column's type has it: flags as numbers or letters, where it is no boolean.
std::string as_type(const Part& part, TypeClass type) {
  std::string const expression(part.expression);
  if (part.type != kFlag || type == kFlag) return expression;
  return type == kText ? "CASE WHEN " + expression + " THEN 'Y' ELSE 'N' END" : "(" + expression + ")::int";
}

bool holds(const Part& part, TypeClass type, const pg::Column& column) {
  if (part.type == kNumber) return type == kNumber;
  if (part.type == kDate) return type == kDate || type == TypeClass::kTimestamp;
  if (part.type == kText) return type == kText;
  bool const named = core::has_word(core::words_of(column.name), {"is", "flag", "flg", "ind", "indicator"});
  return type == kFlag || (named && (type == kNumber || type == kText));
}

std::optional<CalendarPart> named_part(const Words& words, std::size_t room, std::string_view locale,
                                       bool is_short) {
  for (Named const& named : kNamed) {
    std::size_t const count = matched(words, named.names);
    if (count == 0) continue;
    std::string const names = names_of(named.list, locale, room, is_short);
    if (names.empty()) return std::nullopt;
    return CalendarPart{{words.begin(), words.end() - static_cast<std::ptrdiff_t>(count)},
                        names + "[extract(" + std::string(named.number) + " FROM $)::int]",
                        {},
                        {}};
  }
  return std::nullopt;
}

// Whether the day is a holiday, or what it is called; names are English ones.
std::optional<CalendarPart> holiday_part(Words words, TypeClass type, const pg::Column& column,
                                         std::string_view locale) {
  bool const named = type == kText && (words.back() == "name" || words.back() == "description");
  if (named) words.pop_back();
  bool const american = locale == "en_US";
  if (words.empty() || words.back() != "holiday" || (named && !american)) return std::nullopt;
  std::string condition, name = "CASE";
  for (Holiday const& holiday : kHolidays) {
    if (!holiday.everywhere && !american) continue;
    condition += (condition.empty() ? "" : " OR ") + std::string(holiday.condition);
    name += " WHEN " + std::string(holiday.condition) + " THEN '" + std::string(holiday.name) + "'";
  }
  name += column.not_null ? " ELSE '' END" : " END";
  Part const flag{"holiday", kFlag, condition};
  if (!named && !holds(flag, type, column)) return std::nullopt;
  words.pop_back();
  return CalendarPart{
      words, named ? name : "(" + as_type({"holiday", kFlag, "(" + condition + ")"}, type) + ")", {}, {}};
}

}  // namespace

std::optional<CalendarPart> calendar_part(const pg::Column& column, std::string_view locale) {
  TypeClass const type = generate::type_class(column.type);
  bool is_short = false;
  Words const words = telling_words(column, is_short);
  if (words.empty() || counts_units(column)) return std::nullopt;
  auto const room =
      type == kText ? static_cast<std::size_t>(generate::text_shape(column.type).max_characters) : 0;
  if (auto holiday = holiday_part(words, type, column, locale)) return holiday;
  const Part* best = nullptr;
  std::size_t most = 0;
  for (Part const& part : kParts) {
    std::size_t const count = holds(part, type, column) ? matched(words, part.name) : 0;
    if (count > most) best = &part;
    most = std::max(most, count);
  }
  if (type == kText && best == nullptr) return named_part(words, room, locale, is_short);
  if (best == nullptr) return std::nullopt;
  constexpr std::size_t kRoomForText = 7;
  if (best->type == kText && room != 0 && room < kRoomForText &&
      best->name.find("quarter name") == std::string::npos)
    return std::nullopt;
  CalendarPart part{
      {words.begin(), words.end() - static_cast<std::ptrdiff_t>(most)}, as_type(*best, type), {}, {}};
  if (best->type == kNumber) {
    part.least = best->least;
    part.most = best->most;
  }
  return part;
}

std::string month_names(std::string_view locale) {
  return names_of("month", locale, 0, false);
}

bool numbers_days(const std::vector<std::string>& words) {
  return words.size() > 1 && is_one_of(words.back(), {"key", "id", "sk", "num", "int", "number"}) &&
         core::has_word(words, {"date", "day", "calendar"});
}

}  // namespace synthgen::plan
