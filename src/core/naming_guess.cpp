#include "core/naming_guess.hpp"

#include <algorithm>

#include "core/name_words.hpp"

namespace synthgen::core::detail {

namespace {

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
  static const Words moments = {"start", "begin", "end",       "initial",  "final",   "before",
                                "after", "from",  "to",        "snap",     "actual",  "original",
                                "min",   "max",   "estimated", "expected", "minimum", "maximum"};
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
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
         word.find_first_of("aeiouy") == std::string::npos;
}

// Whether a name's last word, or the one before it where a participle stands last, is in the plural: such a
// text lists or tells ("safety_incidents", "actions_required"), it is neither a number nor a flag.
bool tells_of_several(const Subject& subject) {
  Words const written = split_identifier(subject.hint->column);
  auto const plural = [](const std::string& word) { return singular(word) != word; };
  return written.size() > 1 && (plural(written.back()) || plural(written[written.size() - 2]));
}

// Whether a text can be a number, or money, by its last word: "weight" can, what a "lead" or a "charge" is
// remains open.
bool is_counted(const std::string& word) {
  static const Words counted = {"quantity", "weight",   "count",    "number", "size",     "height",
                                "width",    "length",   "depth",    "volume", "capacity", "duration",
                                "age",      "distance", "ratio",    "score",  "mileage",  "percent",
                                "speed",    "pressure", "humidity", "area",   "position", "radius",
                                "power",    "density",  "yield",    "acre",   "hectare"};
  return contains(counted, word);
}

bool is_paid(const std::string& word) {
  static const Words paid = {"price", "amount",  "cost",    "fee",  "total",   "balance", "salary",
                             "wage",  "revenue", "budget",  "tax",  "payment", "income",  "deposit",
                             "rent",  "premium", "expense", "fare", "money",   "discount"};
  return contains(paid, word);
}

// Whether a name tells of a time of the day, not only that something comes, ends or is left.
bool tells_hour(const Words& words) {
  static const Words hours = {"time",    "hour",  "clock", "open",  "close",   "opens",  "closes", "opening",
                              "closing", "start", "end",   "begin", "sunrise", "sunset", "at"};
  return std::any_of(words.begin(), words.end(),
                     [](const std::string& word) { return contains(hours, word); });
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
  if (subject.words.empty()) return {};
  bool const several = tells_of_several(subject);
  for (const Written& one : kWritten) {
    if (several && (one.semantic == "text.number" || one.semantic == "status.flag")) continue;
    const std::string& last = subject.words.back();
    if ((one.semantic == "text.number" && !is_counted(last)) ||
        (one.semantic == "text.money" && !is_paid(last)) ||
        (one.semantic == "text.time" && !tells_hour(subject.words)))
      continue;
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

// Whether a word that no rule knows names someone by what he does: "optometrist", "zookeeper".
bool names_trade(const NamingRules& rules, const std::string& word) {
  static constexpr std::string_view kEndings[] = {"er",     "or",    "ist", "ian",  "eer",
                                                  "wright", "smith", "man", "woman"};
  constexpr std::size_t kShortest = 5;
  const Words& things = rules.list("inanimate");
  auto const is_thing = [&](const std::string& thing) { return word.ends_with(thing); };
  return word.size() >= kShortest && std::none_of(things.begin(), things.end(), is_thing) &&
         std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&](std::string_view ending) { return word.ends_with(ending); });
}

// What a text holds whose name is that of a person or firm, or of something about a thing.
std::string_view named_after(const NamingRules& rules, const std::string& word) {
  for (const std::string& set : rules.sets_of(word)) {
    if (set == "people") return "person.full_name";
    if (set == "companies") return "company.name";
  }
  constexpr std::size_t kShortest = 3;
  for (std::string_view const numbering : {"nummer", "number", "numero", "nummern"})
    if (word.ends_with(numbering)) return "code.reference";
  if (names_trade(rules, word)) return "person.full_name";
  bool const spoken = word.size() >= kShortest && !is_acronym(word) && !is_number(word);
  return spoken ? "text.aspect" : std::string_view();
}

}  // namespace

bool names_somebody(const NamingRules& rules, const Words& words) {
  return words.size() > 1 && words.back() == "name" && names_trade(rules, words[words.size() - 2]);
}

Guess guess(const NamingRules& rules, Subject& subject) {
  bool const text = subject.type == TypeClass::kText;
  bool const acronym = text && !subject.words.empty() && is_acronym(subject.words.back());
  bool const money = is_numeric(subject.type) && !subject.words.empty() && is_currency(subject.words.back());
  Words const whole = subject.words;
  Guess result;
  for (Words& words : shorter_names(rules, subject)) {
    subject.words = std::move(words);
    result.match = match_name(rules, subject);
    if (result.match.rule == nullptr && text) result.written = written_as_text(rules, subject);
    if (result.match.rule != nullptr || !result.written.empty()) return result;
  }
  if (text && !acronym && !whole.empty()) result.written = named_after(rules, whole.back());
  if (!result.written.empty()) return result;
  if (acronym || money) {
    subject.words = {acronym ? "acronym" : "amount"};
    result.match = best_match(rules, subject);
  }
  return result;
}

}  // namespace synthgen::core::detail
