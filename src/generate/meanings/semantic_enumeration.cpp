// Lays the entries out once, at planning time; writing is an array access.
#include "generate/meanings/semantic_enumeration.hpp"

#include <algorithm>
#include <unordered_set>

#include "core/letter_case.hpp"
#include "core/name_words.hpp"
#include "core/varied_words.hpp"
#include "generate/meanings/listed_number.hpp"
#include "generate/meanings/semantic_range.hpp"
#include "generate/meanings/semantic_setting.hpp"
#include "generate/meanings/semantic_text.hpp"
#include "generate/meanings/trade_meaning.hpp"
#include "generate/texts/text_generator.hpp"
#include "plan/column_list.hpp"

extern "C" {
#include "mb/pg_wchar.h"
}

namespace synthgen::generate {

namespace {

constexpr std::size_t kMaxDigits = 7;
constexpr std::size_t kLongestCode = 3;
constexpr std::size_t kLeastRoom = 5;  // for a number behind an entry
constexpr std::size_t kLeastRoomOfCodes = 2;
constexpr std::uint64_t kLetters = 26;
constexpr std::uint64_t kNumberedRounds = kLetters * (kLetters + 1);  // "B738", "B738-B" ... "B738-ZZ"

// A number behind an entry can be told from the entry only if no entry ends in a number itself.
bool ends_in_digit(const std::string& text) {
  return !text.empty() && text.back() >= '0' && text.back() <= '9';
}

// Whether a letter behind a blank would be taken for that of another round.
bool ends_in_letter(const std::string& text) {
  return text.size() > 2 && text[text.size() - 2] == ' ' && text.back() >= 'A' && text.back() <= 'Z';
}

bool is_short_code(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c != ' ' && !(c >= 'a' && c <= 'z'); });
}

bool is_code(const std::string& text, std::size_t length) {
  return text.size() == length &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Whether the column says what the rows of a lookup table are called.
bool names_rows_of_lookup(const pg::Column& column, std::string_view list) {
  static const std::vector<std::string> kNaming = {"name", "title", "label", "designation"};
  std::vector<std::string> const words = core::words_of(column.name);
  return list.starts_with("lookup_") && words.size() == 1 && core::contains(kNaming, words.front());
}

}  // namespace

std::unique_ptr<EnumeratedList> EnumeratedList::create(TextShape shape, std::string semantic,
                                                       const ListField& source, std::string_view locale,
                                                       std::size_t max_characters, bool ascii_only,
                                                       std::uint64_t wanted) {
  core::Lexicon const list = list_with_field(source.list, source.field, locale);
  std::size_t const field = source.field.empty() ? 0 : list.field(source.field);
  std::unique_ptr<EnumeratedList> result(new EnumeratedList(shape, std::move(semantic)));
  // The same order for all fields of a list, so that unique columns of one row agree.
  core::Permutation const order(core::hash_bytes(source.list), list.size());
  std::unordered_set<std::string> seen;
  std::size_t longest = 0;
  std::size_t dropped = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    std::string entry =
        source.head ? core::as_head(list.at(order.at(i), field)) : std::string(list.at(order.at(i), field));
    bool const foreign = std::any_of(entry.begin(), entry.end(), [](char c) { return (c & 0x80) != 0; });
    std::size_t const least_room = is_short_code(entry) ? kLeastRoomOfCodes : kLeastRoom;
    if (max_characters != 0 && entry.size() > kLongestCode && entry.size() + least_room > max_characters) {
      ++dropped;
      continue;
    }
    if (entry.empty() || (ascii_only && foreign) || !seen.insert(core::lower_ascii(entry)).second)
      return nullptr;
    result->numbered_ = result->numbered_ || ends_in_digit(entry);
    longest = std::max(longest, entry.size());
    result->entries_.push_back(std::move(entry));
  }
  auto& entries = result->entries_;
  if (dropped > entries.size()) return nullptr;
  bool const codes =
      longest <= kLongestCode &&
      std::all_of(entries.begin(), entries.end(), [&](const auto& entry) { return is_code(entry, longest); });
  if (max_characters != 0 && longest > max_characters) return nullptr;
  // A code of a lookup table comes again with a number, as its row does, if there is room for one.
  bool const numbered = source.list.starts_with("lookup_") &&
                        (max_characters == 0 || max_characters >= longest + kLeastRoomOfCodes);
  if (codes && !numbered) {
    result->add_unused_codes(longest);
    result->capacity_ = entries.size();
    result->max_bytes_ = longest;
    return result;
  }
  result->codes_ = std::all_of(entries.begin(), entries.end(), is_short_code);
  result->lettered_ = !result->codes_ && std::none_of(entries.begin(), entries.end(), ends_in_letter);
  result->add_varied(list, wanted, max_characters);
  for (const std::string& entry : entries) longest = std::max(longest, entry.size());
  std::size_t const room = max_characters == 0 ? kMaxDigits + 1 : max_characters - longest;
  if (room < (result->numbered_ ? kLeastRoomOfCodes + 1 : result->codes_ ? kLeastRoomOfCodes : kLeastRoom))
    return nullptr;
  result->capacity_ = entries.size();
  if (result->numbered_) {
    result->capacity_ *= kNumberedRounds;
    result->max_bytes_ = longest + kLeastRoomOfCodes + 1;
    return result;
  }
  for (std::size_t digit = 1; digit <= std::min(room - 1, kMaxDigits); ++digit) result->capacity_ *= 10;
  // The numbers are 2, 3 ... or begin behind the rounds, and the one more digit stays free.
  result->capacity_ -= entries.size() * result->rounds_;
  result->max_bytes_ = longest + kMaxDigits + 1;
  return result;
}

// Goods vary as their list says. Where the rows of the list have other fields, which go along, only names
// vary, and in rounds.
void EnumeratedList::add_varied(const core::Lexicon& list, std::uint64_t wanted, std::size_t max_characters) {
  if (codes_ || numbered_ || (max_characters != 0 && max_characters <= kLeastRoom)) return;
  std::string_view const variation = core::variation_of(semantic_, list.name());
  std::size_t const most = max_characters == 0 ? 0 : max_characters - kLeastRoom;
  if (list.has_field("variant")) {
    std::string patterns = "{} " + std::string(list.at(0, list.field("variant")));
    for (std::size_t at = patterns.find('|'); at != std::string::npos; at = patterns.find('|', at + 1))
      patterns.replace(at, 1, "|{} ");
    rounds_ = core::add_rounds(entries_, patterns, wanted, most);
  } else if (list.field_count() == 1) {
    core::add_varied(entries_, variation, list.locale(), wanted, most);
  } else if (semantic_.find("code") == std::string::npos) {
    rounds_ = core::add_rounds(entries_, core::patterns_of_variation(variation, list.locale()), wanted, most);
  }
  lettered_ = lettered_ && rounds_ == 1;
}

void EnumeratedList::add_unused_codes(std::size_t length) {
  std::unordered_set<std::string> const used(entries_.begin(), entries_.end());
  std::string code(length, 'A');
  while (true) {
    if (!used.contains(code)) entries_.push_back(code);
    std::size_t at = length;
    while (at > 0 && code[at - 1] == 'Z') code[--at] = 'A';
    if (at == 0) return;
    ++code[at - 1];
  }
}

std::size_t EnumeratedList::write(std::uint64_t index, char* out, std::size_t room) const noexcept {
  Pen pen(out, room);
  pen.put(entries_[index % entries_.size()]);
  std::uint64_t const round = index / entries_.size();
  if (round == 0) return pen.length();
  if (numbered_) {
    pen.put('-');
    if (round >= kLetters) pen.put(static_cast<char>('A' + round / kLetters - 1));
    pen.put(static_cast<char>('A' + round % kLetters));
    return pen.length();
  }
  if (!codes_) pen.put(' ');
  if (lettered_ && round < kLetters) {
    char const letter = static_cast<char>('A' + round);
    pen.put({&letter, 1});
  } else {
    pen.put_number(round + rounds_, 0);
  }
  return pen.length();
}

ListedRows::ListedRows(TextShape shape, std::string semantic, const core::Lexicon& list, std::size_t field,
                       bool head, std::size_t max_characters)
    : TextGenerator(shape),
      semantic_(std::move(semantic)),
      list_(list),
      field_(field),
      head_(head),
      max_characters_(max_characters),
      order_(core::hash_bytes(list.name()), list.size()) {
  for (std::size_t row = 0; row < list.size(); ++row)
    max_bytes_ = std::max(max_bytes_, list.at(row, field).size());
}

std::size_t ListedRows::write(std::uint64_t index, char* out, std::size_t room) const noexcept {
  std::string_view const entry = list_.at(order_.at(index % list_.size()), field_);
  Pen pen(out, room);
  pen.put(max_characters_ == 0 ? entry : entry.substr(0, shorten(entry, max_characters_)));
  if (head_) core::make_head(out, pen.length());
  return pen.length();
}

namespace {

// Whether a unique column of the same entity goes through the list, or one that names the rows of a lookup.
bool is_gone_through(std::string_view list, const core::Recognition& meaning, const pg::Table& table,
                     const pg::Column& column, const Context& context) {
  return std::any_of(table.columns.begin(), table.columns.end(), [&](const pg::Column& other) {
    bool const unique = plan::is_unique_alone(table, other.number);
    bool const names = names_rows_of_lookup(other, list);
    if (other.dropped || !plan::is_string_type(other.type) || !(names || unique) ||
        (other.number == column.number && !names))
      return false;
    core::Recognition const its = recognize_in_trade(table, other, context);
    return its.entity == meaning.entity &&
           listed_field(templates_for(its.semantic, table, other, context)).list == list;
  });
}

}  // namespace

std::unique_ptr<Generator> make_listed_rows(const core::Recognition& meaning, const pg::Table& table,
                                            const pg::Column& column, const plan::ValueDomain& domain,
                                            const Context& context) {
  if (meaning.entity.empty() || !context.locales.is_single() || GetDatabaseEncoding() != PG_UTF8)
    return nullptr;
  std::string_view const places = places_of(meaning.semantic);
  if (!places.empty() && is_gone_through(places, meaning, table, column, context))
    return make_coordinate(meaning.semantic, column.type, domain, context, true);
  std::string_view const numbers =
      plan::is_string_type(column.type) ? std::string_view() : list_of_numbers(meaning, context);
  if (!numbers.empty() && is_gone_through(numbers, meaning, table, column, context))
    return make_listed_number(meaning, column.type, domain, context, true);
  if (!plan::is_string_type(column.type) || !domain.unrestricted()) return nullptr;
  std::string const templates = templates_for(meaning.semantic, table, column, context);
  ListField const own = listed_field(templates);
  if (own.list.empty() || !is_gone_through(own.list, meaning, table, column, context)) return nullptr;
  core::Lexicon const list = list_with_field(own.list, own.field, context.locale());
  std::size_t const field = own.field.empty() ? 0 : list.field(own.field);
  if (has_choice(list, field)) return nullptr;
  return std::make_unique<ListedRows>(text_shape(column.type), meaning.semantic, list, field, own.head,
                                      static_cast<std::size_t>(character_room(column.type, domain)));
}

}  // namespace synthgen::generate
