// Reads the embedded lines of data/recognition.tsv and data/vocabulary.tsv into rules. The embedding script
// has checked their form, so nothing is checked twice here.
#include "core/naming_rules.hpp"

#include <algorithm>
#include <iterator>

#include "core/fields.hpp"
#include "core/lexicon.hpp"
#include "core/name_words.hpp"
#include "core/recognition_data.hpp"

namespace synthgen::core::detail {

namespace {

struct TypeName {
  std::string_view name;
  std::uint32_t types;
};

constexpr std::uint32_t bit(TypeClass type) {
  return std::uint32_t{1} << static_cast<unsigned>(type);
}

constexpr TypeName kTypeNames[] = {
    {"text", bit(TypeClass::kText)},
    {"integer", bit(TypeClass::kInteger)},
    {"numeric", bit(TypeClass::kNumeric)},
    {"number", bit(TypeClass::kInteger) | bit(TypeClass::kNumeric)},
    {"boolean", bit(TypeClass::kBoolean)},
    {"date", bit(TypeClass::kDate)},
    {"timestamp", bit(TypeClass::kTimestamp)},
    {"moment", bit(TypeClass::kDate) | bit(TypeClass::kTimestamp)},
    {"time", bit(TypeClass::kTime)},
    {"interval", bit(TypeClass::kInterval)},
    {"uuid", bit(TypeClass::kUuid)},
    {"json", bit(TypeClass::kJson)},
    {"binary", bit(TypeClass::kBinary)},
    {"network", bit(TypeClass::kNetwork)},
    {"any", ~(bit(TypeClass::kArray) | bit(TypeClass::kEnum) | bit(TypeClass::kOther))},
};

std::uint32_t parse_types(std::string_view field) {
  std::uint32_t types = 0;
  for (std::string_view name : split_fields(field, '|')) {
    for (const TypeName& known : kTypeNames) types |= known.name == name ? known.types : 0;
  }
  return types;
}

PatternWord parse_pattern_word(std::string_view text) {
  PatternWord word;
  if (text.ends_with('?')) {
    word.optional = true;
    text.remove_suffix(1);
  }
  if (text == "*") return word;
  for (std::string_view alternative : split_fields(text, '|'))
    word.words.push_back(singular(std::string(alternative)));
  return word;
}

// The first letter of a word and its other consonants, without their doubles: "alwd" of "allowed".
std::string skeleton(std::string_view word) {
  constexpr std::string_view kVowels = "aeiou";
  std::string letters;
  for (char const c : word) {
    bool const drops = !letters.empty() && (kVowels.find(c) != std::string_view::npos || c == letters.back());
    if (!drops) letters += c;
  }
  return letters;
}

}  // namespace

// Never destroyed: a backend that ends has no time to waste on it.
const NamingRules& NamingRules::instance() {
  static const NamingRules& rules = *new NamingRules;
  return rules;
}

NamingRules::NamingRules() {
  constexpr std::size_t kWords = 16384, kTranslations = 8192;  // about as many as there are
  vocabulary_.reserve(kWords);
  translations_.reserve(kTranslations);
  rules_.reserve(kRecognitionLineCount);
  for (std::size_t i = 0; i < kRecognitionLineCount; ++i) add_line(kRecognitionLines[i]);
  // What patterns are made of is more likely meant than what only occurs in a list.
  constexpr std::size_t kShortest = 3, kShortestOfLists = 4;
  learn_skeletons(kShortest);
  for (std::string_view const list : {"kind", "figure"}) learn_words(lexicon(list));
  learn_skeletons(kShortestOfLists);
}

// Of all words known by now, for abbreviations of `shortest` letters at least that no word known before has.
void NamingRules::learn_skeletons(std::size_t shortest) {
  std::unordered_map<std::string, std::string> found;
  for (std::string const& word : vocabulary_) {
    std::string letters = skeleton(word);
    bool const fits = letters.size() >= shortest && !synonyms_.contains(word) && letters != word &&
                      word.size() <= 2 * letters.size() + 1;
    if (!fits || by_skeleton_.contains(letters)) continue;
    auto const [place, is_new] = found.try_emplace(std::move(letters), word);
    if (!is_new) place->second.clear();
  }
  by_skeleton_.merge(found);
}

const std::string* NamingRules::written_out(const std::string& letters) const {
  const std::vector<std::string>* const meant = synonym(letters);
  if (meant != nullptr && meant->size() == 1 && abbreviates(letters, meant->front())) return &meant->front();
  auto const found = by_skeleton_.find(letters);
  return found == by_skeleton_.end() || found->second.empty() || knows(letters) ? nullptr : &found->second;
}

// The words of a list's entries are no abbreviations or words run together. Short ones are parts of too many
// others.
void NamingRules::learn_words(const Lexicon& list) {
  constexpr std::size_t kShortest = 5;
  for (std::size_t row = 0; row < list.size(); ++row)
    for (std::string_view const name : split_fields(list.at(row), '|'))
      for (std::string_view const word : split_fields(name, ' '))
        if (word.size() >= kShortest) vocabulary_.insert(singular(std::string(word)));
}

const std::vector<std::string>* NamingRules::synonym(const std::string& word) const {
  auto const found = synonyms_.find(word);
  return found == synonyms_.end() ? nullptr : &found->second;
}

std::vector<std::string> NamingRules::sets_of(const std::string& word) const {
  std::vector<std::string> names;
  for (auto const& [name, words] : sets_)
    if (std::find(words.begin(), words.end(), word) != words.end()) names.push_back(name);
  std::sort(names.begin(), names.end());
  return names;
}

const Translation* NamingRules::translation(const std::string& form) const {
  if (auto const found = translations_.find(form); found != translations_.end()) return &found->second;
  constexpr std::size_t kShortest = 4;  // what remains of "mines" is no minimum
  for (std::string_view const ending : {"s", "es", "n", "en", "e"}) {
    if (!form.ends_with(ending) || form.size() < ending.size() + kShortest) continue;
    auto const found = translations_.find(form.substr(0, form.size() - ending.size()));
    bool const fits = found != translations_.end() &&
                      (ending.ends_with('s') || found->second.language == Language::kGermanic);
    if (fits) return &found->second;
  }
  return nullptr;
}

double NamingRules::null_rate(std::string_view semantic) const {
  constexpr double kUsual = 0.05;
  auto const found = null_rates_.find(semantic);
  return found == null_rates_.end() ? kUsual : found->second;
}

void NamingRules::add_line(std::string_view line) {
  std::vector<std::string_view> const fields = split_fields(line, '\t');
  if (fields[0] == "@word") {
    std::vector<std::string>& words = synonyms_[std::string(fields[1])];
    for (std::string_view word : split_fields(fields[2], ' ')) {
      words.emplace_back(word);
      vocabulary_.emplace(word);
    }
    vocabulary_.emplace(fields[1]);
  } else if (fields[0] == "@vocabulary") {
    add_concept(fields);
  } else if (fields[0] == "@locale") {
    telling_words_.emplace_back(fields[1], split_fields(fields[2], ' '));
  } else if (fields[0] == "@neutral") {
    for (std::string_view word : split_fields(fields[1], ' ')) neutral_.emplace(word);
  } else if (fields[0] == "@list") {
    for (std::string_view word : split_fields(fields[2], ' '))
      lists_[std::string(fields[1])].emplace_back(word);
  } else if (fields[0] == "@set") {
    std::vector<std::string>& words = sets_[std::string(fields[1])];
    for (std::string_view word : split_fields(fields[2], ' ')) {
      words.push_back(singular(std::string(word)));
      vocabulary_.insert(words.back());
      things_.insert(words.back());
    }
  } else {
    add_rule(fields);
  }
}

// English words, then those of each group of languages.
void NamingRules::add_concept(const std::vector<std::string_view>& fields) {
  constexpr std::size_t kFirstLanguage = 2;
  Translation translation;
  for (std::string_view word : split_fields(fields[1], ' ')) {
    translation.words.emplace_back(word);
    vocabulary_.emplace(word);
  }
  for (std::size_t i = kFirstLanguage; i < fields.size(); ++i) {
    if (fields[i].empty()) continue;
    translation.language = static_cast<Language>(i - kFirstLanguage);
    for (std::string_view word : split_fields(fields[i], ' ')) {
      translation.weak = word.ends_with('?');
      if (translation.weak) word.remove_suffix(1);
      translation.head = word.ends_with('*');
      if (translation.head) word.remove_suffix(1);
      if (translation.head && translation.words.size() == 1) heads_.insert(translation.words[0]);
      translations_.emplace(word, translation);
    }
  }
}

void NamingRules::add_rule(const std::vector<std::string_view>& fields) {
  Rule rule;
  rule.semantic = fields[0];
  rule.types = parse_types(fields[1]);
  rule.pattern = fields[2];
  rule.whole = rule.pattern.starts_with('^');
  rule.tells_apart = rule.pattern.starts_with('+');
  for (std::string_view word :
       split_fields(rule.pattern.substr(rule.whole || rule.tells_apart ? 1 : 0), ' ')) {
    rule.words.push_back(parse_pattern_word(word));
    vocabulary_.insert(rule.words.back().words.begin(), rule.words.back().words.end());
  }
  std::string_view condition = fields[3];
  if (std::size_t const split = condition.find('&'); split != std::string_view::npos) {
    for (std::string_view const beside : split_fields(condition.substr(split + 1), '&')) {
      bool const negated = beside.starts_with('!');
      rule.beside.push_back({expand_sets(beside.substr(negated ? 1 : 0)), negated});
    }
    condition = condition.substr(0, split);
  }
  if (condition.starts_with('#')) {
    rule.comment_words = expand_sets(condition.substr(1));
  } else if (!condition.empty()) {
    rule.context_negated = condition.starts_with('!');
    rule.contexts = expand_sets(condition.substr(rule.context_negated ? 1 : 0));
  }
  rule.priority = std::atoi(std::string(fields[4]).c_str());
  if (!fields[5].empty()) null_rates_[rule.semantic] = number_in(fields[5]);
  index_rule(rule, static_cast<std::uint32_t>(rules_.size()));
  rules_.push_back(std::move(rule));
}

// A name ends in a word of the pattern's last place, or of one before that if all behind it may be missing.
void NamingRules::index_rule(const Rule& rule, std::uint32_t number) {
  auto const add = [&](RuleNumbers& numbers) {
    if (numbers.empty() || numbers.back() != number) numbers.push_back(number);
  };
  for (auto place = rule.words.rbegin(); place != rule.words.rend(); ++place) {
    if (place->words.empty()) add(with_any_last_word_);
    for (std::string const& word : place->words) add(by_last_word_[word]);
    if (!place->optional) return;
  }
}

std::vector<const Rule*> NamingRules::rules_for(const std::string& word) const {
  auto const found = by_last_word_.find(word);
  RuleNumbers numbers = with_any_last_word_;
  if (found != by_last_word_.end()) {
    numbers.clear();
    std::set_union(found->second.begin(), found->second.end(), with_any_last_word_.begin(),
                   with_any_last_word_.end(), std::back_inserter(numbers));
  }
  std::vector<const Rule*> rules;
  rules.reserve(numbers.size());
  for (std::uint32_t const number : numbers) rules.push_back(&rules_[number]);
  return rules;
}

std::vector<std::string> NamingRules::expand_sets(std::string_view alternatives) const {
  std::vector<std::string> words;
  for (std::string_view alternative : split_fields(alternatives, '|')) {
    if (alternative.starts_with('%')) {
      const std::vector<std::string>& set = sets_.at(std::string(alternative.substr(1)));
      words.insert(words.end(), set.begin(), set.end());
    } else {
      words.push_back(singular(std::string(alternative)));
    }
  }
  return words;
}

}  // namespace synthgen::core::detail
