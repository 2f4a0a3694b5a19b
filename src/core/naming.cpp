// What a column means is what the best rule says that its name, its comment or a part of its name fits. The
// words in front of the match become part of the entity that the column describes.
#include "core/naming.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/comment_name.hpp"
#include "core/name_words.hpp"
#include "core/naming_guess.hpp"
#include "core/naming_lists.hpp"
#include "core/naming_match.hpp"
#include "core/opposites.hpp"
#include "core/spelt_words.hpp"
#include "core/translation.hpp"
#include "core/word_list.hpp"

namespace synthgen::core {

namespace {

using detail::best_match;
using detail::Guess;
using detail::guess;
using detail::Languages;
using detail::Listed;
using detail::Match;
using detail::match_name;
using detail::NamingRules;
using detail::normalise;
using detail::prefix_is_table;
using detail::Subject;
using detail::translate;

// Families whose columns describe one thing together.
bool is_entity_family(std::string_view family) {
  static constexpr std::string_view kFamilies[] = {"person",  "file",  "place",    "company", "product",
                                                   "measure", "geo",   "item",     "food",    "vehicle",
                                                   "pet",     "thing", "currency", "language"};
  return std::find(std::begin(kFamilies), std::end(kFamilies), family) != std::end(kFamilies);
}

// The name, code and symbol of a currency, or of a language, are of one.
std::string_view family_of(std::string_view semantic) {
  if (semantic.starts_with("finance.currency")) return "currency";
  if (semantic.starts_with("internet.language") || semantic == "thing.language") return "language";
  return semantic.substr(0, semantic.find('.'));
}

// A rating and the words that go with it are one person's opinion.
bool is_opinion(const NamingRules& rules, const Subject& subject, const Match& best) {
  static constexpr std::string_view kTexts[] = {"text.review", "text.product_review", "text.performance",
                                                "text.headline_review"};
  if (std::find(std::begin(kTexts), std::end(kTexts), best.rule->semantic) != std::end(kTexts)) return true;
  return best.rule->semantic == "quantity.rating" && prefix_is_table(rules, subject, best.prefix);
}

// Whether a word tells of which of two ends a column speaks, as another column speaks of the other end.
bool tells_end(const Subject& subject, const std::string& word) {
  static constexpr std::string_view kPlain[] = {"first", "second", "left", "right", "old", "new"};
  if (word.size() < 2 || std::find(std::begin(kPlain), std::end(kPlain), word) != std::end(kPlain))
    return false;
  Words const others = opposites_of(word);
  return !others.empty() && subject.hint->beside && subject.hint->beside(others);
}

// The entity of a family that words of the name tell apart from others: the first `prefix` ones, those that
// say which end it speaks of, and of somebody's name those that say what he is there for.
std::string entity_told_by(std::string entity, const NamingRules& rules, const Subject& subject,
                           std::size_t prefix, bool is_role) {
  char separator = ':';
  for (std::size_t i = 0; i < subject.words.size(); ++i) {
    const std::string& word = subject.words[i];
    bool const tells = (i < prefix || (is_role && !contains(rules.list("naming"), word))) &&
                       !contains(subject.table, word) && !rules.is_neutral(word);
    if (!tells && !tells_end(subject, word)) continue;
    entity += separator + word;
    separator = '_';
  }
  return entity;
}

std::string entity_of(const NamingRules& rules, const Subject& subject, const Match& best) {
  if (is_opinion(rules, subject, best)) return "opinion";
  std::string family(family_of(best.rule->semantic));
  if (!is_entity_family(family)) return {};
  bool const is_role = best.rule->semantic == "person.full_name" || subject.words.back() == "by";
  return entity_told_by(std::move(family), rules, subject, best.prefix, is_role);
}

// Takes the word that says so off the name of an integer that counts cents or micros; how many decimals these
// are.
int take_fraction(Subject& subject) {
  if (subject.type != TypeClass::kInteger || subject.words.size() < 2) return 0;
  const std::string& last = subject.words.back();
  int const decimals = last == "cent" || last == "pence" || last == "minor" ? 2 : last == "micro" ? 6 : 0;
  if (decimals > 0) subject.words.pop_back();
  if (decimals > 0 && subject.words.size() > 1 && subject.words.back() == "in") subject.words.pop_back();
  return decimals;
}

// A unit that ends a name in a language that puts what describes last has come to stand in front of what is
// measured in it: behind that it tells more ("duracion_meses": duration in months).
void put_unit_last(const NamingRules& rules, Subject& subject) {
  static const Words measured = {"duration", "length", "weight",   "height", "width", "depth", "distance",
                                 "term",     "period", "interval", "age",    "area",  "volume"};
  bool const number = subject.type == TypeClass::kInteger || subject.type == TypeClass::kNumeric;
  if (!number || subject.words.size() < 2 || !contains(rules.list("units"), subject.words.front()) ||
      !contains(measured, subject.words.back()))
    return;
  std::rotate(subject.words.begin(), subject.words.begin() + 1, subject.words.end());
}

bool is_figure(const Subject& subject) {
  return subject.type == TypeClass::kInteger || subject.type == TypeClass::kNumeric;
}

// Whether a name says of what its column holds no more than that it holds something, or the how manyth thing.
bool says_nothing(const NamingRules& rules, const Words& name) {
  return std::all_of(name.begin(), name.end(), [&](const std::string& word) {
    return contains(rules.list("nameless"), word) ||
           word.find_first_not_of("0123456789") == std::string::npos;
  });
}

// A unit of which only the comment tells is as good as one that ends the name.
void take_unit_of_comment(const NamingRules& rules, Subject& subject) {
  if (!is_figure(subject) || subject.words.empty() || subject.hint->comment.empty() ||
      says_nothing(rules, subject.words) || contains(rules.list("units"), subject.words.back()))
    return;
  std::string unit = unit_in_comment(subject.hint->comment, rules.list("units"));
  if (!unit.empty()) subject.words.push_back(std::move(unit));
}

// "temperature_min" beside "temperature_max" is no time.
void take_least_for_no_minute(Subject& subject) {
  static const Words times = {"duration", "time", "length", "wait",   "delay",   "runtime",
                              "interval", "late", "break",  "travel", "elapsed", "period"};
  Words const written = split_identifier(subject.hint->column);
  bool const of_time = std::any_of(subject.words.begin(), subject.words.end(),
                                   [&](const std::string& word) { return contains(times, word); });
  bool const least = is_figure(subject) && !of_time && subject.words.size() > 1 && written.back() == "min" &&
                     subject.hint->beside && subject.hint->beside({"max"});
  if (!least) return;
  // In a language that puts what describes last it has come to stand in front.
  for (std::size_t const at : {subject.words.size() - 1, std::size_t{0}})
    if (subject.words[at] == "min" || subject.words[at] == "minute") {
      subject.words.erase(subject.words.begin() + static_cast<std::ptrdiff_t>(at));
      return;
    }
}

// A text that ends with "by" in another language names who did it, not where from it came: "erstellt_von".
void take_for_doer(const NamingRules& rules, Subject& subject) {
  Words const written = split_identifier(subject.hint->column);
  if (subject.type == TypeClass::kText && written.size() > 1 && subject.words.size() > 1 &&
      contains(rules.list("doing"), written.back()))
    subject.words.back() = "by";
}

// What there is of something for each of something else is the former, whatever is known of the latter: what
// a person costs is money. As long as no rule tells of both.
void take_what_is_shared_out(const NamingRules& rules, Subject& subject) {
  auto const per = std::find(subject.words.begin(), subject.words.end(), "per");
  if (!is_figure(subject) || per == subject.words.begin() || per == subject.words.end()) return;
  auto const behind = static_cast<std::size_t>(per - subject.words.begin());
  std::optional<Listed> const listed = detail::find_listed(subject);
  Match const match = match_name(rules, subject);
  bool const known = (listed && listed->prefix < behind) || (match.rule != nullptr && match.prefix < behind);
  if (!known) subject.words.resize(behind);
}

// Whether a rule takes for a calendar's year what is a number of them: "no_claims_years".
bool counts_years(const detail::Rule& rule, const Subject& subject) {
  static constexpr std::string_view kYears[] = {"quantity.year", "quantity.expiry_year",
                                                "quantity.build_year", "quantity.birth_year"};
  Words const written = split_identifier(subject.hint->column);
  return written.size() > 1 && (written.back() == "years" || written.back() == "yrs") &&
         std::find(std::begin(kYears), std::end(kYears), rule.semantic) != std::end(kYears);
}

// Whether a table holds what there is of something, and its name says of what: fuel types, job levels.
bool lists_kinds(const Words& table) {
  static const Words kinds = {"type", "kind",  "method", "mode",  "status", "level", "category",
                              "term", "class", "group",  "grade", "stage",  "form",  "format"};
  return table.size() > 1 && contains(kinds, table.back());
}

// The rule for what the rows of a table are called where nothing but a name is known of them: those of
// "fuel_types" as a column "fuel_type" holds them. None if the table's name says no more than that it has
// types.
Match match_named_kinds(const NamingRules& rules, Subject subject) {
  static constexpr std::string_view kVague[] = {"status.type", "status.any", "status.flag"};
  subject.words = std::exchange(subject.table, Words());
  Match const match = best_match(rules, subject);
  bool const told = match.rule != nullptr && match.prefix == 0 && match.rule->priority > 0;
  if (!told || match.rule->semantic.starts_with("text.") ||
      std::find(std::begin(kVague), std::end(kVague), match.rule->semantic) != std::end(kVague))
    return {};
  return match;
}

// Whether a column holds but the name of what its table's rows are.
bool is_plain_name(const NamingRules& rules, const Subject& subject, const Match& match) {
  return match.rule != nullptr && match.rule->semantic == "text.name" &&
         prefix_is_table(rules, subject, match.prefix);
}

// Whether the rows of a table are what happens, which is told, not called something.
bool holds_happenings(const NamingRules& rules, const Words& table) {
  static const Words kHappenings = {"orders", "payments", "appointments", "tasks",
                                    "posts",  "events",   "loans"};
  static const Words kRecords = {"movement", "entry",   "log",   "history",
                                 "activity", "expense", "claim", "record"};
  if (table.empty()) return false;
  std::vector<std::string> const sets = rules.sets_of(table.back());
  return contains(kRecords, table.back()) ||
         std::any_of(sets.begin(), sets.end(),
                     [](const std::string& set) { return contains(kHappenings, set); });
}

// Whether a text called a state tells how things are, and not where.
bool is_state_of_affairs(const Subject& subject, const Match& match) {
  return subject.type == TypeClass::kText && !subject.words.empty() && subject.words.back() == "state" &&
         match.rule != nullptr && match.rule->semantic == "status.any";
}

// Whether a short description is what the rows of a table are called, which has no name for them.
bool stands_for_name(const NamingRules& rules, const Subject& subject) {
  constexpr int kLongestName = 80;
  static const Words kDescribing = {"description", "desc", "label", "designation"};
  static const Words kNaming = {"name",    "title",    "label", "designation",
                                "subject", "headline", "email", "model"};
  bool const is_short = subject.hint->max_length > 0 && subject.hint->max_length <= kLongestName;
  if (subject.type != TypeClass::kText || !is_short || subject.words.empty() ||
      holds_happenings(rules, subject.table))
    return false;
  return contains(kDescribing, subject.words.back()) &&
         prefix_is_table(rules, subject, subject.words.size() - 1) &&
         !(subject.hint->beside && subject.hint->beside(kNaming));
}

// Whether a rule knows of a figure only that it is what something costs. A fee is, a commission is a part of
// it.
bool is_any_money(const detail::Rule& rule, const Subject& subject) {
  static constexpr std::string_view kAny[] = {"finance.price",     "finance.amount", "finance.subtotal",
                                              "finance.total",     "finance.fee",    "finance.amount_paid",
                                              "finance.amount_due"};
  static const Words kWhole = {"fee", "charge", "tuition", "fare", "cost"};
  if (rule.semantic == "finance.fee" && (subject.words.empty() || !contains(kWhole, subject.words.back())))
    return false;
  return rule.contexts.empty() &&
         std::find(std::begin(kAny), std::end(kAny), rule.semantic) != std::end(kAny);
}

Recognition from_list(const Listed& listed, const std::string& where) {
  Recognition recognition;
  recognition.semantic = listed.semantic;
  recognition.evidence = where + " fits \"" + listed.entry + "\"";
  return recognition;
}

}  // namespace

bool has_word(std::string_view name, const std::vector<std::string>& words) {
  Words const own = spelt_words_of(name);
  return std::any_of(own.begin(), own.end(), [&](const std::string& word) { return contains(words, word); });
}

bool has_word_of(std::string_view name, const std::string& list) {
  return has_word(name, NamingRules::instance().list(list));
}

std::uint32_t languages_spoken(std::span<const std::string_view> columns) {
  constexpr std::size_t kLeast = 3, kLeastPercent = 40, kBits = 32;
  std::array<std::size_t, kBits> speaking{};
  for (std::string_view const column : columns) {
    Languages const languages = detail::languages_of(NamingRules::instance(), split_identifier(column));
    for (std::size_t bit = 0; bit < kBits; ++bit) speaking[bit] += languages >> bit & 1U;
  }
  std::uint32_t spoken = 0;
  for (std::size_t bit = 0; bit < kBits; ++bit)
    if (speaking[bit] >= kLeast && speaking[bit] * 100 >= columns.size() * kLeastPercent) spoken |= 1U << bit;
  return spoken;
}

Recognition recognize(const ColumnHint& hint) {
  const NamingRules& rules = NamingRules::instance();
  Subject subject;
  subject.type = hint.type;
  subject.hint = &hint;
  subject.table = detail::table_words(rules, hint.table);
  if (hint.schema != "public") subject.schema = detail::table_words(rules, hint.schema);
  subject.comment = normalise(rules, words_of_text(hint.comment));
  Languages const languages = hint.languages | detail::languages_of(rules, split_identifier(hint.table));
  subject.words = normalise(rules, translate(rules, split_identifier(hint.column), languages));
  take_for_doer(rules, subject);
  detail::drop_table_initials(rules, subject.words, subject.table);

  if (stands_for_name(rules, subject)) subject.words = {"name"};
  take_unit_of_comment(rules, subject);
  int const decimals = take_fraction(subject);
  put_unit_last(rules, subject);
  take_least_for_no_minute(subject);
  take_what_is_shared_out(rules, subject);

  std::string where = "name \"" + std::string(hint.column) + "\"";
  Words const whole = subject.words;
  std::optional<Listed> listed = detail::find_listed(subject);
  Match best = match_name(rules, subject);
  if (is_state_of_affairs(subject, best)) {
    subject.words.back() = "status";
    listed = detail::find_listed(subject);
    best = match_name(rules, subject);
  }
  if (!listed && lists_kinds(subject.table) && is_plain_name(rules, subject, best))
    if (Match const kinds = match_named_kinds(rules, subject); kinds.rule != nullptr) best = kinds;
  bool const text = hint.type == TypeClass::kText;
  bool const nameless = best.rule == nullptr || best.rule->semantic == "text.name";
  if (text && nameless && detail::names_somebody(rules, subject.words)) {
    subject.words.insert(subject.words.end() - 1, "full");
    best = best_match(rules, subject);
  }
  // An entry that more of the name's words are in says more than a rule of higher priority.
  bool const longer = text && listed && best.rule != nullptr && listed->prefix < best.prefix;
  // Of a number the list says but how large it is, which no rule knows better than an entry about just such
  // things.
  bool const of_thing_in_numbers = !text && listed && listed->of_table;
  bool by_list = listed && (longer || of_thing_in_numbers || listed->score >= best.score + (text ? 1 : 0));
  if (by_list && (best.rule == nullptr || text)) {
    Recognition recognition = from_list(*listed, where);
    if (listed->agrees) {
      subject.words = whole;
      recognition.entity = entity_told_by("thing", rules, subject, listed->prefix, false);
    }
    return recognition;
  }
  bool const open = best.rule == nullptr || says_nothing(rules, whole);
  if (std::string const told = open ? name_in_comment(hint.comment) : ""; !told.empty()) {
    Subject named = subject;
    named.words = normalise(rules, words_of_text(told));
    take_unit_of_comment(rules, named);
    Match const match = best_match(rules, named);
    if (match.rule != nullptr && !contains(rules.list("nameless"), named.words.back())) {
      subject.words = std::move(named.words);
      best = match;
      listed.reset();
      by_list = false;
      where = "comment \"" + told + "\"";
    }
  }
  Recognition recognition;
  if (best.rule == nullptr) {
    subject.words = whole;
    if (auto const unit = detail::find_unit(subject))
      return from_list(*unit, "name \"" + std::string(hint.column) + "\"");
    Guess const guessed = guess(rules, subject);
    best = guessed.match;
    recognition.semantic = guessed.written;
    recognition.evidence = where = "name \"" + std::string(hint.column) + "\"";
    if (!recognition.semantic.empty()) return recognition;
  }
  if (best.rule == nullptr) return {};
  recognition.semantic = counts_years(*best.rule, subject) ? "quantity.years" : best.rule->semantic;
  bool const of_thing = !text && listed && listed->agrees;
  if (by_list || of_thing)
    recognition.figure = listed->semantic;
  else if (is_any_money(*best.rule, subject))
    if (auto const worth = detail::find_worth(subject)) recognition.figure = worth->semantic;
  // Whatever is told in cents is money.
  constexpr int kCents = 2;
  if (decimals == kCents && !recognition.semantic.starts_with("finance."))
    recognition.semantic = "finance.amount";
  recognition.decimals = recognition.semantic.starts_with("finance.") ? decimals : 0;
  recognition.entity = of_thing ? entity_told_by("thing", rules, subject, listed->prefix, false)
                                : entity_of(rules, subject, best);
  recognition.evidence = where + " fits \"" + std::string(best.rule->pattern) + "\"";
  return recognition;
}

std::string usual_entity(std::string_view semantic) {
  std::string_view const family = family_of(semantic);
  return is_entity_family(family) ? std::string(family) : std::string();
}

}  // namespace synthgen::core
