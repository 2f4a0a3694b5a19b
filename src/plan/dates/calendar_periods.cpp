#include "plan/dates/calendar_periods.hpp"

#include <algorithm>
#include <span>

#include "core/fields.hpp"
#include "core/lexicon.hpp"
#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/nodes/month_sequence.hpp"
#include "generate/texts/text_generator.hpp"
#include "plan/column_list.hpp"
#include "plan/dates/calendar_rules.hpp"
#include "postgres/number_type.hpp"
#include "postgres/quoting.hpp"

extern "C" {
#include "utils/datetime.h"
}

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;

constexpr int kMonths = 12;
constexpr int kWeek = 7;

// A line of the list: what such periods are called, and how they follow each other.
struct Form {
  std::string_view name;
  int first_month = 1, first_day = 1;
  int step = 0;  // months; 0: weeks
  std::string_view length;
};

std::string last_word(std::string_view name) {
  Words words = core::words_of(name);
  return words.empty() ? std::string() : core::singular(std::move(words.back()));
}

// The forms of the periods of a name, the fullest first.
std::vector<Form> forms_called(const std::string& name, std::string_view locale) {
  core::Lexicon const list = core::lexicon("calendar_period", locale);
  std::vector<Form> forms;
  for (std::size_t row = 0; row < list.size(); ++row) {
    auto const names = core::split_fields(list.at(row, list.field("period")), '|');
    if (std::find(names.begin(), names.end(), name) == names.end()) continue;
    std::string_view const first = list.at(row, list.field("first")), step = list.at(row, list.field("step"));
    forms.push_back(
        {list.at(row), core::number_in<int>(first), core::number_in<int>(first.substr(first.find('-') + 1)),
         step.ends_with("days") ? 0 : core::number_in<int>(step), list.at(row, list.field("length"))});
  }
  return forms;
}

// Those of the periods that the rows of a table are; none if they are no periods.
std::vector<Form> forms_of(const pg::Table& table, std::string_view locale) {
  Words const words = core::words_of(table.name);
  if (words.empty()) return {};
  std::string const last = core::singular(words.back());
  if (words.size() > 1) {
    auto forms = forms_called(core::singular(words[words.size() - 2]) + "_" + last, locale);
    if (!forms.empty()) return forms;
  }
  return forms_called(last, locale);
}

constexpr std::string_view kStarts[] = {"start",  "starts",    "starting", "begin",
                                        "begins", "beginning", "from",     "first"};
constexpr std::string_view kEnds[] = {"end", "ends", "ending", "to", "until", "finish", "through", "last"};

// The table's only date that says so by its name; null if there are none or several.
const pg::Column* date_named(const pg::Table& table, std::span<const std::string_view> names) {
  const pg::Column* found = nullptr;
  for (pg::Column const& column : table.columns) {
    Words const words = core::words_of(column.name);
    bool const date = !column.dropped && (column.type.base == DATEOID || column.type.base == TIMESTAMPOID ||
                                          column.type.base == TIMESTAMPTZOID);
    if (!date || !has_word(words, names) ||
        has_word(words, {"registration", "enrollment", "enrolment", "application", "exam", "add", "drop",
                         "grading", "vacation", "holiday", "pay", "payment", "payout"}))
      continue;
    if (found != nullptr) return nullptr;
    found = &column;
  }
  return found;
}

// The first day of the period that the day is in.
std::int64_t period_around(const Form& form, std::int64_t day) {
  if (form.step == 0) return day - (day + POSTGRES_EPOCH_JDATE) % kWeek;
  int year = 0, month = 0, of_month = 0;
  j2date(static_cast<int>(day) + POSTGRES_EPOCH_JDATE, &year, &month, &of_month);
  // The last year's first period, and then as many steps as there is time for.
  std::int64_t first = date2j(year - 1, form.first_month, form.first_day) - POSTGRES_EPOCH_JDATE;
  while (generate::months_on(first, form.step) <= day) first = generate::months_on(first, form.step);
  return first;
}

// The number of a period within its year, from 0, as SQL.
std::string place_in_year(const Form& form) {
  return "((extract(month FROM $)::int + " +
         std::to_string(kMonths - 1 - (form.first_month - 1) % form.step) + ") % " + std::to_string(kMonths) +
         ") / " + std::to_string(form.step);
}

// What a word in braces stands for, as SQL, and how many characters that has.
struct Part {
  std::string expression;
  std::size_t width;
};

Part part_of(std::string_view word, const Form& form, std::string_view locale) {
  if (word == "year") return {form.step == 0 ? "to_char($, 'IYYY')" : "to_char($, 'YYYY')", 4};
  if (word == "next") return {"to_char($ + interval '1 year', 'YYYY')", 4};
  if (word == "nn") return {"to_char($ + interval '1 year', 'YY')", 2};
  if (word == "quarter") return {"to_char($, 'Q')", 1};
  if (word == "week") return {"to_char($, 'IW')", 2};
  if (word == "mm") return {"to_char($, 'MM')", 2};
  constexpr std::size_t kLongestMonth = 12;
  return {month_names(locale) + "[extract(month FROM $)::int]", kLongestMonth};
}

// "Fall {year}" as SQL of the date $.
Part filled(std::string_view pattern, const Form& form, std::string_view locale) {
  Part whole{"", 0};
  auto const add = [&](const Part& part) {
    whole.expression += (whole.expression.empty() ? "" : " || ") + part.expression;
    whole.width += part.width;
  };
  while (!pattern.empty()) {
    std::size_t const open = std::min(pattern.find('{'), pattern.size());
    if (open > 0) add({pg::literal(pattern.substr(0, open)), open});
    pattern.remove_prefix(open);
    if (pattern.empty()) break;
    std::size_t const close = pattern.find('}');
    add(part_of(pattern.substr(1, close - 1), form, locale));
    pattern.remove_prefix(close + 1);
  }
  return whole;
}

// What the period is called that begins on the date $, as SQL: the form may have a name for each of a year.
Part name_of(const Form& form, std::string_view locale) {
  auto const patterns = core::split_fields(form.name, '|');
  if (patterns.size() == 1) return filled(patterns[0], form, locale);
  Part name{"CASE " + place_in_year(form), 0};
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    Part const one = filled(patterns[i], form, locale);
    bool const last = i + 1 == patterns.size();
    name.expression +=
        (last ? std::string(" ELSE ") : " WHEN " + std::to_string(i) + " THEN ") + one.expression;
    name.width = std::max(name.width, one.width);
  }
  name.expression += " END";
  return name;
}

// A table's columns that follow from when its periods begin.
class Periods {
 public:
  Periods(TablePlan& table, std::vector<Form> forms, const pg::Column& start, std::string_view locale,
          int32 as_of)
      : table_(table), forms_(std::move(forms)), start_(start), locale_(locale), as_of_(as_of) {}

  // Rows that belong to nothing else are one series.
  void count_back() {
    Form const& form = forms_.front();
    std::int64_t const now = period_around(form, as_of_);
    if (form.step == 0)
      count_days(table_, start_, now, -kWeek);
    else
      count_months(table_, start_, now, -form.step);
    is_series_ = true;
    flag_current();
  }

  void end_rows() {
    const pg::Column* const end = date_named(table_.table, kEnds);
    bool const excludes =
        std::any_of(table_.table.keys.begin(), table_.table.keys.end(),
                    [](const pg::Key& key) { return key.kind == pg::Key::Kind::kExclusion; });
    if (end == nullptr || excludes || !may_follow(*end) || (!start_.not_null && end->not_null)) return;
    follow(*end, "($ + interval '" + std::string(forms_.front().length) + "' - interval '1 day')::date");
  }

  void name_rows() {
    for (pg::Column const& column : table_.table.columns) {
      if (column.dropped || !may_follow(column)) continue;
      auto const type = generate::type_class(column.type);
      if (type == core::TypeClass::kText) name_row(column);
      if (type == core::TypeClass::kInteger) number_row(column);
    }
  }

 private:
  bool may_follow(const pg::Column& column) const {
    bool const bound = is_in_reference(table_.table, column.number) ||
                       (!is_series_ && is_in_key(table_.table, column.number));
    return !bound && is_free(table_, column);
  }

  std::string today() const {
    int year = 0, month = 0, day = 0;
    j2date(as_of_ + POSTGRES_EPOCH_JDATE, &year, &month, &day);
    return "make_date(" + std::to_string(year) + ", " + std::to_string(month) + ", " + std::to_string(day) +
           ")";
  }

  // `expression`: of the start, where it stands as $. What must have a name but has not begun is named after
  // today.
  void follow(const pg::Column& column, std::string expression, std::optional<std::int64_t> least = {},
              std::optional<std::int64_t> most = {}) {
    std::string const start = "coalesce($, " + today() + ")";
    if (!start_.not_null && column.not_null && !is_series_)
      for (std::size_t at = 0; (at = expression.find('$', at)) != std::string::npos; at += start.size())
        expression.replace(at, 1, start);
    follow_date(table_, column, {{}, std::move(expression), least, most}, start_);
  }

  // The one that is now.
  void flag_current() {
    std::string const now =
        today() + " >= $ AND " + today() + " < $ + interval '" + std::string(forms_.front().length) + "'";
    for (pg::Column const& column : table_.table.columns) {
      bool const flag = !column.dropped && column.type.base == BOOLOID && column.generated == 0 &&
                        table_.rule(column.number) == nullptr &&
                        has_word(core::words_of(column.name), {"current", "ongoing", "active"});
      if (flag) follow(column, now);
    }
  }

  // Names are as full as there is room for, codes as short as there are.
  void name_row(const pg::Column& column) {
    std::string const last = last_word(column.name);
    if (last == "year" && forms_.front().step < kMonths) return name_year(column);
    bool const code = has_word({last}, {"code", "key", "abbreviation", "short"});
    bool const name =
        has_word({last}, {"name", "label", "title", "period"}) || last == last_word(table_.table.name);
    if (!code && !name) return;
    auto const room = static_cast<std::size_t>(generate::text_shape(column.type).max_characters);
    std::optional<Part> chosen;
    for (Form const& form : forms_) {
      Part part = name_of(form, locale_);
      if ((room == 0 || part.width <= room) && (code || !chosen)) chosen = std::move(part);
    }
    if (chosen) follow(column, std::move(chosen->expression));
  }

  // A term belongs to the school year that began in the summer before it.
  void name_year(const pg::Column& column) {
    auto const room = static_cast<std::size_t>(generate::text_shape(column.type).max_characters);
    for (Form const& form : forms_called("academic_year", locale_)) {
      Part part = name_of(form, locale_);
      if (room != 0 && part.width > room) continue;
      constexpr std::string_view kShifted = "($ - interval '7 months')";
      for (std::size_t at = 0; (at = part.expression.find('$', at)) != std::string::npos;
           at += kShifted.size())
        part.expression.replace(at, 1, kShifted);
      return follow(column, std::move(part.expression));
    }
  }

  void number_row(const pg::Column& column) {
    constexpr int kLeastYear = 1990, kMostYear = 2050, kWeeks = 53;
    Form const& form = forms_.front();
    std::string const last = last_word(column.name);
    if (last == "year") {
      follow(column, "extract(year FROM $)", kLeastYear, kMostYear);
      return;
    }
    bool const numbers =
        has_word({last}, {"number", "no", "period", "month", "quarter", "week", "ordinal", "sequence"}) ||
        last == last_word(table_.table.name);
    if (!numbers || form.step == kMonths || is_unique_alone(table_.table, column.number)) return;
    if (form.step == 0)
      follow(column, "extract(week FROM $)", 1, kWeeks);
    else
      follow(column, place_in_year(form) + " + 1", 1, kMonths / form.step);
  }

  TablePlan& table_;
  std::vector<Form> forms_;
  const pg::Column& start_;
  std::string_view locale_;
  int32 as_of_;
  bool is_series_ = false;  // no two rows begin on one day
};

bool belongs_to_others(const pg::Table& table) {
  return std::any_of(table.foreign_keys.begin(), table.foreign_keys.end(),
                     [&](const pg::ForeignKey& key) { return key.parent != table.oid; });
}

}  // namespace

void follow_periods(TablePlan& table, std::string_view locale, int32 as_of) {
  constexpr std::int64_t kMostMonths = 200 * kMonths;  // further back nobody kept such books
  std::vector<Form> forms = forms_of(table.table, locale);
  const pg::Column* const start = forms.empty() ? nullptr : date_named(table.table, kStarts);
  if (start == nullptr) return;
  std::int64_t const months = table.requested * std::max(1, forms.front().step);
  bool const free =
      is_free(table, *start) && start->type.base == DATEOID && !is_in_reference(table.table, start->number);
  Periods periods(table, std::move(forms), *start, locale, as_of);
  if (free && !belongs_to_others(table.table) && months <= kMostMonths) periods.count_back();
  periods.end_rows();
  periods.name_rows();
}

}  // namespace synthgen::plan
