#include "core/occasion.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/act.hpp"
#include "core/fields.hpp"
#include "core/lexicon.hpp"
#include "core/name_words.hpp"

namespace synthgen::core {

namespace {

struct Aftermath {
  std::vector<Words> names;
  DaysAfter days;
};

std::vector<Aftermath> read_aftermath() {
  std::vector<Aftermath> all;
  Lexicon const rows = lexicon_without_locale("aftermath");
  for (std::size_t row = 0; row < rows.size(); ++row) {
    Aftermath& one = all.emplace_back();
    for (std::string_view const name : split_fields(rows.at(row), '|'))
      one.names.push_back(split_identifier(name));
    one.days = {number_in(rows.at(row, 1)), number_in(rows.at(row, 2))};
  }
  return all;
}

Words read_lasting() {
  Words acts;
  Lexicon const rows = lexicon_without_locale("lasting");
  for (std::size_t row = 0; row < rows.size(); ++row)
    for (std::string_view const act : split_fields(rows.at(row), '|')) acts.emplace_back(act);
  return acts;
}

bool is_lasting(const std::string& act) {
  static const Words acts = read_lasting();
  return std::any_of(acts.begin(), acts.end(), [&](const std::string& one) { return is_same_act(one, act); });
}

bool has(const Words& name, const std::string& word) {
  return std::any_of(name.begin(), name.end(),
                     [&](const std::string& own) { return own == word || singular(own) == word; });
}

// Whether a date is of the act that a word tells of: the booking date of what is booked.
bool is_of_act(const Words& date, const std::string& word) {
  return has(date, word) || std::any_of(date.begin(), date.end(), [&](const std::string& own) {
           return own.size() > word.size() && is_same_act(own, word);
         });
}

// How well a phrase fits: by how many words, and whether one is of the date itself; 0 where it does not.
std::size_t fit(const Words& phrase, const Words& date, const Words& table) {
  bool const fits = std::all_of(phrase.begin(), phrase.end(), [&](const std::string& word) {
    return is_of_act(date, word) || has(table, word);
  });
  bool const of_date = std::any_of(phrase.begin(), phrase.end(),
                                   [&](const std::string& word) { return is_of_act(date, word); });
  return fits ? 2 * phrase.size() + (of_date ? 1 : 0) : 0;
}

}  // namespace

std::optional<DaysAfter> days_after_occasion(const Words& date, const Words& table) {
  static const std::vector<Aftermath> all = read_aftermath();
  std::optional<DaysAfter> found;
  std::size_t most = 0;
  for (Aftermath const& one : all)
    for (Words const& phrase : one.names)
      if (std::size_t const fits = fit(phrase, date, table); fits > most) {
        most = fits;
        found = one.days;
      }
  return found;
}

bool is_date_of_occasion(const Words& date, const Words& thing) {
  constexpr std::size_t kShortest = 3;
  return std::any_of(date.begin(), date.end(), [&](const std::string& act) {
    return act.size() >= kShortest &&
           !has_word({act}, {"date", "day", "time", "moment", "hour", "start", "end"}) && !is_lasting(act) &&
           std::any_of(thing.begin(), thing.end(), [&](const std::string& word) {
             return singular(word) == act || is_same_act(singular(word), act);
           });
  });
}

bool begins_what_lasts(const Words& thing) {
  return std::any_of(thing.begin(), thing.end(),
                     [](const std::string& word) { return is_lasting(singular(word)); });
}

}  // namespace synthgen::core
