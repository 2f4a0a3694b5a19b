#include "core/procedure_values.hpp"

#include <algorithm>
#include <charconv>

#include "core/trigger_source.hpp"

namespace synthgen::core {

namespace {

using Tokens = std::span<const SqlToken>;

// Beyond this nobody follows what a value is made of.
constexpr std::size_t kLongestValue = 2000;

// What is read from elsewhere.
constexpr std::string_view kUnknown[] = {"select",  "exists", "found",   "sqlstate",
                                         "sqlerrm", "new",    "tg_relid"};

std::string literal(std::string_view text) {
  std::string quoted = "'";
  for (char const c : text) {
    if (c == '\'') quoted += c;
    quoted += c;
  }
  return quoted + "'";
}

std::string quoted_name(const SqlToken& token) {
  return token.kind == SqlToken::Kind::kQuoted ? token.text : "\"" + token.text + "\"";
}

bool is_assignment(const SqlToken& token) {
  return token.is_sign(":=") || token.is_sign("=");
}

bool is_field_of(Tokens tokens, std::size_t at, std::string_view record) {
  return at + 2 < tokens.size() && tokens[at].is_word(record) && tokens[at + 1].is_sign(".") &&
         tokens[at + 2].is_name();
}

std::string field_of_new(const SqlToken& column) {
  return "new." + quoted_name(column);
}

}  // namespace

const ProcedureValues::Variable* ProcedureValues::find(const std::string& name) const {
  auto const found = variables_.find(name);
  return found == variables_.end() ? nullptr : &found->second;
}

// What the server tells of the call; moves `at` to the last token of it.
std::optional<std::string> ProcedureValues::value_of_call(Tokens tokens, std::size_t& at) const {
  std::string const& word = tokens[at].text;
  if (word == "tg_op") return literal("INSERT");
  if (word == "tg_when") return literal(call_->before ? "BEFORE" : "AFTER");
  if (word == "tg_level") return literal("ROW");
  if (word == "tg_name") return literal(call_->trigger);
  if (word == "tg_table_name" || word == "tg_relname") return literal(call_->table);
  if (word == "tg_table_schema") return literal(call_->schema);
  if (word == "tg_nargs") return std::to_string(call_->arguments.size());
  if (word != "tg_argv" || at + 3 >= tokens.size() || !tokens[at + 1].is_sign("[") ||
      !tokens[at + 3].is_sign("]"))
    return std::nullopt;
  std::string const& number = tokens[at + 2].text;
  std::size_t index = call_->arguments.size();
  std::from_chars(number.data(), number.data() + number.size(), index);
  at += 3;
  return index < call_->arguments.size() ? literal(call_->arguments[index]) : "NULL";
}

// Appends what a name stands for and returns the place of its last token; nothing if it is not known.
std::optional<std::size_t> ProcedureValues::translate_name(Tokens tokens, std::size_t at,
                                                           std::string& text) const {
  bool const is_part = at > 0 && tokens[at - 1].is_sign(".");
  bool const is_called = at + 1 < tokens.size() && tokens[at + 1].is_sign("(");
  bool const is_qualifier = at + 1 < tokens.size() && tokens[at + 1].is_sign(".");
  if (is_field_of(tokens, at, "new")) {
    Variable const* const assigned = find(field_of_new(tokens[at + 2]));
    if (assigned != nullptr && !assigned->value) return std::nullopt;
    text += assigned != nullptr ? "(" + *assigned->value + ")" : quoted_name(tokens[at + 2]);
    return at + 2;
  }
  if (tokens[at].is_word("old")) {
    text += "NULL";  // there is no old row
    return is_qualifier ? at + 2 : at;
  }
  if (!is_part) {
    if (auto const told = value_of_call(tokens, at)) {
      text += *told;
      return at;
    }
    Variable const* const variable = is_called ? nullptr : find(tokens[at].text);
    if (variable != nullptr) {
      if (!variable->value || is_qualifier) return std::nullopt;
      text += "(" + *variable->value + ")";
      return at;
    }
    if (std::find(std::begin(kUnknown), std::end(kUnknown), tokens[at].text) != std::end(kUnknown))
      return std::nullopt;
  }
  text += tokens[at].text;
  return at;
}

ProcedureValues::Value ProcedureValues::translate(Tokens tokens) const {
  std::string text;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!text.empty()) text += ' ';
    if (tokens[i].is_name()) {
      auto const last = translate_name(tokens, i, text);
      if (!last) return std::nullopt;
      i = *last;
    } else {
      text += tokens[i].text;
    }
    if (text.size() > kLongestValue) return std::nullopt;
  }
  if (text.empty()) return std::nullopt;
  return text;
}

void ProcedureValues::declare(Tokens tokens) {
  if (tokens.empty() || !tokens[0].is_name()) return;
  std::string type;
  std::size_t i = 1;
  for (; i < tokens.size() && !is_assignment(tokens[i]) && !tokens[i].is_word("default"); ++i) {
    if (tokens[i].is_word("constant")) continue;
    if (tokens[i].is_word("not") || tokens[i].is_word("collate")) {
      while (i + 1 < tokens.size() && !is_assignment(tokens[i + 1]) && !tokens[i + 1].is_word("default")) ++i;
      continue;
    }
    type += (type.empty() ? "" : " ") + tokens[i].text;
  }
  // The type of something else; a row; what is no variable.
  for (std::string_view const unclear : {"%", "record", "cursor", "alias"})
    if (type.find(unclear) != std::string::npos) type.clear();
  variables_[tokens[0].text] = {std::nullopt, type};
  if (i < tokens.size())
    assign(tokens[0].text, translate(tokens.subspan(i + 1)));
  else if (!type.empty())
    assign(tokens[0].text, "NULL");
}

void ProcedureValues::assign(const std::string& name, Value value) {
  Variable& variable = variables_[name];
  if (value && !variable.type.empty()) value = "CAST((" + *value + ") AS " + variable.type + ")";
  variable.value = std::move(value);
}

// Variables, and columns of the new row.
void ProcedureValues::forget_named(Tokens tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (is_field_of(tokens, i, "new")) variables_[field_of_new(tokens[i + 2])].value.reset();
    if (auto const found = variables_.find(tokens[i].text); found != variables_.end())
      found->second.value.reset();
  }
}

void ProcedureValues::execute(Tokens tokens) {
  if (tokens.empty()) return;
  std::size_t const target = is_field_of(tokens, 0, "new") ? 3 : 1;
  bool const assigns = tokens[0].is_name() && target < tokens.size() && is_assignment(tokens[target]);
  if (assigns)
    return assign(target == 3 ? field_of_new(tokens[2]) : tokens[0].text,
                  translate(tokens.subspan(target + 1)));
  // What a query fills in stands behind INTO; a loop and whatever else is not known may fill in all it names.
  bool const inserts = tokens[0].is_word("insert");
  auto const into = std::find_if(tokens.begin() + (inserts ? 2 : 0), tokens.end(),
                                 [](const SqlToken& token) { return token.is_word("into"); });
  bool const reads_only = tokens[0].is_word("perform") || tokens[0].is_word("select") || inserts ||
                          tokens[0].is_word("update") || tokens[0].is_word("delete") ||
                          tokens[0].is_word("execute") || tokens[0].is_word("with");
  forget_named(reads_only ? Tokens(into, tokens.end()) : tokens);
  // All of the row may change by the hands of others.
  if (tokens[0].is_word("new")) forget_all();
}

void ProcedureValues::forget_all() {
  for (auto& [name, variable] : variables_) variable.value.reset();
}

void ProcedureValues::forget_changes_since(const ProcedureValues& before) {
  for (auto& [name, variable] : variables_) {
    Variable const* const was = before.find(name);
    if (was == nullptr || was->value != variable.value) variable.value.reset();
  }
}

ProcedureValues::Value ProcedureValues::merged(
    const std::string& name, const std::vector<std::pair<Value, const ProcedureValues*>>& ways,
    const ProcedureValues* rest) const {
  bool const of_row = name.starts_with("new.");
  auto const value_in = [&](const ProcedureValues& values) -> Value {
    Variable const* const variable = values.find(name);
    if (variable == nullptr) return of_row ? Value(name.substr(4)) : std::nullopt;
    return variable->value;
  };
  Value last = value_in(rest != nullptr ? *rest : *ways.back().second);
  bool const alike =
      std::all_of(ways.begin(), ways.end(), [&](auto const& way) { return value_in(*way.second) == last; });
  if (alike || !last) return last;
  std::string text = "CASE";
  for (std::size_t i = 0; i + (rest == nullptr ? 1 : 0) < ways.size(); ++i) {
    Value const value = value_in(*ways[i].second);
    if (!ways[i].first || !value) return std::nullopt;
    text += " WHEN " + *ways[i].first + " THEN " + *value;
  }
  if (text.size() > kLongestValue) return std::nullopt;
  return text + " ELSE " + *last + " END";
}

void ProcedureValues::merge(const std::vector<std::pair<Value, const ProcedureValues*>>& ways,
                            const ProcedureValues* rest) {
  std::map<std::string, Variable> all = variables_;
  for (auto const& way : ways) all.insert(way.second->variables_.begin(), way.second->variables_.end());
  if (rest != nullptr) all.insert(rest->variables_.begin(), rest->variables_.end());
  for (auto& [name, variable] : all) variable.value = merged(name, ways, rest);
  variables_ = std::move(all);
}

}  // namespace synthgen::core
