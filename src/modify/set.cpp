// Sets a column. The rows are read with what tells them apart, the value they hold and the one they are to
// hold; then one UPDATE brings that to the table, as any UPDATE of the caller's would.
#include <algorithm>

#include "core/hash.hpp"
#include "core/nearest_name.hpp"
#include "modify/expression.hpp"
#include "modify/images.hpp"
#include "modify/selection.hpp"
#include "modify/step.hpp"
#include "postgres/guard.hpp"
#include "postgres/statement.hpp"

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

bool is_unique(const pg::Table& table, AttrNumber column) {
  return std::any_of(table.keys.begin(), table.keys.end(), [&](const pg::Key& key) {
    return key.kind != pg::Key::Kind::kExclusion && key.columns == std::vector<AttrNumber>{column};
  });
}

class SetStep : public Step {
 public:
  SetStep(const Target& target, const pg::Column& column, const Operation& operation, const Terms& terms)
      : target_(target), column_(column), terms_(terms) {
    if (!operation.where.empty()) condition_ = checked_condition(target.table, operation.where);
  }

  Changed run() override {
    std::vector<pg::RowColumn> columns = identity_columns(target_);
    columns.push_back(store_column(column_, "o"));
    columns.push_back(value_column());
    pg::RowStore assigned(columns);
    Changed changed;
    changed.estimated = assign(assigned);
    check_row_limit(target_, terms_, assigned.size(), changed.estimated);
    update(assigned, changed);
    return changed;
  }

 protected:
  // What is to be assigned has the type below a domain: the UPDATE makes it one of the domain, and checks it.
  pg::RowColumn value_column() const {
    const pg::TypeRef& type = column_.type;
    return {"v", type.base, type.base_modifier, type.collation};
  }

  // Fills a store with identity, old and new value of the rows; at most one row more than may change. Returns
  // what the planner expects.
  virtual int64 assign(pg::RowStore& assigned) = 0;

  const Target& target_;
  const pg::Column& column_;
  const Terms terms_;
  Node* condition_ = nullptr;

 private:
  void update(const pg::RowStore& assigned, Changed& changed) const {
    changed.key_columns = target_.key;
    changed.old_columns = changed.new_columns = {column_.number};
    changed.rows = store_of(target_, changed);
    std::string const name = quoted(column_.name);
    std::string returned = column_list(target_.table, target_.key, "t.");
    if (!returned.empty()) returned += ", ";
    pg::StoreInput const input{"synthgen_rows", &assigned};
    changed.affected = static_cast<int64>(pg::execute(
        "UPDATE " + target_.relation() + " AS t SET " + name + " = s.v FROM synthgen_rows AS s WHERE " +
            same_row(target_) + " RETURNING " + returned + "s.o, t." + name,
        {&input, 1}, changed.rows.get()));
  }
};

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

// Values from a list. Which row gets which depends on the seed and the row's key alone, not on where the row
// is stored or in which order rows are read.
class SetValues : public SetStep {
 public:
  SetValues(const Target& target, const pg::Column& column, const Operation& operation, const Terms& terms)
      : SetStep(target, column, operation, terms) {
    pg::RowColumn const type[] = {store_column(column, "v")};
    ImageReader const reader(type);
    distinct_ = is_unique(target.table, column.number);
    std::vector<std::optional<std::string>> const values =
        distinct_ ? without_repetitions(operation.values) : operation.values;
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

  int64 assign(pg::RowStore& assigned) override {
    std::vector<pg::RowColumn> columns = identity_columns(target_);
    std::size_t const width = columns.size() + 1;
    columns.push_back(store_column(column_, "o"));
    std::vector<Node*> nodes = identity_nodes(target_);
    nodes.push_back(column_node(target_, column_.number));
    for (AttrNumber const number : target_.key) {
      columns.push_back(store_column(target_.table.column(number), "h" + std::to_string(number)));
      nodes.push_back(column_node(target_, number));
    }
    pg::RowStore found(columns);
    int64 const estimated = select_rows(target_, nodes, condition_, terms_.max_rows + 1, found);
    check_row_limit(target_, terms_, found.size(), estimated);
    std::vector<std::size_t> const choices = choose(draw(found, width));
    std::size_t row = 0;
    found.scan([&](const Datum* values, const bool* nulls) {
      auto* const extended = static_cast<Datum*>(palloc(sizeof(Datum) * (width + 1)));
      auto* const missing = static_cast<bool*>(palloc(width + 1));
      std::copy_n(values, width, extended);
      std::copy_n(nulls, width, missing);
      std::size_t const choice = choices[row++];
      extended[width] = values_[choice];
      missing[width] = nulls_[choice];
      assigned.add(extended, missing);
      pfree(extended);
      pfree(missing);
      return true;
    });
    return estimated;
  }

  // A random word for each row, by its key, which begins at column `first`.
  std::vector<std::uint64_t> draw(const pg::RowStore& found, std::size_t first) const {
    core::Stream const stream =
        core::Stream(terms_.seed).fork(target_.table.qualified_name()).fork(column_.name);
    std::vector<std::uint64_t> words(static_cast<std::size_t>(found.size()));
    std::size_t row = 0;
    ImageSettings const settings;
    ImageWriter const writer(found.descriptor(), first, target_.key.size());
    RowContext const context;
    found.scan([&](const Datum* values, const bool* nulls) {
      context.run([&] {
        std::uint64_t word = stream.key();
        for (std::size_t key = 0; key < writer.size(); ++key) {
          const char* const text = writer.text(key, values, nulls);
          word = text == nullptr ? core::mix(word, 0) : core::hash_bytes(text, word);
        }
        words[row++] = word;
      });
      return true;
    });
    return words;
  }

  // The place in the list for each row. In a unique column each value serves once, in the order of the words.
  std::vector<std::size_t> choose(const std::vector<std::uint64_t>& words) const {
    std::vector<std::size_t> choices(words.size());
    if (!distinct_) {
      for (std::size_t row = 0; row < words.size(); ++row)
        choices[row] = static_cast<std::size_t>(core::bounded(words[row], values_.size()));
      return choices;
    }
    if (words.size() > values_.size())
      throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE,
                      "column \"" + column_.name + "\" is unique, but for " + std::to_string(words.size()) +
                          " rows there are " + std::to_string(values_.size()) + " different values")
          .hint("Give a value for each row, or narrow the condition.")
          .column(column_.name);
    std::vector<std::size_t> order(words.size());
    for (std::size_t row = 0; row < order.size(); ++row) order[row] = row;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return words[a] < words[b]; });
    for (std::size_t rank = 0; rank < order.size(); ++rank) choices[order[rank]] = rank;
    return choices;
  }

  std::vector<Datum> values_;
  std::vector<bool> nulls_;
  bool distinct_ = false;
};

}  // namespace

std::unique_ptr<Step> prepare_set(const Target& target, const Operation& operation, const Terms& terms) {
  const pg::Column& column = find_column(target.table, operation.column);
  check_settable(target, column);
  if (!operation.expression.empty()) return std::make_unique<SetExpression>(target, column, operation, terms);
  return std::make_unique<SetValues>(target, column, operation, terms);
}

}  // namespace synthgen::modify
