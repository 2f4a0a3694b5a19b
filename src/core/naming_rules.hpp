// The knowledge behind naming.hpp: rules, sets of table words, synonyms and words of other languages, read
// once from the embedded lines of data/recognition.tsv and data/vocabulary.tsv, whose headers explain the
// formats.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/lexicon.hpp"
#include "core/naming.hpp"
#include "core/words.hpp"

namespace synthgen::core::detail {

// One place of a pattern: any of some words, or any word at all.
struct PatternWord {
  std::vector<std::string> words;  // empty: any word
  bool optional = false;
};

// What a rule wants of the other columns of the table: one has one of the words, or none has.
struct Beside {
  std::vector<std::string> words;
  bool negated = false;
};

struct Rule {
  std::string_view semantic;
  std::string_view pattern;  // as written, for the evidence
  std::uint32_t types = 0;   // a bit a TypeClass
  bool whole = false;        // nothing may stand before the match
  bool tells_apart = false;  // the first word says which of several things is meant, as one in front would
  std::vector<PatternWord> words;
  std::vector<std::string> contexts;       // one must fit; empty: no condition
  bool context_negated = false;            // ... none may fit
  std::vector<Beside> beside;              // all must hold
  std::vector<std::string> comment_words;  // one must occur in the comment; empty: no condition
  int priority = 0;
};

// Groups of languages, as the fields of data/vocabulary.tsv.
enum class Language { kGermanic, kRomance, kPolish, kTurkish };

// A set of them, a bit a language.
using Languages = std::uint32_t;

constexpr Languages bit(Language language) {
  return std::uint32_t{1} << static_cast<unsigned>(language);
}

// What a word of another language, or several joined by _, is in English.
struct Translation {
  std::vector<std::string> words;
  Language language = Language::kGermanic;
  bool head = false;  // names a property, so that it comes first where compounds begin with what is described
  bool weak = false;  // may be an English word as well

  // Whether compounds of the language begin with what English ones end with.
  bool head_first() const { return language == Language::kRomance || language == Language::kPolish; }
};

class NamingRules {
 public:
  static const NamingRules& instance();

  const std::vector<Rule>& rules() const { return rules_; }
  // The rules whose patterns can match names that end in `word`, in the order of the file.
  std::vector<const Rule*> rules_for(const std::string& word) const;
  // The words that an abbreviation or run-together word stands for, or null.
  const std::vector<std::string>* synonym(const std::string& word) const;
  // The one word that is abbreviated: a synonym that has its letters, or the known word of which only the
  // vowels are missing ("encounter" of "encntr"). Null if there is none, or if there are several.
  const std::string* written_out(const std::string& letters) const;
  // Null if the word is of no other language. `form` is the word as it stands, or what it is the plural of.
  const Translation* translation(const std::string& form) const;
  // An English word for a property that other languages put first: "status" of "status_platnosci".
  bool is_head(const std::string& word) const { return heads_.contains(word); }
  // A word that occurs in some pattern, set or synonym.
  bool knows(const std::string& word) const { return vocabulary_.contains(word); }
  // A word in front of a name that does not make it another thing's ("primary", "current").
  bool is_neutral(const std::string& word) const { return neutral_.contains(word); }
  // A word that names a kind of thing: some set contains it.
  bool is_thing(const std::string& word) const { return things_.contains(word); }
  // The words of a list that says something of words themselves ("inanimate").
  const std::vector<std::string>& list(const std::string& name) const { return lists_.at(name); }
  // The names of the sets that hold a word, in order.
  std::vector<std::string> sets_of(const std::string& word) const;
  double null_rate(std::string_view semantic) const;
  // By locale: the words by which names tell their language; ~ in front of those that may be part of a word.
  const std::vector<std::pair<std::string_view, std::vector<std::string_view>>>& telling_words() const {
    return telling_words_;
  }

 private:
  NamingRules();
  void learn_words(const Lexicon& list);
  void learn_skeletons(std::size_t shortest);
  void add_line(std::string_view line);
  void add_concept(const std::vector<std::string_view>& fields);
  void add_rule(const std::vector<std::string_view>& fields);
  void index_rule(const Rule& rule, std::uint32_t number);
  std::vector<std::string> expand_sets(std::string_view alternatives) const;

  using RuleNumbers = std::vector<std::uint32_t>;

  std::vector<Rule> rules_;
  std::unordered_map<std::string, RuleNumbers> by_last_word_;
  RuleNumbers with_any_last_word_;
  std::unordered_map<std::string, std::vector<std::string>> synonyms_;
  std::unordered_map<std::string, Translation> translations_;
  std::unordered_map<std::string, std::string> by_skeleton_;  // empty where there are several
  std::unordered_map<std::string, std::vector<std::string>> sets_, lists_;
  std::unordered_set<std::string> vocabulary_, neutral_, things_, heads_;
  std::unordered_map<std::string_view, double> null_rates_;
  std::vector<std::pair<std::string_view, std::vector<std::string_view>>> telling_words_;
};

}  // namespace synthgen::core::detail
