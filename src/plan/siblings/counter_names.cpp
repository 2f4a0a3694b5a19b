#include "plan/siblings/counter_names.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "core/fields.hpp"
#include "core/lexicon.hpp"
#include "core/name_words.hpp"

namespace synthgen::plan {

using core::has_word;
using core::Words;

std::optional<Words> counted_words(const pg::Column& column) {
  Words words = core::words_of(column.name);
  bool counts = false;
  std::erase_if(words, [&](const std::string& word) {
    bool const counting = has_word(
        {word}, {"count", "counter", "cnt", "num", "number", "nbr", "nb", "ct", "no", "of", "total", "n"});
    counts = counts || counting;
    return counting;
  });
  if (words.size() > 1 && words.front() == "times") {
    words.erase(words.begin());
    counts = true;
  }
  if (words.empty()) return std::nullopt;
  // "Defects found" are as many as there are defects.
  bool const told = words.size() > 1 && core::singular(words[words.size() - 2]) != words[words.size() - 2] &&
                    has_word({words.back()}, {"found", "reported", "raised", "recorded", "made", "placed",
                                              "filed", "logged", "submitted", "attached", "included"});
  if (told) {
    words.pop_back();
    return words;
  }
  bool const plural = words.size() == 1 && core::singular(words[0]) != words[0];
  constexpr std::size_t kLeastParticiple = 6;
  bool const participle =
      words.size() == 1 && words[0].size() >= kLeastParticiple && words[0].ends_with("ed");
  if (!counts && !plural && !participle) return std::nullopt;
  return words;
}

bool has_plural(const Words& words) {
  return std::any_of(words.begin(), words.end(),
                     [](const std::string& word) { return core::singular(word) != word; });
}

bool is_name_of(const Words& words, const Words& table) {
  return words.size() > 1 && words.size() == table.size() && core::singular(words.back()) != words.back() &&
         std::equal(words.begin(), words.end(), table.begin(),
                    [](const std::string& a, const std::string& b) {
                      return core::singular(a) == core::singular(b);
                    });
}

SideWord side_word(const std::string& word) {
  static constexpr std::pair<std::string_view, Side> kEndings[] = {
      {"ers", Side::kDoer},   {"ors", Side::kDoer},   {"er", Side::kDoer},   {"or", Side::kDoer},
      {"ing", Side::kTarget}, {"ees", Side::kTarget}, {"ee", Side::kTarget}, {"ed", Side::kTarget}};
  for (auto const& [ending, side] : kEndings)
    if (word.ends_with(ending) && word.size() > ending.size() + 2)
      return {word.substr(0, word.size() - ending.size()), side};
  return {};
}

const std::vector<ToldOf>& told_of(std::string_view way) {
  using Ways = std::map<std::string_view, std::vector<ToldOf>>;
  static const Ways& ways = *[] {
    auto* const all = new Ways;
    core::Lexicon const rows = core::lexicon_without_locale("told_of");
    for (std::size_t row = 0; row < rows.size(); ++row)
      (*all)[rows.at(row, 2)].push_back(
          {core::split_fields(rows.at(row), '|'), core::split_fields(rows.at(row, 1), '|')});
    return all;
  }();
  return ways.at(way);
}

}  // namespace synthgen::plan
