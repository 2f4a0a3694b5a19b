#include <algorithm>

#include "core/hash.hpp"
#include "modify/expression.hpp"
#include "modify/images.hpp"
#include "modify/selection.hpp"
#include "modify/set.hpp"
#include "postgres/guard.hpp"
#include "postgres/quoting.hpp"
#include "postgres/statement.hpp"

namespace synthgen::modify {

namespace {

constexpr std::size_t kBatch = 1000;

bool is_unique(const pg::Table& table, AttrNumber column) {
  return std::any_of(table.keys.begin(), table.keys.end(), [&](const pg::Key& key) {
    return key.kind != pg::Key::Kind::kExclusion && key.columns == std::vector<AttrNumber>{column};
  });
}

}  // namespace

SetStep::SetStep(const Target& target, const pg::Column& column, const Operation& operation,
                 const Terms& terms)
    : target_(target), column_(column), terms_(terms) {
  if (!operation.where.empty()) condition_ = checked_condition(target.table, operation.where);
}

Changed SetStep::run() {
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

pg::RowColumn SetStep::value_column() const {
  const pg::TypeRef& type = column_.type;
  return {"v", type.base, type.base_modifier, type.collation};
}

void SetStep::update(const pg::RowStore& assigned, Changed& changed) const {
  changed.key_columns = target_.key;
  changed.old_columns = changed.new_columns = {column_.number};
  changed.rows = store_of(target_, changed);
  std::string const name = pg::quoted(column_.name);
  pg::StoreInput const input{"synthgen_rows", &assigned};
  changed.affected = static_cast<int64>(
      pg::execute("UPDATE " + target_.relation() + " AS t SET " + name +
                      " = s.v FROM synthgen_rows AS s WHERE " + same_row(target_) + " RETURNING " +
                      column_list(target_.table, target_.key, "t.") + ", s.o, t." + name,
                  {&input, 1}, changed.rows.get()));
}

DealingStep::DealingStep(const Target& target, const pg::Column& column, const Operation& operation,
                         const Terms& terms)
    : SetStep(target, column, operation, terms), distinct_(is_unique(target.table, column.number)) {}

std::uint64_t DealingStep::stream_key() const {
  return core::Stream(terms_.seed).fork(target_.table.qualified_name()).fork(column_.name).key();
}

int64 DealingStep::assign(pg::RowStore& assigned) {
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
  std::vector<std::uint64_t> words = draw(found, width);
  if (distinct_) number(words);

  std::vector<Datum> dealt(kBatch);
  auto const missing = std::make_unique<bool[]>(kBatch);
  RowContext const batch, single;
  std::size_t row = 0;
  found.scan([&](const Datum* values, const bool* nulls) {
    std::size_t const place = row % kBatch;
    if (place == 0) {
      batch.reset();
      batch.collect(
          [&] { deal(&words[row], std::min(kBatch, words.size() - row), dealt.data(), missing.get()); });
    }
    ++row;
    single.run([&] {
      auto* const extended = static_cast<Datum*>(palloc(sizeof(Datum) * (width + 1)));
      auto* const none = static_cast<bool*>(palloc(width + 1));
      std::copy_n(values, width, extended);
      std::copy_n(nulls, width, none);
      extended[width] = dealt[place];
      none[width] = missing[place];
      assigned.add(extended, none);
    });
    return true;
  });
  return estimated;
}

// A random word for each row, by its key, which begins at column `first`.
std::vector<std::uint64_t> DealingStep::draw(const pg::RowStore& found, std::size_t first) const {
  std::uint64_t const key = stream_key();
  std::vector<std::uint64_t> words(static_cast<std::size_t>(found.size()));
  std::size_t row = 0;
  ImageSettings const settings;
  ImageWriter const writer(found.descriptor(), first, target_.key.size());
  RowContext const context;
  found.scan([&](const Datum* values, const bool* nulls) {
    context.run([&] {
      std::uint64_t word = key;
      for (std::size_t part = 0; part < writer.size(); ++part) {
        const char* const text = writer.text(part, values, nulls);
        word = text == nullptr ? core::mix(word, 0) : core::hash_bytes(text, word);
      }
      words[row++] = word;
    });
    return true;
  });
  return words;
}

// Numbers the rows in the order of their words.
void DealingStep::number(std::vector<std::uint64_t>& words) const {
  if (words.size() > capacity())
    throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE, "column \"" + column_.name + "\" is unique, but for " +
                                                         std::to_string(words.size()) + " rows there are " +
                                                         std::to_string(capacity()) + " different values")
        .hint("Give a value for each row, or narrow the condition.")
        .column(column_.name);
  std::vector<std::size_t> order(words.size());
  for (std::size_t row = 0; row < order.size(); ++row) order[row] = row;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return words[a] < words[b]; });
  for (std::size_t rank = 0; rank < order.size(); ++rank) words[order[rank]] = rank;
}

}  // namespace synthgen::modify
