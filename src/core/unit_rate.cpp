#include "core/unit_rate.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "core/equation.hpp"

namespace synthgen::core {

namespace {

constexpr std::array<std::string_view, 21> kPrices = {
    "price",  "rate",  "cost",    "fee",     "charge",      "tariff",     "fare",
    "amount", "value", "pay",     "wage",    "salary",      "rent",       "rental",
    "toll",   "bonus", "premium", "payment", "installment", "instalment", "repayment"};
// Of these a product would say nothing.
constexpr std::array<std::string_view, 30> kOthers = {
    "tax",     "vat",     "interest",   "exchange",  "discount", "commission", "percent", "percentage",
    "ratio",   "share",   "max",        "min",       "maximum",  "minimum",    "limit",   "late",
    "growth",  "success", "conversion", "allowance", "average",  "mean",       "penalty", "target",
    "deposit", "budget",  "insurance",  "inflation", "refund",   "overdue"};
// What a rate is called besides.
constexpr std::array<std::string_view, 17> kPlain = {
    "base",   "basic", "standard", "unit",    "list", "default", "current",  "normal", "regular",
    "agreed", "gross", "net",      "default", "usd",  "eur",     "contract", "gbp"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kTimes = {{{"hourly", "hour"},
                                                                                  {"daily", "day"},
                                                                                  {"nightly", "night"},
                                                                                  {"weekly", "week"},
                                                                                  {"monthly", "month"},
                                                                                  {"quarterly", "quarter"}}};

template <std::size_t kSize>
bool is_one_of(const std::array<std::string_view, kSize>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_price(const Words& words) {
  return std::any_of(words.begin(), words.end(),
                     [](const std::string& word) { return is_one_of(kPrices, word); });
}

Words without_prices(Words words) {
  std::erase_if(words, [](const std::string& word) { return is_one_of(kPrices, word); });
  return words;
}

// Takes the number out of "1000 call".
std::int64_t take_number(Words& words) {
  std::int64_t number = 1;
  for (auto word = words.begin(); word != words.end(); ++word) {
    std::int64_t read = 0;
    auto const [end, problem] = std::from_chars(word->data(), word->data() + word->size(), read);
    constexpr std::int64_t kLeast = 10;
    bool const whole = problem == std::errc() && end == word->data() + word->size() && read >= kLeast;
    if (!whole) continue;
    words.erase(word);
    return read;
  }
  return number;
}

UnitRate settled(UnitRate rate) {
  rate.stem = without_prices(std::move(rate.stem));
  std::erase_if(rate.stem, [](const std::string& word) { return is_one_of(kPlain, word); });
  return rate;
}

}  // namespace

std::optional<UnitRate> unit_rate_in(const Words& words) {
  if (std::any_of(words.begin(), words.end(),
                  [](const std::string& word) { return is_one_of(kOthers, word); }))
    return std::nullopt;
  UnitRate rate;
  if (auto const per = std::find(words.begin(), words.end(), "per"); per != words.end()) {
    Words const front(words.begin(), per);
    Words const back(per + 1, words.end());
    // Other languages' names are read from their end: "day per price".
    bool const turned = !front.empty() && !is_price(front) && !back.empty() && without_prices(back).empty();
    rate.unit = turned ? front : without_prices(back);
    rate.stem = turned ? back : front;
    rate.priced = is_price(front) || is_price(back);
    rate.count = take_number(rate.unit);
    if (rate.unit.empty() || contains(rate.unit, "unit") || contains(rate.unit, "each")) return std::nullopt;
    return settled(std::move(rate));
  }
  if (!is_price(words)) return std::nullopt;
  rate.priced = true;
  for (std::string const& word : words) {
    auto const time =
        std::find_if(kTimes.begin(), kTimes.end(), [&](auto const& one) { return one.first == word; });
    if (time != kTimes.end() && rate.unit.empty())
      rate.unit.emplace_back(time->second);
    else
      rate.stem.push_back(word);
  }
  if (!rate.unit.empty()) return settled(std::move(rate));
  Unit const* const unit = EquationList::instance().unit_of(words);
  rate = settled({unit == nullptr ? Words{} : unit->words, words, 1, true});
  // "day_rate", "kwh_price": nothing else is said.
  if (unit == nullptr || rate.stem != rate.unit || words.size() == rate.unit.size()) return std::nullopt;
  static constexpr std::array<std::string_view, 6> kOfOne = {"price", "rate", "tariff",
                                                             "fare",  "wage", "cost"};
  if (std::none_of(words.begin(), words.end(),
                   [](const std::string& word) { return is_one_of(kOfOne, word); }))
    return std::nullopt;
  rate.stem.clear();
  return rate;
}

}  // namespace synthgen::core
