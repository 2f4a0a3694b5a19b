// Generators of what users say in rules. Each is a generator like any other: keys, checks and nulls go on
// working with it. What follows from the row (expressions, sequences, conditions) is not here but in
// plan/columns/rule_pass.cpp.
#pragma once

#include "generate/choose.hpp"
#include "rules/rule.hpp"

namespace synthgen::generate {

// A rule and the column that it is about.
struct RuleRequest {
  const rules::ColumnRule& rule;
  const pg::Table& table;
  const pg::Column& column;
  const plan::ValueDomain& domain;
  const Context& context;
  bool need_distinct = false;
};

// Whether the rule says what values are drawn; then make_rule_generator() makes them.
bool draws_values(const rules::ColumnRule& rule) noexcept;

// Null if nothing that the rule makes lies within the domain; not all that comes out need lie in it. Fills
// in the choice's entity. Throws pg::Error (datatype_mismatch, invalid_parameter_value) if the rule does not
// suit the column's type.
std::unique_ptr<Generator> make_rule_generator(const RuleRequest& request, std::string& entity);

// The mix that a rule asks for. Throws pg::Error for a locale that is not known.
core::LocaleMix locales_of_rule(const std::vector<std::pair<std::string, double>>& locales);

// The context with the rule's locale in the place of the run's.
Context context_of_rule(const Context& context, const rules::ColumnRule& rule);

// The share of nulls that the rule asks for, the nulls among its values included.
double rule_null_rate(const rules::ColumnRule& rule) noexcept;

// Whether the texts of a template bear the row's number, so that no two are the same.
bool has_row_number(const rules::ColumnRule& rule) noexcept;

// Its parts, a file each.
std::unique_ptr<Generator> make_rule_distribution(const RuleRequest& request);
std::unique_ptr<Generator> make_rule_times(const RuleRequest& request);
std::unique_ptr<Generator> make_rule_template(const RuleRequest& request, std::string& entity);
std::unique_ptr<Generator> make_rule_list(const RuleRequest& request);

// An error about the rule.
[[noreturn]] void refuse_rule(const RuleRequest& request, int sqlstate, const std::string& problem,
                              const std::string& hint = {});

// The value that a text in the rule stands for. Throws with the server's own complaint.
Datum read_rule_value(const RuleRequest& request, const std::string& text);

}  // namespace synthgen::generate
