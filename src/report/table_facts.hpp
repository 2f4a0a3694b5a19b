// What the catalog says of a table, as SQL text that the server itself produced: quoted identifiers and
// deparsed expressions, to build counting queries of.
//
// Deparsed expressions name what the caller's search_path does not find with its schema, and they are
// executed under the same search_path: they mean what the constraint means.
#pragma once

#include "postgres/pg.hpp"

namespace synthgen::report {

// How the smallest and largest value of a column are found.
enum class Extremes {
  kNone,       // the type has no order
  kAggregate,  // min() and max()
  kBoolean,    // bool_and() and bool_or()
  kOrder,      // an order, but no aggregate: ORDER BY ... LIMIT 1
};

struct ColumnFacts {
  std::string name;
  std::string identifier;  // quoted
  std::string type;
  std::string aggregate_cast;  // cast under which min() and max() exist, such as "::pg_catalog.text"
  Extremes extremes = Extremes::kNone;
  bool not_null = false;
};

struct KeyFacts {
  std::string name;
  std::string kind;                      // "primary", "unique" or "exclusion"
  std::vector<std::string> expressions;  // in parentheses
  std::vector<std::string> columns;      // the same for people
  std::vector<std::string> operators;    // of an exclusion constraint
  std::string predicate;                 // empty if the key is not partial
  bool nulls_not_distinct = false;
};

struct ForeignKeyFacts {
  std::string name;
  Oid parent = InvalidOid;
  std::string parent_name;                  // for people
  std::string parent_source;                // for FROM
  std::vector<std::string> columns;         // quoted
  std::vector<std::string> parent_columns;  // quoted
  std::vector<std::string> operators;       // parent column OPERATOR column
  bool match_full = false;
};

struct CheckFacts {
  std::string name;
  std::string expression;
};

struct TableFacts {
  std::string source;  // for FROM: qualified, with ONLY where the rows of child tables do not count
  std::vector<ColumnFacts> columns;
  std::vector<KeyFacts> keys;
  std::vector<ForeignKeyFacts> foreign_keys;
  std::vector<CheckFacts> checks;
};

// Throws ServerError. The table exists.
TableFacts read_facts(Oid table);

}  // namespace synthgen::report
