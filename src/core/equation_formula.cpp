#include "core/equation_formula.hpp"

#include <algorithm>
#include <cctype>
#include <stdexcept>
#include <utility>

namespace synthgen::core::detail {

namespace {

using Op = EquationStep::Op;

struct Function {
  std::string_view name;
  Op op;
  int arguments;
};

constexpr Function kFunctions[] = {{"least", Op::kLesser, 2},    {"most", Op::kGreater, 2},
                                   {"round", Op::kRound, 1},     {"floor", Op::kFloor, 1},
                                   {"ceiling", Op::kCeiling, 1}, {"years", Op::kYears, 2},
                                   {"months", Op::kMonths, 2},   {"time", Op::kTime, 1},
                                   {"percent", Op::kPercent, 1}, {"fraction", Op::kFraction, 1}};

// Functions that put microseconds into another unit.
constexpr std::pair<std::string_view, std::int64_t> kPeriods[] = {
    {"days", 86'400'000'000}, {"hours", 3'600'000'000}, {"minutes", 60'000'000}};

bool is_name(char c) {
  return std::islower(static_cast<unsigned char>(c)) != 0 || c == '_';
}

bool is_digit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '.';
}

class Parser {
 public:
  Parser(std::string_view text, const NamedPatterns& roles, const NamedPatterns& sets, Equation& equation)
      : text_(text), roles_(roles), sets_(sets), equation_(equation) {}

  void parse() {
    parse_sum();
    if (position_ < text_.size()) fail("cannot read");
    auto const is_of_sum = [&](const EquationStep& step) {
      return step.op == Op::kAdd || step.op == Op::kSubtract || step.op == Op::kOperand;
    };
    equation_.sums =
        equation_.steps.size() > 1 && std::all_of(equation_.steps.begin(), equation_.steps.end(), is_of_sum);
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw std::invalid_argument(what + " \"" + std::string(text_.substr(position_)) + "\"");
  }

  void skip_spaces() {
    while (position_ < text_.size() && text_[position_] == ' ') ++position_;
  }

  bool take(char c) {
    skip_spaces();
    if (position_ >= text_.size() || text_[position_] != c) return false;
    ++position_;
    return true;
  }

  void expect(char c) {
    if (!take(c)) fail(std::string("expected ") + c + " before");
  }

  template <typename Fits>
  std::string_view take_while(Fits fits) {
    std::size_t const begin = position_;
    while (position_ < text_.size() && fits(text_[position_])) ++position_;
    return text_.substr(begin, position_ - begin);
  }

  void step(Op op) { equation_.steps.push_back({op, 0, {}}); }

  void parse_sum() {
    parse_product();
    for (;;) {
      bool const plus = take('+');
      if (!plus && !take('-')) return;
      equation_.text += plus ? " + " : " - ";
      parse_product();
      step(plus ? Op::kAdd : Op::kSubtract);
    }
  }

  void parse_product() {
    parse_factor();
    for (;;) {
      bool const times = take('*');
      if (!times && !take('/')) return;
      equation_.text += times ? " * " : " / ";
      parse_factor();
      step(times ? Op::kMultiply : Op::kDivide);
    }
  }

  void parse_factor() {
    if (take('(')) {
      equation_.text += '(';
      parse_sum();
      expect(')');
      equation_.text += ')';
      return;
    }
    skip_spaces();
    if (position_ < text_.size() && is_digit(text_[position_])) {
      std::string_view const number = take_while(is_digit);
      equation_.text += number;
      equation_.steps.push_back({Op::kConstant, 0, parse_decimal(number)});
      return;
    }
    if (take('{')) {
      std::size_t const end = text_.find('}', position_);
      if (end == std::string_view::npos) fail("expected } behind");
      std::string const pattern(text_.substr(position_, end - position_));
      position_ = end + 1;
      return parse_role("{" + pattern + "}", pattern);
    }
    std::string const name(take_while(is_name));
    if (name.empty()) fail("expected a role before");
    if (take('(')) return parse_call(name);
    if (name == "today") {
      equation_.text += name;
      return step(Op::kToday);
    }
    auto const role = roles_.find(name);
    if (role == roles_.end()) fail("unknown role \"" + name + "\" before");
    parse_role(name, role->second);
  }

  void parse_call(const std::string& name) {
    for (auto const& [period, length] : kPeriods) {
      if (name != period) continue;
      equation_.text += name + "(";
      parse_sum();
      equation_.steps.push_back({Op::kConstant, 0, {length, 0}});
      step(Op::kDivide);
      equation_.text += ')';
      return expect(')');
    }
    auto const* const function = std::find_if(std::begin(kFunctions), std::end(kFunctions),
                                              [&](const Function& one) { return one.name == name; });
    bool const mean = name == "mean";
    bool const all = mean || name == "sum";
    if (!all && function == std::end(kFunctions)) fail("unknown function \"" + name + "\" before");
    bool const is_shown = mean || (!all && function->op != Op::kTime && function->op != Op::kPercent &&
                                   function->op != Op::kFraction);
    if (is_shown) equation_.text += name + "(";
    if (all) {
      std::size_t const roles = equation_.roles.size();
      parse_factor();
      if (equation_.roles.size() != roles + 1) fail("expected a new role in " + name + "() before");
      equation_.roles.back().all = true;
      equation_.roles.back().mean = mean;
    } else {
      for (int argument = 0; argument < function->arguments; ++argument) {
        if (argument > 0) {
          expect(',');
          equation_.text += ", ";
        }
        parse_sum();
      }
      step(function->op);
    }
    expect(')');
    if (is_shown) equation_.text += ')';
  }

  // A role with the marks behind it; the same name stands for the same column.
  void parse_role(const std::string& name, const std::string& pattern) {
    auto const known = std::find_if(equation_.roles.begin(), equation_.roles.end(),
                                    [&](const EquationRole& role) { return role.name == name; });
    std::size_t const place = static_cast<std::size_t>(known - equation_.roles.begin());
    if (known == equation_.roles.end()) {
      EquationRole role;
      role.name = name;
      role.pattern = NamePattern::parse(with_sets(pattern, sets_));
      equation_.roles.push_back(std::move(role));
    }
    EquationRole& role = equation_.roles[place];
    for (;;) {
      if (position_ < text_.size() && text_[position_] == '?')
        role.optional = true;
      else if (position_ < text_.size() && text_[position_] == '~')
        role.loose = true;
      else if (position_ < text_.size() && text_[position_] == '^')
        role.drawn = true;
      else
        break;
      ++position_;
    }
    if (position_ < text_.size() && text_[position_] == '[') {
      ++position_;
      auto const in_unit = [](char c) { return c != ']' && c != '<'; };
      role.unit = take_while(in_unit);
      if (take('<')) role.assumed = take_while(in_unit);
      expect(']');
    }
    equation_.text += "$" + std::to_string(place);
    equation_.steps.push_back({Op::kOperand, place, {}});
  }

  std::string_view text_;
  const NamedPatterns& roles_;
  const NamedPatterns& sets_;
  Equation& equation_;
  std::size_t position_ = 0;
};

}  // namespace

std::string with_sets(std::string_view pattern, const NamedPatterns& sets) {
  std::string result;
  for (std::size_t i = 0; i < pattern.size();) {
    if (pattern[i] != '%') {
      result += pattern[i++];
      continue;
    }
    std::size_t end = i + 1;
    while (end < pattern.size() && is_name(pattern[end])) ++end;
    auto const set = sets.find(pattern.substr(i + 1, end - i - 1));
    if (set == sets.end())
      throw std::invalid_argument("unknown set \"" + std::string(pattern.substr(i, end - i)) + "\"");
    result += set->second;
    i = end;
  }
  return result;
}

void parse_formula(std::string_view formula, const NamedPatterns& roles, const NamedPatterns& sets,
                   Equation& equation) {
  Parser(formula, roles, sets, equation).parse();
}

Decimal parse_decimal(std::string_view text) {
  Decimal number;
  bool behind_point = false;
  for (char const c : text) {
    if (c == '.' && !behind_point) {
      behind_point = true;
      continue;
    }
    if (!is_digit(c) || c == '.') throw std::invalid_argument("bad number \"" + std::string(text) + "\"");
    number.mantissa = number.mantissa * 10 + (c - '0');
    number.scale += behind_point;
  }
  if (text.empty()) throw std::invalid_argument("a number is missing");
  return number;
}

}  // namespace synthgen::core::detail
