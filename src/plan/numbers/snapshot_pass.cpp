// Copies: what a row repeats of a row that it refers to, as an order line keeps the name and price of the
// product at the time.
#include "plan/numbers/snapshot_pass.hpp"

#include <algorithm>
#include <array>

#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/meanings/semantic_goods.hpp"
#include "generate/nodes/amounts.hpp"
#include "generate/nodes/mostly.hpp"
#include "generate/references/stored_query.hpp"
#include "generate/types/type_text.hpp"
#include "load/access.hpp"
#include "plan/numbers/near_price_pass.hpp"
#include "plan/references/relation_words.hpp"

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

// Words for where things that somebody orders go to.
constexpr std::array<std::string_view, 7> kDestinations = {"delivery", "shipping", "ship",   "billing",
                                                           "bill",     "invoice",  "dropoff"};

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

// What a thing costs those who buy it in.
bool is_cost(const pg::Column& column) {
  Words const words = core::words_of(column.name);
  bool const price = has_word(words, {"cost"}) ||
                     (has_word(words, {"price"}) && has_word(words, {"purchase", "buying", "wholesale"}));
  return price && !has_word(words, {"center", "code", "type", "method", "total"});
}

bool has_cost(const TablePlan& table) {
  return std::any_of(table.table.columns.begin(), table.table.columns.end(), [&](const pg::Column& column) {
    return !column.dropped && table.columns[column.number - 1].semantic == "finance.price" && is_cost(column);
  });
}

bool sells_to_us(const pg::Table& table) {
  return has_word(core::words_of(table.name), {"supplier", "vendor", "wholesaler"});
}

// What is agreed on and kept: a rate, a fee, a value, named in full.
bool is_agreed_rate(const pg::Column& column) {
  Words const words = core::words_of(column.name);
  constexpr std::size_t kFull = 2;
  bool const charge = has_word(words, {"shipping", "delivery"}) && has_word(words, {"cost", "charge"});
  bool const named = (charge || has_word(words, {"rate", "fee", "tariff", "price", "wage", "value"})) &&
                     !has_word(words, {"total", "sum", "amount", "late", "net", "gross", "paid", "market",
                                       "estimated", "final", "min", "max", "count", "old", "new", "last"});
  return generate::is_number_type(column.type.base) && named && words.size() >= kFull;
}

// What comes down to whatever follows from a thing: the side of an order to its trades.
bool is_inherited_label(const pg::Column& column) {
  return has_word(core::words_of(column.name),
                  {"side", "direction", "currency", "unit", "uom", "symbol", "term", "incoterm", "blood",
                   "species", "breed", "size", "color", "fuel"});
}

// Rows that say how a value changed, or what somebody thinks of it, hold another one.
bool may_differ(const pg::Table& table) {
  return has_word(core::words_of(table.name), {"history", "change", "log", "audit", "quote", "offer", "bid",
                                               "review", "estimate", "snapshot", "adjustment", "daily"});
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

// Whether the row, or what it is a line of, is bought of a supplier: not the thing itself, which may name
// one.
bool SnapshotPass::is_bought(const TablePlan& thing) const {
  return std::any_of(table_.foreign_keys.begin(), table_.foreign_keys.end(), [&](const pg::ForeignKey& key) {
    TablePlan const* const parent = plan_.find(key.parent);
    if (parent == nullptr || parent == &thing) return false;
    if (sells_to_us(parent->table)) return true;
    return std::any_of(parent->table.foreign_keys.begin(), parent->table.foreign_keys.end(),
                       [&](const pg::ForeignKey& next) {
                         TablePlan const* const beyond = plan_.find(next.parent);
                         return beyond != nullptr && sells_to_us(beyond->table);
                       });
  });
}

// Whether `column` repeats `other` of a table that the row refers to.
bool SnapshotPass::repeats(const pg::Column& column, const TablePlan& parent, const pg::Column& other) const {
  std::string const& meaning = target_.columns[column.number - 1].semantic;
  std::string const& source = parent.columns[other.number - 1].semantic;
  if (other.dropped || !fits(other.type, column.type)) return false;
  bool const same_name = core::words_of(column.name) == core::words_of(other.name);
  if (is_inherited_label(column) && same_name && !may_differ(table_)) return true;
  if (meaning.empty()) return false;
  if (meaning == "finance.price" && source == "finance.price") {
    if (!holds_lines(table_) && column_meaning(target_, {"quantity.ordered"}) == 0) return false;
    if (has_cost(parent) && is_bought(parent)) return is_cost(other);
    return generate::share_of_price(column.name) == share_among_prices(parent, other);
  }
  // An hour costs what the row says that makes it: the mechanic's rate.
  bool const by_hour = meaning == "finance.wage" && source == "finance.billing_rate";
  if (is_rate(meaning) && (meaning == source || by_hour))
    return column_meaning(target_, {"quantity.effort", "quantity.worked", "quantity.hours",
                                    "quantity.ordered", "quantity.days"}) != 0;
  if (meaning == "finance.currency_code" && source == meaning) return true;
  if (is_agreed_rate(column) && same_name && !may_differ(table_)) return true;
  if (meaning == "code.sku" && source == meaning) return true;
  // A line that has a name and a price of its own has those of what is sold.
  auto const is_priced = [](const TablePlan& one) {
    return TablePass::recognized_column(one, {"finance.price"}) != 0;
  };
  Words const words = core::words_of(column.name);
  bool const name = words == Words{"name"} || words == Words{"title"};
  if (name && words == core::words_of(other.name) && holds_lines(table_) && is_priced(target_) &&
      is_priced(parent) && !meaning.starts_with("person."))
    return true;
  return names_cell(column, parent.table, other);
}

// Whether a column is called like another one of a table and the table: "customer_email" of an order is the
// customer's.
bool SnapshotPass::names_cell(const pg::Column& column, const pg::Table& parent, const pg::Column& other) {
  Words const table = core::words_of(parent.name);
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

// The cell that a column repeats: of a row that it refers to, or else of what that refers to in turn.
std::optional<SnapshotPass::Source> SnapshotPass::source_of(const pg::Column& column) {
  for (bool const beyond : {false, true})
    for (std::size_t k = 0; k < references_.size(); ++k) {
      TablePlan& parent = *plan_.find(table_.foreign_keys[k].parent);
      bool const settled = is_settled(parent);
      if (target_.reference_nodes[k] == generate::kNoNode || !settled || &parent == &target_) continue;
      if (!beyond) {
        for (pg::Column const& other : parent.table.columns)
          if (repeats(column, parent, other) && admits(column, parent, other))
            return Source{k, other.number, &parent, &other};
        continue;
      }
      for (std::size_t g = 0; g < parent.table.foreign_keys.size(); ++g)
        if (auto found = source_beyond(column, k, parent, g)) return found;
    }
  return std::nullopt;
}

// Two steps away only what is called the same, or after the table, or a currency.
std::optional<SnapshotPass::Source> SnapshotPass::source_beyond(const pg::Column& column, std::size_t key,
                                                                TablePlan& parent, std::size_t step) {
  TablePlan const* const beyond = plan_.find(parent.table.foreign_keys[step].parent);
  if (beyond == nullptr || beyond == &parent || beyond == &target_) return std::nullopt;
  bool const currency = target_.columns[column.number - 1].semantic == "finance.currency_code";
  bool const rate = is_agreed_rate(column) || is_inherited_label(column);
  for (pg::Column const& other : beyond->table.columns) {
    bool const same = currency || (rate && core::words_of(other.name) == core::words_of(column.name)) ||
                      (!other.dropped && names_cell(column, beyond->table, other));
    if (!same || !repeats(column, *beyond, other) || !admits(column, *beyond, other)) continue;
    if (auto const number = ancestor_column(parent, step, other.number))
      return Source{key, *number, beyond, &other};
  }
  return std::nullopt;
}

void SnapshotPass::copy_snapshots() {
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || !may_copy(column)) continue;
    if (auto const source = source_of(column))
      copy_snapshot(column, *source);
    else
      NearPricePass(draft_).stay_near(column);
  }
  send_home();
}

// Of the columns that say where something goes each must have its like in a person's row; of those that say
// to whom, those that have.
std::optional<SnapshotPass::Destination> SnapshotPass::destination(const std::string& word) {
  std::vector<pg::Column const*> own;
  for (pg::Column const& column : table_.columns) {
    std::string const& meaning = target_.columns[column.number - 1].semantic;
    bool const place = meaning.starts_with("place.");
    bool const name = meaning == "person.full_name" || meaning == "person.given_name" ||
                      meaning == "person.family_name" || meaning == "person.email";
    if (column.dropped || (!place && !name) || !has_word(core::words_of(column.name), {word})) continue;
    if (!may_copy(column) && place) return std::nullopt;
    if (may_copy(column)) own.push_back(&column);
  }
  for (std::size_t k = 0; k < references_.size() && !own.empty(); ++k) {
    TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
    bool const known = target_.reference_nodes[k] != generate::kNoNode && is_settled(parent);
    if (!known || &parent == &target_ || !is_person(parent.table)) continue;
    Destination found{k, {}};
    bool lacks_place = false;
    for (pg::Column const* column : own) {
      std::size_t const before = found.columns.size();
      for (pg::Column const& other : parent.table.columns) {
        Words const words = core::words_of(other.name);
        bool const of_home = has_word(words, {word}) || !has_word(words, kDestinations);
        if (other.dropped || !of_home || !fits(other.type, column->type) ||
            target_.columns[column->number - 1].semantic != parent.columns[other.number - 1].semantic)
          continue;
        found.columns.emplace_back(column->number, other.number);
        break;
      }
      bool const place = target_.columns[column->number - 1].semantic.starts_with("place.");
      lacks_place = lacks_place || (place && found.columns.size() == before);
    }
    if (!found.columns.empty() && !lacks_place) return found;
  }
  return std::nullopt;
}

// Most of what people order is for where they live.
void SnapshotPass::send_home() {
  constexpr double kElsewhere = 0.15;
  for (std::string_view const word : kDestinations) {
    auto const found = destination(std::string(word));
    if (!found) continue;
    core::Stream const stream = plan_.stream(target_, std::string(word) + ".elsewhere");
    generate::NodeId const known = optional_parent_cell(found->key, found->columns[0].second);
    for (auto const& [own, home] : found->columns) {
      generate::NodeId const copy = optional_parent_cell(found->key, home);
      generate::NodeId other = target_.program.attribute(own);
      generate::NodeId usual = copy;
      if (not_null(table_.column(own)))
        usual = target_.program.add(std::make_unique<generate::CoalesceNode>(copy, other));
      TablePlan const& parent = *plan_.find(table_.foreign_keys[found->key].parent);
      target_.set_column(own,
                         target_.program.add(
                             std::make_unique<generate::MostlyNode>(usual, other, known, stream, kElsewhere)),
                         "mostly that of " + parent.table.name, target_.columns[own - 1].reason);
    }
  }
}

bool SnapshotPass::may_copy(const pg::Column& column) const {
  if (generate::is_number_type(column.type.base)) return may_compute(column.number);
  if (is_key_part(column.number) || in_check_group(column.number)) return false;
  ColumnRole const& role = roles_[column.number - 1];
  bool const lists = target_.constraints.domains[column.number - 1].allowed.has_value();
  return may_derive(column.number) || (lists && is_inherited_label(column) && role.choice != nullptr &&
                                       !role.distinct && !target_.is_ruled(column.number));
}

// Whether all labels that the other column lists may stand in this one.
bool SnapshotPass::admits(const pg::Column& column, const TablePlan& table, const pg::Column& other) const {
  ValueDomain const& own = target_.constraints.domains[column.number - 1];
  if (!own.allowed) return true;
  if (static_cast<std::size_t>(other.number) > table.constraints.domains.size()) return false;
  ValueDomain const& source = table.constraints.domains[other.number - 1];
  return source.allowed && column.type.base == other.type.base &&
         std::all_of(source.allowed->begin(), source.allowed->end(),
                     [&](Datum label) { return contains(own, label, column.type); });
}

void SnapshotPass::copy_snapshot(const pg::Column& column, const Source& source) {
  generate::NodeId copy = optional_parent_cell(source.key, source.column);
  pg::Column const& other = *source.described;
  bool const number = generate::is_number_type(column.type.base);
  if (number)
    copy = target_.program.add(
        std::make_unique<generate::ConvertNode>(generate::NumberSource{copy, other.type.base}, column.type));
  generate::NodeId own = not_null_nodes_[column.number - 1];
  if (own == generate::kNoNode) own = target_.program.attribute(column.number);
  if (not_null(column)) copy = target_.program.add(std::make_unique<generate::CoalesceNode>(copy, own));
  target_.set_column(column.number, copy, "copy of " + source.table->table.name + "." + other.name,
                     target_.columns[column.number - 1].reason);
}

}  // namespace synthgen::plan
