#include "generate/meanings/trade_meaning.hpp"

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

}  // namespace

std::string_view trade_of(const pg::Table& table, const Context& context) {
  if (auto const trade = core::trade_of_name(table.name); !trade.empty()) return trade;
  for (const pg::ForeignKey& key : table.foreign_keys) {
    char* const parent = pg::guard([&] { return get_rel_name(key.parent); });
    if (parent == nullptr) continue;
    if (auto const trade = core::trade_of_name(parent); !trade.empty()) return trade;
  }
  return trade_of_schema(table, context);
}

core::Recognition recognize_in_trade(const pg::Table& table, const pg::Column& column,
                                     const Context& context) {
  std::string_view const trade = trade_of_schema(table, context);
  core::TypeClass const type = type_class(column.type);
  bool const text = type == core::TypeClass::kText;
  if (!trade.empty() && (text || type == core::TypeClass::kInteger || type == core::TypeClass::kNumeric)) {
    core::ColumnHint hint = hint_of_column(table, column);
    hint.schema = trade;
    core::Recognition meaning = core::recognize(hint);
    std::string const listed = "kind." + std::string(trade) + "_";
    std::string const of_trade = text ? listed : "figure." + std::string(trade) + "_";
    if (text && meaning.semantic.starts_with(of_trade)) return meaning;
    // What a figure means does not depend on the trade, how large it is does.
    core::Recognition plain = recognize_column(table, column);
    if (!text && meaning.figure.starts_with(of_trade)) plain.figure = meaning.figure;
    // What a list of the trade says of a thing in numbers goes with what it is called.
    if (!text && meaning.figure.starts_with(listed)) {
      plain.figure = meaning.figure;
      plain.entity = meaning.entity;
    }
    if (!text && plain.semantic.starts_with("figure.") && meaning.semantic.starts_with(of_trade))
      plain.semantic = meaning.semantic;
    if (!text) return plain;
  }
  return recognize_column(table, column);
}

}  // namespace synthgen::generate
