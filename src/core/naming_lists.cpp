#include "core/naming_lists.hpp"

#include <algorithm>
#include <span>

#include "core/lexicon.hpp"
#include "core/name_index.hpp"
#include "core/name_words.hpp"

namespace synthgen::core::detail {

namespace {

constexpr int kPriority = 3;  // as if each entry were a rule of this priority

// Whether kinds name fields of a list: those of one row agree with each other.
bool names_fields(std::string_view kinds) {
  for (std::size_t open = kinds.find('{'); open != std::string_view::npos; open = kinds.find('{', open + 1)) {
    std::string_view const slot = kinds.substr(open, kinds.find_first_of("/}", open) - open);
    if (slot.find('.') != std::string_view::npos && slot.find(' ') == std::string_view::npos) return true;
  }
  return false;
}

// The entries of a list by the singular words of their names; | separates names that share an entry.
class Entries {
 public:
  explicit Entries(std::string_view list)
      : family_(std::string(list) + "."), rows_(lexicon(list)), names_(rows_) {}

  // The longest entry that `words`, the last `own` of which are the column's, end in.
  std::optional<Listed> find(const Words& words, std::size_t own, std::size_t dropped) const {
    for (std::size_t from = 0; from < words.size(); ++from) {
      NameIndex::Entry const* const found = names_.find(std::span(words).subspan(from));
      if (found == nullptr) continue;
      std::size_t const length = words.size() - from;
      int const matched = static_cast<int>(std::min(length, own) + dropped);
      // An entry that has two words of the table is about just such things.
      int const of_thing = length > own + 1 ? 110 : length > own ? 5 : 0;
      std::string semantic = family_ + std::string(found->name);
      std::replace(semantic.begin(), semantic.end(), ' ', '_');
      return Listed{std::move(semantic),
                    std::string(found->name),
                    100 * kPriority + 10 * matched + of_thing,
                    own - std::min(length, own),
                    names_fields(rows_.at(found->row, 1)),
                    length > own};
    }
    return std::nullopt;
  }

  bool contains(const Words& words) const { return names_.find(words) != nullptr; }

 private:
  std::string family_;
  Lexicon rows_;
  NameIndex names_;
};

// Neither is ever destroyed: a backend that ends has no time to waste on it.
const Entries& kinds() {
  static const Entries& entries = *new Entries("kind");
  return entries;
}

const Entries& figures() {
  static const Entries& entries = *new Entries("figure");
  return entries;
}

// Schema, table and column as one name, and how many of its words are the column's.
struct WholeName {
  Words words;
  std::size_t own;

  // Takes the last word off.
  WholeName shorter() const {
    WholeName name = *this;
    name.words.pop_back();
    name.own -= std::min<std::size_t>(name.own, 1);
    return name;
  }
};

WholeName whole_name(const Subject& subject) {
  WholeName name{subject.schema, subject.words.size()};
  name.words.insert(name.words.end(), subject.table.begin(), subject.table.end());
  // "event_type" of "herd_events" is a type of herd events.
  if (name.own > 1 && !name.words.empty() && name.words.back() == subject.words.front())
    name.words.pop_back();
  name.words.insert(name.words.end(), subject.words.begin(), subject.words.end());
  return name;
}

// The same without the table, for what all tables of a schema speak of.
WholeName name_in_schema(const Subject& subject) {
  WholeName name{subject.schema, subject.words.size()};
  name.words.insert(name.words.end(), subject.words.begin(), subject.words.end());
  return name;
}

void keep_better(std::optional<Listed>& best, std::optional<Listed> other) {
  if (other && (!best || other->score > best->score)) best = std::move(other);
}

// By the name as it is, as one of a type, and without the word that says "type": what soils there are is what
// types of soil there are.
std::optional<Listed> find_kind(const WholeName& name, std::size_t dropped, const ColumnHint& hint) {
  static const Words types = {"type", "kind",           "class",   "category",
                              "sort", "classification", "subtype", "group"};
  std::optional<Listed> best = kinds().find(name.words, name.own, dropped);
  if (name.words.size() < 2 || !contains(types, name.words.back())) return best;
  WholeName typed = name;
  typed.words.back() = "type";
  keep_better(best, kinds().find(typed.words, typed.own, dropped));
  WholeName const thing = name.shorter();
  // Beside the names of a table's rows their type is another matter.
  bool const named = thing.own == 0 && hint.beside && hint.beside({"name", "title", "label"});
  if (!best && !named) best = kinds().find(thing.words, thing.own, dropped + 1);
  return best;
}

std::optional<Listed> find_text(const WholeName& name, const ColumnHint& hint) {
  static const Words naming = {"name", "title", "label", "designation"};
  std::optional<Listed> best = find_kind(name, 0, hint);
  if (!best && name.words.size() > 1 && contains(naming, name.words.back()))
    best = find_kind(name.shorter(), 1, hint);
  return best;
}

// How many words, up to three, name the unit at the end of a number's name: "mg l" of "chlorine_mg_l".
std::size_t unit_words(const Words& words) {
  constexpr std::size_t kLongest = 3;
  for (std::size_t length = std::min(kLongest, words.size()); length > 0; --length) {
    Words unit(words.end() - static_cast<std::ptrdiff_t>(length), words.end());
    unit.insert(unit.begin(), "in");
    if (figures().contains(unit)) return length;
  }
  return 0;
}

// By the name as it is, without its unit, and without what is said of the figure besides.
std::optional<Listed> find_figure(WholeName name) {
  static const Words qualities = {"min",    "max",     "minimum", "maximum",   "average", "mean",  "target",
                                  "actual", "start",   "end",     "before",    "after",   "value", "level",
                                  "limit",  "current", "low",     "high",      "lower",   "upper", "planned",
                                  "median", "count",   "number",  "estimated", "expected"};
  std::optional<Listed> best = figures().find(name.words, name.own, 0);
  std::size_t dropped = 0;
  // A percentage is another figure than what it is of.
  std::size_t const units = name.words.back() == "percent" ? 0 : unit_words(name.words);
  for (; dropped < units && name.own > 1; ++dropped) name = name.shorter();
  if (!best && dropped > 0) best = figures().find(name.words, name.own, dropped);
  while (!best && name.own > 1 && contains(qualities, name.words.back())) {
    name = name.shorter();
    best = figures().find(name.words, name.own, ++dropped);
  }
  return best;
}

// What a list knows of the thing in numbers says more than the range of all such figures.
std::optional<Listed> find_number(const WholeName& name) {
  std::optional<Listed> best = kinds().find(name.words, name.own, 0);
  if (!best || !best->agrees) best.reset();
  keep_better(best, find_figure(name));
  return best;
}

// The figures of a model or a class of something are those of the thing: all seats of an aircraft model.
std::optional<Listed> find_figure_of_kind(const Subject& subject) {
  static const Words kinds = {"model", "type", "class", "category", "variant"};
  static const Words wholes = {"total", "max", "maximum"};
  Subject plain = subject;
  if (plain.table.size() > 1 && contains(kinds, plain.table.back())) plain.table.pop_back();
  if (plain.words.size() > 1 && contains(wholes, plain.words.front())) plain.words.erase(plain.words.begin());
  bool const same = plain.table.size() == subject.table.size() && plain.words.size() == subject.words.size();
  return same || plain.table.empty() ? std::nullopt : find_number(whole_name(plain));
}

// Whether a column called so is about the table's rows, not about what the schema is about.
bool depends_on_table(const std::string& word) {
  static const Words words = {"name",        "title",  "label",   "type",       "kind",   "class",
                              "category",    "status", "state",   "code",       "number", "result",
                              "description", "role",   "level",   "grade",      "group",  "style",
                              "note",        "remark", "comment", "observation"};
  return contains(words, word);
}

bool is_fee(const std::string& word) {
  return word == "fee" || word == "charge" || word == "surcharge";
}

bool is_number(TypeClass type) {
  return type == TypeClass::kInteger || type == TypeClass::kNumeric;
}

}  // namespace

std::optional<Listed> find_listed(const Subject& subject) {
  if (subject.words.empty()) return std::nullopt;
  bool const text = subject.type == TypeClass::kText;
  if (!text && !is_number(subject.type)) return std::nullopt;
  auto const find = [&](const WholeName& name) {
    return text ? find_text(name, *subject.hint) : find_number(name);
  };
  std::optional<Listed> best = find(whole_name(subject));
  if (!text) keep_better(best, find_figure_of_kind(subject));
  if (!subject.schema.empty() && !depends_on_table(subject.words.back()))
    keep_better(best, find(name_in_schema(subject)));
  return best;
}

std::optional<Listed> find_unit(const Subject& subject) {
  if (!is_number(subject.type) || subject.words.empty()) return std::nullopt;
  if (std::size_t const length = unit_words(subject.words); length > 0 && length < subject.words.size()) {
    Words words(subject.words.end() - static_cast<std::ptrdiff_t>(length), subject.words.end());
    words.insert(words.begin(), "in");
    return figures().find(words, length, 0);
  }
  Words const written = split_identifier(subject.hint->column);
  bool const plural = !written.empty() && singular(written.back()) != written.back();
  if (subject.type != TypeClass::kInteger || !plural) return std::nullopt;
  return figures().find({"in", "piece"}, 1, 0);
}

std::optional<Listed> find_worth(const Subject& subject) {
  if (!is_number(subject.type)) return std::nullopt;
  for (const Words* const words : {&subject.words, &subject.table}) {
    for (std::size_t i = words->size(); i-- > 0;) {
      const std::string& word = (*words)[i];
      std::optional<Listed> worth;
      if (i > 0) worth = figures().find({"worth", (*words)[i - 1] + "_" + word}, 1, 0);
      if (!worth) worth = figures().find({"worth", word}, 1, 0);
      if (worth && worth->entry.starts_with("worth ")) return worth;
    }
    // What a fee is for says how much it is, not what the table's rows cost.
    if (words == &subject.words && words->size() > 1 && is_fee(words->back())) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace synthgen::core::detail
