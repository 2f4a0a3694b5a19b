#include "generate/trade_meaning.hpp"

#include <string>

#include "core/trade.hpp"
#include "generate/column_meaning.hpp"
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
  if (!trade.empty() && type_class(column.type) == core::TypeClass::kText) {
    core::ColumnHint hint = hint_of_column(table, column);
    hint.schema = trade;
    core::Recognition meaning = core::recognize(hint);
    if (meaning.semantic.starts_with("kind." + std::string(trade) + "_")) return meaning;
  }
  return recognize_column(table, column);
}

}  // namespace synthgen::generate
