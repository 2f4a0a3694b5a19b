#include "modify/kept_rule.hpp"

#include <algorithm>

#include "core/json_writer.hpp"
#include "generate/rules/rule_generator.hpp"
#include "load/fill.hpp"
#include "plan/columns/locale_choice.hpp"
#include "plan/columns/rule_check.hpp"
#include "postgres/compat.hpp"
#include "postgres/expression.hpp"
#include "postgres/failure.hpp"
#include "postgres/guard.hpp"
#include "postgres/row_expression.hpp"
#include "postgres/settings.hpp"
#include "rules/rule_parser.hpp"
#include "rules/rule_store.hpp"

namespace synthgen::modify {

namespace {

using pg::Json;

constexpr int kMostLayers = 20;   // rules on top of each other
constexpr int64 kTrialRows = 50;  // that have to be generated with a rule before it is kept

const pg::Column& column_of(const Target& target, const std::string& name) {
  return *std::find_if(target.table.columns.begin(), target.table.columns.end(),
                       [&](const pg::Column& column) { return !column.dropped && column.name == name; });
}

bool is_owner(const Target& target) {
  Oid const table = target.table.oid;
  return pg::guard([&] { return pg::compat::owns_relation(table, GetUserId()); });
}

// The document of the column's rule as the server writes it; empty if it has none.
std::string present_rule(const Target& target, const pg::Column& column) {
  for (const rules::StoredRule& rule : rules::read_rules())
    if (rule.table == target.table.oid && rule.column == column.number) return rule.document;
  return {};
}

void write_members(core::JsonWriter& json, const Json& object) {
  for (const pg::JsonMember& member : object.members) json.key(member.key).raw(pg::json_text(member.value));
}

void write_source(core::JsonWriter& json, const Operation& operation) {
  if (operation.generator) return write_members(json, *operation.generator);
  if (!operation.expression.empty()) {
    json.member("expression", operation.expression);
    return;
  }
  json.key("values").begin_array();
  for (const std::optional<std::string>& value : operation.values) value ? json.value(*value) : json.null();
  json.end_array();
}

// Whether the operation looks at what the column holds.
bool mentions_itself(const Target& target, const pg::Column& column, const Operation& operation) {
  Oid const table = target.table.oid;
  return (!operation.expression.empty() &&
          pg::mentions(pg::parse_row_value(table, operation.expression, column.type), column.number)) ||
         (!operation.where.empty() &&
          pg::mentions(pg::parse_row_condition(table, operation.where), column.number));
}

// What shows through the operation's rule; empty for what the column would hold without rules. A rule under
// the same condition does not.
std::string rule_below(const Operation& operation, const std::string& present, bool mentions_itself) {
  if (present.empty() || mentions_itself) return present;
  if (operation.where.empty()) return {};
  Json const rule = pg::read_json(pg::parse_jsonb(present));
  const Json* const when = rule.find("when");
  if (when == nullptr || when->text != operation.where) return present;
  const Json* const otherwise = rule.find("otherwise");
  return otherwise == nullptr ? std::string() : pg::json_text(*otherwise);
}

int layers_of(const Json& rule) {
  const Json* const below = rule.find("otherwise");
  return below == nullptr ? 1 : 1 + layers_of(*below);
}

// The operation's rule on top of `present`.
std::string stacked_rule(const Target& target, const pg::Column& column, const Operation& operation,
                         const std::string& present) {
  core::JsonWriter json;
  json.begin_object();
  write_source(json, operation);
  if (!operation.where.empty()) json.member("when", operation.where);
  std::string const below = rule_below(operation, present, mentions_itself(target, column, operation));
  if (!below.empty()) json.key("otherwise").raw(below);
  json.end_object();
  return json.text();
}

// What a key promises, a list or an expression cannot.
void check_keys(const Target& target, const pg::Column& column, const rules::ColumnRule& rule) {
  if (!rule.follows_row() && rule.source != rules::Source::kValues) return;
  for (const pg::Key& key : target.table.keys)
    if (std::find(key.columns.begin(), key.columns.end(), column.number) != key.columns.end())
      throw pg::Error(ERRCODE_FEATURE_NOT_SUPPORTED, "key \"" + key.name + "\" wants values that differ");
}

// Whether rows can be generated with the rules as they are now. Throws if not.
void try_rules(const Target& target, const Terms& terms) {
  plan::Request request;
  request.tables = {target.table.oid};
  request.rows = kTrialRows;
  request.seed = terms.seed;
  request.as_of = terms.as_of;
  request.locales = plan::choose_locales({{pg::locale_setting()}});
  load::preview(request, [](HeapTuple) {});
}

void set_rule(const Target& target, const pg::Column& column, const std::string& document,
              const Terms& terms) {
  Json const json = pg::read_json(pg::parse_jsonb(document));
  if (layers_of(json) > kMostLayers)
    throw pg::Error(ERRCODE_PROGRAM_LIMIT_EXCEEDED,
                    "there are " + std::to_string(kMostLayers) + " rules on top of each other already");
  rules::ColumnRule const rule = rules::parse_column_rule(json, rules::rule_subject(target.table, &column));
  check_keys(target, column, rule);
  generate::Context context;
  context.as_of = terms.as_of;
  context.locales = plan::choose_locales({{pg::locale_setting()}});
  plan::check_column_rule(target.table, column, rule, context);
  rules::replace_rule(target.table.oid, column.number, document);
  try_rules(target, terms);
}

}  // namespace

KeptRule keep_rule(const Target& target, const Operation& operation, const Terms& terms) {
  KeptRule kept;
  if (operation.kind != Operation::Kind::kSet) return kept;
  if (!is_owner(target)) {
    kept.note = "no rule is kept for rows to come: only the owner of the table sets rules";
    return kept;
  }
  const pg::Column& column = column_of(target, operation.column);
  std::string const before = present_rule(target, column);
  auto const failure = pg::failure_of(
      [&] { set_rule(target, column, stacked_rule(target, column, operation, before), terms); });
  if (failure)
    kept.note = "no rule is kept for rows to come: " + *failure;
  else
    kept = {before, present_rule(target, column), ""};
  return kept;
}

void restore_rule(const RecordedStep& recorded) {
  const ChangeStep& step = recorded.step;
  const Target& target = recorded.target;
  if (step.rule_after.empty()) return;
  const pg::Column& column = target.table.column(recorded.new_columns.front());
  bool const unchanged = present_rule(target, column) == step.rule_after;
  if (unchanged && is_owner(target)) {
    rules::replace_rule(target.table.oid, column.number, step.rule_before);
    return;
  }
  const char* const subject = column.name.c_str();
  const char* const detail = unchanged ? "Only the owner of the table sets rules." : "It was changed since.";
  pg::guard([&] {
    ereport(NOTICE, errmsg("the rule of column \"%s\" is left as it is", subject), errdetail("%s", detail));
  });
}

}  // namespace synthgen::modify
