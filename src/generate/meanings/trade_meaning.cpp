#include "generate/meanings/trade_meaning.hpp"

#include <optional>
#include <string>

#include "core/trade.hpp"
#include "generate/meanings/column_meaning.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "utils/lsyscache.h"
}

namespace synthgen::generate {

namespace {

std::string_view trade_of_schema(const pg::Table& table, const Context& context) {
  auto const found = context.trades.find(table.schema_oid);
  return found == context.trades.end() ? std::string_view() : found->second;
}

// What a thing is called and of which kind it is agree where a list of goods has both.
bool tells_goods(std::string_view semantic) {
  return semantic == "product.name" || semantic == "product.category" || semantic == "text.category" ||
         semantic == "food.dish";
}

// What the column means where an entry of the lists of kinds or figures begins with the trade.
std::optional<core::Recognition> listed_in(std::string_view trade, const pg::Table& table,
                                           const pg::Column& column) {
  core::TypeClass const type = type_class(column.type);
  bool const text = type == core::TypeClass::kText;
  core::ColumnHint hint = hint_of_column(table, column);
  hint.schema = trade;
  core::Recognition meaning = core::recognize(hint);
  std::string const listed = "kind." + std::string(trade) + "_";
  if (text) return meaning.semantic.starts_with(listed) ? std::optional(std::move(meaning)) : std::nullopt;
  // What a figure means does not depend on the trade, how large it is does.
  std::string const figure = "figure." + std::string(trade) + "_";
  core::Recognition plain = recognize_column(table, column);
  bool const of_trade = meaning.figure.starts_with(figure);
  // What a list of the trade says of a thing in numbers goes with what it is called.
  bool const of_thing = meaning.figure.starts_with(listed);
  bool const named = plain.semantic.starts_with("figure.") && meaning.semantic.starts_with(figure);
  if (of_trade || of_thing) plain.figure = meaning.figure;
  if (of_thing) plain.entity = meaning.entity;
  if (named) plain.semantic = meaning.semantic;
  return of_trade || of_thing || named ? std::optional(std::move(plain)) : std::nullopt;
}

}  // namespace

std::string_view trade_of(const pg::Table& table, const Context& context) {
  if (auto const trade = core::trade_of_name(table.name); !trade.empty()) return trade;
  for (const pg::ForeignKey& key : table.foreign_keys) {
    char* const parent = pg::guard([&] { return get_rel_name(key.parent); });
    if (parent == nullptr) continue;
    if (auto const trade = core::trade_of_name(parent); !trade.empty()) return trade;
  }
  return core::wider_trade(trade_of_schema(table, context));
}

std::string_view narrow_trade_of(const pg::Table& table, const Context& context) {
  std::string_view const own = trade_of_schema(table, context);
  std::string_view const wider = core::wider_trade(own);
  return own != wider && trade_of(table, context) == wider ? own : std::string_view();
}

core::Recognition recognize_in_trade(const pg::Table& table, const pg::Column& column,
                                     const Context& context) {
  std::string_view const trade = trade_of_schema(table, context);
  core::TypeClass const type = type_class(column.type);
  bool const listed = type == core::TypeClass::kText || type == core::TypeClass::kInteger ||
                      type == core::TypeClass::kNumeric;
  if (!trade.empty() && listed) {
    std::string_view const wider = core::wider_trade(trade);
    if (wider == trade || !tells_goods(recognize_column(table, column).semantic))
      if (auto meaning = listed_in(trade, table, column)) return *std::move(meaning);
    if (wider != trade)
      if (auto meaning = listed_in(wider, table, column)) return *std::move(meaning);
  }
  return recognize_column(table, column);
}

}  // namespace synthgen::generate
