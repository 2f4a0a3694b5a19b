// Values of the user's own: a column of a table, or a query.
#pragma once

#include <string>
#include <vector>

#include "rules/rule.hpp"

namespace synthgen::rules {

struct DictionaryEntry {
  std::string text;
  double weight = 1;
};

// The distinct values that are not null, in the order of their bytes, with the sum of their weights (1 each
// where there are none). A table without a schema is one of `schema`. Read with the caller's rights by a
// statement that may only read; other names without a schema are found in pg_catalog alone. Throws
// ServerError, or pg::Error about `subject`.
std::vector<DictionaryEntry> read_dictionary(const DictionaryRule& dictionary, const std::string& schema,
                                             const std::string& subject);

}  // namespace synthgen::rules
