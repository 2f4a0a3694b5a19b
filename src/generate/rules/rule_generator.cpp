#include "generate/rules/rule_generator.hpp"

#include <algorithm>

#include "generate/meanings/semantic_range.hpp"
#include "generate/rules/pattern_generator.hpp"
#include "generate/types/type_filter.hpp"
#include "generate/types/type_input.hpp"
#include "plan/columns/locale_choice.hpp"
#include "postgres/error.hpp"
#include "postgres/subtransaction.hpp"

namespace synthgen::generate {

using rules::Source;

namespace {

// The whole text is what the expression describes, as everywhere but in CHECKs.
std::string anchored(const std::string& pattern) {
  return "^(?:" + pattern + ")$";
}

std::unique_ptr<Generator> make_pattern(const RuleRequest& request) {
  if (!plan::is_string_type(request.column.type))
    refuse_rule(request, ERRCODE_DATATYPE_MISMATCH,
                "makes texts, but the column's type is " + request.column.type.name);
  plan::ValueDomain domain = request.domain;
  domain.patterns.insert(domain.patterns.begin(), anchored(request.rule.text));
  return make_pattern_generator(request.column.type, domain, request.need_distinct,
                                request.context.rows_needed);
}

// The meaning's own entity where the column belongs to one of that kind by its name, else the usual one.
std::unique_ptr<Generator> make_meaning(const RuleRequest& request, std::string& entity) {
  core::Recognition meaning = recognize_column(request.table, request.column);
  std::string const family = request.rule.text.substr(0, request.rule.text.find('.'));
  if (!meaning.semantic.starts_with(family + ".")) meaning.entity = core::usual_entity(request.rule.text);
  meaning.semantic = request.rule.text;
  entity = meaning.entity;
  auto generator = make_semantic_generator(meaning, request.table, request.column, request.domain,
                                           request.context, request.need_distinct);
  if (generator != nullptr || !request.domain.unrestricted() || request.need_distinct) return generator;
  refuse_rule(request, ERRCODE_DATATYPE_MISMATCH,
              "makes no values of type " + request.column.type.name + " that mean " + request.rule.text);
}

}  // namespace

bool draws_values(const rules::ColumnRule& rule) noexcept {
  return rule.source != Source::kUsual && rule.source != Source::kReference && !rule.follows_row();
}

std::unique_ptr<Generator> make_rule_generator(const RuleRequest& request, std::string& entity) {
  switch (request.rule.source) {
    case Source::kGenerator:
      return make_meaning(request, entity);
    case Source::kValues:
    case Source::kDictionary:
      return make_rule_list(request);
    case Source::kPattern:
      return make_pattern(request);
    case Source::kTemplate:
      return make_rule_template(request, entity);
    case Source::kDistribution:
      return make_rule_distribution(request);
    case Source::kTimes:
      return make_rule_times(request);
    case Source::kUsual:
    case Source::kReference:
    case Source::kSequence:
    case Source::kExpression:
      break;
  }
  return nullptr;
}

core::LocaleMix locales_of_rule(const std::vector<std::pair<std::string, double>>& locales) {
  std::vector<core::LocaleShare> shares;
  for (auto const& [locale, weight] : locales) shares.push_back({locale, weight});
  return plan::choose_locales(std::move(shares));
}

Context context_of_rule(const Context& context, const rules::ColumnRule& rule) {
  Context own = context;
  if (!rule.locales.empty()) own.locales = locales_of_rule(rule.locales);
  return own;
}

double rule_null_rate(const rules::ColumnRule& rule) noexcept {
  double all = 0;
  double nulls = 0;
  for (const rules::Value& value : rule.values) {
    all += value.weight;
    if (!value.text) nulls += value.weight;
  }
  double const listed = all > 0 ? nulls / all : 0;
  return 1 - (1 - rule.null_rate.value_or(0)) * (1 - listed);
}

bool has_row_number(const rules::ColumnRule& rule) noexcept {
  return rule.source == Source::kTemplate && rule.text.find("{seq") != std::string::npos;
}

void refuse_rule(const RuleRequest& request, int sqlstate, const std::string& problem,
                 const std::string& hint) {
  pg::Error error(sqlstate,
                  "rule of column \"" + request.table.name + "." + request.column.name + "\" " + problem);
  error.table(request.table.schema, request.table.name).column(request.column.name);
  if (!hint.empty()) error.hint(hint);
  throw error;
}

Datum read_rule_value(const RuleRequest& request, const std::string& text) {
  Datum value = 0;
  const char* const data = text.c_str();
  auto const error = pg::attempt([&] {
    TypeInput const input(request.column.type);
    value = pg::guard([&] { return input.read(data); });
  });
  if (!error) return value;
  const char* const complaint = error->data()->message;
  refuse_rule(request, error->data()->sqlerrcode,
              "does not suit its type: " + std::string(complaint == nullptr ? "unknown error" : complaint));
}

}  // namespace synthgen::generate
