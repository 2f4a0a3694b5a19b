// Chooses the generator of a single column from its type, its value domain and what its name means.
// Keys, references and relations between columns are the plan's business (plan/); this is about one
// column alone.
#pragma once

#include <map>

#include "core/locale_mix.hpp"
#include "generate/generator.hpp"
#include "generate/meanings/column_meaning.hpp"
#include "generate/texts/text_pool.hpp"
#include "plan/conditions/value_domain.hpp"
#include "postgres/schema.hpp"
#include "rules/rule.hpp"

namespace synthgen::generate {

// What every choice may depend on besides the column.
struct Context {
  int32 as_of = 0;  // "now", a DateADT
  core::LocaleMix locales;
  std::string_view locale() const noexcept { return locales.main(); }
  std::map<Oid, std::vector<TextPool>> text_pools;  // by table, fitted to it
  std::map<Oid, std::string_view> trades;           // by schema; see core/trade.hpp
  // How many generations of other tables refer to the table, one to the other: what they build on is older
  // than they are.
  int generations = 0;
  // What the columns of the table at hand may hold, for generators that must agree with each other.
  const std::vector<plan::ValueDomain>* domains = nullptr;
  // Whether a column that needs distinct values needs them beside other columns of its key only.
  bool within_key = false;
  // How many values an integer needs then, which may be any of its type otherwise; 0 if nobody knows.
  std::uint64_t room_in_key = 0;
  // How many different values a unique column should have; 0 if nobody knows.
  std::uint64_t rows_needed = 0;
  // Whether something refuses what is usual: numbers and dates may be of any size
  // (generate/meanings/widened.hpp).
  bool widened = false;
};

struct Choice {
  std::unique_ptr<Generator> generator;
  std::string semantic;  // recognised meaning; empty if none
  std::string entity;    // columns of one entity share their draw; empty: a draw of its own
  std::string reason;    // for synth_plan
  double null_rate = 0;  // for a nullable column, by its meaning
  bool dealt = false;    // the row's number is the index of its value
  // The values that the column can have, if they are labels, and how they read.
  std::vector<Datum> label_values;
  std::vector<std::string> label_texts;
};

// The longest text that a column takes, 0 for no limit.
std::int64_t character_room(const pg::TypeRef& type, const plan::ValueDomain& domain);

// Never returns without a generator: throws pg::Error (feature_not_supported, naming the column) when
// nothing can make a value of the type within the domain.
// `need_distinct` asks for a generator with a capacity (see Generator::capacity), for a unique column.
// A rule of the user's comes before all else, as far as it says what values are drawn, where they are from
// and how many are null; one that the domain does not admit is an error that names the constraints.
Choice choose_generator(const pg::Table& table, const pg::Column& column, const plan::ValueDomain& domain,
                        const Context& context, bool need_distinct, const rules::ColumnRule* rule = nullptr);

// The constant default of a column; nothing if it is null, an expression or of another type.
std::optional<Datum> constant_default(const pg::Column& column);

// Stands in a column that is always null.
std::unique_ptr<Generator> make_null_generator();

// By meaning (generate/semantic_*.cpp); null if the meaning has no generator for this type and domain.
std::unique_ptr<Generator> make_semantic_generator(const core::Recognition& meaning, const pg::Table& table,
                                                   const pg::Column& column, const plan::ValueDomain& domain,
                                                   const Context& context, bool need_distinct);

// By type alone (generate/type_*.cpp); null if the type is not known.
std::unique_ptr<Generator> make_type_generator(const pg::TypeRef& type, const plan::ValueDomain& domain,
                                               const Context& context, bool need_distinct);

}  // namespace synthgen::generate
