// Copies: what a row repeats of a row that it refers to, as an order line keeps the name and price of the
// product at the time.
#include "plan/snapshot_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/amounts.hpp"
#include "generate/semantic_goods.hpp"
#include "generate/stored_query.hpp"
#include "generate/type_text.hpp"
#include "load/access.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;

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
  return has_word(core::words_of(table.name), {"item", "line", "detail", "sale", "cart", "basket", "lineitem",
                                               "booking", "rental", "ticket"});
}

bool is_rate(std::string_view meaning) {
  return meaning == "finance.wage" || meaning == "finance.billing_rate" || meaning == "finance.daily_rate" ||
         meaning == "finance.unit_rate";
}

// How a price stands to the usual one; what is sold for "sale_price", or has a
// "list_price", is sold for that if there is no other price than what it costs.
std::int64_t share_among_prices(const TablePlan& table, const pg::Column& price) {
  constexpr std::int64_t kUsual = 100;
  std::int64_t greatest = 0;
  bool has_usual = false;
  for (const pg::Column& column : table.table.columns)
    if (!column.dropped && table.columns[column.number - 1].semantic == "finance.price") {
      greatest = std::max(greatest, generate::share_of_price(column.name));
      has_usual = has_usual || generate::share_of_price(column.name) == kUsual;
    }
  std::int64_t const own = generate::share_of_price(price.name);
  if (own > kUsual && !has_usual) return kUsual;
  return own == greatest && own < kUsual && core::contains(core::words_of(price.name), "sale") ? kUsual : own;
}

bool fits(const pg::TypeRef& from, const pg::TypeRef& to) {
  if (generate::is_number_type(from.base) || generate::is_number_type(to.base))
    return generate::is_number_type(from.base) && generate::is_number_type(to.base);
  bool const texts =
      is_string_type(from) && is_string_type(to) && from.base != BPCHAROID && to.base != BPCHAROID;
  if (!texts) return from.base == to.base && from.base_modifier == to.base_modifier;
  return to.base_modifier < 0 || (from.base_modifier >= 0 && from.base_modifier <= to.base_modifier);
}

}  // namespace

// Whether `column` repeats `other` of a table that the row refers to.
bool SnapshotPass::repeats(const pg::Column& column, const TablePlan& parent, const pg::Column& other) const {
  std::string const& meaning = target_.columns[column.number - 1].semantic;
  std::string const& source = parent.columns[other.number - 1].semantic;
  if (meaning.empty() || other.dropped || !fits(other.type, column.type)) return false;
  if (meaning == "finance.price" && source == "finance.price")
    return (holds_lines(table_) || column_meaning(target_, {"quantity.ordered"}) != 0) &&
           generate::share_of_price(column.name) == share_among_prices(parent, other);
  // An hour costs what the row says that makes it: the mechanic's rate.
  bool const by_hour = meaning == "finance.wage" && source == "finance.billing_rate";
  if (is_rate(meaning) && (meaning == source || by_hour))
    return column_meaning(target_, {"quantity.effort", "quantity.worked", "quantity.hours",
                                    "quantity.ordered", "quantity.days"}) != 0;
  if (meaning == "finance.currency_code" && source == meaning) return true;
  if (meaning == "code.sku" && source == meaning) return true;
  // "customer_email" of an order is the customer's.
  Words const table = core::words_of(parent.table.name);
  Words const words = core::words_of(column.name);
  Words const rest = without(words, table);
  // The "product" of product_name is not the category of product_categories.
  bool const named = !table.empty() && std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return is_of(word, {table.back()});
  });
  return named && rest.size() < words.size() && !rest.empty() &&
         rest == without(core::words_of(other.name), table) &&
         !has_word(rest, {"id", "date", "at", "status", "type", "no", "number", "count", "total", "amount",
                          "by", "on"});
}

void SnapshotPass::copy_snapshots() {
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || !may_copy(column)) continue;
    for (std::size_t k = 0; k < references_.size(); ++k) {
      TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
      bool const settled = is_settled(parent);
      if (target_.reference_nodes[k] == generate::kNoNode || !settled || &parent == &target_) continue;
      auto const other = std::find_if(parent.table.columns.begin(), parent.table.columns.end(),
                                      [&](const pg::Column& one) { return repeats(column, parent, one); });
      if (other == parent.table.columns.end()) continue;
      copy_snapshot(column, k, *other);
      break;
    }
  }
}

bool SnapshotPass::may_copy(const pg::Column& column) const {
  if (generate::is_number_type(column.type.base)) return may_compute(column.number);
  return may_derive(column.number) && !is_key_part(column.number);
}

void SnapshotPass::copy_snapshot(const pg::Column& column, std::size_t key, const pg::Column& other) {
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

}  // namespace synthgen::plan
