#include "core/label_share.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "core/fields.hpp"
#include "core/lexicon.hpp"
#include "core/name_words.hpp"
#include "core/words.hpp"

namespace synthgen::core {

namespace {

constexpr std::uint64_t kRare = 3;  // of what is an exception, at most

using ShareOfWord = std::map<std::string, std::uint64_t, std::less<>>;

ShareOfWord read_shares() {
  Lexicon const rows = lexicon_without_locale("label_share");
  ShareOfWord shares;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    auto const share = number_in<std::uint64_t>(rows.at(row, 1));
    for_each_field(rows.at(row), '|', [&](std::string_view word) { shares.emplace(word, share); });
  }
  return shares;
}

const ShareOfWord& shares_of_words() {
  static const ShareOfWord shares = read_shares();
  return shares;
}

std::optional<std::uint64_t> share_of_word(const std::string& word) {
  auto const found = shares_of_words().find(word);
  return found == shares_of_words().end() ? std::nullopt : std::optional(found->second);
}

// Of several words one for an exception decides, or else the most usual one.
std::optional<std::uint64_t> share_of(const Words& words) {
  if (auto const whole = share_of_word(joined(words))) return whole;
  std::optional<std::uint64_t> share;
  for (const std::string& word : words) {
    auto const own = share_of_word(word);
    if (!own) continue;
    if (!share || *own <= kRare)
      share = share ? std::min(*share, *own) : *own;
    else if (*share > kRare)
      share = std::max(*share, *own);
  }
  return share;
}

bool any_has(const std::vector<Words>& labels, std::initializer_list<std::string_view> words) {
  return std::any_of(labels.begin(), labels.end(),
                     [&](const Words& label) { return has_word(label, words); });
}

}  // namespace

const std::vector<std::string>& words_of_shares() {
  static const std::vector<std::string> words = [] {
    std::vector<std::string> single;
    for (auto const& [word, share] : shares_of_words())
      if (word.find('_') == std::string::npos) single.push_back(word);
    return single;
  }();
  return words;
}

bool has_share(std::string_view word) {
  return shares_of_words().find(word) != shares_of_words().end();
}

std::vector<std::uint64_t> label_shares(std::span<const std::string> labels) {
  constexpr std::uint64_t kRegular = 12;  // of a list that we know no word of, the first label
  constexpr std::uint64_t kFirst = 8;
  constexpr std::uint64_t kLast = 4;
  std::vector<Words> words;
  for (const std::string& label : labels) words.push_back(words_of_text(label));
  // Where something may be won, it is lost quite often; what is sold seldom comes back, unlike what is lent.
  bool const is_contest = any_has(words, {"won", "accepted"});
  bool const is_sold = any_has(words, {"delivered", "shipped", "paid", "fulfilled"});
  bool const is_ordered = !std::is_sorted(labels.begin(), labels.end());
  std::vector<std::uint64_t> shares;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    std::uint64_t const by_place = is_ordered && kFirst > kLast + i ? kFirst - i : kLast;
    std::uint64_t share = share_of(words[i]).value_or(by_place);
    if (is_sold && has_word(words[i], {"returned"})) share = kRare - 1;
    if (is_contest) share = std::max(share, kRare);
    shares.push_back(share);
  }
  bool const is_known =
      std::any_of(words.begin(), words.end(), [](const Words& label) { return share_of(label).has_value(); });
  if (is_ordered && !is_known && shares.size() > 2) shares.front() = kRegular;
  return shares;
}

}  // namespace synthgen::core
