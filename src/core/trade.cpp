#include "core/trade.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "core/fields.hpp"
#include "core/lexicon.hpp"
#include "core/name_words.hpp"
#include "core/words.hpp"

namespace synthgen::core {

namespace {

struct Trade {
  std::string_view name;
  Words words;  // of which one alone tells the trade
  Words hints;  // of which several together do
  Words wider;  // the trades of which it is a narrower one, what it mostly is first
};

Words words_in(std::string_view text) {
  std::vector<std::string_view> const words = split_fields(text, ' ');
  return {words.begin(), words.end()};
}

std::vector<Trade> read_trades(std::string_view list, bool narrow) {
  Lexicon const rows = lexicon_without_locale(list);
  std::vector<Trade> trades;
  for (std::size_t row = 0; row < rows.size(); ++row)
    trades.push_back({rows.at(row), words_in(rows.at(row, 1)), words_in(rows.at(row, 2)),
                      narrow ? words_in(rows.at(row, 3)) : Words()});
  return trades;
}

const std::vector<Trade>& trades() {
  static const std::vector<Trade> all = read_trades("trade", false);
  return all;
}

const std::vector<Trade>& narrow_trades() {
  static const std::vector<Trade> all = read_trades("narrow_trade", true);
  return all;
}

bool has_any(const Words& words, const std::vector<std::string>& kinds) {
  return std::any_of(kinds.begin(), kinds.end(),
                     [&](const std::string& kind) { return contains(words, kind); });
}

// Names that are run together: "citybank", "hotelchain".
bool begins_or_ends(std::string_view name, const Words& words) {
  constexpr std::size_t kLeast = 4;
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return word.size() >= kLeast && (name.starts_with(word) || name.ends_with(word));
  });
}

// The narrower trade of `wide`, or of any where nobody knows the wide one, that most different words tell.
std::string_view narrow_trade(std::string_view wide, std::string_view schema,
                              std::span<const std::string> tables, std::span<const std::string> columns) {
  constexpr int kWord = 3, kEnough = 3;
  std::set<std::string> said_words;
  for (auto const names : {tables, columns})
    for (const std::string& name : names)
      for (std::string& kind : kinds_of_thing(name)) said_words.insert(std::move(kind));
  auto const count = [&](const Words& words) {
    return static_cast<int>(std::count_if(words.begin(), words.end(), [&](std::string_view word) {
      return said_words.contains(std::string(word));
    }));
  };
  std::string_view likeliest;
  int most = kEnough - 1;
  for (const Trade& trade : narrow_trades()) {
    if (!wide.empty() && !contains(trade.wider, std::string(wide))) continue;
    int const said =
        kWord * (count(trade.words) + (begins_or_ends(schema, trade.words) ? 1 : 0)) + count(trade.hints);
    if (said == most) likeliest = {};
    if (said > most) {
      most = said;
      likeliest = trade.name;
    }
  }
  return likeliest;
}

}  // namespace

std::string_view trade_of_name(std::string_view name) {
  for (const std::string& kind : kinds_of_thing(name))
    for (const Trade& trade : trades())
      if (contains(trade.words, kind)) return trade.name;
  return {};
}

std::string_view trade_of_schema(std::string_view schema, std::span<const std::string> tables,
                                 std::span<const std::string> columns) {
  constexpr int kWord = 3, kHint = 1, kEnough = 4;
  std::vector<std::vector<std::string>> kinds;
  for (const std::string& table : tables) kinds.push_back(kinds_of_thing(table));
  std::string_view likeliest;
  int most = kEnough - 1;
  for (const Trade& trade : trades()) {
    int said = begins_or_ends(schema, trade.words) ? kEnough : 0;
    for (const auto& of_table : kinds)
      said += has_any(trade.words, of_table) ? kWord : has_any(trade.hints, of_table) ? kHint : 0;
    if (said == most) likeliest = {};
    if (said > most) {
      most = said;
      likeliest = trade.name;
    }
  }
  std::string_view const narrow = narrow_trade(likeliest, schema, tables, columns);
  return narrow.empty() ? likeliest : narrow;
}

std::string_view wider_trade(std::string_view trade) {
  for (const Trade& narrow : narrow_trades())
    if (narrow.name == trade) return narrow.wider.front();
  return trade;
}

}  // namespace synthgen::core
