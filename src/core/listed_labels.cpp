#include "core/listed_labels.hpp"

#include <algorithm>

#include "core/fields.hpp"
#include "core/letter_case.hpp"
#include "core/lexicon.hpp"
#include "core/name_words.hpp"

namespace synthgen::core {

namespace {

// However it is written: "in_progress" as "In progress".
std::string plain(std::string_view label) {
  std::string text = lower_ascii(label);
  std::erase_if(text, [](char c) { return c == ' ' || c == '_' || c == '-'; });
  return text;
}

bool has_label(std::string_view kinds, const std::string& wanted) {
  bool found = false;
  for_each_field(kinds, '\n', [&](std::string_view kind) {
    if (kind.size() > 2 && kind[1] == '*') kind.remove_prefix(2);
    found = found || plain(kind) == wanted;
  });
  return found;
}

bool is_same_head(const std::string& word, const std::string& other) {
  static const Words states = {"status", "state"};
  return word == other || (contains(states, word) && contains(states, other));
}

// How many of an entry's words the name has; 0 if they do not speak of the same. A usual status is one of
// whatever has it.
int shared_words(const Words& entry, const Words& name) {
  if (entry.empty() || name.empty() || !is_same_head(singular(entry.back()), name.back())) return 0;
  if (entry.front() == "usual") return 1;
  auto const shared = std::count_if(entry.begin(), entry.end() - 1,
                                    [&](const std::string& word) { return contains(name, singular(word)); });
  return shared == 0 && entry.size() > 1 ? 0 : static_cast<int>(shared) + 1;
}

}  // namespace

std::string meaning_with_label(const Words& name, std::string_view label, std::string_view locale) {
  std::string const wanted = plain(label);
  std::string best;
  int most = 0;
  for (; !locale.empty(); locale = parent_locale(locale)) {
    if (!has_own_lexicon("kind", locale)) continue;
    Lexicon const kinds = lexicon("kind", locale);
    for (std::size_t row = 0; row < kinds.size(); ++row)
      for_each_field(kinds.at(row), '|', [&](std::string_view entry) {
        int const shared = shared_words(split_identifier(entry), name);
        if (shared <= most || !has_label(kinds.at(row, 1), wanted)) return;
        most = shared;
        best = "kind." + std::string(entry);
      });
    if (most > 0) break;
  }
  std::replace(best.begin(), best.end(), ' ', '_');
  return best;
}

}  // namespace synthgen::core
