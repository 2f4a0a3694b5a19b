#include "plan/numbers/statement_reading.hpp"

#include <algorithm>
#include <string>

#include "core/equation.hpp"
#include "core/name_words.hpp"
#include "generate/nodes/formulas.hpp"
#include "plan/numbers/amount_words.hpp"
#include "plan/numbers/number_words.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

using core::Words;

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

bool is_dependent_or_unknown(AmountRole role) {
  return is_dependent(role) || role == AmountRole::kUnknown;
}

}  // namespace

// One of several things that are charged, none of which is the main one.
bool is_charge(const core::Words& words) {
  return has_any(words, {"charge"}) && !has_any(words, {"late", "delivery", "service", "shipping"});
}

bool is_dependent(AmountRole role) {
  return role == AmountRole::kAdded || role == AmountRole::kTax || role == AmountRole::kTaken ||
         role == AmountRole::kKept;
}

// Money has cents; numbers of other meanings are no money unless their name says so.
bool StatementReading::is_money(const TablePlan& table, const NamedNumber& number, AmountRole role) {
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

void StatementReading::find_amounts() {
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

AttrNumber StatementReading::base_of(const TablePlan& table) {
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

ResultKind StatementReading::kind_of(const Amount& amount, bool last) const {
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
std::vector<AmountTerm> StatementReading::summands_of(const Amount& result, ResultKind kind) const {
  std::vector<AmountTerm> summands;
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
  std::erase_if(summands, [&](const AmountTerm& one) { return one.amount == &result; });
  return summands;
}

// What something is carried for is the main thing where all else comes on top of that.
bool StatementReading::is_main_charge(const std::vector<AmountTerm>& summands) {
  return has_listed(summands.front().amount->words, "carriage") &&
         !has_listed(summands.front().amount->words, "carriage on top") &&
         std::all_of(summands.begin() + 1, summands.end(),
                     [](const AmountTerm& one) { return is_dependent(one.amount->role); }) &&
         std::any_of(summands.begin() + 1, summands.end(),
                     [](const AmountTerm& one) { return has_listed(one.amount->words, "carriage on top"); });
}

// A sum begins with what something costs, or is of charges alone. Several of the kind make a whole only where
// it is called a total of them.
bool StatementReading::is_sum(const Amount& result, ResultKind kind,
                              const std::vector<AmountTerm>& summands) const {
  if (kind == ResultKind::kPart) return summands.size() > 1;
  if (summands.size() < 2 || summands.front().minus) return false;
  bool const of_charges = std::count_if(summands.begin(), summands.end(), [](const AmountTerm& one) {
                            return is_charge(one.amount->words);
                          }) > 1;
  if (is_extra(summands.front().amount->words) && !of_charges && !is_main_charge(summands)) return false;
  std::size_t bases = 0, dependents = 0, paid = 0, unknown = 0;
  for (AmountTerm const& one : summands) {
    bases += one.amount->role == AmountRole::kBase;
    dependents += is_dependent(one.amount->role);
    paid += one.amount->role == AmountRole::kPaid;
    unknown += one.amount->role == AmountRole::kUnknown;
  }
  switch (kind) {
    case ResultKind::kWhole:
      return dependents > 0 || unknown > 0 || (bases > 1 && !core::contains(result.words, "paid"));
    case ResultKind::kLeft:
      return std::any_of(summands.begin(), summands.end(), [](const AmountTerm& one) { return one.minus; });
    case ResultKind::kRest:
      return unknown == 0 && (paid > 0 || dependents > 0) && !is_granted();
    default:
      return false;
  }
}

// Whether some of what is asked for is granted: then nothing else is due.
bool StatementReading::is_granted() const {
  return std::any_of(numbers_.begin(), numbers_.end(), [](const NamedNumber& number) {
    return has_any(number.words, {"approved", "allowed", "eligible", "granted", "awarded"});
  });
}

}  // namespace synthgen::plan
