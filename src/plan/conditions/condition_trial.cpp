// Enumerates or samples a column's values and keeps those that the conditions accept.
#include "plan/conditions/condition_trial.hpp"

#include <algorithm>
#include <ctime>

#include "generate/choose.hpp"
#include "plan/conditions/condition_candidates.hpp"
#include "plan/conditions/condition_document.hpp"
#include "plan/conditions/condition_fields.hpp"
#include "plan/conditions/condition_form.hpp"
#include "plan/conditions/document_members.hpp"
#include "postgres/expression.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "optimizer/optimizer.h"
#include "utils/timestamp.h"
}

namespace synthgen::plan {

namespace {

constexpr std::size_t kBlock = 32;  // candidates between two looks at the clock, one at first

// What the judgement of one list of candidates may take: work, which is the same on a busy machine, and, for
// conditions that wait, time.
class Budget {
 public:
  bool is_left() const {
    return std::clock() - begun_ < CLOCKS_PER_SEC / 2 && GetCurrentTimestamp() < deadline_;
  }

 private:
  std::clock_t begun_ = std::clock();
  TimestampTz deadline_ = GetCurrentTimestamp() + 2 * USECS_PER_SEC;
};

struct Verdicts {
  std::vector<char> values;  // parallel to the candidates
  bool null_passes = false;
  bool complete = true;  // false if time ran out: candidates not judged count as refused
};

// Evaluates all conditions on each candidate, the last one being null.
class Jury {
 public:
  Jury(const pg::Table& table, AttrNumber column, const std::vector<Node*>& conditions)
      : table_(table), column_(column), conditions_(conditions) {}

  Verdicts judge(const std::vector<Datum>& candidates) {
    std::size_t const count = candidates.size() + 1;
    std::vector<char> verdicts(count, 0);
    pg::RowEvaluator evaluator(table_);
    std::vector<int> numbers;
    for (Node* const condition : conditions_) numbers.push_back(evaluator.add_condition(condition));
    std::size_t next = 0;
    std::size_t unmet[kBlock];
    Budget const budget;
    while (next < count && budget.is_left()) {
      std::size_t const block = std::min({kBlock, count - next, next + 1});
      auto const set_row = [&](std::size_t i) {
        bool const null = next + i + 1 == count;
        evaluator.set(column_, null ? Datum{0} : candidates[next + i], null);
      };
      evaluator.judge(numbers, block, std::cref(set_row), unmet);
      for (std::size_t i = 0; i < block; ++i) verdicts[next + i] = unmet[i] == numbers.size() ? 1 : 0;
      next += block;
    }
    Verdicts result;
    result.complete = next >= count;
    result.null_passes = verdicts.back() != 0;
    verdicts.pop_back();
    result.values = std::move(verdicts);
    return result;
  }

 private:
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

// Sorted where the type has an order, without repetitions.
std::vector<Datum> distinct(std::vector<Datum> values, const pg::TypeRef& type) {
  if (values.size() < 2) return values;
  if (compare(values[0], values[0], type)) {
    std::sort(values.begin(), values.end(),
              [&](Datum left, Datum right) { return compare(left, right, type).value_or(0) < 0; });
    values.erase(std::unique(values.begin(), values.end(),
                             [&](Datum left, Datum right) { return same_value(left, right, type); }),
                 values.end());
    return values;
  }
  std::vector<Datum> kept;
  for (Datum const value : values)
    if (std::none_of(kept.begin(), kept.end(), [&](Datum other) { return same_value(other, value, type); }))
      kept.push_back(value);
  return kept;
}

// What is accepted of the constants of the conditions, of special values, and of texts of certain forms.
struct Findings {
  std::vector<Datum> constants, special;
  AcceptedForms forms;
};

Findings search(const ValueDomain& domain, const pg::Table& table, const pg::Column& column,
                const std::vector<Node*>& conditions, Jury& jury) {
  Findings found;
  auto const learned = within(domain, learned_values(conditions, column.type), column.type);
  found.constants = accepted(learned, jury.judge(learned));
  auto const special = within(domain, special_values(domain, column.type), column.type);
  found.special = accepted(special, jury.judge(special));
  if (pg::guard([&] { return is_document_type(column.type.base); })) {
    auto const documents =
        fitting_documents(column.type, conditions, [&](const auto& candidates, const auto& some) {
          return accepted_of(candidates, table, column, some);
        });
    auto const fitting = accepted(documents, jury.judge(documents));
    if (!fitting.empty()) found.special = fitting;
  }
  if (is_string_type(column.type))
    found.forms = accepted_forms(domain, column.type, mentioned_texts(conditions),
                                 [&](const std::vector<Datum>& candidates) {
                                   return accepted(candidates, jury.judge(candidates)).size();
                                 });
  return found;
}

// Leaves out the numbers that are larger, on either side of zero, than all of which some are accepted. What
// is unique goes further than what comes to mind.
void bound_by_octaves(ValueDomain& domain, const pg::TypeRef& type, Jury& jury) {
  constexpr int kOctaves = 31, kProbes = 16;
  if (!as_integer(0, type.base) || type.base == DATEOID || domain.allowed) return;
  std::int64_t const most = type.base == INT2OID ? PG_INT16_MAX : PG_INT32_MAX;
  std::int64_t furthest[2] = {0, 0};  // above and below zero
  for (int const sign : {1, -1}) {
    std::vector<Datum> probes;
    for (int octave = 0; octave < kOctaves; ++octave)
      for (std::uint64_t i = 0; i < kProbes; ++i) {
        std::uint64_t const from = std::uint64_t{1} << octave;
        std::uint64_t const word = core::mix(from, i);
        auto const value = static_cast<std::int64_t>(i == 0 ? from : from + core::bounded(word, from)) * sign;
        Datum const probe = from_integer(value, type.base);
        if (as_integer(probe, type.base) == value) probes.push_back(probe);
      }
    probes = within(domain, std::move(probes), type);
    for (Datum const value : accepted(probes, jury.judge(probes)))
      furthest[sign < 0] = std::max(furthest[sign < 0], std::abs(*as_integer(value, type.base)));
  }
  if (furthest[0] == 0) return;
  ValueDomain around;
  if (2 * furthest[0] < most) around.upper = Bound{from_integer(2 * furthest[0], type.base), true};
  if (2 * furthest[1] < most) around.lower = Bound{from_integer(-2 * furthest[1], type.base), true};
  ValueDomain narrowed = domain;
  if (intersect(narrowed, around, type) == Remainder::kValues) domain = std::move(narrowed);
}

constexpr std::size_t kMostDrawn = 64;
constexpr std::size_t kTypicalDraws = 256;
constexpr std::size_t kManyDraws = 4096;

// Values as the type permits them within the domain.
std::vector<Datum> drawn_values(const ValueDomain& domain, const pg::TypeRef& type, std::size_t draws,
                                bool distinct) {
  auto const generator = generate::make_type_generator(type, domain, generate::Context(), distinct);
  if (generator == nullptr) return {};
  std::vector<std::uint64_t> indexes(draws);
  std::vector<Datum> values(draws);
  for (std::size_t i = 0; i < draws; ++i) indexes[i] = generator->pick(core::mix(i, 2));
  MemoryContext const memory = CurrentMemoryContext;
  pg::guard([&] {
    generate::Arena arena(memory);
    generator->render(indexes.data(), draws, arena, values.data());
  });
  return values;
}

// The values that a generator without further knowledge would draw decide whether a list is needed.
// For character strings a list is made only of the condition's own constants: a meaning recognised
// from the column's name may well produce other values that are accepted.
Settlement settle_by_sample(ValueDomain& domain, const pg::Table& table, const pg::Column& column,
                            const std::vector<Node*>& conditions) {
  Jury jury(table, column.number, conditions);
  auto typical = within(domain, typical_values(domain, column.type), column.type);
  if (typical.empty() && is_ordered_scalar(column.type))
    typical = within(domain, drawn_values(domain, column.type, kTypicalDraws, true), column.type);
  auto const verdicts = jury.judge(typical);
  if (!verdicts.complete) return Settlement::kOpen;
  if (!verdicts.null_passes && domain.nullness == Nullness::kAny) domain.nullness = Nullness::kNever;
  auto const passed = accepted(typical, verdicts);
  bool usual = !typical.empty() && passed.size() * 8 > typical.size();
  bool const ordered = is_ordered_scalar(column.type);
  if (usual && !ordered && passed.size() == typical.size()) {
    // What the column's meaning yields may fail all the same.
    if (is_string_type(column.type))
      domain.forms = accepted_words(domain, column.type, [&](const std::vector<Datum>& candidates) {
        return accepted(candidates, jury.judge(candidates)).size();
      });
    return Settlement::kOpen;
  }
  if (usual && ordered) {
    // Numbers that come to mind are rounder than those that are drawn.
    auto const drawn = within(domain, drawn_values(domain, column.type, kTypicalDraws, false), column.type);
    usual = accepted(drawn, jury.judge(drawn)).size() * 8 > drawn.size();
    if (usual) bound_by_octaves(domain, column.type, jury);
    if (usual) return Settlement::kOpen;
  }

  Findings found = search(domain, table, column, conditions, jury);
  domain.forms = std::move(found.forms.in_parts);
  ValueDomain constants;
  constants.allowed = found.constants;
  bool const only_learned = passed.empty() && domain.patterns.empty() && domain.forms.empty() &&
                            std::all_of(found.special.begin(), found.special.end(),
                                        [&](Datum value) { return contains(constants, value, column.type); });
  if (passed.empty() && found.forms.first) {
    domain.patterns.push_back(std::move(*found.forms.first));
    return Settlement::kOpen;
  }
  std::vector<Datum> values = std::move(found.constants);
  values.insert(values.end(), found.special.begin(), found.special.end());
  values.insert(values.end(), passed.begin(), passed.end());
  bool const by_chance = values.empty();
  if (by_chance) {
    auto const drawn = within(domain, drawn_values(domain, column.type, kManyDraws, true), column.type);
    values = accepted(drawn, jury.judge(drawn));
    if (values.size() > kMostDrawn) values.resize(kMostDrawn);
  }
  values = distinct(std::move(values), column.type);
  if (values.empty()) return Settlement::kOpen;
  // Generated documents are objects of one shape: if none passes, none will.
  bool const is_document = pg::guard([&] { return is_document_type(column.type.base); });
  bool const hopeless = is_document && passed.empty();
  if (usual || ((by_chance || !only_learned) && !hopeless && !is_ordered_scalar(column.type))) {
    domain.examples = std::move(values);
    return Settlement::kOpen;
  }
  domain.allowed = std::move(values);
  return Settlement::kSettled;
}

bool any_volatile(const std::vector<Node*>& conditions) {
  return std::any_of(conditions.begin(), conditions.end(), [](Node* condition) {
    return pg::guard([&] { return contain_volatile_functions(condition); });
  });
}

}  // namespace

bool accepts_typical_values(const ValueDomain& domain, const pg::Table& table, const pg::Column& column,
                            Node* condition) {
  auto const all = all_values(domain, column.type);
  auto const candidates = within(domain, all ? *all : typical_values(domain, column.type), column.type);
  std::vector<Node*> const conditions{condition};
  Verdicts const verdicts = Jury(table, column.number, conditions).judge(candidates);
  return verdicts.complete && accepted(candidates, verdicts).size() == candidates.size();
}

bool accepts_distinct_values(const ValueDomain& domain, const pg::Table& table, const pg::Column& column,
                             Node* condition) {
  auto const candidates = within(domain, drawn_values(domain, column.type, kTypicalDraws, true), column.type);
  std::vector<Node*> const conditions{condition};
  Verdicts const verdicts = Jury(table, column.number, conditions).judge(candidates);
  return verdicts.complete && accepted(candidates, verdicts).size() == candidates.size();
}

bool accepts_some_of(const std::vector<Datum>& values, const pg::Table& table, const pg::Column& column,
                     const std::vector<Node*>& conditions) {
  return accepted_of(values, table, column, conditions).size() * 8 > values.size();
}

std::vector<Datum> accepted_of(const std::vector<Datum>& values, const pg::Table& table,
                               const pg::Column& column, const std::vector<Node*>& conditions) {
  return accepted(values, Jury(table, column.number, conditions).judge(values));
}

Settlement settle(ValueDomain& domain, const pg::Table& table, const pg::Column& column,
                  const std::vector<Node*>& conditions) {
  if (domain.nullness == Nullness::kAlways) return Settlement::kOpen;
  if (column.type.kind == TYPTYPE_COMPOSITE) {
    ValueDomain inside;
    inside.fields = field_domains(column, conditions);
    (void)intersect(domain, inside, column.type);
  }
  auto const all = all_values(domain, column.type);
  auto const final_word = [&](Settlement settlement) {
    return settlement == Settlement::kSettled && any_volatile(conditions) ? Settlement::kOpen : settlement;
  };
  if (!all) return final_word(settle_by_sample(domain, table, column, conditions));
  auto const candidates = within(domain, *all, column.type);
  Jury jury(table, column.number, conditions);
  auto const verdicts = jury.judge(candidates);
  if (!verdicts.complete) return Settlement::kOpen;
  return final_word(settle_exhaustively(domain, candidates, verdicts));
}

}  // namespace synthgen::plan
