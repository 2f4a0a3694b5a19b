#include "generate/meanings/semantic_goods.hpp"

#include <algorithm>

#include "core/fields.hpp"
#include "core/name_words.hpp"
#include "generate/meanings/semantic_range.hpp"
#include "generate/meanings/trade_meaning.hpp"
#include "generate/types/type_list.hpp"

namespace synthgen::generate {

namespace {

constexpr std::size_t kCategoryField = 1;
constexpr std::size_t kPriceField = 2;
constexpr std::int64_t kSmallPrice = 20000;  // in cents; from here on, whole prices are round ones
constexpr std::int64_t kLeastPercent = 80, kMostPercent = 120;  // of the usual price

// Usual prices in cents, fitted between bounds: the order stays, and small prices change little.
class PriceBounds {
 public:
  // Makes room for a column whose prices are `share` percent of the usual ones.
  void admit(const NumberSteps& range, std::int64_t share) {
    constexpr std::int64_t kCents = 100;
    if (range.first > range.unit) low_ = std::max(low_, range.first * kCents / range.unit * 100 / share);
    high_ = std::min(high_, range.last * kCents / range.unit * 100 / share);
  }
  // `greatest` is the greatest price to fit.
  void set_greatest(std::int64_t greatest) {
    if (greatest > high_) room_ = greatest * high_ / (greatest - high_) + 1;
  }
  std::int64_t fit(std::int64_t cents) const noexcept {
    __int128 fitted = cents;
    if (room_ > 0) fitted = fitted * room_ / (fitted + room_);
    if (low_ > 0 && low_ < high_) fitted = low_ + fitted * (high_ - low_) / high_;
    return static_cast<std::int64_t>(fitted);
  }

 private:
  std::int64_t low_ = 0, high_ = std::int64_t{1} << 40;
  std::int64_t room_ = 0;  // where all prices would end if they rose for ever; 0 if the greatest fits
};

constexpr std::int64_t kUsualShare = 100;  // percent
constexpr std::int64_t kShareSpread = 8;   // either way, for prices of other kinds than the usual

// Four fifths to six fifths of the usual price, in customary endings.
class GoodsPrice final : public Generator {
 public:
  GoodsPrice(core::Lexicon list, const pg::TypeRef& type, const NumberSteps& range, std::int64_t share,
             PriceBounds bounds, bool whole)
      : list_(list),
        type_(type.base),
        range_(range),
        share_(share),
        whole_(whole),
        usual_(usual_prices(list)),
        bounds_(bounds) {
    bounds_.set_greatest(*std::max_element(usual_.begin(), usual_.end()) * kMostPercent);
  }

  std::uint64_t capacity() const noexcept override { return 0; }
  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    for (std::size_t i = 0; i < count; ++i)
      out[i] = number_datum(type_, range_.scale, steps_of(indexes[i]), arena);
  }
  std::string description() const override { return "price of " + std::string(list_.name()); }

 private:
  static std::vector<std::int64_t> usual_prices(const core::Lexicon& list) {
    std::vector<std::int64_t> prices;
    for (std::size_t row = 0; row < list.size(); ++row) {
      auto const price = core::number_in<std::int64_t>(list.at(row, kPriceField));
      prices.push_back(std::max<std::int64_t>(price, 1));
    }
    return prices;
  }
  // In whole cents first: the ending belongs to the price, whatever the column's scale is.
  std::int64_t steps_of(std::uint64_t word) const noexcept {
    constexpr core::Stream kVariation(core::hash_bytes("price"));
    constexpr std::int64_t kEndings[] = {99, 99, 49, 95, 50, 0, 99, 50};
    std::uint64_t const random = kVariation.at(word);
    std::int64_t const percent =
        kLeastPercent + static_cast<std::int64_t>(core::bounded(random, kMostPercent - kLeastPercent + 1));
    std::int64_t cents = bounds_.fit(usual_[goods_row(list_, word)] * percent);
    cents = cents - cents % 100 + kEndings[random & 7];
    if (share_ != kUsualShare) cents = other_price(cents, random);
    if (whole_) cents -= cents % (cents < kSmallPrice ? 100 : 1000);
    return std::clamp<std::int64_t>(cents * range_.unit / 100, std::max<std::int64_t>(range_.first, 1),
                                    range_.last);
  }

  // About so much of the price, in an ending like its own where that leaves it the lower, or the greater,
  // one; what something costs who sells it ends as it comes.
  std::int64_t other_price(std::int64_t cents, std::uint64_t random) const noexcept {
    constexpr std::int64_t kLargeEnough = 1000, kOfCosts = 70;
    std::int64_t const spread =
        static_cast<std::int64_t>(core::bounded(core::mix(random, share_), 2 * kShareSpread + 1));
    std::int64_t const other = cents * (share_ - kShareSpread + spread) / 100;
    if (share_ < kOfCosts) return other;
    if (cents >= kLargeEnough) return other - other % 100 + cents % 100;
    return other - other % 10 + (share_ > kUsualShare ? 9 : -1);
  }

  core::Lexicon list_;
  Oid type_;
  NumberSteps range_;
  std::int64_t share_;
  bool whole_;  // without cents
  std::vector<std::int64_t> usual_;
  PriceBounds bounds_;
};

std::string stem(std::string word) {
  if (word.size() > 3 && word.ends_with("s") && !word.ends_with("ss")) word.pop_back();
  return word;
}

bool share_word(std::string_view left, std::string_view right) {
  std::vector<std::string> const others = core::words_of_text(right);
  for (const std::string& word : core::words_of_text(left))
    for (const std::string& other : others)
      if (stem(word) == stem(other) || (word == "drink" && other == "beverage") ||
          (word == "drinks" && other == "beverage") || (word == "starter" && other == "appetizer") ||
          (word == "entree" && other == "main"))
        return true;
  return false;
}

// The label that names the category of the goods drawn; now and then one that names none ("Special").
class GoodsCategory final : public Generator {
 public:
  GoodsCategory(core::Lexicon list, std::unique_ptr<ListGenerator> labels, const Labels& names)
      : list_(list), labels_(std::move(labels)) {
    std::vector<bool> used(names.texts.size());
    for (std::size_t row = 0; row < list.size(); ++row) {
      std::size_t label = kNone;
      for (std::size_t i = 0; i < names.texts.size() && label == kNone; ++i)
        if (share_word(names.texts[i], list.at(row, kCategoryField))) label = i;
      if (label != kNone) used[label] = true;
      matched_ += label != kNone;
      label_of_row_.push_back(label);
    }
    for (std::size_t i = 0; i < used.size(); ++i)
      if (!used[i]) others_.push_back(i);
    if (others_.empty()) others_.push_back(0);
    matches_all_ = std::count(used.begin(), used.end(), false) == 0;
  }

  // Whether the labels are categories of these goods at all.
  bool fits() const noexcept { return matched_ * 2 > label_of_row_.size(); }
  std::uint64_t capacity() const noexcept override { return labels_->capacity(); }
  std::uint64_t pick(std::uint64_t word) const noexcept override {
    constexpr core::Stream kOther(core::hash_bytes("other category"));
    constexpr double kOtherRate = 0.06;
    std::size_t const label = label_of_row_[goods_row(list_, word)];
    std::uint64_t const random = kOther.at(word);
    if (label != kNone && (matches_all_ || core::unit(random) >= kOtherRate)) return label;
    return others_[core::bounded(core::mix(random, 1), others_.size())];
  }
  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    labels_->render(indexes, count, arena, out);
  }
  std::string description() const override { return labels_->description(); }

 private:
  static constexpr std::size_t kNone = ~std::size_t{0};
  core::Lexicon list_;
  std::unique_ptr<ListGenerator> labels_;
  std::vector<std::size_t> label_of_row_, others_;
  std::size_t matched_ = 0;
  bool matches_all_ = false;
};

std::optional<NumberSteps> price_steps(const pg::Column& column, const plan::ValueDomain& domain) {
  constexpr double kMost = 1e7;
  return number_steps(column.type, domain, 0, kMost);
}

// The greatest share of the usual price that a column of this name has.
std::int64_t most_of_share(std::string_view column_name) {
  std::int64_t const share = share_of_price(column_name);
  return share == kUsualShare ? share : share + kShareSpread;
}

// One pair of bounds for all prices of the row: what is bought dear is not sold cheap.
PriceBounds bounds_of_prices(const pg::Table& table, const pg::Column& column, const NumberSteps& range,
                             const Context& context) {
  PriceBounds bounds;
  bounds.admit(range, most_of_share(column.name));
  if (context.domains == nullptr) return bounds;
  for (const pg::Column& other : table.columns) {
    if (other.dropped || recognize_column(table, other).semantic != "finance.price") continue;
    if (auto const room = price_steps(other, (*context.domains)[static_cast<std::size_t>(other.number) - 1]))
      bounds.admit(*room, most_of_share(other.name));
  }
  return bounds;
}

}  // namespace

core::Stream picks_of(const core::Lexicon& list) noexcept {
  return core::Stream(core::hash_bytes(list.name(), core::hash_bytes("")));
}

std::size_t goods_row(const core::Lexicon& list, std::uint64_t word) noexcept {
  return list.pick(picks_of(list).at(word));
}

namespace {

// A list in another language is no better than the locale's own goods of a shop.
std::optional<std::string> goods_sold_by(std::string_view trade, std::string_view locale) {
  std::string list = "goods_" + std::string(trade);
  bool const known = core::has_lexicon(list, locale) &&
                     core::lexicon(list, locale).locale() == core::lexicon("product_noun", locale).locale();
  return known ? std::optional(std::move(list)) : std::nullopt;
}

}  // namespace

std::optional<std::string> goods_of_trade(std::string_view semantic, const pg::Table& table,
                                          const Context& context) {
  std::string_view const narrow = narrow_trade_of(table, context);
  bool const dish = semantic == "food.dish";
  if (!semantic.starts_with("product.") && !dish) return std::nullopt;
  if (auto own = goods_sold_by(narrow, context.locale())) return own;
  return dish ? std::nullopt : goods_sold_by(trade_of(table, context), context.locale());
}

std::optional<Goods> goods_of(const pg::Table& table, const Context& context) {
  for (const pg::Column& column : table.columns) {
    if (column.dropped || type_class(column.type) != core::TypeClass::kText) continue;
    core::Recognition const meaning = recognize_column(table, column);
    bool const dish = meaning.semantic == "food.dish";
    if (!dish && meaning.semantic != "product.name") continue;
    auto own = goods_of_trade(meaning.semantic, table, context);
    bool const of_trade = own.has_value();
    return Goods{of_trade ? std::move(*own) : dish ? "dish" : "product_noun", meaning.entity, of_trade};
  }
  return std::nullopt;
}

std::int64_t share_of_price(std::string_view column_name) {
  struct Kind {
    std::int64_t percent;
    std::vector<std::string_view> words;
  };
  static const std::vector<Kind> kinds = {
      {60, {"cost", "purchase", "wholesale"}},
      {80, {"sale", "special", "discounted", "discount", "promo", "promotional", "offer", "min", "minimum"}},
      {125, {"list", "msrp", "rrp", "original", "old", "compare", "max", "maximum"}},
  };
  for (const std::string& word : core::words_of(column_name))
    for (const Kind& kind : kinds)
      if (std::find(kind.words.begin(), kind.words.end(), word) != kind.words.end()) return kind.percent;
  return 100;
}

std::unique_ptr<Generator> make_goods_price(const Goods& goods, const pg::Table& table,
                                            const pg::Column& column, const plan::ValueDomain& domain,
                                            const Context& context) {
  constexpr std::int64_t kLeastChoice = 10;  // whole amounts: with fewer, prices tell goods apart no more
  auto const range = price_steps(column, domain);
  if (!range || range->last - range->first < range->unit * kLeastChoice) return nullptr;
  return std::make_unique<GoodsPrice>(
      core::lexicon(goods.list, context.locale()), column.type, *range, share_of_price(column.name),
      bounds_of_prices(table, column, *range, context), core::has_whole_prices(context.locale()));
}

std::unique_ptr<Generator> make_goods_category(const Goods& goods, const pg::TypeRef& type,
                                               const Labels& labels, std::string_view locale,
                                               std::string description) {
  auto category = std::make_unique<GoodsCategory>(
      core::lexicon(goods.list, locale),
      std::make_unique<ListGenerator>(type, labels.values, std::move(description)), labels);
  if (!category->fits()) return nullptr;
  return category;
}

}  // namespace synthgen::generate
