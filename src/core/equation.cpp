#include "core/equation.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "core/equation_data.hpp"
#include "core/equation_formula.hpp"

namespace synthgen::core {

namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    std::size_t const end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// "mu_m" is a name of two words.
Words words_in(std::string_view name) {
  Words words;
  for (std::string_view const word : split(name, '_')) words.emplace_back(word);
  return words;
}

bool has_all(const Words& words, const Words& wanted) {
  return std::all_of(wanted.begin(), wanted.end(),
                     [&](const std::string& word) { return contains(words, word); });
}

}  // namespace

// Reads the lines one after the other: what sets and roles say holds for the lines behind them.
class EquationParser {
 public:
  EquationList parse(const std::vector<std::string_view>& lines) {
    for (std::string_view const line : lines) {
      try {
        parse_line(split(line, '\t'));
      } catch (const std::invalid_argument& error) {
        throw std::invalid_argument("\"" + std::string(line) + "\": " + error.what());
      }
    }
    return std::move(list_);
  }

 private:
  static void require(bool condition, const char* what) {
    if (!condition) throw std::invalid_argument(what);
  }

  void parse_line(const std::vector<std::string_view>& fields) {
    if (fields[0] == "@stage") return set_stage(fields);
    if (fields[0] == "@set" || fields[0] == "@role") {
      require(fields.size() == 3, "a name and words are wanted");
      auto& named = fields[0] == "@set" ? sets_ : roles_;
      named[std::string(fields[1])] = detail::with_sets(fields[2], sets_);
      return;
    }
    if (fields[0] == "@unit") return add_units(fields);
    if (fields[0] == "@noun") return add_nouns(fields);
    if (fields[0] == "@filler" || fields[0] == "@qualifier") {
      require(fields.size() == 2, "words are wanted");
      Words& words = fields[0] == "@filler" ? list_.fillers_ : list_.qualifiers_;
      for (std::string_view const word : split(fields[1], ' ')) words.emplace_back(word);
      return;
    }
    if (fields[0] == "@alike") return add_alike(fields);
    add_equation(fields);
  }

  void add_alike(const std::vector<std::string_view>& fields) {
    require(fields.size() == 2, "words are wanted");
    Words words;
    for (std::string_view const word : split(fields[1], ' ')) words.emplace_back(word);
    list_.alike_.push_back(std::move(words));
  }

  void set_stage(const std::vector<std::string_view>& fields) {
    require(fields.size() == 2 && (fields[1] == "rates" || fields[1] == "numbers"), "no such stage");
    rates_ = fields[1] == "rates";
  }

  void add_units(const std::vector<std::string_view>& fields) {
    require(fields.size() == 3, "a dimension and units are wanted");
    for (std::string_view const unit : split(fields[2], ' ')) {
      auto const parts = split(unit, '=');
      require(parts.size() == 2, "a unit and its size are wanted");
      for (std::string_view const name : split(parts[0], '|'))
        list_.units_.push_back({std::string(fields[1]), words_in(name), detail::parse_decimal(parts[1])});
    }
  }

  void add_nouns(const std::vector<std::string_view>& fields) {
    require(fields.size() == 3, "a dimension and words are wanted");
    for (std::string_view const word : split(fields[2], ' '))
      list_.nouns_.emplace_back(fields[1], words_in(word));
  }

  void add_equation(const std::vector<std::string_view>& fields) {
    require(fields.size() == 2 || fields.size() == 3, "an equation has two fields or three");
    Equation equation;
    equation.is_rate = rates_;
    std::string_view result = fields[0];
    if (std::size_t const unit = result.find(" ["); unit != std::string_view::npos) {
      require(result.back() == ']', "the unit of a result comes last");
      auto const units = split(result.substr(unit + 2, result.size() - unit - 3), '<');
      equation.result_unit = units[0];
      if (units.size() > 1) equation.assumed = units[1];
      require(units.size() == 1 || list_.unit_named(equation.assumed) != nullptr,
              "unknown unit of the result");
      result = result.substr(0, unit);
      require(list_.unit_named(equation.result_unit) != nullptr, "unknown unit of the result");
    }
    equation.result = NamePattern::parse(detail::with_sets(result, sets_));
    std::string_view formula = fields[1];
    constexpr std::string_view kWithin = "within ";
    if (formula.starts_with(kWithin)) {
      std::size_t const end = formula.find(" of ");
      require(end != std::string_view::npos, "expected \"of\"");
      std::string_view const range = formula.substr(kWithin.size(), end - kWithin.size());
      std::size_t const dots = range.find("..");
      require(dots != std::string_view::npos, "expected a range");
      equation.within = {detail::parse_decimal(range.substr(0, dots)),
                         detail::parse_decimal(range.substr(dots + 2))};
      formula.remove_prefix(end + 4);
    }
    detail::parse_formula(formula, roles_, sets_, equation);
    for (EquationRole const& role : equation.roles)
      for (std::string const& unit : {role.unit, role.assumed})
        require(unit.empty() || list_.unit_named(unit) != nullptr, "unknown unit of a role");
    if (fields.size() == 3) set_conditions(fields[2], equation);
    list_.equations_.push_back(std::move(equation));
  }

  static void set_conditions(std::string_view text, Equation& equation) {
    for (std::string_view const condition : split(text, ',')) {
      auto const words = split(condition.substr(condition.find_first_not_of(' ')), ' ');
      if (words[0] == "row" && words.size() == 1) {
        equation.in_row = true;
        continue;
      }
      require(words.size() == 2 && (words[0] == "least" || words[0] == "else"), "unknown condition");
      (words[0] == "least" ? equation.least : equation.otherwise) = detail::parse_decimal(words[1]);
    }
  }

  EquationList list_;
  detail::NamedPatterns roles_;
  detail::NamedPatterns sets_;
  bool rates_ = false;
};

EquationList EquationList::parse(const std::vector<std::string_view>& lines) {
  return EquationParser().parse(lines);
}

const EquationList& EquationList::instance() {
  static const EquationList list =
      parse({detail::kEquationLines, detail::kEquationLines + detail::kEquationLineCount});
  return list;
}

// The longest unit that the words tell. "min" is a minute at the end of a name alone.
const Unit* EquationList::unit_of(const Words& words) const {
  if (words.empty() || contains(words, "per")) return nullptr;
  Unit const* found = nullptr;
  for (Unit const& unit : units_) {
    bool const ambiguous = is_qualifier(unit.words[0]) && words.back() != unit.words[0];
    if (has_all(words, unit.words) && !ambiguous &&
        (found == nullptr || unit.words.size() > found->words.size()))
      found = &unit;
  }
  return found;
}

const Unit* EquationList::unit_named(const std::string& name) const {
  Words const words = words_in(name);
  auto const found =
      std::find_if(units_.begin(), units_.end(), [&](const Unit& unit) { return unit.words == words; });
  return found == units_.end() ? nullptr : &*found;
}

Words EquationList::telling(const Words& words) const {
  Words rest = words;
  std::erase_if(rest, [&](const std::string& word) { return contains(fillers_, word); });
  if (Unit const* const unit = unit_of(words))
    std::erase_if(rest, [&](const std::string& word) { return contains(unit->words, word); });
  return rest;
}

std::string_view EquationList::dimension_of(const Words& words) const {
  if (Unit const* const unit = unit_of(words)) return unit->dimension;
  for (auto const& [dimension, noun] : nouns_)
    if (has_all(words, noun)) return dimension;
  return {};
}

bool EquationList::are_alike(const std::string& one, const std::string& other) const {
  return one == other || std::any_of(alike_.begin(), alike_.end(), [&](const Words& words) {
           return contains(words, one) && contains(words, other);
         });
}

bool EquationList::is_qualifier(const std::string& word) const {
  return contains(qualifiers_, word);
}

}  // namespace synthgen::core
