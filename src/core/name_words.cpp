#include "core/name_words.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "core/fields.hpp"
#include "core/naming_rules.hpp"
#include "core/translation.hpp"

namespace synthgen::core {

namespace {

using detail::NamingRules;

enum class CharacterKind { kLower, kUpper, kDigit, kSeparator };

CharacterKind kind_of(char c) {
  auto const byte = static_cast<unsigned char>(c);
  if (c >= 'A' && c <= 'Z') return CharacterKind::kUpper;
  if (c >= '0' && c <= '9') return CharacterKind::kDigit;
  if ((c >= 'a' && c <= 'z') || byte >= 0x80) return CharacterKind::kLower;
  return CharacterKind::kSeparator;
}

// True if a new word starts at `at`: "firstName", "HTTPServer", "line2".
bool starts_word(std::string_view name, std::size_t at) {
  CharacterKind const before = kind_of(name[at - 1]);
  CharacterKind const here = kind_of(name[at]);
  if (here == CharacterKind::kDigit || before == CharacterKind::kDigit) return here != before;
  if (here != CharacterKind::kUpper) return false;
  if (before == CharacterKind::kLower) return true;
  return at + 1 < name.size() && kind_of(name[at + 1]) == CharacterKind::kLower;
}

// Cuts a run-together word ("firstname", "createdat") into words that the rules know.
// Of two letters are only such as names end in ("createdat"), so that no cellar becomes a "cell ar".
std::optional<Words> cut_known(const NamingRules& rules, const std::string& word, int parts) {
  static const Words endings = {"id", "at", "on", "by", "no", "nr", "ip", "to", "cd", "dt", "nm"};
  if (word.size() == 2 && !contains(endings, word)) return std::nullopt;
  if (rules.knows(word)) return Words{word};
  std::string const single = singular(word);
  if (rules.knows(single)) return Words{single};
  if (parts == 1) return std::nullopt;
  constexpr std::size_t kShortest = 2;
  for (std::size_t at = word.size() - std::min(word.size(), kShortest); at >= kShortest + 1; --at) {
    std::string const head = word.substr(0, at);
    if (!rules.knows(head)) continue;
    if (auto rest = cut_known(rules, word.substr(at), parts - 1)) {
      rest->insert(rest->begin(), head);
      return rest;
    }
  }
  return std::nullopt;
}

// The words with those cut that are run together, if `may_end` likes the last of the parts. A "cd" at the end
// is a code; alone it is a record.
template <typename MayEnd>
Words cut_apart(const NamingRules& rules, const Words& words, MayEnd may_end) {
  constexpr std::size_t kShortestRunTogether = 6;
  Words result;
  for (const std::string& word : words) {
    // "sub" alone is no word that would tell anything.
    const Words* const meant = rules.synonym(word);
    if (meant != nullptr && meant->front() != "sub" && joined(*meant, "") == word) {
      result.insert(result.end(), meant->begin(), meant->end());
      continue;
    }
    std::optional<Words> cut;
    if (word.size() >= kShortestRunTogether) cut = cut_known(rules, word, 3);
    if (cut && cut->size() > 1 && may_end(cut->back())) {
      result.insert(result.end(), cut->begin(), cut->end());
    } else {
      result.push_back(word);
    }
  }
  if (result.size() > 1 && result.back() == "cd") result.back() = "code";
  return result;
}

}  // namespace

bool abbreviates(std::string_view letters, std::string_view word) {
  if (word.size() <= letters.size() || word[0] != letters[0]) return false;
  std::size_t at = 0;
  for (char const c : word)
    if (at < letters.size() && letters[at] == c) ++at;
  return at == letters.size();
}

std::vector<std::string> split_identifier(std::string_view name) {
  Words words;
  std::string word;
  auto const finish = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    CharacterKind const kind = kind_of(name[i]);
    if (kind == CharacterKind::kSeparator || (i > 0 && starts_word(name, i))) finish();
    if (kind == CharacterKind::kSeparator) continue;
    word += kind == CharacterKind::kUpper ? static_cast<char>(name[i] - 'A' + 'a') : name[i];
  }
  finish();
  return words;
}

std::vector<std::string> words_of_text(std::string_view text) {
  return translate(NamingRules::instance(), split_identifier(text), 0);
}

// Only what ends in the word for a property is cut apart by what is known: "outbound" and "shareholder" are
// words.
//
// While a schema is planned the same names are asked for over and over.
std::vector<std::string> words_of(std::string_view name) {
  constexpr std::size_t kMostKept = 32768;
  thread_local std::unordered_map<std::string, Words> kept;
  if (kept.size() >= kMostKept) kept.clear();
  std::string key(name);
  if (auto const known = kept.find(key); known != kept.end()) return known->second;
  const NamingRules& rules = NamingRules::instance();
  Words words = cut_apart(rules, words_of_text(name), [&](const std::string& last) {
    const Words* const meant = rules.synonym(last);
    return rules.is_head(meant == nullptr ? last : meant->back());
  });
  for (std::string& word : words) {
    std::string const* written = rules.written_out(word);
    if (written == nullptr) written = rules.written_out(singular(word));
    if (written != nullptr) word = *written;
  }
  return kept.emplace(std::move(key), std::move(words)).first->second;
}

std::vector<std::string> kinds_of_thing(std::string_view name) {
  const NamingRules& rules = NamingRules::instance();
  Words const words = table_words(rules, name);
  std::vector<std::string> kinds;
  if (words.size() > 1) kinds.push_back(words[words.size() - 2] + "_" + words.back());
  for (auto word = words.rbegin(); word != words.rend(); ++word) {
    kinds.push_back(*word);
    for (const std::string& set : rules.sets_of(*word)) kinds.push_back("%" + set);
  }
  return kinds;
}

std::string title_of_thing(std::string_view name) {
  std::string title;
  for (std::string& word : table_words(NamingRules::instance(), name)) {
    if (word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
    title += (title.empty() ? "" : " ") + word;
  }
  return title;
}

namespace detail {

Words normalise(const NamingRules& rules, const Words& words) {
  Words result;
  for (const std::string& word : cut_apart(rules, words, [](const std::string&) { return true; })) {
    const Words* synonym = rules.synonym(word);
    if (synonym == nullptr) synonym = rules.synonym(singular(word));
    if (synonym != nullptr) {
      result.insert(result.end(), synonym->begin(), synonym->end());
    } else if (const std::string* written = rules.written_out(word)) {
      result.push_back(*written);
    } else {
      result.push_back(singular(word));
    }
  }
  return result;
}

Words table_words(const NamingRules& rules, std::string_view table) {
  static const Words filler = {"info", "information", "detail", "data",    "record", "master",  "table",
                               "tbl",  "list",        "entry",  "history", "log",    "archive", "t"};
  Words words = normalise(rules, words_of(table));
  while (words.size() > 1 && (contains(filler, words.back()) || is_number(words.back()))) words.pop_back();
  static const Words marks = {"tbl", "tb",  "t",    "tab", "table", "dim", "fact", "fct",
                              "stg", "mst", "tx",   "hr",  "crm",   "erp", "cms",  "wms",
                              "lms", "pos", "core", "app", "auth",  "api", "sys"};
  while (words.size() > 1 && contains(marks, words.front())) words.erase(words.begin());
  return words;
}

void drop_table_initials(const NamingRules& rules, Words& words, const Words& table) {
  constexpr std::size_t kInitials = 2;
  constexpr std::size_t kLongest = 4;
  if (words.size() < 2 || table.empty() || words[0].size() > kLongest || table[0].empty()) return;
  static const Words meaningful = {"is", "id", "ip", "no", "to", "x", "y", "in", "on", "us", "eu"};
  if (contains(meaningful, words[0])) return;
  bool const initials = words[0].size() <= kInitials && words[0][0] == table[0][0];
  bool const short_form = !rules.knows(words[0]) &&
                          std::any_of(table.begin(), table.end(),
                                      [&](const std::string& word) { return abbreviates(words[0], word); });
  if (initials || short_form) words.erase(words.begin());
}

bool is_number(const std::string& word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return kind_of(c) == CharacterKind::kDigit; });
}

}  // namespace detail

}  // namespace synthgen::core
