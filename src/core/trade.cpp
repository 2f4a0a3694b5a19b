#include "core/trade.hpp"

#include <algorithm>
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
};

Words words_in(std::string_view text) {
  std::vector<std::string_view> const words = split_fields(text, ' ');
  return {words.begin(), words.end()};
}

std::vector<Trade> read_trades() {
  Lexicon const rows = lexicon_without_locale("trade");
  std::vector<Trade> trades;
  for (std::size_t row = 0; row < rows.size(); ++row)
    trades.push_back({rows.at(row), words_in(rows.at(row, 1)), words_in(rows.at(row, 2))});
  return trades;
}

const std::vector<Trade>& trades() {
  static const std::vector<Trade> all = read_trades();
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

}  // namespace

std::string_view trade_of_name(std::string_view name) {
  for (const std::string& kind : kinds_of_thing(name))
    for (const Trade& trade : trades())
      if (contains(trade.words, kind)) return trade.name;
  return {};
}

std::string_view trade_of_schema(std::string_view schema, std::span<const std::string> tables) {
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
  return likeliest;
}

}  // namespace synthgen::core
