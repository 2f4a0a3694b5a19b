// Sets a column to the value of an expression, or to values from a list.
#include <algorithm>

#include "core/hash.hpp"
#include "core/nearest_name.hpp"
#include "modify/expression.hpp"
#include "modify/images.hpp"
#include "modify/selection.hpp"
#include "modify/set.hpp"
#include "postgres/guard.hpp"

namespace synthgen::modify {

namespace {

const pg::Column& find_column(const pg::Table& table, const std::string& name) {
  std::vector<std::string> known;
  for (const pg::Column& column : table.columns) {
    if (column.dropped) continue;
    if (column.name == name) return column;
    known.push_back(column.name);
  }
  std::string const nearest = core::nearest_name(name, known);
  pg::Error error(ERRCODE_UNDEFINED_COLUMN,
                  "column \"" + name + "\" of table \"" + table.name + "\" does not exist");
  if (!nearest.empty()) error.hint("Perhaps you meant \"" + nearest + "\".");
  throw error.table(table.schema, table.name);
}

[[noreturn]] void refuse(const pg::Table& table, const pg::Column& column, int sqlstate, std::string detail) {
  throw pg::Error(sqlstate, "column \"" + column.name + "\" of table \"" + table.name + "\" cannot be set")
      .detail(std::move(detail))
      .table(table.schema, table.name)
      .column(column.name);
}

// Rows that refer to a key follow it if their foreign key says so; else it must stay.
void check_settable(const Target& target, const pg::Column& column) {
  if (column.generated != 0)
    refuse(target.table, column, ERRCODE_GENERATED_ALWAYS, "The server computes it from other columns.");
  if (column.identity == ATTRIBUTE_IDENTITY_ALWAYS)
    refuse(target.table, column, ERRCODE_GENERATED_ALWAYS, "It is an identity column, generated always.");
  for (const Referrer& referrer : target.referrers) {
    bool const is_referred = std::find(referrer.key_columns.begin(), referrer.key_columns.end(),
                                       column.number) != referrer.key_columns.end();
    if (is_referred && referrer.on_update != 'c')
      refuse(target.table, column, ERRCODE_FOREIGN_KEY_VIOLATION,
             "Foreign key \"" + referrer.constraint + "\" of table " + referrer.table +
                 " refers to it and does not follow its changes (ON UPDATE CASCADE).");
  }
}

class SetExpression : public SetStep {
 public:
  SetExpression(const Target& target, const pg::Column& column, const Operation& operation,
                const Terms& terms)
      : SetStep(target, column, operation, terms),
        value_(checked_value(target.table, column, operation.expression)) {}

 private:
  int64 assign(pg::RowStore& assigned) override {
    std::vector<Node*> nodes = identity_nodes(target_);
    nodes.push_back(column_node(target_, column_.number));
    nodes.push_back(value_);
    return select_rows(target_, nodes, condition_, terms_.max_rows + 1, assigned);
  }

  Node* value_;
};

// Values from a list. In a unique column each serves once.
class SetValues : public DealingStep {
 public:
  SetValues(const Target& target, const pg::Column& column, const Operation& operation, const Terms& terms)
      : DealingStep(target, column, operation, terms) {
    pg::RowColumn const type[] = {store_column(column, "v")};
    ImageReader const reader(type);
    std::vector<std::optional<std::string>> const values =
        distinct() ? without_repetitions(operation.values) : operation.values;
    for (const std::optional<std::string>& value : values) {
      char* const text = value ? const_cast<char*>(value->c_str()) : nullptr;
      values_.push_back(pg::guard([&] { return reader.value(0, text); }));
      nulls_.push_back(!value);
    }
  }

 private:
  static std::vector<std::optional<std::string>> without_repetitions(
      std::vector<std::optional<std::string>> values) {
    std::vector<std::optional<std::string>> result;
    for (std::optional<std::string>& value : values)
      if (std::find(result.begin(), result.end(), value) == result.end()) result.push_back(std::move(value));
    return result;
  }

  std::uint64_t capacity() const override { return values_.size(); }

  void deal(const std::uint64_t* words, std::size_t count, Datum* values, bool* nulls) override {
    for (std::size_t i = 0; i < count; ++i) {
      auto const choice =
          static_cast<std::size_t>(distinct() ? words[i] : core::bounded(words[i], values_.size()));
      values[i] = values_[choice];
      nulls[i] = nulls_[choice];
    }
  }

  std::vector<Datum> values_;
  std::vector<bool> nulls_;
};

}  // namespace

std::unique_ptr<Step> prepare_set(const Target& target, const Operation& operation, const Terms& terms) {
  const pg::Column& column = find_column(target.table, operation.column);
  check_settable(target, column);
  if (!operation.expression.empty()) return std::make_unique<SetExpression>(target, column, operation, terms);
  if (operation.generator) return prepare_set_generator(target, column, operation, terms);
  return std::make_unique<SetValues>(target, column, operation, terms);
}

}  // namespace synthgen::modify
