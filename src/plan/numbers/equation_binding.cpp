#include "plan/numbers/equation_binding.hpp"

#include <algorithm>

namespace synthgen::plan {

namespace {

using core::Words;

// Of what two names have in common: nothing, something, all of it, or that neither says more.
constexpr int kEqual = 60;
constexpr int kNeither = 50;
constexpr int kOverlap = 30;
constexpr int kOnlyOne = 20;

constexpr int kInRow = 25;
constexpr int kInParent = 5;

bool is_subset(const Words& some, const Words& all) {
  return std::all_of(some.begin(), some.end(),
                     [&](const std::string& word) { return core::contains(all, word); });
}

bool have_common(const Words& a, const Words& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& word) { return core::contains(b, word); });
}

Words qualifiers_in(const Words& words) {
  Words found;
  for (std::string const& word : words)
    if (core::EquationList::instance().is_qualifier(word)) found.push_back(word);
  return found;
}

// What a pattern leaves of a name, without what says nothing.
std::optional<core::NamePattern::Match> match_of(const core::NamePattern& pattern, const Operand& operand) {
  auto match = pattern.match(operand.words, operand.semantic());
  if (!match) return match;
  std::erase_if(match->rest, [&](const std::string& word) {
    return !core::contains(operand.telling, word) &&
           !(pattern.shares_rest() && core::contains(operand.words, word) &&
             core::EquationList::instance().unit_of(operand.words) != nullptr);
  });
  return match;
}

// Whether a name tells a unit of the same dimension, or none.
bool is_in_unit(const Operand& operand, const std::string& unit) {
  core::EquationList const& list = core::EquationList::instance();
  core::Unit const* const own = unit.empty() ? nullptr : list.unit_of(operand.words);
  return own == nullptr || own->dimension == list.unit_named(unit)->dimension;
}

}  // namespace

// Terms of a sum are of one dimension, as far as names tell it.
bool EquationBinding::is_of_dimension(const Operand& operand) const {
  if (!equation_.sums) return true;
  auto const dimension = [](const Operand& one) -> std::string_view {
    if (generate::is_instant_type(one.described().type.base)) return {};
    return OperandSearch::is_money(one) ? "money" : core::EquationList::instance().dimension_of(one.words);
  };
  std::string_view const own = dimension(result_);
  std::string_view const other = dimension(operand);
  return own.empty() || other.empty() || own == other;
}

// How well a name goes with that of the result; nothing if it does not.
std::optional<int> EquationBinding::worth_beside_result(const core::EquationRole& role,
                                                        const Operand& operand, const Words& rest) const {
  if (!is_subset(qualifiers_in(rest), qualifiers_)) return std::nullopt;
  if (role.pattern.extends_result())
    return !noun_.empty() && is_subset(noun_, operand.words) && operand.words.size() > noun_.size()
               ? std::optional(kOverlap)
               : std::nullopt;
  if (role.loose) return kOnlyOne;
  if (rest == rest_) return rest.empty() ? kNeither : kEqual;
  if (rest.empty() || rest_.empty()) return operand.place == Operand::Place::kRow ? kOnlyOne : kOverlap;
  if (have_common(rest, rest_)) return kOverlap;
  return equation_.result.is_open_ended() ? std::optional(0) : std::nullopt;
}

bool EquationBinding::find_candidates() {
  auto const matched = match_of(equation_.result, result_);
  if (!matched || !is_in_unit(result_, equation_.result_unit)) return false;
  rest_ = matched->rest;
  noun_ = equation_.result.match(result_.words, result_.semantic())->rest;
  qualifiers_ = qualifiers_in(rest_);
  for (core::EquationRole const& role : equation_.roles) {
    std::vector<Candidate> found;
    for (Operand const& operand : operands_) {
      if (!OperandSearch::is_of_sort(operand, role.pattern.sort()) ||
          (equation_.in_row && operand.place != Operand::Place::kRow))
        continue;
      auto const match = match_of(role.pattern, operand);
      if (!match || !is_of_dimension(operand) || !is_in_unit(operand, role.unit) || !may_use_(operand))
        continue;
      auto const beside = worth_beside_result(role, operand, match->rest);
      if (!beside) continue;
      int const place = operand.place == Operand::Place::kRow      ? kInRow
                        : operand.place == Operand::Place::kParent ? kInParent
                                                                   : 0;
      int const rank = static_cast<int>(std::min<std::size_t>(match->rank, kEqual));
      found.push_back({&operand, match->rest, *beside + place - rank});
    }
    if (found.empty() && !role.optional) return false;
    candidates_.push_back(std::move(found));
  }
  return true;
}

bool EquationBinding::go_together(const Candidate& one, const Candidate& other) const {
  if (one.operand == other.operand) return false;
  return one.rest.empty() || other.rest.empty() || is_subset(one.rest, other.rest) ||
         is_subset(other.rest, one.rest);
}

// Something must be of the row, and what the result says of itself an operand must say, too.
bool EquationBinding::is_complete() const {
  bool in_row = equation_.within.has_value();
  bool told = rest_.empty() || (equation_.result.is_open_ended() && qualifiers_.empty());
  bool shared = true;
  std::size_t columns = 0;
  for (std::size_t r = 0; r < chosen_.size(); ++r) {
    if (chosen_[r] == nullptr) continue;
    ++columns;
    Words const& rest = chosen_[r]->rest;
    in_row = in_row || chosen_[r]->operand->place == Operand::Place::kRow;
    told = told || (qualifiers_.empty() ? have_common(rest, rest_) : is_subset(qualifiers_, rest));
    if (equation_.roles[r].pattern.shares_rest())
      shared =
          shared && !rest.empty() && std::any_of(chosen_.begin(), chosen_.end(), [&](const Candidate* other) {
            return other != nullptr && other != chosen_[r] && other->rest == rest;
          });
  }
  bool const enough = columns >= std::min<std::size_t>(2, chosen_.size());
  return in_row && told && shared && enough;
}

void EquationBinding::try_role(std::size_t role, int worth) {
  if (role == candidates_.size()) {
    if (worth <= best_worth_ || !is_complete()) return;
    best_worth_ = worth;
    best_ = chosen_;
    return;
  }
  for (Candidate const& candidate : candidates_[role]) {
    bool const fits = std::all_of(chosen_.begin(), chosen_.end(), [&](const Candidate* other) {
      bool const loose = equation_.roles[role].loose;
      return other == nullptr ||
             (loose ? other->operand != candidate.operand : go_together(candidate, *other));
    });
    if (!fits) continue;
    chosen_.push_back(&candidate);
    try_role(role + 1, worth + candidate.worth);
    chosen_.pop_back();
  }
  if (!equation_.roles[role].optional) return;
  chosen_.push_back(nullptr);
  try_role(role + 1, worth);
  chosen_.pop_back();
}

std::optional<std::vector<std::vector<const Operand*>>> EquationBinding::find() {
  if (!find_candidates()) return std::nullopt;
  try_role(0, 0);
  if (best_worth_ < 0) return std::nullopt;
  std::vector<std::vector<const Operand*>> roles;
  for (std::size_t r = 0; r < best_.size(); ++r) {
    std::vector<const Operand*> players;
    if (best_[r] != nullptr) players.push_back(best_[r]->operand);
    if (equation_.roles[r].all && best_[r] != nullptr)
      for (Candidate const& candidate : candidates_[r]) {
        bool const taken = std::any_of(best_.begin(), best_.end(), [&](const Candidate* other) {
          return other != nullptr && other->operand == candidate.operand;
        });
        if (!taken && candidate.operand->place == best_[r]->operand->place)
          players.push_back(candidate.operand);
      }
    bool const several = equation_.roles[r].pattern.extends_result() || equation_.roles[r].mean;
    if (several && players.size() < 2) return std::nullopt;
    roles.push_back(std::move(players));
  }
  return roles;
}

}  // namespace synthgen::plan
