// Lists of values with weights: written in the rule, or found by a query when the plan is made.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>

#include "generate/rules/rule_generator.hpp"
#include "generate/types/type_list.hpp"
#include "postgres/error.hpp"
#include "postgres/text_query.hpp"
#include "rules/dictionary.hpp"
#include "rules/rule_store.hpp"

namespace synthgen::generate {

namespace {

// The values that the domain admits, each once.
struct List {
  std::vector<Datum> values;
  std::vector<double> weights;

  void add(const RuleRequest& request, const std::string& text, double weight) {
    if (weight <= 0) return;
    Datum const value = read_rule_value(request, text);
    if (!plan::contains(request.domain, value, request.column.type)) return;
    for (std::size_t i = 0; i < values.size() && values.size() <= kMostCompared; ++i) {
      if (!plan::same_value(values[i], value, request.column.type)) continue;
      weights[i] += weight;
      return;
    }
    values.push_back(value);
    weights.push_back(weight);
  }

  // Long lists come from a query that groups them already.
  static constexpr std::size_t kMostCompared = 1000;
};

std::unique_ptr<Generator> make_list(const RuleRequest& request, List list, std::string description) {
  if (list.values.empty()) return nullptr;
  bool const alike = std::all_of(list.weights.begin(), list.weights.end(),
                                 [&](double weight) { return weight == list.weights.front(); });
  return std::make_unique<ListGenerator>(
      request.column.type, std::move(list.values), std::move(description), std::nullopt,
      alike ? std::span<const double>() : std::span<const double>(list.weights));
}

std::unique_ptr<Generator> make_written_list(const RuleRequest& request) {
  List list;
  for (const rules::Value& value : request.rule.values)
    if (value.text) list.add(request, *value.text, value.weight);
  bool const only_nulls = std::none_of(request.rule.values.begin(), request.rule.values.end(),
                                       [](const rules::Value& value) { return value.text.has_value(); });
  if (only_nulls) return make_null_generator();
  std::size_t const count = list.values.size();
  return make_list(request, std::move(list),
                   count == 1 ? "constant" : "one of " + std::to_string(count) + " values");
}

std::unique_ptr<Generator> make_dictionary(const RuleRequest& request) {
  std::vector<rules::DictionaryEntry> const entries = rules::read_dictionary(
      request.rule.dictionary, request.table.schema, rules::rule_subject(request.table, &request.column));
  List list;
  for (const rules::DictionaryEntry& entry : entries) list.add(request, entry.text, entry.weight);
  std::size_t const count = list.values.size();
  return make_list(request, std::move(list), "one of " + std::to_string(count) + " values of a dictionary");
}

}  // namespace

std::unique_ptr<Generator> make_rule_list(const RuleRequest& request) {
  return request.rule.source == rules::Source::kDictionary ? make_dictionary(request)
                                                           : make_written_list(request);
}

}  // namespace synthgen::generate
