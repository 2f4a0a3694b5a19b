#include "core/varied_words.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "core/fields.hpp"
#include "core/letter_case.hpp"
#include "core/lexicon.hpp"

namespace synthgen::core {

namespace {

constexpr std::uint64_t kMostWords = 4096;
constexpr std::string_view kJoined = "joined", kCounted = "counted";

bool is_written_small(const std::vector<std::string>& words) {
  return std::all_of(words.begin(), words.end(), [](const std::string& word) {
    return std::all_of(word.begin(), word.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || c == '-' || c == ' '; });
  });
}

// Labels that are written small are keys to search by: "eco-winter".
std::string_view joint_of(const std::vector<std::string>& words) {
  return is_written_small(words) ? "-" : " & ";
}

// The texts of a list, each at most once.
class Varied {
 public:
  Varied(std::vector<std::string>& words, std::uint64_t wanted, std::size_t max_characters)
      : words_(words), most_(std::min(wanted, kMostWords)), max_characters_(max_characters) {
    for (const std::string& word : words) used_.insert(lower_ascii(word));
  }
  bool is_full() const { return words_.size() >= most_; }
  bool add(std::string text) {
    if (max_characters_ != 0 && text.size() > max_characters_) return false;
    if (!used_.insert(lower_ascii(text)).second) return false;
    words_.push_back(std::move(text));
    return true;
  }

 private:
  std::vector<std::string>& words_;
  std::uint64_t most_;
  std::size_t max_characters_;
  std::unordered_set<std::string> used_;
};

// A step through so many words that reaches each of them, and those one after the other far apart (the golden
// ratio: Knuth, TAOCP 3, 6.4).
std::size_t wide_step(std::size_t words) {
  std::size_t step = words * 618 / 1000 + 1;
  while (std::gcd(step, words) != 1) ++step;
  return step;
}

// Each word stands first once, beside its next neighbour, then once beside the one after that, and so on.
void add_joined(const std::vector<std::string>& words, Varied& varied) {
  std::string const joint(joint_of(words));
  std::size_t const step = wide_step(words.size());
  for (std::size_t apart = 1; 2 * apart < words.size(); ++apart)
    for (std::size_t k = 0; k < words.size() && !varied.is_full(); ++k) {
      std::size_t const i = k * step % words.size();
      varied.add(words[i] + joint + words[(i + apart) % words.size()]);
    }
}

// What stands before and behind a word.
struct Pattern {
  std::string before, behind;
};

Pattern parse_pattern(std::string_view text) {
  std::size_t const slot = text.find("{}");
  return {std::string(text.substr(0, slot)), std::string(text.substr(slot + 2))};
}

// Whether the last words of a list's entries are mostly written small ("Individual retirement").
bool is_sentence_case(const std::vector<std::string>& words) {
  std::size_t small = 0, several = 0;
  for (const std::string& word : words) {
    std::size_t const blank = word.rfind(' ');
    if (blank == std::string::npos || blank + 1 == word.size()) continue;
    ++several;
    if (word[blank + 1] >= 'a' && word[blank + 1] <= 'z') ++small;
  }
  return small * 2 > several;
}

bool has_digit(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// What stands before a word goes with what stands behind one, and so do two things behind it, in one pair of
// brackets. Two numbers do not, nor do two of the same beginning ("for teams", "for schools").
std::optional<Pattern> both(const Pattern& first, const Pattern& second) {
  auto const beginning = [](const Pattern& one) { return one.behind.substr(0, one.behind.find(' ', 1)); };
  bool const alike =
      (has_digit(first.behind) && has_digit(second.behind)) || beginning(first) == beginning(second);
  if (!second.before.empty() || second.behind.empty() || (!first.behind.empty() && alike))
    return std::nullopt;
  if (first.behind.empty()) return Pattern{first.before, second.behind};
  if (!first.before.empty()) return std::nullopt;
  if (!first.behind.ends_with(')')) return Pattern{{}, first.behind + second.behind};
  std::size_t const inside = second.behind.find('(');
  if (inside == std::string::npos) return std::nullopt;
  return Pattern{{},
                 first.behind.substr(0, first.behind.size() - 1) + ", " + second.behind.substr(inside + 1)};
}

std::vector<Pattern> patterns_of(std::string_view texts) {
  std::vector<Pattern> patterns;
  if (texts.empty()) return patterns;
  for (std::string_view const text : split_fields(texts, '|')) patterns.push_back(parse_pattern(text));
  std::size_t const plain = patterns.size();
  for (bool const front : {true, false})
    for (std::size_t apart = 1; apart < plain; ++apart)
      for (std::size_t i = 0; i < plain; ++i)
        if (patterns[i].behind.empty() == front)
          if (auto pair = both(patterns[i], patterns[(i + apart) % plain]))
            patterns.push_back(std::move(*pair));
  return patterns;
}

// Writes words by patterns, as their list writes them.
class Forms {
 public:
  Forms(const std::vector<std::string>& words, std::string_view patterns)
      : patterns_(patterns_of(patterns)), is_sentence_case_(is_sentence_case(words)) {}

  std::size_t count() const { return patterns_.size(); }

  // Nothing if the word says already what the pattern does, or has brackets of its own.
  std::optional<std::string> form(const std::string& word, std::size_t number) const {
    const Pattern& pattern = patterns_[number % patterns_.size()];
    if (says(word, pattern.before) || says(word, pattern.behind)) return std::nullopt;
    if (word.find('(') != std::string::npos && pattern.behind.find('(') != std::string::npos)
      return std::nullopt;
    std::string text = pattern.before + word + pattern.behind;
    bool const capital =
        word.size() > 1 && word[0] >= 'A' && word[0] <= 'Z' && word[1] >= 'a' && word[1] <= 'z';
    if (is_sentence_case_ && capital && !pattern.before.empty())
      text[pattern.before.size()] = static_cast<char>(word[0] - 'A' + 'a');
    return text;
  }

 private:
  static bool says(const std::string& word, const std::string& part) {
    std::size_t const first = part.find_first_not_of(" (,:");
    if (first == std::string::npos) return false;
    std::string const said = part.substr(first, part.find_last_not_of(" ),:") + 1 - first);
    return lower_ascii(word).find(lower_ascii(said)) != std::string::npos;
  }

  std::vector<Pattern> patterns_;
  bool is_sentence_case_;
};

// Each word with one pattern, every word with another one, then with the one after that.
void add_qualified(const std::vector<std::string>& words, const Forms& forms, Varied& varied) {
  for (std::size_t round = 0; round < forms.count(); ++round)
    for (std::size_t i = 0; i < words.size() && !varied.is_full(); ++i)
      if (auto text = forms.form(words[i], round + i)) varied.add(std::move(*text));
}

// The entries of the list "variation" by their words.
const std::unordered_map<std::string_view, std::string_view>& variations() {
  static const auto entries = [] {
    std::unordered_map<std::string_view, std::string_view> result;
    Lexicon const list = lexicon("variation");
    for (std::size_t row = 0; row < list.size(); ++row)
      for (std::string_view const name : split_fields(list.at(row), '|'))
        result.emplace(name, list.at(row, 1));
    return result;
  }();
  return entries;
}

// The entry that the most of the last words are.
std::string_view variation_of_thing(std::string thing) {
  std::replace(thing.begin(), thing.end(), '_', ' ');
  for (std::string_view rest = thing; !rest.empty();) {
    if (auto const found = variations().find(rest); found != variations().end()) return found->second;
    std::size_t const blank = rest.find(' ');
    rest.remove_prefix(blank == std::string_view::npos ? rest.size() : blank + 1);
  }
  return {};
}

}  // namespace

std::string_view variation_of(std::string_view semantic, std::string_view list) {
  std::string thing(semantic);
  std::replace(thing.begin(), thing.end(), '.', '_');
  if (semantic.starts_with("kind."))
    for (std::string_view const naming : {"_name", "_title", "_label"})
      if (thing.ends_with(naming)) thing.erase(thing.size() - naming.size());
  if (auto const variation = variation_of_thing(std::string(list)); !variation.empty()) return variation;
  if (auto const variation = variation_of_thing(std::move(thing)); !variation.empty()) return variation;
  if (semantic.starts_with("status.")) return "status";
  return semantic.starts_with("kind.") ? "offer" : std::string_view();
}

void add_varied(std::vector<std::string>& words, std::string_view variation, std::string_view locale,
                std::uint64_t wanted, std::size_t max_characters) {
  if (words.empty() || variation.empty() || variation == kCounted) return;
  std::vector<std::string> const single = words;
  Varied varied(words, wanted, max_characters);
  if (variation == kJoined)
    add_joined(single, varied);
  else
    add_qualified(single, Forms(single, patterns_of_variation(variation, locale)), varied);
}

std::string_view patterns_of_variation(std::string_view variation, std::string_view locale) {
  if (variation.empty() || variation == kJoined || variation == kCounted ||
      !has_own_lexicon("variant", locale))
    return {};
  Lexicon const variants = lexicon("variant", locale);
  for (std::string_view const name : {variation, std::string_view("type")})
    for (std::size_t i = 0; i < variants.size(); ++i)
      if (variants.at(i) == name) return variants.at(i, 1);
  return {};
}

std::size_t add_rounds(std::vector<std::string>& words, std::string_view patterns, std::uint64_t wanted,
                       std::size_t max_characters) {
  if (words.empty() || patterns.empty()) return 1;
  std::vector<std::string> const single = words;
  Forms const forms(single, patterns);
  Varied varied(words, wanted, max_characters);
  std::size_t round = 1;
  for (; round <= forms.count() && !varied.is_full(); ++round)
    for (std::size_t i = 0; i < single.size(); ++i) {
      auto text = forms.form(single[i], round - 1 + i);
      if (text && varied.add(std::move(*text))) continue;
      if (!varied.add(single[i] + " " + std::to_string(round + 1))) {
        words.resize(round * single.size());
        return round;
      }
    }
  return round;
}

}  // namespace synthgen::core
