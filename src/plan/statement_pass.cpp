// The order of the columns says what is summed up, the words of a name only whether it is added or taken off,
// and that it is a result. An amount of which no word is known is a result where it is the last one,
// something was added or taken off before it, and it has room for it; anywhere else it is added.
#include "plan/statement_pass.hpp"

#include <algorithm>

#include "core/equation.hpp"
#include "core/name_words.hpp"
#include "generate/formulas.hpp"
#include "generate/limits.hpp"
#include "plan/amount_words.hpp"
#include "plan/evidence_pass.hpp"
#include "plan/payment_pass.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

using core::Words;
using generate::NumberSource;
using generate::Term;

// Digits before the point that a result needs.
constexpr int kResultDigits = 3;

// The server's numeric, of any size.
const pg::TypeRef& exact_type() {
  static const pg::TypeRef type = [] {
    pg::TypeRef numeric;
    numeric.base = NUMERICOID;
    numeric.base_modifier = -1;
    return numeric;
  }();
  return type;
}

int whole_digits(const pg::TypeRef& type) {
  return generate::NumberRoom(type).whole_digits();
}

// What letters stand for in the name of an amount, though they mean something else elsewhere.
Words amount_words(std::string_view name, Words words) {
  struct Short {
    std::string_view letters, word, elsewhere;
  };
  static constexpr Short kShort[] = {
      {"ttl", "total", "title"}, {"dsc", "discount", "description"}, {"disc", "discount", "disc"}};
  for (std::string const& part : core::split_identifier(name))
    for (Short const& one : kShort)
      if (part == one.letters)
        std::replace(words.begin(), words.end(), std::string(one.elsewhere), std::string(one.word));
  return words;
}

// One of several things that are charged, none of which is the main one.
bool is_charge(const core::Words& words) {
  return has_any(words, {"charge"}) && !has_any(words, {"late", "delivery", "service", "shipping"});
}

bool is_dependent(AmountRole role) {
  return role == AmountRole::kAdded || role == AmountRole::kTax || role == AmountRole::kTaken ||
         role == AmountRole::kKept;
}

bool is_dependent_or_unknown(AmountRole role) {
  return is_dependent(role) || role == AmountRole::kUnknown;
}

}  // namespace

// Money has cents; numbers of other meanings are no money unless their name says so.
bool StatementPass::is_money(const TablePlan& table, const NamedNumber& number, AmountRole role) {
  pg::TypeRef const& type = table.table.column(number.column).type;
  std::string_view const semantic = table.columns[number.column - 1].semantic;
  if (is_rate_name(number.words) || is_percentage(table.table.column(number.column)) ||
      core::EquationList::instance().unit_of(number.words) != nullptr)
    return false;
  if (semantic.starts_with("finance.")) return semantic.find("rate") == std::string_view::npos;
  constexpr int kMostScale = 4;
  auto const declared = pg::numeric_modifier(type.base_modifier);
  bool const cents = type.base == CASHOID || (type.base == NUMERICOID && declared && declared->scale > 1 &&
                                              declared->scale <= kMostScale);
  if (!cents) return false;
  bool const known = role != AmountRole::kUnknown && role != AmountRole::kBase;
  return semantic.empty() || known || semantic == "figure.tuition";
}

void StatementPass::find_amounts() {
  for (NamedNumber const& number : numbers_) {
    Words words = amount_words(table_.column(number.column).name, number.words);
    AmountRole role = role_of_amount(words);
    // What so many cost is what things cost, whatever they are.
    bool const reckoned = draft_.computed[number.column - 1] && !target_.computable[number.column - 1];
    bool const named = role == AmountRole::kAside && !has_any(words, {"per", "unit", "each", "limit"});
    if (reckoned && has_any(words, {"cost", "charge", "price", "amount", "pay", "wage"}) &&
        (named || role == AmountRole::kAdded))
      role = AmountRole::kBase;
    if (is_money(target_, number, role)) amounts_.push_back({number.column, std::move(words), role});
  }
}

AttrNumber StatementPass::base_of(const TablePlan& table) {
  for (NamedNumber const& number : named_numbers(table)) {
    AmountRole const role =
        role_of_amount(amount_words(table.table.column(number.column).name, number.words));
    if (role == AmountRole::kAside || !is_money(table, number, role)) continue;
    bool const fits =
        role == AmountRole::kBase && !has_any(number.words, {"price", "rent", "fare", "salary"});
    return fits ? number.column : InvalidAttrNumber;
  }
  return InvalidAttrNumber;
}

ResultKind StatementPass::kind_of(const Amount& amount, bool last) const {
  ResultKind const named = result_named(amount.words);
  if (named != ResultKind::kNone) {
    Words noun = noun_of_result(amount.words);
    Words const table = core::words_of(table_.name);
    std::erase_if(noun, [&](const std::string& word) { return core::contains(table, word); });
    bool const of_pending = std::all_of(noun.begin(), noun.end(), [&](const std::string& word) {
      return std::any_of(pending_.begin(), pending_.end(),
                         [&](const Amount* one) { return core::contains(one->words, word); });
    });
    bool const bare = named == ResultKind::kLeft || named == ResultKind::kPart || is_borne(amount.words);
    return of_pending || bare ? named : ResultKind::kNone;
  }
  bool const changed = std::any_of(pending_.begin(), pending_.end(),
                                   [](const Amount* one) { return is_dependent(one->role); });
  bool const roomy = !pending_.empty() && whole_digits(table_.column(amount.column).type) >=
                                              whole_digits(table_.column(pending_.front()->column).type);
  if (amount.role != AmountRole::kUnknown || !last || !changed || !roomy) return ResultKind::kNone;
  return ResultKind::kWhole;
}

// What of that which came before a result makes it up.
std::vector<StatementPass::Summand> StatementPass::summands_of(const Amount& result, ResultKind kind) const {
  std::vector<Summand> summands;
  if (kind == ResultKind::kPart) {
    // Whatever stands between what is earned and all that is deducted is deducted.
    for (Amount const* const one : pending_) {
      bool const taken =
          result.role == AmountRole::kTaken && one != pending_.front() && is_dependent_or_unknown(one->role);
      if (one->role == result.role || taken) summands.push_back({one, false});
    }
    return summands;
  }
  bool const kept_alone = std::none_of(pending_.begin(), pending_.end(), [](const Amount* one) {
    return is_dependent(one->role) && one->role != AmountRole::kKept;
  });
  for (Amount const* const one : pending_) {
    bool const first = summands.empty();
    switch (one->role) {
      case AmountRole::kAside:
        break;
      case AmountRole::kPaid:
        if (kind == ResultKind::kRest) summands.push_back({one, true});
        break;
      case AmountRole::kKept:
        if (kind == ResultKind::kLeft)
          summands.push_back({one, true});
        else if (kind == ResultKind::kWhole && kept_alone)
          summands.push_back({one, false});
        break;
      case AmountRole::kTaken:
        summands.push_back({one, true});
        break;
      case AmountRole::kBase:
        summands.push_back({one, false});
        break;
      default:
        summands.push_back({one, kind == ResultKind::kLeft && !first});
    }
  }
  std::erase_if(summands, [&](const Summand& one) { return one.amount == &result; });
  return summands;
}

// What something is carried for is the main thing where all else comes on top of that.
bool StatementPass::is_main_charge(const std::vector<Summand>& summands) {
  static const SomeWords kMain = {"freight", "transport", "carriage", "haulage"};
  static const SomeWords kOnTop = {"surcharge", "supplement", "insurance", "fuel",
                                   "handling",  "toll",       "customs"};
  return has_any(summands.front().amount->words, kMain) && !has_any(summands.front().amount->words, kOnTop) &&
         std::all_of(summands.begin() + 1, summands.end(),
                     [](const Summand& one) { return is_dependent(one.amount->role); }) &&
         std::any_of(summands.begin() + 1, summands.end(),
                     [](const Summand& one) { return has_any(one.amount->words, kOnTop); });
}

// A sum begins with what something costs, or is of charges alone. Several of the kind make a whole only where
// it is called a total of them.
bool StatementPass::is_sum(const Amount& result, ResultKind kind,
                           const std::vector<Summand>& summands) const {
  if (kind == ResultKind::kPart) return summands.size() > 1;
  if (summands.size() < 2 || summands.front().minus) return false;
  bool const of_charges = std::count_if(summands.begin(), summands.end(),
                                        [](const Summand& one) { return is_charge(one.amount->words); }) > 1;
  if (is_extra(summands.front().amount->words) && !of_charges && !is_main_charge(summands)) return false;
  std::size_t bases = 0, dependents = 0, paid = 0, unknown = 0;
  for (Summand const& one : summands) {
    bases += one.amount->role == AmountRole::kBase;
    dependents += is_dependent(one.amount->role);
    paid += one.amount->role == AmountRole::kPaid;
    unknown += one.amount->role == AmountRole::kUnknown;
  }
  switch (kind) {
    case ResultKind::kWhole:
      return dependents > 0 || unknown > 0 || (bases > 1 && !core::contains(result.words, "paid"));
    case ResultKind::kLeft:
      return std::any_of(summands.begin(), summands.end(), [](const Summand& one) { return one.minus; });
    case ResultKind::kRest:
      return unknown == 0 && (paid > 0 || dependents > 0) && !is_granted();
    default:
      return false;
  }
}

// Whether some of what is asked for is granted: then nothing else is due.
bool StatementPass::is_granted() const {
  return std::any_of(numbers_.begin(), numbers_.end(), [](const NamedNumber& number) {
    return has_any(number.words, {"approved", "allowed", "eligible", "granted", "awarded"});
  });
}

// Whether it follows from its summands already, or from something else than amounts of its row.
bool StatementPass::is_settled_result(const Amount& result, const std::vector<Summand>& summands) const {
  if (!draft_.computed[result.column - 1]) return false;
  std::vector<AttrNumber> const& sources = draft_.follows[result.column - 1];
  bool const of_amounts =
      !sources.empty() && std::all_of(sources.begin(), sources.end(), [&](AttrNumber one) {
        return std::any_of(amounts_.begin(), amounts_.end(),
                           [&](const Amount& amount) { return amount.column == one; });
      });
  if (!of_amounts) return true;
  // Which of them are taken off was decided by their meanings alone.
  bool const takes =
      std::any_of(summands.begin(), summands.end(), [](const Summand& one) { return one.minus; });
  if (takes && sources.size() <= summands.size()) return false;
  // Not so what is taken of an amount that stands behind it and before another result.
  bool const reaches = std::any_of(sources.begin(), sources.end(), [&](AttrNumber one) {
    return one > result.column && std::any_of(amounts_.begin(), amounts_.end(), [&](const Amount& later) {
             return later.column > one &&
                    (later.role == AmountRole::kUnknown || result_named(later.words) != ResultKind::kNone);
           });
  });
  return !reaches && std::all_of(summands.begin(), summands.end(), [&](const Summand& one) {
    return std::find(sources.begin(), sources.end(), one.amount->column) != sources.end();
  });
}

bool StatementPass::may_follow(const Amount& result, const std::vector<Summand>& summands) const {
  return may_compute(result.column) && !is_key_part(result.column) &&
         has_room(table_.column(result.column).type, kResultDigits) &&
         std::none_of(summands.begin(), summands.end(),
                      [&](const Summand& one) { return follows(one.amount->column, result.column); });
}

// In the server's numeric without limits, so that it always has room.
NumberSource StatementPass::sum_of(const std::vector<Summand>& summands) {
  if (summands.size() == 1) return own_number(summands.front().amount->column);
  std::vector<Term> terms;
  for (Summand const& one : summands) terms.push_back({own_number(one.amount->column), one.minus});
  return {target_.program.add(std::make_unique<generate::SumNode>(std::move(terms), exact_type())),
          NUMERICOID};
}

NumberSource StatementPass::share_of(NumberSource whole, NumberSource rate, std::int64_t per_mille) {
  return {target_.program.add(
              std::make_unique<generate::ShareNode>(whole.node, whole, rate, per_mille, exact_type())),
          NUMERICOID};
}

// A number as a column has room for it; else what the column draws itself.
std::unique_ptr<generate::Node> StatementPass::fitting(AttrNumber column, NumberSource number) const {
  return std::make_unique<generate::FormulaNode>(target_.program.attribute(column),
                                                 std::vector<Term>{{number, false}}, 1, false,
                                                 table_.column(column).type);
}

// Whether nothing is known of a part but its own draw, or it was taken for a sum of others.
bool StatementPass::is_free(const Amount& part) {
  std::vector<AttrNumber>& sources = draft_.follows[part.column - 1];
  if (!draft_.computed[part.column - 1]) return sources.empty();
  auto const is_amount = [&](AttrNumber one) {
    return std::any_of(amounts_.begin(), amounts_.end(),
                       [&](const Amount& amount) { return amount.column == one; });
  };
  bool const sum = sources.size() > 1 && std::all_of(sources.begin(), sources.end(), is_amount) &&
                   result_named(part.words) == ResultKind::kWhole && !noun_of_result(part.words).empty();
  if (sum) sources.clear();
  return sum;
}

// Whether what the row refers to says how much of a whole a commission is.
bool StatementPass::has_rate_elsewhere(const Amount& part) const {
  if (!has_any(part.words, {"commission"})) return false;
  return std::any_of(table_.foreign_keys.begin(), table_.foreign_keys.end(), [&](const pg::ForeignKey& key) {
    std::vector<NamedNumber> const numbers = named_numbers(*plan_.find(key.parent));
    return std::any_of(numbers.begin(), numbers.end(), [](const NamedNumber& number) {
      return is_rate_name(number.words) && has_any(number.words, {"commission"});
    });
  });
}

// A tax is a share of what it is paid on, all else at most a part.
void StatementPass::fit(const Amount& part, AttrNumber base, const std::vector<Summand>& before,
                        std::int64_t most_per_mille) {
  if (part.role == AmountRole::kBase || part.role == AmountRole::kPaid || !may_compute(part.column) ||
      is_key_part(part.column) || !is_free(part))
    return;
  if (has_rate_elsewhere(part)) return;
  // Of several charges none is a part of another.
  if (is_charge(part.words) && is_charge(core::words_of(table_.column(base).name))) return;
  constexpr std::int64_t kTaxPerMille = 80;
  draft_.sources.clear();
  pg::TypeRef const& type = table_.column(part.column).type;
  NumberSource const own{target_.program.attribute(part.column), type.base};
  std::string const& whole_name = table_.column(base).name;
  if (part.role == AmountRole::kTax) {
    static const SomeWords kTaxes = {"vat", "gst", "hst", "duty", "excise", "customs", "withholding"};
    NamedNumber const* given = nullptr;
    for (NamedNumber const& number : numbers_) {
      bool const is_rate = number.column != part.column && is_rate_name(number.words) &&
                           role_of_amount(number.words) == AmountRole::kTax;
      // Of several rates the one that is called as the tax is.
      auto const said = [](const Words& words) {
        Words of;
        for (std::string const& word : words)
          if (has_any({word}, kTaxes)) of.push_back(word);
        return of;
      };
      bool const other = given != nullptr && said(given->words) == said(part.words);
      if (is_rate && !other) given = &number;
    }
    NumberSource const rate = given == nullptr ? NumberSource{} : own_number(given->column);
    replace_column(part.column, fitting(part.column, share_of(sum_of(before), rate, kTaxPerMille)),
                   "share of " + whole_name);
    return;
  }
  NumberSource const whole = own_number(base);
  replace_column(part.column,
                 std::make_unique<generate::BetweenNode>(
                     own, share_of(whole, {}, 0), share_of(whole, {}, most_per_mille), type,
                     plan_.stream(target_, table_.column(part.column).name + ".part")),
                 target_.columns[part.column - 1].generator + ", a part of " + whole_name);
}

// What is paid in advance is a part of what is due; all else is paid as the status says.
void StatementPass::derive_paid(const Amount& paid, const std::vector<Summand>& due) {
  if (!may_compute(paid.column) || is_key_part(paid.column)) return;
  std::vector<AttrNumber>& sources = draft_.follows[paid.column - 1];
  AttrNumber const first = due.front().amount->column;
  if (due.size() == 1 && draft_.computed[paid.column - 1] &&
      std::find(sources.begin(), sources.end(), first) != sources.end())
    return;
  sources.clear();
  if (due.size() == 1 && PaymentPass(draft_).pay_by_status(paid.column, first)) return;
  constexpr std::int64_t kMostDown = 300;
  constexpr std::int64_t kAll = 1000;
  pg::TypeRef const& type = table_.column(paid.column).type;
  draft_.sources.clear();
  NumberSource const whole = sum_of(due);
  bool const early = has_any(paid.words, {"down", "deposit", "advance", "prepaid", "prepayment", "earnest"});
  auto evidence = early ? std::nullopt : EvidencePass(draft_).evidence_of("paid");
  if (evidence) {
    generate::NodeId const all =
        target_.program.add(std::make_unique<generate::WhenNode>(whole.node, std::move(*evidence)));
    generate::NodeId const some =
        target_.program.add(std::make_unique<generate::CoalesceNode>(all, share_of(whole, {}, 0).node));
    replace_column(paid.column, fitting(paid.column, {some, whole.type}),
                   "what is paid of " + table_.column(first).name);
    return;
  }
  replace_column(paid.column,
                 std::make_unique<generate::BetweenNode>(
                     NumberSource{target_.program.attribute(paid.column), type.base}, share_of(whole, {}, 0),
                     share_of(whole, {}, early ? kMostDown : kAll), type,
                     plan_.stream(target_, table_.column(paid.column).name + ".part")),
                 target_.columns[paid.column - 1].generator + ", a part of " + table_.column(first).name);
}

void StatementPass::derive_result(const Amount& result, const std::vector<Summand>& summands) {
  draft_.sources.clear();
  draft_.follows[result.column - 1].clear();
  target_.program.set_attribute(result.column, draft_.drawn[result.column - 1]);
  std::vector<Term> terms;
  std::string formula;
  for (Summand const& one : summands) {
    terms.push_back({own_number(one.amount->column), one.minus});
    formula += (formula.empty() ? "" : one.minus ? " - " : " + ") + table_.column(one.amount->column).name;
  }
  bool const needed = !not_null(table_.column(result.column));
  replace_column(
      result.column,
      std::make_unique<generate::FormulaNode>(target_.program.attribute(result.column), std::move(terms),
                                              needed, false, table_.column(result.column).type),
      std::move(formula));
}

// What came before the tax is taxed, and so is less what is let off behind it.
std::vector<StatementPass::Summand> StatementPass::taxed(const std::vector<Summand>& summands,
                                                         std::size_t tax) {
  std::vector<Summand> some;
  for (std::size_t i = 0; i < summands.size(); ++i) {
    AmountRole const role = summands[i].amount->role;
    bool const counts = i < tax ? role != AmountRole::kTax : role == AmountRole::kTaken;
    if (counts) some.push_back(summands[i]);
  }
  return some;
}

bool StatementPass::claim(const Amount& amount, ResultKind kind) {
  std::vector<Summand> const summands = summands_of(amount, kind);
  if (!is_sum(amount, kind, summands)) return false;
  bool const settled = is_settled_result(amount, summands);
  if (!settled && !may_follow(amount, summands)) return false;
  AttrNumber const base = summands.front().amount->column;
  std::vector<Summand> due;
  for (std::size_t i = 0; i < summands.size(); ++i) {
    Amount const& part = *summands[i].amount;
    if (part.role != AmountRole::kPaid) due.push_back(summands[i]);
    if (i > 0 && part.role != AmountRole::kPaid && kind != ResultKind::kPart)
      fit(part, base, taxed(summands, i), most_per_mille(part.role, part.words));
    // All that is deducted leaves something.
    constexpr std::int64_t kDeducted = 60;
    bool const deducted = kind == ResultKind::kPart && amount.role == AmountRole::kTaken &&
                          pending_.front()->role == AmountRole::kBase && part.role != AmountRole::kTax;
    if (deducted) fit(part, pending_.front()->column, {}, kDeducted);
  }
  if (!settled) {
    for (Summand const& one : summands)
      if (one.amount->role == AmountRole::kPaid) derive_paid(*one.amount, due);
    derive_result(amount, summands);
    if (target_.derived_amount == base) target_.derived_amount = amount.column;
  }
  target_.computable[amount.column - 1] = false;
  std::erase_if(pending_, [&](const Amount* one) {
    return std::any_of(summands.begin(), summands.end(),
                       [&](const Summand& summand) { return summand.amount == one; });
  });
  return true;
}

// What no result tells of is still no more than a part of what it is charged on: the taxes of a fare, the fee
// of a ticket, what is paid down.
void StatementPass::keep_parts_within() {
  static const SomeWords kCharged = {"fee",      "surcharge", "shipping", "freight", "delivery", "tip",
                                     "handling", "packaging", "cleaning", "toll",    "customs",  "postage"};
  static const SomeWords kDown = {"down", "advance", "prepayment", "prepaid", "deposit", "earnest"};
  static const SomeWords kLent = {"security", "damage", "key", "bottle"};
  auto const base = std::find_if(pending_.begin(), pending_.end(),
                                 [](const Amount* one) { return one->role == AmountRole::kBase; });
  if (base == pending_.end()) return;
  std::vector<Summand> const whole{{*base, false}};
  for (Amount const* const one : pending_) {
    bool const charged =
        one->role == AmountRole::kTax || (one->role == AmountRole::kAdded && has_any(one->words, kCharged));
    if (follows((*base)->column, one->column)) continue;
    if (charged) fit(*one, (*base)->column, whole, most_per_mille(one->role, one->words));
    if (one->role == AmountRole::kPaid && has_any(one->words, kDown) && !has_any(one->words, kLent) &&
        !has_any((*base)->words, {"rent", "rental"}))
      derive_paid(*one, whole);
  }
}

// What a row comes to that has no column for it: a fare and the taxes on it.
void StatementPass::note_row_amount() {
  static const Amount kAll;
  std::vector<Summand> const summands = summands_of(kAll, ResultKind::kWhole);
  bool const added = std::any_of(summands.begin(), summands.end(),
                                 [](const Summand& one) { return is_dependent(one.amount->role); });
  if (!added || !is_sum(kAll, ResultKind::kWhole, summands)) return;
  for (Summand const& one : summands)
    draft_.row_formula += (draft_.row_formula.empty() ? ""
                           : one.minus                ? " - "
                                                      : " + ") +
                          table_.column(one.amount->column).name;
  draft_.row_amount = sum_of(summands);
  draft_.sources.clear();
}

void StatementPass::derive_statements() {
  if (target_.computable.empty()) return;
  find_amounts();
  std::vector<Amount> results;
  results.reserve(amounts_.size());
  for (std::size_t i = 0; i < amounts_.size(); ++i) {
    Amount const& amount = amounts_[i];
    bool const last = std::all_of(amounts_.begin() + static_cast<std::ptrdiff_t>(i) + 1, amounts_.end(),
                                  [](const Amount& one) { return one.role == AmountRole::kAside; });
    ResultKind const kind = kind_of(amount, last);
    if (kind != ResultKind::kNone && claim(amount, kind)) {
      bool const part = kind == ResultKind::kPart;
      results.push_back({amount.column, amount.words, part ? amount.role : AmountRole::kBase});
      pending_.insert(part ? pending_.end() : pending_.begin(), &results.back());
    } else if (amount.role != AmountRole::kAside) {
      pending_.push_back(&amount);
    }
  }
  keep_parts_within();
  if (results.empty()) note_row_amount();
}

}  // namespace synthgen::plan
