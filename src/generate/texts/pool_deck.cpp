#include "generate/texts/pool_deck.hpp"

#include <algorithm>
#include <numeric>

#include "core/hash.hpp"
#include "generate/texts/text_pool.hpp"

extern "C" {
#include "mb/pg_wchar.h"
}

namespace synthgen::generate {

namespace {

// More cards than any table has rows; keeps sums of them within 64 bits.
constexpr std::uint64_t kMostCards = std::uint64_t{1} << 40;

bool mentions(const SlottedText& text, std::size_t slot) {
  return std::find(text.slots.begin(), text.slots.end(), slot) != text.slots.end();
}

std::size_t characters(const std::string& text) {
  return static_cast<std::size_t>(pg_mbstrlen_with_len(text.data(), static_cast<int>(text.size())));
}

// The greatest length that a text can have, as `length` measures texts.
template <typename Length>
std::size_t longest(const SlottedText& text, const PoolSlots& slots, Length&& length) {
  std::size_t result = 0;
  for (std::string const& literal : text.literals) result += length(literal);
  for (std::size_t const slot : text.slots) {
    std::size_t most = 0;
    for (std::string const& value : slots.values(slot)) most = std::max(most, length(value));
    result += most;
  }
  return result;
}

}  // namespace

std::size_t max_characters(const SlottedText& text, const PoolSlots& slots) {
  return longest(text, slots, characters);
}

PoolDeck::PoolDeck(const TextPool& pool, PoolSlots slots, const std::vector<std::size_t>& distinct)
    : key_(pool.key), slots_(std::move(slots)) {
  for (auto const& texts : pool.records) {
    Record record;
    for (std::string const& text : texts) record.texts.push_back(slots_.parse(text));
    count_cards(record, distinct);
    records_.push_back(std::move(record));
  }
  lay_out();
}

void PoolDeck::count_cards(Record& record, const std::vector<std::size_t>& distinct) const {
  auto const counts = [&](std::size_t slot) {
    return std::all_of(distinct.begin(), distinct.end(),
                       [&](std::size_t column) { return mentions(record.texts[column], slot); });
  };
  for (SlottedText const& text : record.texts)
    for (std::size_t const slot : text.slots) {
      bool const known =
          std::find(record.counted.begin(), record.counted.end(), slot) != record.counted.end();
      if (known || !counts(slot)) continue;
      record.counted.push_back(slot);
      record.cards = std::min(kMostCards, record.cards * slots_.values(slot).size());
    }
}

void PoolDeck::lay_out() {
  order_.resize(records_.size());
  std::iota(order_.begin(), order_.end(), std::size_t{0});
  std::stable_sort(order_.begin(), order_.end(),
                   [&](std::size_t a, std::size_t b) { return records_[a].cards < records_[b].cards; });
  for (std::size_t first = 0; first < order_.size(); ++first) {
    std::uint64_t const cards = records_[order_[first]].cards;
    if (cards == rounds_) continue;
    stretches_.push_back({size_, rounds_, first});
    size_ += (cards - rounds_) * (order_.size() - first);
    rounds_ = cards;
  }
}

PoolDeck::Card PoolDeck::at(std::uint64_t index) const noexcept {
  Card card;
  card.turn = index / size_;
  std::uint64_t const place = index % size_;
  Stretch const& stretch =
      *std::prev(std::upper_bound(stretches_.begin(), stretches_.end(), place,
                                  [](std::uint64_t at, const Stretch& other) { return at < other.begin; }));
  std::uint64_t const players = order_.size() - stretch.first;
  std::uint64_t const round = stretch.round + (place - stretch.begin) / players;
  std::uint64_t const shuffle = core::mix(key_, card.turn * rounds_ + round);
  card.record =
      order_[stretch.first + core::Permutation(shuffle, players).at((place - stretch.begin) % players)];
  std::uint64_t const cards = records_[card.record].cards;
  if (cards > 1) card.combination = core::Permutation(core::mix(key_, ~card.record), cards).at(round);
  return card;
}

// Slots that make no cards of their own follow from the card by chance.
const std::string& PoolDeck::value(const Record& record, const Card& card, std::size_t slot) const noexcept {
  std::uint64_t rest = card.combination;
  for (std::size_t const counted : record.counted) {
    auto const& values = slots_.values(counted);
    if (counted == slot) return values[rest % values.size()];
    rest /= values.size();
  }
  auto const& values = slots_.values(slot);
  std::uint64_t const word = core::mix(core::mix(key_, card.record ^ (card.turn << 32)), slot);
  return values[core::bounded(core::mix(word, card.combination), values.size())];
}

void PoolDeck::write(const Card& card, std::size_t column, Pen& pen) const noexcept {
  Record const& record = records_[card.record];
  SlottedText const& text = record.texts[column];
  pen.put(text.literals[0]);
  for (std::size_t i = 0; i < text.slots.size(); ++i) {
    pen.put(value(record, card, text.slots[i]));
    pen.put(text.literals[i + 1]);
  }
}

std::size_t PoolDeck::max_bytes(std::size_t column) const noexcept {
  std::size_t most = 0;
  for (Record const& record : records_)
    most =
        std::max(most, longest(record.texts[column], slots_, [](const std::string& s) { return s.size(); }));
  return most;
}

std::size_t PoolDeck::max_characters(std::size_t column) const {
  std::size_t most = 0;
  for (Record const& record : records_)
    most = std::max(most, generate::max_characters(record.texts[column], slots_));
  return most;
}

}  // namespace synthgen::generate
