#include "generate/texts/pool_slots.hpp"

#include <algorithm>
#include <charconv>

#include "core/lexicon.hpp"

namespace synthgen::generate {

namespace {

constexpr std::uint64_t kMostNumbers = 10000;
constexpr std::size_t kMostWords = 10000;

// "10-99" as the numbers from 10 to 99; nothing if it is something else, or they are too many.
std::vector<std::string> numbers(std::string_view range) {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  const char* const end = range.data() + range.size();
  auto const first = std::from_chars(range.data(), end, low);
  if (first.ec != std::errc() || first.ptr == end || *first.ptr != '-') return {};
  auto const second = std::from_chars(first.ptr + 1, end, high);
  if (second.ec != std::errc() || second.ptr != end || high < low || high - low >= kMostNumbers) return {};
  std::vector<std::string> texts;
  for (std::uint64_t number = low; number <= high; ++number) texts.push_back(std::to_string(number));
  return texts;
}

std::vector<std::string> words(std::string_view name, std::string_view locale) {
  std::vector<std::string> texts;
  if (locale.empty() || !core::has_lexicon(name, locale)) return texts;
  core::Lexicon const list = core::lexicon(name, locale);
  for (std::size_t row = 0; row < std::min(list.size(), kMostWords); ++row) texts.emplace_back(list.at(row));
  return texts;
}

}  // namespace

PoolSlots::PoolSlots(const std::vector<SlotList>& lists, std::string_view locale) : locale_(locale) {
  for (SlotList const& list : lists) {
    if (list.values.empty() || !places_.try_emplace(list.name, values_.size()).second) continue;
    values_.push_back(list.values);
  }
}

std::vector<std::string> PoolSlots::values_of(std::string_view name) const {
  std::vector<std::string> const range = numbers(name);
  return range.empty() ? words(name, locale_) : range;
}

std::optional<std::size_t> PoolSlots::find(std::string_view name) {
  auto const known = places_.find(name);
  if (known != places_.end()) return known->second;
  std::vector<std::string> values = values_of(name);
  if (values.empty()) return std::nullopt;
  places_.emplace(name, values_.size());
  values_.push_back(std::move(values));
  return values_.size() - 1;
}

SlottedText PoolSlots::parse(std::string_view text) {
  SlottedText parsed;
  while (!text.empty()) {
    std::size_t const open = text.find('{');
    std::size_t const close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) break;
    auto const slot = find(text.substr(open + 1, close - open - 1));
    parsed.literals.back() += text.substr(0, slot ? open : open + 1);
    text.remove_prefix(slot ? close + 1 : open + 1);
    if (!slot) continue;
    parsed.slots.push_back(*slot);
    parsed.literals.emplace_back();
  }
  parsed.literals.back() += text;
  return parsed;
}

bool has_unknown_slot(const SlottedText& text) {
  return std::any_of(text.literals.begin(), text.literals.end(), [](const std::string& literal) {
    return literal.find_first_of("{}") != std::string::npos;
  });
}

}  // namespace synthgen::generate
