#include "core/varied_words.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_set>

#include "core/letter_case.hpp"
#include "core/lexicon.hpp"

namespace synthgen::core {

namespace {

constexpr std::uint64_t kMostWords = 4096;

// Labels that are written small are keys to search by: "eco-winter".
std::string_view joint_of(const std::vector<std::string>& words) {
  bool const small = std::all_of(words.begin(), words.end(), [](const std::string& word) {
    return std::all_of(word.begin(), word.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || c == '-' || c == ' '; });
  });
  return small ? "-" : " & ";
}

constexpr std::string_view kAbstract[] = {"category",   "genre",      "topic",      "tag",       "specialty",
                                          "skill",      "department", "industry",   "hobby",     "theme",
                                          "ingredient", "subject",    "reason",     "type",      "cuisine",
                                          "amenity",    "field",      "discipline", "expertise", "matter"};

// Of which there are several alike in one place.
constexpr std::string_view kCounted[] = {
    "room",     "hall",    "ward",    "table",  "machine", "vehicle",  "device",    "sensor", "locker",
    "forklift", "station", "gate",    "desk",   "line",    "zone",     "site",      "pen",    "barn",
    "bed",      "printer", "server",  "shelf",  "aisle",   "building", "platform",  "screen", "theater",
    "track",    "court",   "pool",    "tank",   "branch",  "store",    "equipment", "asset",  "truck",
    "field",    "farm",    "mine",    "quarry", "dock",    "berth",    "warehouse", "tool",   "camera",
    "host",     "node",    "cluster", "bay",    "lane",    "stage",    "studio",    "lab",    "unit",
    "team",     "squad",   "crew",    "shift",  "floor",   "wing",     "section",   "area",   "animal"};

template <std::size_t Size>
bool is_one_of(const std::string_view (&words)[Size], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// The texts of a list, each at most once.
class Varied {
 public:
  Varied(std::vector<std::string>& words, std::uint64_t wanted, std::size_t max_characters)
      : words_(words), most_(std::min(wanted, kMostWords)), max_characters_(max_characters) {
    for (const std::string& word : words) used_.insert(lower_ascii(word));
  }
  bool is_full() const { return words_.size() >= most_; }
  void add(std::string text) {
    if (max_characters_ != 0 && text.size() > max_characters_) return;
    if (used_.insert(lower_ascii(text)).second) words_.push_back(std::move(text));
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

// Each word with one qualifier, every word with another one, then with the one after that.
void add_qualified(const std::vector<std::string>& words, std::string_view locale, Varied& varied) {
  if (!has_own_lexicon("variant", locale)) return;
  Lexicon const variants = lexicon("variant", locale);
  for (std::size_t round = 0; round < variants.size(); ++round)
    for (std::size_t i = 0; i < words.size() && !varied.is_full(); ++i)
      if (words[i].find('(') == std::string::npos)
        varied.add(words[i] + " (" + std::string(variants.at((round + i) % variants.size())) + ")");
}

}  // namespace

Variation variation_of(std::string_view semantic) {
  std::size_t const last = semantic.find_last_of("._");
  if (last == std::string_view::npos) return Variation::kNone;
  if (is_one_of(kAbstract, semantic.substr(last + 1))) return Variation::kJoined;
  if (!semantic.starts_with("kind.")) return Variation::kNone;
  std::string_view things = semantic.substr(semantic.find('.') + 1);
  while (!things.empty()) {
    std::string_view const thing = things.substr(0, things.find('_'));
    if (is_one_of(kCounted, thing) || thing == "code") return Variation::kNone;
    things.remove_prefix(std::min(things.size(), thing.size() + 1));
  }
  return Variation::kQualified;
}

void add_varied(std::vector<std::string>& words, Variation variation, std::string_view locale,
                std::uint64_t wanted, std::size_t max_characters) {
  std::vector<std::string> const single = words;
  Varied varied(words, wanted, max_characters);
  if (variation == Variation::kJoined && !single.empty()) add_joined(single, varied);
  if (variation == Variation::kQualified) add_qualified(single, locale, varied);
}

}  // namespace synthgen::core
