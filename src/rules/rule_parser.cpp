#include "rules/rule_parser.hpp"

#include <algorithm>
#include <set>

#include "core/naming_rules.hpp"
#include "postgres/error.hpp"
#include "rules/document.hpp"
#include "rules/rule_parts.hpp"

namespace synthgen::rules {

namespace {

using pg::Json;
using Kind = pg::Json::Kind;

const std::string kColumnKeys[] = {"generator",      "values",     "constant",  "pattern",    "template",
                                   "sequence",       "dictionary", "reference", "expression", "function",
                                   "distribution",   "min",        "max",       "mean",       "stddev",
                                   "shape",          "exponent",   "alpha",     "beta",       "bounds",
                                   "weights",        "hours",      "weekdays",  "months",     "growth",
                                   "business_hours", "correlate",  "null_rate", "unique",     "locale",
                                   "when",           "otherwise"};

const std::string kTableKeys[] = {"rows", "rows_per", "skip", "locale"};

void read_sequence(Document& document, const Json& json, ColumnRule& rule) {
  rule.source = Source::kSequence;
  if (json.is(Kind::kBoolean) && json.boolean) return;
  Document sequence(json, "key \"sequence\" of the " + document.subject());
  constexpr std::int64_t kLeast = -9'000'000'000'000'000;
  rule.start = sequence.take_integer("start", kLeast).value_or(1);
  rule.increment = sequence.take_integer("increment", kLeast).value_or(1);
  if (rule.increment == 0) sequence.reject("increment", "must not be 0");
  static const std::string kKnown[] = {"start", "increment"};
  sequence.finish(kKnown);
}

void read_dictionary(Document& document, const Json& json, ColumnRule& rule) {
  rule.source = Source::kDictionary;
  Document dictionary(json, "key \"dictionary\" of the " + document.subject());
  DictionaryRule& words = rule.dictionary;
  words.query = dictionary.take_string("query").value_or("");
  if (words.query.empty()) {
    words.table = dictionary.take_string("table").value_or("");
    words.column = dictionary.take_string("column").value_or("");
    words.weight = dictionary.take_string("weight").value_or("");
    if (words.table.empty() || words.column.empty())
      document.reject("dictionary", "must name a table and a column of it, or a query");
  }
  static const std::string kKnown[] = {"table", "column", "weight", "query"};
  dictionary.finish(kKnown);
}

void read_reference(Document& document, const Json& json, ColumnRule& rule) {
  rule.source = Source::kReference;
  Document reference(json, "key \"reference\" of the " + document.subject());
  ReferenceRule& to = rule.reference;
  to.table = reference.take_string("table").value_or("");
  to.column = reference.take_string("column").value_or("");
  constexpr double kMost = 1e9;
  to.least = reference.take_number("min", 0, kMost);
  to.most = reference.take_number("max", 1, kMost);
  to.skew = reference.take_number("skew", 0, 1);
  to.roots = reference.take_integer("roots", 1);
  to.children = reference.take_integer("children", 1);
  if (to.least && to.most && *to.least > *to.most) reference.reject("min", "is larger than \"max\"");
  if (to.table.empty() && !to.column.empty()) reference.reject("column", "needs \"table\"");
  static const std::string kKnown[] = {"table", "column", "min", "max", "skew", "roots", "children"};
  reference.finish(kKnown);
}

// Sources that are one text.
bool read_text_source(Document& document, ColumnRule& rule) {
  if (auto const name = document.take_string("generator")) {
    rule.source = Source::kGenerator;
    rule.text = find_meaning(*name, document.subject());
  } else if (auto const pattern = document.take_string("pattern")) {
    rule.source = Source::kPattern;
    rule.text = *pattern;
  } else if (auto const text = document.take_string("template")) {
    rule.source = Source::kTemplate;
    rule.text = *text;
  } else if (auto const expression = document.take_string("expression")) {
    rule.source = Source::kExpression;
    rule.text = *expression;
  } else if (auto const function = document.take_string("function")) {
    rule.source = Source::kExpression;
    rule.text = function->find('(') == std::string::npos ? *function + "()" : *function;
  } else {
    return false;
  }
  return true;
}

bool read_list_source(Document& document, ColumnRule& rule) {
  bool const constant = document.json().find("constant") != nullptr;
  if (const Json* const values = constant ? nullptr : document.take("values")) {
    rule.source = Source::kValues;
    rule.values = read_values(*values, document);
  } else if (constant) {
    rule.source = Source::kValues;
    rule.values = {{document.take_scalar("constant"), 1}};
  } else {
    return false;
  }
  return true;
}

bool read_structured_source(Document& document, ColumnRule& rule) {
  if (const Json* const sequence = document.take("sequence"))
    read_sequence(document, *sequence, rule);
  else if (const Json* const dictionary = document.take("dictionary"))
    read_dictionary(document, *dictionary, rule);
  else if (const Json* const reference = document.take("reference"))
    read_reference(document, *reference, rule);
  else
    return false;
  return true;
}

// What measures: a distribution, the calendar, or bounds alone.
void read_range_source(Document& document, ColumnRule& rule) {
  Json const& json = document.json();
  auto const has = [&](const char* key) { return json.find(key) != nullptr; };
  bool const times =
      has("hours") || has("weekdays") || has("months") || has("growth") || has("business_hours");
  if (has("distribution") || (!times && (has("min") || has("max")))) {
    rule.source = Source::kDistribution;
    rule.distribution = read_distribution(document);
  } else if (times) {
    rule.source = Source::kTimes;
    rule.times = read_times(document);
  }
}

// What goes with another column must be drawn, and for that column alone.
void read_companion(Document& document, ColumnRule& rule) {
  const Json* const correlation = document.take("correlate");
  if (correlation == nullptr) return;
  rule.correlation = read_correlation(*correlation, document);
  if (rule.unique || rule.source == Source::kReference || rule.source == Source::kSequence ||
      rule.source == Source::kExpression)
    document.reject("correlate",
                    R"(goes with none of "unique", "reference", "sequence", "expression" and "function")");
}

ColumnRule read_column_rule(const Json& json, const std::string& subject) {
  Document document(json, subject);
  ColumnRule rule;
  if (!read_text_source(document, rule) && !read_list_source(document, rule) &&
      !read_structured_source(document, rule))
    read_range_source(document, rule);
  rule.null_rate = document.take_number("null_rate", 0, 1);
  rule.unique = document.take_flag("unique");
  read_companion(document, rule);
  if (const Json* const locale = document.take("locale")) rule.locales = read_locales(*locale, document);
  rule.when = document.take_string("when").value_or("");
  if (const Json* const otherwise = document.take("otherwise")) {
    if (rule.when.empty() && rule.source != Source::kExpression)
      document.reject("otherwise", "needs \"when\"");
    rule.otherwise = std::make_shared<ColumnRule>(read_column_rule(*otherwise, subject));
    if (rule.otherwise->unique || rule.otherwise->source == Source::kReference)
      document.reject("otherwise", "may say neither \"unique\" nor \"reference\"");
  }
  if (!rule.when.empty() && (rule.unique || rule.source == Source::kReference))
    document.reject("when", "goes neither with \"unique\" nor with \"reference\"");
  document.finish(kColumnKeys);
  return rule;
}

RowsPerRule read_rows_per(const Json& json, const std::string& subject) {
  Document document(json, "key \"rows_per\" of the " + subject);
  RowsPerRule rule;
  rule.table = document.take_string("table").value_or("");
  if (rule.table.empty()) document.reject("table", "must name a table");
  constexpr double kMost = 1e9;
  auto const mean = document.take_number("mean", 0, kMost);
  rule.least = document.take_number("min", 0, kMost).value_or(mean.value_or(0));
  rule.most = document.take_number("max", 0, kMost).value_or(mean ? 2 * *mean - rule.least : rule.least);
  if (rule.most < rule.least || rule.most == 0)
    document.reject("max", "must be above 0 and not below \"min\"");
  static const std::string kKnown[] = {"table", "mean", "min", "max"};
  document.finish(kKnown);
  return rule;
}

}  // namespace

const std::vector<std::string>& known_meanings() {
  static const std::vector<std::string> meanings = [] {
    std::set<std::string> names;
    for (const core::detail::Rule& rule : core::detail::NamingRules::instance().rules())
      names.emplace(rule.semantic);
    return std::vector<std::string>(names.begin(), names.end());
  }();
  return meanings;
}

std::string find_meaning(const std::string& name, const std::string& subject) {
  const std::vector<std::string>& known = known_meanings();
  if (std::find(known.begin(), known.end(), name) != known.end()) return name;
  std::vector<std::string> short_names;
  // Of several meanings of that name the one that a column of that name would have.
  core::ColumnHint hint;
  hint.column = name;
  hint.type = core::TypeClass::kText;
  std::string const usual = core::recognize(hint).semantic;
  std::string found;
  std::string also;
  for (const std::string& meaning : known) {
    short_names.push_back(meaning.substr(meaning.find('.') + 1));
    if (short_names.back() != name) continue;
    if (meaning == usual) return meaning;
    (found.empty() ? found : also) = meaning;
  }
  if (!also.empty())
    throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE,
                    "generator \"" + name + "\" in the " + subject + " is ambiguous")
        .hint("Write \"" + found + "\" or \"" + also + "\".");
  if (!found.empty()) return found;
  bool const whole = name.find('.') != std::string::npos;
  find_name(name, whole ? known : short_names, "generator", subject);
  return name;
}

ColumnRule parse_column_rule(const Json& document, const std::string& subject) {
  return read_column_rule(document, subject);
}

TableRule parse_table_rule(const Json& json, const std::string& subject) {
  Document document(json, subject);
  TableRule rule;
  rule.skip = document.take_flag("skip");
  if (!rule.skip) {
    rule.rows = document.take_integer("rows", 0);
    const Json* const rows_per = rule.rows ? nullptr : document.take("rows_per");
    if (rows_per != nullptr) rule.rows_per = read_rows_per(*rows_per, subject);
    if (const Json* const locale = document.take("locale")) rule.locales = read_locales(*locale, document);
  }
  document.finish(kTableKeys);
  return rule;
}

}  // namespace synthgen::rules
