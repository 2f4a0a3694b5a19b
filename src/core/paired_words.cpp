#include "core/paired_words.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_set>

#include "core/letter_case.hpp"

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

}  // namespace

bool may_be_paired(std::string_view semantic) {
  static constexpr std::string_view kAbstract[] = {
      "category", "genre",   "topic", "tag",        "specialty", "skill",  "department",
      "industry", "hobby",   "theme", "ingredient", "subject",   "reason", "type",
      "cuisine",  "amenity", "field", "discipline", "expertise", "matter"};
  std::size_t const last = semantic.find_last_of("._");
  if (last == std::string_view::npos) return false;
  return std::find(std::begin(kAbstract), std::end(kAbstract), semantic.substr(last + 1)) !=
         std::end(kAbstract);
}

// Each word stands first once, beside its next neighbour, then once beside the one after that, and so on;
// words that stand first one after the other are far apart (the golden ratio: Knuth, TAOCP 3, 6.4).
void add_pairs(std::vector<std::string>& words, std::uint64_t wanted, std::size_t max_characters) {
  std::size_t const singles = words.size();
  std::uint64_t const most = std::min(wanted, kMostWords);
  std::string const joint(joint_of(words));
  std::unordered_set<std::string> used;
  for (const std::string& word : words) used.insert(core::lower_ascii(word));
  std::size_t step = singles * 618 / 1000 + 1;
  while (std::gcd(step, singles) != 1) ++step;
  for (std::size_t apart = 1; 2 * apart < singles; ++apart) {
    for (std::size_t k = 0; k < singles; ++k) {
      std::size_t const i = k * step % singles;
      if (words.size() >= most) return;
      std::string pair = words[i] + joint + words[(i + apart) % singles];
      if (max_characters != 0 && pair.size() > max_characters) continue;
      if (used.insert(core::lower_ascii(pair)).second) words.push_back(std::move(pair));
    }
  }
}

}  // namespace synthgen::core
