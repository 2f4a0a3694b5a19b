// What a user says about a column or a table beyond what the catalog says, as plain values. The document's
// form is fixed in rule_parser.cpp; this is what it means.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/quantile.hpp"

namespace synthgen::rules {

// Where a column's values come from.
enum class Source {
  kUsual,         // as without a rule
  kGenerator,     // a meaning that recognition knows: text
  kValues,        // a list with weights
  kPattern,       // a regular expression: text
  kTemplate,      // text
  kSequence,      // start, increment
  kDictionary,    // column `text` of `dictionary`
  kExpression,    // SQL: text
  kDistribution,  // numbers, dates and times by a distribution
  kTimes,         // dates and times by the calendar
  kReference,     // keys of another table
};

struct Value {
  std::optional<std::string> text;  // as the column's type reads it; nothing is a null
  double weight = 1;
};

// Positions (low, high, mean ...) are texts that the column's type reads; lengths are numbers, in days where
// the column holds dates or times.
struct DistributionRule {
  core::Family family = core::Family::kUniform;
  std::optional<std::string> low, high, mean;
  std::optional<double> spread, shape, other_shape;
  std::vector<std::string> bounds;
  std::vector<double> weights;
};

// Weights of zero leave a period out. Empty: all alike.
struct TimesRule {
  std::optional<std::string> low, high;
  std::vector<double> by_hour;     // 24
  std::vector<double> by_weekday;  // 7, from Monday
  std::vector<double> by_month;    // 12
  double growth = 0;               // a year: 0.5 is half as many again
};

// Rows of a table that a query or a table yields; the query is written by the table's owner.
struct DictionaryRule {
  std::string table, column, weight;  // identifiers as SQL reads them
  std::string query;                  // ... or a query: value, and perhaps weight
};

struct ReferenceRule {
  std::string table, column;  // empty for a foreign key that is declared
  std::optional<double> least, most;
  std::optional<double> skew;
  std::optional<std::int64_t> roots;     // of a table that refers to itself: rows at the top
  std::optional<std::int64_t> children;  // ... and rows below one that has some
};

// How the values go with those of another column of the row, or of a row that it refers to.
struct CorrelationRule {
  std::string column;
  std::string table;       // as SQL reads the name; empty: the column's own
  double coefficient = 0;  // -1 to 1
};

struct ColumnRule {
  Source source = Source::kUsual;
  std::string text;
  std::vector<Value> values;
  std::int64_t start = 1, increment = 1;
  bool in_months = false;  // of a sequence of dates: its increment, which else is in days
  DictionaryRule dictionary;
  DistributionRule distribution;
  TimesRule times;
  ReferenceRule reference;
  std::optional<CorrelationRule> correlation;
  std::optional<double> null_rate;
  bool unique = false;
  std::vector<std::pair<std::string, double>> locales;  // and their weights
  std::string when;                                     // SQL; empty: always
  // What the column holds where `when` is not true, and what the column means to its own expression and
  // condition; null: as without a rule.
  std::shared_ptr<const ColumnRule> otherwise;

  // Whether the values follow from the row rather than from a draw of the column's own.
  bool follows_row() const noexcept {
    return source == Source::kSequence || source == Source::kExpression || !when.empty() ||
           correlation.has_value();
  }
};

// So many rows for each row of another table.
struct RowsPerRule {
  std::string table;
  double least = 0, most = 0;
};

struct TableRule {
  bool skip = false;
  std::optional<std::int64_t> rows;
  std::optional<RowsPerRule> rows_per;
  std::vector<std::pair<std::string, double>> locales;
};

// All rules of one table, by the present names of its columns.
struct TableRules {
  TableRule table;
  std::map<std::string, ColumnRule> columns;

  const ColumnRule* column(const std::string& name) const {
    auto const found = columns.find(name);
    return found == columns.end() ? nullptr : &found->second;
  }
};

}  // namespace synthgen::rules
