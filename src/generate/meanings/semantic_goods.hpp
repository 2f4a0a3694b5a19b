// Goods: what a table sells. The lists of goods know each one's category and usual price, so name, category
// and price in a row can speak of the same thing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/hash.hpp"
#include "core/lexicon.hpp"
#include "generate/choose.hpp"
#include "generate/meanings/semantic_labels.hpp"

namespace synthgen::generate {

struct Goods {
  std::string list;       // the lexicon: name, category, usual price
  std::string entity;     // whose draw decides which entry it is
  bool of_trade = false;  // what just this trade sells, in categories of its own
};

// The goods that the rows of the table are, if a text column holds their names.
std::optional<Goods> goods_of(const pg::Table& table, const Context& context);

// The list of what the table's trade sells, if that is not what shops do.
std::optional<std::string> goods_of_trade(std::string_view semantic, const pg::Table& table,
                                          const Context& context);

// The stream by which an entity's words pick rows of a list, and the row that a word stands for.
core::Stream picks_of(const core::Lexicon& list) noexcept;
std::size_t goods_row(const core::Lexicon& list, std::uint64_t word) noexcept;

// What a kind of price, by its name, is to the usual one, in percent: who buys pays less than who sells asks,
// a sale is below and the list price above.
std::int64_t share_of_price(std::string_view column_name);

// Prices near the usual one, of an index that is the entity's word; costs are lower. What the domain does not
// admit is made to fit, dear goods dearer than cheap ones. Null if the type is no number or the domain admits
// hardly any prices.
std::unique_ptr<Generator> make_goods_price(const Goods& goods, const pg::Table& table,
                                            const pg::Column& column, const plan::ValueDomain& domain,
                                            const Context& context);

// Labels that are the categories of goods; null if they are not. `labels` as for make_label_generator().
std::unique_ptr<Generator> make_goods_category(const Goods& goods, const pg::TypeRef& type,
                                               const Labels& labels, std::string_view locale,
                                               std::string description);

}  // namespace synthgen::generate
