// Enumerates or samples a column's values and keeps those that the conditions accept.
#include "plan/condition_trial.hpp"

#include <algorithm>

#include "plan/condition_candidates.hpp"
#include "postgres/expression.hpp"
#include "postgres/subtransaction.hpp"

extern "C" {
#include "optimizer/optimizer.h"
}

namespace synthgen::plan {

namespace {

constexpr int kMaxErrors = 64;

struct Verdicts {
  std::vector<char> values;  // parallel to the candidates
  bool null_passes = false;
};

// Evaluates all conditions on each candidate, the last one being null.
class Jury {
 public:
  Jury(const pg::Table& table, AttrNumber column, const std::vector<Node*>& conditions)
      : table_(table), column_(column), conditions_(conditions) {}

  Verdicts judge(const std::vector<Datum>& candidates) {
    std::size_t const count = candidates.size() + 1;
    std::vector<char> verdicts(count, 0);
    std::size_t next = 0;
    for (int errors = 0; next < count && errors <= kMaxErrors; errors++) {
      pg::RowEvaluator evaluator(table_.oid);
      for (Node* const condition : conditions_) evaluator.add_condition(condition);
      char* const out = verdicts.data();
      const Datum* const values = candidates.data();
      auto const error =
          pg::attempt([&] { pg::guard([&] { evaluate(evaluator, values, count, &next, out); }); });
      if (error) next++;
    }
    Verdicts result;
    result.null_passes = verdicts.back() != 0;
    verdicts.pop_back();
    result.values = std::move(verdicts);
    return result;
  }

 private:
  void evaluate(pg::RowEvaluator& evaluator, const Datum* values, std::size_t count, std::size_t* next,
                char* out) {
    int const conditions = static_cast<int>(conditions_.size());
    for (; *next < count; ++*next) {
      CHECK_FOR_INTERRUPTS();
      bool const null = *next + 1 == count;
      evaluator.set(column_, null ? Datum{0} : values[*next], null);
      bool passes = true;
      for (int i = 0; i < conditions && passes; i++) passes = evaluator.check(i);
      out[*next] = passes ? 1 : 0;
      evaluator.reset();
    }
  }

  const pg::Table& table_;
  AttrNumber column_;
  const std::vector<Node*>& conditions_;
};

std::vector<Datum> accepted(const std::vector<Datum>& candidates, const Verdicts& verdicts) {
  std::vector<Datum> kept;
  for (std::size_t i = 0; i < candidates.size(); i++)
    if (verdicts.values[i] != 0) kept.push_back(candidates[i]);
  return kept;
}

std::vector<Datum> within(const ValueDomain& domain, std::vector<Datum> candidates, const pg::TypeRef& type) {
  std::erase_if(candidates, [&](Datum value) { return !contains(domain, value, type); });
  return candidates;
}

Settlement settle_exhaustively(ValueDomain& domain, const std::vector<Datum>& candidates,
                               const Verdicts& verdicts) {
  auto values = accepted(candidates, verdicts);
  if (!verdicts.null_passes) {
    if (domain.nullness == Nullness::kAlways || values.empty()) return Settlement::kImpossible;
    domain.nullness = Nullness::kNever;
  } else if (values.empty()) {
    if (domain.nullness == Nullness::kNever) return Settlement::kImpossible;
    domain = ValueDomain{};
    domain.nullness = Nullness::kAlways;
    return Settlement::kSettled;
  }
  domain.allowed = std::move(values);
  return Settlement::kSettled;
}

void settle_by_sample(ValueDomain& domain, const pg::Table& table, const pg::Column& column,
                      const std::vector<Node*>& conditions) {
  Jury jury(table, column.number, conditions);
  auto const typical = within(domain, typical_values(domain, column.type), column.type);
  auto const verdicts = jury.judge(typical);
  if (!verdicts.null_passes && domain.nullness == Nullness::kAny) domain.nullness = Nullness::kNever;
  auto const passed = accepted(typical, verdicts);
  if (!typical.empty() && passed.size() * 8 > typical.size()) return;

  auto const learned = within(domain, learned_values(conditions, column.type), column.type);
  auto values = accepted(learned, jury.judge(learned));
  auto const special = within(domain, special_values(domain, column.type), column.type);
  auto const accepted_special = accepted(special, jury.judge(special));
  bool const enumerates = accepted_special.empty() && passed.empty();
  for (Datum const value : accepted_special) values.push_back(value);
  for (Datum const value : passed) values.push_back(value);
  ValueDomain distinct;
  distinct.allowed.emplace();
  for (Datum const value : values)
    if (distinct.allowed->empty() || !contains(distinct, value, column.type))
      distinct.allowed->push_back(value);
  if (distinct.allowed->empty()) return;
  bool const lists = enumerates || is_ordered_scalar(column.type);
  if (lists)
    domain.allowed = std::move(distinct.allowed);
  else
    domain.examples = std::move(*distinct.allowed);
}

bool any_volatile(const std::vector<Node*>& conditions) {
  return std::any_of(conditions.begin(), conditions.end(), [](Node* condition) {
    return pg::guard([&] { return contain_volatile_functions(condition); });
  });
}

}  // namespace

Settlement settle(ValueDomain& domain, const pg::Table& table, const pg::Column& column,
                  const std::vector<Node*>& conditions) {
  if (domain.nullness == Nullness::kAlways) return Settlement::kOpen;
  auto const all = all_values(domain, column.type);
  if (!all) {
    settle_by_sample(domain, table, column, conditions);
    return Settlement::kOpen;
  }
  auto const candidates = within(domain, *all, column.type);
  Jury jury(table, column.number, conditions);
  auto const verdicts = jury.judge(candidates);
  auto const settlement = settle_exhaustively(domain, candidates, verdicts);
  return settlement == Settlement::kSettled && any_volatile(conditions) ? Settlement::kOpen : settlement;
}

}  // namespace synthgen::plan
