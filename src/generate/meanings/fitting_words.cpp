#include "generate/meanings/fitting_words.hpp"

#include <algorithm>
#include <string_view>

#include "core/ascii.hpp"
#include "core/fields.hpp"
#include "core/letter_case.hpp"
#include "generate/meanings/semantic_goods.hpp"

extern "C" {
#include "fmgr.h"
}

namespace synthgen::generate {

namespace {

constexpr std::size_t kNone = ~std::size_t{0};

// The categories that a field names; none for what fits them all.
std::vector<std::string> categories_in(std::string_view field) {
  std::vector<std::string> categories;
  if (field.empty() || field == "none") return categories;
  for (std::string_view const category : core::split_fields(field, '|'))
    categories.push_back(core::lower_ascii(category));
  return categories;
}

// What menus call what the list of dishes files under another name.
struct Alias {
  std::string_view name, category;
};
constexpr Alias kAliases[] = {{"starter", "appetizer"}, {"drink", "beverage"},    {"wine", "beverage"},
                              {"beer", "beverage"},     {"cocktail", "beverage"}, {"coffee", "beverage"},
                              {"entree", "main"}};

// "Shoes 2", "Appetizers" and "MAIN_COURSES" begin with "shoes", "appetizer" and "main".
bool begins_with(std::string_view text, std::string_view category) noexcept {
  return text.size() >= category.size() &&
         std::equal(category.begin(), category.end(), text.begin(),
                    [](char a, char b) { return a == core::to_lower(b) || (a == ' ' && b == '_'); });
}

}  // namespace

FittingWordsNode::FittingWordsNode(core::Stream stream, NodeId category, core::Lexicon list,
                                   std::string_view field_name)
    : stream_(stream), category_(category), list_(list), picks_(picks_of(list)) {
  std::size_t const field = list_.field(field_name);
  std::vector<std::vector<std::string>> named;
  for (std::size_t row = 0; row < list_.size(); ++row) {
    names_.push_back(core::lower_ascii(list_.at(row, 0)));
    named.push_back(categories_in(list_.at(row, field)));
    categories_.insert(categories_.end(), named.back().begin(), named.back().end());
  }
  std::sort(categories_.begin(), categories_.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  categories_.erase(std::unique(categories_.begin(), categories_.end()), categories_.end());
  for (std::vector<std::string> const& own : named) fits_all_.push_back(own.empty());
  for (std::string const& category : categories_)
    for (std::vector<std::string> const& own : named)
      is_in_.push_back(std::find(own.begin(), own.end(), category) != own.end());
}

std::size_t FittingWordsNode::category_named(std::string_view text) const noexcept {
  for (std::size_t i = 0; i < categories_.size(); ++i)
    if (begins_with(text, categories_[i])) return i;
  // "Signature Lasagna" is a lasagna.
  if (std::size_t const blank = text.find(' '); blank != std::string_view::npos)
    for (std::size_t i = 0; i < categories_.size(); ++i)
      if (text.size() - blank - 1 == categories_[i].size() &&
          begins_with(text.substr(blank + 1), categories_[i]))
        return i;
  for (Alias const& alias : kAliases) {
    auto const found = std::find(categories_.begin(), categories_.end(), alias.category);
    if (begins_with(text, alias.name) && found != categories_.end())
      return static_cast<std::size_t>(found - categories_.begin());
  }
  return kNone;
}

// The first word of a row whose goods fit; the row's own if none of many does. `fits` is told the goods and
// the word.
template <typename Fits>
std::uint64_t FittingWordsNode::first_word(std::uint64_t own, Fits fits) const noexcept {
  constexpr std::uint64_t kMostWords = 4000;  // enough for one entry in a few hundred
  core::Stream const words(own);
  for (std::uint64_t k = 0; k < kMostWords; ++k)
    if (std::uint64_t const word = words.at(k); fits(list_.pick(picks_.at(word)), word)) return word;
  return own;
}

bool FittingWordsNode::is_called(const Wish& wish, std::size_t row) const noexcept {
  Called& called = wish.called[row];
  if (called == Called::kUnknown)
    called = names_[row].find(wish.part) != std::string::npos ? Called::kYes : Called::kNo;
  return called == Called::kYes;
}

FittingWordsNode::Wish FittingWordsNode::wish_of(std::string_view text, Arena& arena) const {
  Wish wish{text, category_named(text), {}, nullptr};
  if (wish.category != kNone) return wish;
  constexpr std::size_t kLeast = 4, kMost = 24;
  char* const stem = arena.allocate(kMost);
  std::size_t length = 0;
  for (; length < std::min(text.size(), kMost) && text[length] != ' '; ++length)
    stem[length] = core::to_lower(text[length]);
  if (length > 0 && stem[length - 1] == 's') --length;
  if (length < kLeast) return wish;
  wish.part = {stem, length};
  wish.called = arena.allocate_array<Called>(names_.size());
  std::fill_n(wish.called, names_.size(), Called::kUnknown);
  for (std::size_t row = 0; row < names_.size(); ++row)
    if (is_called(wish, row)) return wish;
  wish.called = nullptr;
  return wish;
}

std::uint64_t FittingWordsNode::word_for(const Wish& wish, std::uint64_t own) const noexcept {
  if (wish.category != kNone)
    return first_word(own, [&, first = wish.category * list_.size()](std::size_t row, std::uint64_t word) {
      constexpr std::uint64_t kOneIn = 4;  // of what fits everywhere there is a lot
      return fits_all_[row] ? word % kOneIn == 0 : is_in_[first + row];
    });
  if (wish.called == nullptr) return own;
  return first_word(own, [&](std::size_t row, std::uint64_t) { return is_called(wish, row); });
}

// Rows that refer to few others say the same again and again: a text is understood once, as long as no other
// one takes its place.
void FittingWordsNode::generate(Batch& batch, Values out) const {
  constexpr std::size_t kPlaces = 256;
  Values const named = batch.values(category_);
  Wish* const wishes = batch.arena().allocate_array<Wish>(kPlaces);
  std::fill_n(wishes, kPlaces, Wish{{}, kNone, {}, nullptr});
  for (std::size_t i = 0; i < batch.size(); ++i) {
    std::uint64_t word = batch.random(stream_, i);
    if (!named.nulls[i]) {
      text* const name = DatumGetTextPP(named.data[i]);
      std::string_view const told(VARDATA_ANY(name), static_cast<std::size_t>(VARSIZE_ANY_EXHDR(name)));
      Wish& wish = wishes[core::hash_bytes(told) % kPlaces];
      if (wish.text != told) wish = wish_of(told, batch.arena());
      word = word_for(wish, word);
    }
    out.data[i] = UInt64GetDatum(word);
  }
}

void FittingDrawNode::generate(Batch& batch, Values out) const {
  Values const fitting = batch.values(words_);
  auto* const words = batch.arena().allocate_array<std::uint64_t>(batch.size());
  for (std::size_t i = 0; i < batch.size(); ++i) words[i] = DatumGetUInt64(fitting.data[i]);
  generator_->pick_all({words, batch.size()});
  generator_->render(words, batch.size(), batch.arena(), out.data);
}

}  // namespace synthgen::generate
