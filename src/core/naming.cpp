// Matches the words of a column's name, from the last to the first, against the patterns of the
// rules: the head of an English compound stands last ("billing address city" is a city). The words
// left over in front say whose it is and become part of the entity; they also decide a rule's
// condition, or else the table's own head word does ("name" in "library_members" is a member's).
#include "core/naming.hpp"

#include <algorithm>
#include <optional>

#include "core/naming_rules.hpp"

namespace synthgen::core {

namespace {

using detail::Language;
using detail::Languages;
using detail::NamingRules;
using detail::PatternWord;
using detail::Rule;
using detail::Translation;

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

bool contains(const Words& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Cuts a run-together word ("firstname", "createdat") into words that the rules know.
std::optional<Words> cut_known(const NamingRules& rules, const std::string& word, int parts) {
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

bool is_english(const NamingRules& rules, const std::string& word) {
  return rules.knows(word) || rules.knows(singular(word));
}

// Cuts a compound of a Germanic language ("rechnungsdatum") into words that have translations, the longest
// first.
bool cut_foreign(const NamingRules& rules, std::string_view word, Words& parts) {
  constexpr std::size_t kShortest = 2;
  if (word.empty()) return true;
  for (std::size_t length = word.size(); length >= kShortest; --length) {
    std::string part(word.substr(0, length));
    const Translation* const found = rules.translation(part);
    if (found == nullptr || found->language != Language::kGermanic) continue;
    parts.push_back(std::move(part));
    if (cut_foreign(rules, word.substr(length), parts)) return true;
    parts.pop_back();
  }
  return false;
}

// A word as the parts that have translations: itself, what it is a compound of, or itself for want of any.
Words foreign_parts(const NamingRules& rules, const std::string& word) {
  constexpr std::size_t kShortestCompound = 6;
  Words parts;
  bool const whole = rules.translation(word) != nullptr || is_english(rules, word);
  if (!whole && word.size() >= kShortestCompound && cut_foreign(rules, word, parts)) return parts;
  return {word};
}

// Joins words that mean something else together ("mot_de_passe").
Words join_phrases(const NamingRules& rules, const Words& words) {
  constexpr std::size_t kLongest = 4;
  Words joined;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t taken = 1;
    std::string phrase = words[i];
    std::string longest = phrase;
    for (std::size_t n = 1; n < kLongest && i + n < words.size(); ++n) {
      phrase += "_" + words[i + n];
      if (rules.translation(phrase) == nullptr) continue;
      longest = phrase;
      taken = n + 1;
    }
    joined.push_back(std::move(longest));
    i += taken;
  }
  return joined;
}

// The languages of words that can be no English ones.
Languages languages_of(const NamingRules& rules, const Words& words) {
  Languages languages = 0;
  for (const std::string& word : join_phrases(rules, words)) {
    for (const std::string& part : foreign_parts(rules, word)) {
      const Translation* const found = rules.translation(part);
      if (found != nullptr && !found->weak && !is_english(rules, part)) languages |= bit(found->language);
    }
  }
  return languages;
}

// One word of a name, or several that are one in another language, in English.
struct Translated {
  Words words;
  const Translation* from = nullptr;
};

std::vector<Translated> translate_each(const NamingRules& rules, const Words& words, Languages languages) {
  std::vector<Translated> result;
  for (const std::string& word : join_phrases(rules, words)) {
    Translated one;
    for (const std::string& part : foreign_parts(rules, word)) {
      const Translation* const found = rules.translation(part);
      bool const counts = found != nullptr && (languages & bit(found->language)) != 0;
      if (counts && one.words.empty()) one.from = found;
      if (counts)
        one.words.insert(one.words.end(), found->words.begin(), found->words.end());
      else
        one.words.push_back(part);
    }
    result.push_back(std::move(one));
  }
  return result;
}

// Whether a name begins with what an English one ends with. Many languages share "status" and "type" with
// English.
bool begins_with_head(const NamingRules& rules, const std::vector<Translated>& name, Languages languages) {
  constexpr Languages kHeadFirst = bit(Language::kRomance) | bit(Language::kPolish);
  if (name.empty()) return false;
  const Translation* const from = name.front().from;
  if (from != nullptr) return from->head && from->head_first();
  bool const foreign = name.size() > 1 && name.back().from != nullptr && !name.back().from->head;
  return foreign && (languages & ~kHeadFirst) == 0 && rules.is_head(name.front().words.front());
}

// Puts words of other languages into English, if one of them can be no English word; `context` are languages
// known from elsewhere. Of names that begin with a head the order is reversed, without the particles in
// between.
Words translate(const NamingRules& rules, const Words& words, Languages context) {
  static const Words particles = {"de", "del", "la", "el", "du", "des", "da", "do", "di", "y", "et"};
  Languages const languages = context | languages_of(rules, words);
  if (languages == 0) return words;
  std::vector<Translated> translated = translate_each(rules, words, languages);
  if (begins_with_head(rules, translated, languages) && words.back() != "id") {
    for (std::size_t i = translated.size() - 1; i > 1; --i)
      if (contains(particles, translated[i - 1].words.front()))
        translated.erase(translated.begin() + static_cast<std::ptrdiff_t>(i - 1));
    std::reverse(translated.begin(), translated.end());
  }
  Words result;
  for (const Translated& one : translated) result.insert(result.end(), one.words.begin(), one.words.end());
  return result;
}

// Singular words, with abbreviations written out and run-together words cut.
Words normalise(const NamingRules& rules, const Words& words) {
  Words result;
  auto const add = [&](const std::string& word) {
    if (const Words* synonym = rules.synonym(word)) {
      result.insert(result.end(), synonym->begin(), synonym->end());
    } else {
      result.push_back(singular(word));
    }
  };
  constexpr std::size_t kShortestRunTogether = 6;
  for (const std::string& word : words) {
    std::optional<Words> cut;
    if (word.size() >= kShortestRunTogether) cut = cut_known(rules, word, 3);
    if (!cut) {
      add(word);
    } else {
      for (const std::string& part : *cut) add(part);
    }
  }
  return result;
}

bool is_number(const std::string& word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return kind_of(c) == CharacterKind::kDigit; });
}

// What is left of a table's name without filler words at its ends: its last word is its head.
Words table_words(const NamingRules& rules, std::string_view table) {
  static const Words filler = {"info", "information", "detail", "data",    "record", "master",  "table",
                               "tbl",  "list",        "entry",  "history", "log",    "archive", "t"};
  Words words = normalise(rules, words_of(table));
  while (words.size() > 1 && (contains(filler, words.back()) || is_number(words.back()))) words.pop_back();
  static const Words marks = {"tbl", "tb", "t", "tab", "table", "dim", "fact", "fct", "stg", "mst", "tx"};
  while (words.size() > 1 && contains(marks, words.front())) words.erase(words.begin());
  return words;
}

// Whether `letters` are some of the word's, its first one first, in order: "shp" of "shipment".
bool abbreviates(std::string_view letters, std::string_view word) {
  if (word.size() <= letters.size() || word[0] != letters[0]) return false;
  std::size_t at = 0;
  for (char const c : word)
    if (at < letters.size() && letters[at] == c) ++at;
  return at == letters.size();
}

// Drops a prefix like the "c" of "c_name" in "customer", "ps" in "partsupp" or "shp" in "tbl_shipment".
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

bool word_fits(const PatternWord& pattern, const std::string& word) {
  return pattern.words.empty() || contains(pattern.words, word);
}

// Length of the shortest suffix of the first `end` words that the first `length` pattern words match.
std::optional<std::size_t> match_suffix(const std::vector<PatternWord>& pattern, std::size_t length,
                                        const Words& words, std::size_t end) {
  if (length == 0) return 0;
  const PatternWord& last = pattern[length - 1];
  if (end > 0 && word_fits(last, words[end - 1])) {
    if (auto const rest = match_suffix(pattern, length - 1, words, end - 1)) return *rest + 1;
  }
  if (last.optional) return match_suffix(pattern, length - 1, words, end);
  return std::nullopt;
}

// A column's name brought into words, with what the conditions ask for.
struct Subject {
  Words words, table, comment;
  TypeClass type;
};

// True if one of `contexts` names the thing that a column describes: the nearest word in front of the
// match that names a kind of thing, or else the table's head, alone or with the word before it.
bool context_fits(const NamingRules& rules, const Words& contexts, const Subject& subject,
                  std::size_t prefix) {
  for (std::size_t i = prefix; i > 0; --i) {
    if (rules.is_thing(subject.words[i - 1])) return contains(contexts, subject.words[i - 1]);
  }
  const Words& table = subject.table;
  if (table.empty()) return false;
  if (contains(contexts, table.back())) return true;
  return table.size() > 1 && contains(contexts, table[table.size() - 2] + "_" + table.back());
}

bool condition_holds(const NamingRules& rules, const Rule& rule, const Subject& subject, std::size_t prefix) {
  if (!rule.comment_words.empty()) {
    return std::any_of(rule.comment_words.begin(), rule.comment_words.end(),
                       [&](const std::string& word) { return contains(subject.comment, word); });
  }
  if (rule.contexts.empty()) return true;
  return context_fits(rules, rule.contexts, subject, prefix) != rule.context_negated;
}

// True if the words in front are only those of the table.
bool prefix_is_table(const NamingRules& rules, const Subject& subject, std::size_t prefix) {
  return std::all_of(
      subject.words.begin(), subject.words.begin() + static_cast<std::ptrdiff_t>(prefix),
      [&](const std::string& word) { return contains(subject.table, word) || rules.is_neutral(word); });
}

struct Match {
  const Rule* rule = nullptr;
  std::size_t prefix = 0;
  int score = 0;
};

// Priority first, then the number of words matched, then a condition that was met.
std::optional<Match> match(const NamingRules& rules, const Rule& rule, const Subject& subject) {
  if ((rule.types >> static_cast<unsigned>(subject.type) & 1) == 0) return std::nullopt;
  auto const matched = match_suffix(rule.words, rule.words.size(), subject.words, subject.words.size());
  if (!matched || *matched == 0) return std::nullopt;
  std::size_t const prefix = subject.words.size() - *matched;
  if (rule.whole && !prefix_is_table(rules, subject, prefix)) return std::nullopt;
  if (!condition_holds(rules, rule, subject, prefix)) return std::nullopt;
  int const conditions =
      (rule.contexts.empty() || rule.context_negated) && rule.comment_words.empty() ? 0 : 1;
  return Match{&rule, prefix,
               100 * rule.priority + 10 * static_cast<int>(*matched) + 5 * conditions + (rule.whole ? 1 : 0)};
}

Match best_match(const NamingRules& rules, const Subject& subject) {
  Match best;
  if (subject.words.empty()) return best;
  for (const Rule* rule : rules.rules_for(subject.words.back())) {
    auto const found = match(rules, *rule, subject);
    if (found && (best.rule == nullptr || found->score > best.score)) best = *found;
  }
  return best;
}

// Families whose columns describe one thing together.
bool is_entity_family(std::string_view family) {
  static constexpr std::string_view kFamilies[] = {"person", "file", "place", "company", "product", "measure",
                                                   "geo",    "item", "food",  "vehicle", "pet"};
  return std::find(std::begin(kFamilies), std::end(kFamilies), family) != std::end(kFamilies);
}

// A rating and the words that go with it are one person's opinion.
bool is_opinion(const NamingRules& rules, const Subject& subject, const Match& best) {
  static constexpr std::string_view kTexts[] = {"text.review", "text.product_review", "text.performance"};
  if (std::find(std::begin(kTexts), std::end(kTexts), best.rule->semantic) != std::end(kTexts)) return true;
  return best.rule->semantic == "quantity.rating" && prefix_is_table(rules, subject, best.prefix);
}

std::string entity_of(const NamingRules& rules, const Subject& subject, const Match& best) {
  if (is_opinion(rules, subject, best)) return "opinion";
  std::string entity(best.rule->semantic.substr(0, best.rule->semantic.find('.')));
  if (!is_entity_family(entity)) return {};
  char separator = ':';
  for (std::size_t i = 0; i < best.prefix; ++i) {
    const std::string& word = subject.words[i];
    if (contains(subject.table, word) || rules.is_neutral(word)) continue;
    entity += separator + word;
    separator = '_';
  }
  return entity;
}

// Takes the word that says so off the name of an integer that counts cents or micros; how many decimals these
// are.
int take_fraction(Subject& subject) {
  if (subject.type != TypeClass::kInteger || subject.words.size() < 2) return 0;
  const std::string& last = subject.words.back();
  int const decimals = last == "cent" || last == "pence" || last == "minor" ? 2 : last == "micro" ? 6 : 0;
  if (decimals > 0) subject.words.pop_back();
  return decimals;
}

// The first clause of a comment, if it is short enough to be a name.
std::string_view leading_clause(std::string_view comment) {
  constexpr std::size_t kLongest = 48;
  std::string_view const clause = comment.substr(0, comment.find_first_of(".,;:(\n"));
  return clause.size() <= kLongest ? clause : std::string_view();
}

// Cuts a word that says the kind of thing off an unknown run-together last word: "formname" becomes "form
// name". Says whether it did.
bool cut_off_kind(Words& words) {
  static constexpr std::string_view kKinds[] = {
      "description", "message", "comment", "number", "status", "label", "color", "name", "type",
      "code",        "text",    "title",   "token",  "field",  "path",  "key",   "url",  "mode"};
  constexpr std::size_t kShortestHead = 3;
  if (words.empty()) return false;
  std::string const last = words.back();
  for (std::string_view const kind : kKinds) {
    if (!last.ends_with(kind) || last.size() < kind.size() + kShortestHead) continue;
    words.back().resize(last.size() - kind.size());
    words.emplace_back(kind);
    return true;
  }
  return false;
}

bool is_currency(const std::string& word) {
  static const Words currencies = {"eur", "euro", "usd", "dollar", "gbp", "chf",
                                   "pln", "brl",  "jpy", "inr",    "cad", "aud"};
  return contains(currencies, word);
}

bool is_numeric(TypeClass type) {
  return type == TypeClass::kInteger || type == TypeClass::kNumeric;
}

// Whether the last word of a name adds little to what the others say: a number, "main" and the like; behind
// what a text is, a word that nobody knows; behind what a number counts, when and in which currency.
bool says_little(const NamingRules& rules, const Subject& subject) {
  static const Words moments = {"start", "begin", "end",  "initial",   "final",    "before", "after",
                                "from",  "to",    "snap", "estimated", "expected", "actual", "original"};
  const std::string& last = subject.words.back();
  if (is_number(last) || rules.is_neutral(last)) return true;
  if (is_numeric(subject.type)) return is_currency(last) || contains(moments, last);
  // "owner_xyz" is something about the owner.
  bool const of_thing = rules.is_thing(subject.words[subject.words.size() - 2]);
  return subject.type == TypeClass::kText && !rules.knows(last) && !of_thing;
}

// Whether a word cannot be pronounced, and so abbreviates something: "cns".
bool is_acronym(const std::string& word) {
  constexpr std::size_t kLongest = 5;
  return word.size() > 1 && word.size() <= kLongest &&
         std::all_of(word.begin(), word.end(),
                     [](char c) { return kind_of(c) == CharacterKind::kLower && (c & 0x80) == 0; }) &&
         word.find_first_of("aeiouy") == std::string::npos;
}

// The best rule for a name, or else for what is left of it when words that say little are taken away.
Match match_name(const NamingRules& rules, Subject& subject) {
  Match best = best_match(rules, subject);
  while (best.rule == nullptr && subject.words.size() > 1 && is_number(subject.words.back())) {
    subject.words.pop_back();
    best = best_match(rules, subject);
  }
  if (best.rule == nullptr && cut_off_kind(subject.words)) best = best_match(rules, subject);
  return best;
}

// How a text is written whose name is one of numbers, moments or flags: "price" in a table of texts only.
// Empty if it is none.
std::string_view written_as_text(const NamingRules& rules, Subject subject) {
  struct Written {
    std::string_view family, semantic;
    TypeClass type;
  };
  static constexpr Written kWritten[] = {
      {"finance.", "text.money", TypeClass::kNumeric},   {"quantity.", "text.number", TypeClass::kNumeric},
      {"quantity.", "text.number", TypeClass::kInteger}, {"date.", "text.date", TypeClass::kTimestamp},
      {"time.", "text.time", TypeClass::kTime},          {"flag.", "status.flag", TypeClass::kBoolean}};
  static const Words moments = {"date", "day", "at", "on", "time", "datetime", "timestamp", "deadline"};
  for (const Written& one : kWritten) {
    subject.type = one.type;
    Match const match = match_name(rules, subject);
    bool const telling =
        match.rule != nullptr && std::any_of(match.rule->words.begin(), match.rule->words.end(),
                                             [](const PatternWord& word) { return !word.words.empty(); });
    bool const moment = telling && one.family == "date." && !contains(moments, subject.words.back());
    if (telling && !moment && match.rule->semantic.starts_with(one.family)) return one.semantic;
  }
  return {};
}

// A name and what is left of it without words at its end that say little, and without a preposition and what
// follows it.
std::vector<Words> shorter_names(const NamingRules& rules, Subject subject) {
  static const Words prepositions = {"of", "for", "in", "out", "by", "from"};
  std::vector<Words> names = {subject.words};
  while (subject.words.size() > 1 && says_little(rules, subject)) {
    subject.words.pop_back();
    names.push_back(subject.words);
  }
  auto const preposition = std::find_if(subject.words.begin(), subject.words.end(),
                                        [](const std::string& word) { return contains(prepositions, word); });
  if (preposition != subject.words.begin() && preposition != subject.words.end())
    names.emplace_back(subject.words.begin(), preposition);
  return names;
}

struct Guess {
  Match match;
  std::string_view written;  // where no rule matches: a meaning of texts with the figures of another one
};

// A guess where neither name nor comment fit a rule: by a part of the name, or that it is an acronym.
Guess guess(const NamingRules& rules, Subject& subject) {
  bool const text = subject.type == TypeClass::kText;
  bool const acronym = text && !subject.words.empty() && is_acronym(subject.words.back());
  bool const money = is_numeric(subject.type) && !subject.words.empty() && is_currency(subject.words.back());
  Guess result;
  for (Words& words : shorter_names(rules, subject)) {
    subject.words = std::move(words);
    result.match = match_name(rules, subject);
    if (result.match.rule == nullptr && text) result.written = written_as_text(rules, subject);
    if (result.match.rule != nullptr || !result.written.empty()) return result;
  }
  if (acronym || money) {
    subject.words = {acronym ? "acronym" : "amount"};
    result.match = best_match(rules, subject);
  }
  return result;
}

}  // namespace

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

std::vector<std::string> words_of(std::string_view name) {
  return translate(NamingRules::instance(), split_identifier(name), 0);
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

Recognition recognize(const ColumnHint& hint) {
  const NamingRules& rules = NamingRules::instance();
  Subject subject;
  subject.type = hint.type;
  subject.table = table_words(rules, hint.table);
  subject.comment = normalise(rules, words_of(hint.comment));
  Languages const languages = languages_of(rules, split_identifier(hint.table));
  subject.words = normalise(rules, translate(rules, split_identifier(hint.column), languages));
  drop_table_initials(rules, subject.words, subject.table);

  int const decimals = take_fraction(subject);

  std::string where = "name \"" + std::string(hint.column) + "\"";
  Words const whole = subject.words;
  Match best = match_name(rules, subject);
  if (best.rule == nullptr && !hint.comment.empty()) {
    subject.words = normalise(rules, words_of(leading_clause(hint.comment)));
    best = best_match(rules, subject);
    where = "comment \"" + std::string(leading_clause(hint.comment)) + "\"";
  }
  Recognition recognition;
  if (best.rule == nullptr) {
    subject.words = whole;
    Guess const guessed = guess(rules, subject);
    best = guessed.match;
    recognition.semantic = guessed.written;
    recognition.evidence = where = "name \"" + std::string(hint.column) + "\"";
    if (!recognition.semantic.empty()) return recognition;
  }
  if (best.rule == nullptr) return {};
  recognition.semantic = best.rule->semantic;
  recognition.decimals = recognition.semantic.starts_with("finance.") ? decimals : 0;
  recognition.entity = entity_of(rules, subject, best);
  recognition.evidence = where + " fits \"" + std::string(best.rule->pattern) + "\"";
  return recognition;
}

std::string usual_entity(std::string_view semantic) {
  std::string_view const family = semantic.substr(0, semantic.find('.'));
  return is_entity_family(family) ? std::string(family) : std::string();
}

}  // namespace synthgen::core
