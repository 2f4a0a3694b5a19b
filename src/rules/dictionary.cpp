#include "rules/dictionary.hpp"

#include <cstdlib>
#include <map>

#include "postgres/error.hpp"
#include "postgres/guard.hpp"
#include "postgres/settings.hpp"
#include "postgres/text_query.hpp"

extern "C" {
#include "utils/varlena.h"
}

namespace synthgen::rules {

namespace {

constexpr std::size_t kMostEntries = 1'000'000;

// An identifier as SQL reads it, quoted where needed; `schema` stands before one that is not qualified.
std::string quoted(const std::string& name, const std::string& schema = {}) {
  const char* const text = name.c_str();
  const char* const before = schema.c_str();
  const char* const result = pg::guard([&] {
    List* parts = NIL;
    if (!SplitIdentifierString(pstrdup(text), '.', &parts) || parts == NIL)
      ereport(ERROR, errcode(ERRCODE_INVALID_NAME), errmsg("invalid name: \"%s\"", text));
    bool const qualify = list_length(parts) == 1 && *before != '\0';
    char* joined = qualify ? pstrdup(quote_identifier(before)) : nullptr;
    for (int i = 0; i < list_length(parts); ++i) {
      const char* const part = quote_identifier(static_cast<const char*>(list_nth(parts, i)));
      joined = joined == nullptr ? pstrdup(part) : psprintf("%s.%s", joined, part);
    }
    return joined;
  });
  return result;
}

std::string statement_of(const DictionaryRule& dictionary, const std::string& schema) {
  if (!dictionary.query.empty())
    return "SELECT * FROM (" + dictionary.query + "\n) AS dictionary LIMIT " +
           std::to_string(kMostEntries + 1);
  std::string const weight = dictionary.weight.empty() ? "" : ", " + quoted(dictionary.weight);
  return "SELECT " + quoted(dictionary.column) + weight + " FROM " + quoted(dictionary.table, schema) +
         " LIMIT " + std::to_string(kMostEntries + 1);
}

double read_weight(std::string_view text, const std::string& subject) {
  double const weight = std::strtod(std::string(text).c_str(), nullptr);
  if (weight >= 0 && weight < 1e15) return weight;
  throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE,
                  "the dictionary of the " + subject + " has a weight that is no number from 0 up");
}

}  // namespace

std::vector<DictionaryEntry> read_dictionary(const DictionaryRule& dictionary, const std::string& schema,
                                             const std::string& subject) {
  pg::SystemPathScope const path;
  pg::TextRows const rows = pg::query(statement_of(dictionary, schema), {}, true);
  if (rows.size() > kMostEntries)
    throw pg::Error(ERRCODE_PROGRAM_LIMIT_EXCEEDED, "the dictionary of the " + subject + " is too large")
        .hint("At most " + std::to_string(kMostEntries) + " rows are read.");
  std::map<std::string, double> weights;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (rows.is_null(row, 0)) continue;
    bool const weighted = rows.columns() > 1 && !rows.is_null(row, 1);
    weights[rows.string(row, 0)] += weighted ? read_weight(rows.text(row, 1), subject) : 1;
  }
  if (weights.empty())
    throw pg::Error(ERRCODE_NO_DATA_FOUND, "the dictionary of the " + subject + " is empty")
        .hint("Fill what it reads from first.");
  std::vector<DictionaryEntry> entries;
  for (auto const& [text, weight] : weights) entries.push_back({text, weight});
  return entries;
}

}  // namespace synthgen::rules
