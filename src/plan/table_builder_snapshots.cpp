// Copies: what a row repeats of a row that it refers to, as an order line keeps the name and price of the
// product at the time.
#include <algorithm>

#include "core/naming.hpp"
#include "generate/amounts.hpp"
#include "generate/semantic_goods.hpp"
#include "generate/stored_query.hpp"
#include "generate/type_text.hpp"
#include "load/access.hpp"
#include "plan/table_builder.hpp"

namespace synthgen::plan {

namespace {

using Words = std::vector<std::string>;

bool has_word(const Words& words, std::initializer_list<std::string_view> wanted) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::find(wanted.begin(), wanted.end(), word) != wanted.end();
  });
}

bool is_of(const std::string& word, const Words& table) {
  return std::any_of(table.begin(), table.end(), [&](const std::string& one) {
    return word == one || word + "s" == one || word == one + "s" || word + "es" == one;
  });
}

// The words of a name without those of a table.
Words without(Words words, const Words& table) {
  std::erase_if(words, [&](const std::string& word) { return is_of(word, table); });
  return words;
}

// Sold, counted or booked one by one: the rows repeat what they are about.
bool holds_lines(const pg::Table& table) {
  return has_word(core::words_of(table.name),
                  {"item", "items", "line", "lines", "detail", "details", "sale", "sales", "cart", "basket",
                   "lineitem", "booking", "bookings", "rental", "rentals", "ticket", "tickets"});
}

bool fits(const pg::TypeRef& from, const pg::TypeRef& to) {
  if (generate::is_number_type(from.base) || generate::is_number_type(to.base))
    return generate::is_number_type(from.base) && generate::is_number_type(to.base);
  bool const texts =
      is_string_type(from) && is_string_type(to) && from.base != BPCHAROID && to.base != BPCHAROID;
  if (!texts) return from.base == to.base && from.base_modifier == to.base_modifier;
  return to.base_modifier < 0 || (from.base_modifier >= 0 && from.base_modifier <= to.base_modifier);
}

// Whether longer keys, which are decided first, fill all columns of a foreign key.
bool is_implied(const pg::Table& table, std::size_t key) {
  std::vector<AttrNumber> const& columns = table.foreign_keys[key].columns;
  return std::all_of(columns.begin(), columns.end(), [&](AttrNumber column) {
    return std::any_of(
        table.foreign_keys.begin(), table.foreign_keys.end(), [&](const pg::ForeignKey& other) {
          return other.columns.size() > columns.size() &&
                 std::find(other.columns.begin(), other.columns.end(), column) != other.columns.end();
        });
  });
}

}  // namespace

// Whether `column` repeats `other` of a table that the row refers to.
bool TableBuilder::repeats(const pg::Column& column, const TablePlan& parent, const pg::Column& other) const {
  std::string const& meaning = target_.columns[column.number - 1].semantic;
  std::string const& source = parent.columns[other.number - 1].semantic;
  if (meaning.empty() || other.dropped || !fits(other.type, column.type)) return false;
  if (meaning == "finance.price" && source == "finance.price")
    return (holds_lines(table_) || column_meaning(target_, {"quantity.ordered"}) != 0) &&
           generate::share_of_price(column.name) == generate::share_of_price(other.name);
  if (meaning == "finance.currency_code" && source == meaning) return true;
  if (meaning == "code.sku" && source == meaning) return true;
  // "customer_email" of an order is the customer's.
  Words const table = core::words_of(parent.table.name);
  Words const words = core::words_of(column.name);
  Words const rest = without(words, table);
  return rest.size() < words.size() && !rest.empty() && rest == without(core::words_of(other.name), table) &&
         !has_word(rest, {"id", "date", "at", "status", "type", "no", "number", "count", "total", "amount",
                          "by", "on"});
}

void TableBuilder::copy_snapshots() {
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || !may_copy(column)) continue;
    for (std::size_t k = 0; k < references_.size(); ++k) {
      TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
      bool const settled = !parent.target || parent.step < target_.step;
      if (target_.reference_nodes[k] == generate::kNoNode || !settled || &parent == &target_) continue;
      auto const other = std::find_if(parent.table.columns.begin(), parent.table.columns.end(),
                                      [&](const pg::Column& one) { return repeats(column, parent, one); });
      if (other == parent.table.columns.end()) continue;
      copy_snapshot(column, k, *other);
      break;
    }
  }
}

bool TableBuilder::may_copy(const pg::Column& column) const {
  if (generate::is_number_type(column.type.base)) return may_compute(column.number);
  return may_derive(column.number) && !is_key_part(column.number);
}

void TableBuilder::copy_snapshot(const pg::Column& column, std::size_t key, const pg::Column& other) {
  TablePlan const& parent = *plan_.find(table_.foreign_keys[key].parent);
  generate::NodeId copy = optional_parent_cell(key, other.number);
  bool const number = generate::is_number_type(column.type.base);
  if (number)
    copy = target_.program.add(
        std::make_unique<generate::ConvertNode>(generate::NumberSource{copy, other.type.base}, column.type));
  generate::NodeId own = not_null_nodes_[column.number - 1];
  if (own == generate::kNoNode) own = target_.program.attribute(column.number);
  if (not_null(column)) copy = target_.program.add(std::make_unique<generate::CoalesceNode>(copy, own));
  target_.set_column(column.number, copy, "copy of " + parent.table.name + "." + other.name,
                     target_.columns[column.number - 1].reason);
}

// A cell of the row that a foreign key refers to, null where the key is. `column` may be one that
// ancestor_column() made.
generate::NodeId TableBuilder::optional_parent_cell(std::size_t key, AttrNumber column) {
  generate::Population& parent = population(table_.foreign_keys[key].parent);
  parent.require(column);
  return target_.program.add(std::make_unique<generate::ParentColumnNode>(
      target_.reference_nodes[key], parent, column, parent.type(column)));
}

// A cell of a row that the parent refers to, as a further column of the parent: what a child sees of its
// grandparent. Nothing if it is not known when the child is made. What decides must not depend on whether the
// parent's rows are made in this run or were there before.
std::optional<AttrNumber> TableBuilder::ancestor_column(TablePlan& parent, std::size_t key,
                                                        AttrNumber column) {
  pg::ForeignKey const& foreign_key = parent.table.foreign_keys[key];
  TablePlan* const beyond = plan_.find(foreign_key.parent);
  if (beyond == nullptr || beyond->population->count() == 0 || is_implied(parent.table, key))
    return std::nullopt;
  bool const built = !parent.reference_nodes.empty();
  if (built ? parent.reference_nodes[key] == generate::kNoNode : parent.rows.count() > 0) return std::nullopt;

  auto const base = static_cast<AttrNumber>(parent.table.columns.size());
  auto const known = std::find(parent.ancestor_columns.begin(), parent.ancestor_columns.end(),
                               std::pair<std::size_t, AttrNumber>(key, column));
  if (known != parent.ancestor_columns.end())
    return static_cast<AttrNumber>(base + 1 + (known - parent.ancestor_columns.begin()));
  parent.ancestor_columns.emplace_back(key, column);
  auto const number = static_cast<AttrNumber>(base + static_cast<AttrNumber>(parent.ancestor_columns.size()));
  bool const readable =
      load::may_read(beyond->table.oid) && generate::can_join(parent.table, foreign_key, beyond->table);
  parent.population->add_ancestor_cell({number, key, beyond->population.get(), column, readable});
  if (!built) return number;
  beyond->population->require(column);
  parent.program.set_attribute(number, parent.program.add(std::make_unique<generate::ParentColumnNode>(
                                           parent.reference_nodes[key], *beyond->population, column,
                                           beyond->population->type(column))));
  return number;
}

}  // namespace synthgen::plan
