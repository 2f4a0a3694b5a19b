#include "core/act.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "core/fields.hpp"
#include "core/lexicon.hpp"

namespace synthgen::core {

namespace {

constexpr std::size_t kShortestStem = 3;

// A word without its accents, and without what stands for an umlaut where there is none.
std::string folded(std::string_view word) {
  std::string plain;
  for (std::size_t i = 0; i < word.size(); ++i) {
    auto const byte = static_cast<unsigned char>(word[i]);
    // U+00C0 to U+00FF, of which those up to U+00DF are capital.
    if (byte == 0xC3 && i + 1 < word.size()) {
      static constexpr std::string_view kPlain = "aaaaaaaceeeeiiiidnooooo ouuuuyts";
      plain += kPlain[static_cast<unsigned char>(word[++i]) & 0x1F];
      continue;
    }
    bool const umlaut = word[i] == 'e' && !plain.empty() &&
                        (plain.back() == 'o' || plain.back() == 'u' || plain.back() == 'a');
    if (!umlaut) plain += word[i];
  }
  return plain;
}

// A German participle without what it begins with: "sperrt" of "gesperrt".
std::string without_participle(const std::string& word) {
  constexpr std::size_t kShortest = 7;
  bool const is_participle = word.size() >= kShortest && word.starts_with("ge") && word.ends_with("t");
  return is_participle ? word.substr(2) : word;
}

// By form of an irregular act the first of its forms.
const std::map<std::string, std::string, std::less<>>& irregular() {
  static const auto forms = [] {
    std::map<std::string, std::string, std::less<>> read;
    Lexicon const rows = lexicon_without_locale("act");
    for (std::size_t row = 0; row < rows.size(); ++row) {
      std::string_view const line = rows.at(row);
      std::string const first(line.substr(0, line.find('|')));
      for (std::string_view const form : split_fields(line, '|')) read.emplace(form, first);
    }
    return read;
  }();
  return forms;
}

struct Ending {
  std::string_view letters;
  std::string_view instead;
};

// The longest first.
constexpr std::array kEndings = {
    Ending{"ication", ""}, Ending{"ation", ""}, Ending{"ated", ""}, Ending{"sion", "d"}, Ending{"ment", ""},
    Ending{"ence", ""},    Ending{"ance", ""},  Ending{"ied", ""},  Ending{"ies", ""},   Ending{"ing", ""},
    Ending{"ion", ""},     Ending{"ure", ""},   Ending{"ate", ""},  Ending{"al", ""},    Ending{"ed", ""},
    Ending{"er", ""},      Ending{"or", ""},    Ending{"es", ""},   Ending{"e", ""},     Ending{"s", ""},
    Ending{"y", ""}};

std::string stem(std::string_view word) {
  auto const form = irregular().find(word);
  if (form != irregular().end()) return form->second;
  std::string cut = folded(word);
  for (const Ending& ending : kEndings) {
    if (!cut.ends_with(ending.letters) || cut.size() < ending.letters.size() + kShortestStem) continue;
    cut.replace(cut.size() - ending.letters.size(), ending.letters.size(), ending.instead);
    break;
  }
  std::size_t const size = cut.size();
  if (size > kShortestStem && cut[size - 1] == cut[size - 2]) cut.pop_back();
  return cut;
}

// Whether the longer one begins as the shorter one does, but for a letter.
bool begin_alike(std::string_view one, std::string_view other) {
  constexpr std::size_t kLeast = 4;
  std::size_t const shorter = std::min(one.size(), other.size());
  auto const end =
      std::mismatch(one.begin(), one.begin() + static_cast<std::ptrdiff_t>(shorter), other.begin()).first;
  auto const alike = static_cast<std::size_t>(end - one.begin());
  return alike >= kLeast && alike + 1 >= shorter;
}

}  // namespace

bool is_same_act(std::string_view one, std::string_view other) {
  if (one == other) return true;
  std::string const a = without_participle(folded(one));
  std::string const b = without_participle(folded(other));
  return begin_alike(a, b) || stem(one) == stem(other);
}

bool is_undone_act(std::string_view undone, std::string_view done) {
  for (std::string_view const prefix : {"un", "de", "dis", "in"})
    if (undone.starts_with(prefix) && undone.size() > prefix.size() + kShortestStem &&
        stem(undone.substr(prefix.size())) == stem(done))
      return true;
  return false;
}

}  // namespace synthgen::core
