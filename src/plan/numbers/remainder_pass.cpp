// The first number of the run is the whole, or the last one that is a result itself. Words say what is taken
// off and what comes on top; where none does, the last one is taken off.
#include "plan/numbers/remainder_pass.hpp"

#include <algorithm>

#include "generate/nodes/formulas.hpp"
#include "plan/numbers/amount_roles.hpp"
#include "plan/numbers/number_words.hpp"
#include "plan/numbers/whole_share.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

using core::Words;
using generate::Term;

// The words of a name that say of what there is some.
Words noun_of(const Words& words) {
  return without_listed(
      without_listed(without_listed(without_listed(words, "remainder left"), "remainder taken"),
                     "remainder added"),
      "remainder general");
}

bool share_noun(const Words& one, const Words& other) {
  return std::any_of(one.begin(), one.end(),
                     [&](const std::string& word) { return core::contains(other, word); });
}

bool is_taken(const Words& words) {
  AmountRole const role = role_of_amount(words);
  return has_listed(words, "remainder taken") || role == AmountRole::kPaid || role == AmountRole::kTaken;
}

bool is_added(const Words& words) {
  AmountRole const role = role_of_amount(words);
  return has_listed(words, "remainder added") || role == AmountRole::kAdded || role == AmountRole::kTax;
}

}  // namespace

bool RemainderPass::is_open(const NamedNumber& number) const {
  return may_compute(number.column) && !is_key_part(number.column) && !draft_.computed[number.column - 1] &&
         draft_.follows[number.column - 1].empty();
}

bool RemainderPass::is_money(const NamedNumber& number) const {
  std::string_view const semantic = target_.columns[number.column - 1].semantic;
  if (semantic.starts_with("finance.")) return true;
  pg::TypeRef const& type = table_.column(number.column).type;
  auto const declared = pg::numeric_modifier(type.base_modifier);
  bool const cents = type.base == NUMERICOID && declared && declared->scale == 2;
  bool const untold = semantic.empty() || semantic == "quantity.stock" || semantic == "quantity.count" ||
                      (semantic.starts_with("figure.") && !semantic.starts_with("figure.in_"));
  return cents && untold && !has_any(number.words, {"day", "hour", "kg", "km"});
}

// Whether a number may be what something is left of, or what was added to it or taken off it.
bool RemainderPass::may_count(const NamedNumber& number, const NamedNumber& rest) const {
  bool const money = is_money(rest);
  bool const rate = is_rate_name(number.words) && !has_any(number.words, {"amount"});
  return !rate && !has_listed(number.words, "remainder no part") && is_money(number) == money &&
         !(money && has_listed(number.words, "remainder period")) &&
         !(money && role_of_amount(number.words) == AmountRole::kAside &&
           !has_listed(number.words, "remainder taken")) &&
         pg::is_integer_type(table_.column(number.column).type.base) ==
             pg::is_integer_type(table_.column(rest.column).type.base) &&
         !follows(number.column, rest.column);
}

// Whether a rest follows from nothing yet, or from less than all of this.
bool RemainderPass::may_follow(const NamedNumber& rest, const std::vector<Piece>& pieces) const {
  std::vector<AttrNumber> const& sources = draft_.follows[rest.column - 1];
  auto const is_piece = [&](AttrNumber source) {
    return std::any_of(pieces.begin(), pieces.end(),
                       [&](const Piece& one) { return one.number->column == source; });
  };
  bool const fewer = !sources.empty() && sources.size() < pieces.size() &&
                     std::all_of(sources.begin(), sources.end(), is_piece);
  return fewer || is_open(rest);
}

// The amounts before a rest; of numbers that are no money those that stand next to it and are of its type.
std::vector<const NamedNumber*> RemainderPass::run_before(std::size_t rest) const {
  std::vector<const NamedNumber*> run;
  bool const money = is_money(numbers_[rest]);
  pg::TypeRef const& type = table_.column(numbers_[rest].column).type;
  for (std::size_t i = rest; i-- > 0;) {
    pg::TypeRef const& other = table_.column(numbers_[i].column).type;
    bool const next = numbers_[i].column + 1 == numbers_[i + 1].column && other.base == type.base &&
                      other.base_modifier == type.base_modifier;
    if (!money && !next) break;
    if (may_count(numbers_[i], numbers_[rest]))
      run.insert(run.begin(), &numbers_[i]);
    else if (!money)
      break;
  }
  return run;
}

// Those that are of the same thing by their names: seats, days, tickets.
std::vector<const NamedNumber*> RemainderPass::alike_before(std::size_t rest) const {
  std::vector<const NamedNumber*> run;
  Words const noun = noun_of(numbers_[rest].words);
  for (std::size_t i = 0; i < rest; ++i)
    if (share_noun(noun, noun_of(numbers_[i].words)) && may_count(numbers_[i], numbers_[rest]))
      run.push_back(&numbers_[i]);
  return run;
}

// Whether a number adds up those before it, so that these need not be counted again.
bool RemainderPass::is_whole(const NamedNumber& number, const std::vector<Piece>& before) const {
  if (has_any(number.words, {"total", "gross", "grand", "sum", "overall", "net"})) return true;
  return std::any_of(before.begin(), before.end(),
                     [&](const Piece& one) { return follows(number.column, one.number->column); });
}

std::vector<RemainderPass::Piece> RemainderPass::signed_pieces(
    const std::vector<const NamedNumber*>& run) const {
  std::vector<Piece> pieces;
  bool whole = false;
  for (NamedNumber const* const number : run) {
    bool const first = pieces.empty() && has_listed(number->words, "remainder either");
    bool const last = number == run.back() && !pieces.empty();
    bool const taken = is_taken(number->words) && !first;
    bool const minus = taken || ((last || whole) && !is_added(number->words) && !is_whole(*number, pieces));
    if (minus && pieces.empty()) continue;
    if (!minus && is_whole(*number, pieces)) {
      pieces.clear();
      whole = true;
    }
    pieces.push_back({number, minus});
  }
  return pieces;
}

// What was taken is no more than there was. Of several that take each had what there is for itself so far.
void RemainderPass::keep_within(const NamedNumber& part, const std::vector<Piece>& pieces) {
  bool const several =
      std::count_if(pieces.begin(), pieces.end(), [](const Piece& one) { return one.minus; }) > 1;
  if (!is_open(part) && !(several && may_follow(part, pieces))) return;
  draft_.sources.clear();
  draft_.follows[part.column - 1].clear();
  std::vector<Term> terms;
  std::int64_t takers = 0;
  for (Piece const& one : pieces) {
    if (one.minus)
      ++takers;
    else
      terms.push_back({own_number(one.number->column), false});
  }
  AmountRole const role = role_of_amount(part.words);
  bool const some = is_money(part) && role == AmountRole::kTaken;
  std::int64_t const most = (some ? most_per_mille(role, part.words) : kAllPerMille) / takers;
  WholeShare share(draft_);
  share.keep_within(part.column, share.sum_of(std::move(terms)), most, "what there is");
}

void RemainderPass::derive_remainder(std::size_t rest) {
  NamedNumber const& result = numbers_[rest];
  std::vector<const NamedNumber*> run = alike_before(rest);
  bool const alike = run.size() > 1;
  if (!alike) run = run_before(rest);
  std::vector<Piece> const pieces = signed_pieces(run);
  if (pieces.size() < 2) return;
  bool const told = std::any_of(pieces.begin(), pieces.end(),
                                [](const Piece& one) { return one.minus && is_taken(one.number->words); });
  bool const minus = std::any_of(pieces.begin(), pieces.end(), [](const Piece& one) { return one.minus; });
  if (!minus || (!told && !is_money(result) && !alike) || !may_follow(result, pieces)) return;
  for (Piece const& one : pieces)
    if (one.minus) keep_within(*one.number, pieces);
  draft_.sources.clear();
  draft_.follows[result.column - 1].clear();
  std::vector<Term> terms;
  std::string formula;
  for (Piece const& one : pieces) {
    terms.push_back({own_number(one.number->column), one.minus});
    formula += (formula.empty() ? "" : one.minus ? " - " : " + ") + table_.column(one.number->column).name;
  }
  bool const may_be_negative = !target_.constraints.domains[result.column - 1].lower;
  replace_column(
      result.column,
      std::make_unique<generate::FormulaNode>(target_.program.attribute(result.column), std::move(terms), 1,
                                              may_be_negative, table_.column(result.column).type),
      std::move(formula));
}

void RemainderPass::derive_remainders() {
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    Words const& words = numbers_[i].words;
    bool const days = has_any(words, {"day"}) && !has_any(words, {"due", "open", "outstanding"});
    bool const rest =
        has_listed(words, "remainder left") || (has_any(words, {"pending"}) && is_money(numbers_[i]));
    if (!rest || (has_listed(words, "remainder other") && !days) || is_rate_name(words) ||
        is_taken(without_listed(words, "remainder left")) || !may_compute(numbers_[i].column) ||
        is_key_part(numbers_[i].column))
      continue;
    derive_remainder(i);
  }
}

}  // namespace synthgen::plan
