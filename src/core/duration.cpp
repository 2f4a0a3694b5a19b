#include "core/duration.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <span>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <utility>

#include "core/fields.hpp"
#include "core/hash.hpp"
#include "core/lexicon.hpp"
#include "core/name_words.hpp"

namespace synthgen::core {

namespace {

constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::int64_t kMonth = 2'629'800;  // in the mean
constexpr std::chrono::sys_days kEpoch{std::chrono::year{2000} / 1 / 1};

// Stands for the name of whatever no other line names.
constexpr std::string_view kAny = "any", kAnything = "anything";

[[noreturn]] void reject(std::string_view text) {
  throw std::invalid_argument("no duration: " + std::string(text));
}

// A whole number off the front of a text.
std::int64_t take_number(std::string_view& text) {
  std::int64_t number = 0;
  auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc()) reject(text);
  text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
  return number;
}

struct Unit {
  std::string_view name;
  int months;
  std::int64_t seconds;
};

// Longer names first.
constexpr Unit kUnits[] = {{"mo", 1, 0},    {"y", 12, 0}, {"w", 0, 7 * kDay}, {"d", 0, kDay},
                           {"h", 0, kHour}, {"m", 0, 60}, {"s", 0, 1}};

struct Span {
  int months = 0;
  std::int64_t seconds = 0;
};

// "1mo-1d": a month less a day.
Span read_span(std::string_view text, bool& in_days) {
  Span span;
  while (!text.empty()) {
    std::int64_t const count = take_number(text);
    auto const unit = std::find_if(std::begin(kUnits), std::end(kUnits),
                                   [&](const Unit& one) { return text.starts_with(one.name); });
    if (unit == std::end(kUnits)) reject(text);
    text.remove_prefix(unit->name.size());
    span.months += static_cast<int>(count) * unit->months;
    span.seconds += count * unit->seconds;
    in_days = in_days && (unit->months > 0 || unit->seconds >= kDay);
  }
  return span;
}

// The same day so many months later, or the last one of that month.
std::int64_t add_months(std::int64_t instant, int months) noexcept {
  if (months == 0) return instant;
  std::int64_t const day = instant / kDay - (instant % kDay < 0 ? 1 : 0);
  std::chrono::year_month_day const begin{kEpoch + std::chrono::days{day}};
  auto const month = std::chrono::year_month{begin.year(), begin.month()} + std::chrono::months{months};
  std::chrono::day const last =
      std::chrono::year_month_day_last{month.year(), std::chrono::month_day_last{month.month()}}.day();
  std::chrono::sys_days const end{month / std::min(begin.day(), last)};
  return (end - kEpoch).count() * kDay + (instant - day * kDay);
}

std::int64_t draw_below(std::int64_t room, std::uint64_t random) noexcept {
  auto const n = static_cast<std::uint64_t>(room) + 1;
  return static_cast<std::int64_t>(std::min(bounded(random, n), bounded(mix(random, 2), n)));
}

struct Line {
  std::vector<Words> things;
  Words dates;  // empty: any that ends them
  Duration duration;
};

std::vector<Line> read_lines() {
  std::vector<Line> lines;
  Lexicon const rows = lexicon_without_locale("duration");
  std::size_t const until = rows.field("until");
  std::size_t const lasts = rows.field("lasts");
  for (std::size_t row = 0; row < rows.size(); ++row) {
    Line line{{}, {}, Duration(rows.at(row, lasts))};
    for (std::string_view const thing : split_fields(rows.at(row), '|')) {
      Words words = split_identifier(thing);
      for (std::string& word : words) word = singular(std::move(word));
      line.things.push_back(std::move(words));
    }
    if (!rows.at(row, until).empty())
      for (std::string_view const date : split_fields(rows.at(row, until), '|'))
        line.dates.emplace_back(date);
    lines.push_back(std::move(line));
  }
  return lines;
}

const std::vector<Line>& all_lines() {
  static const std::vector<Line> lines = read_lines();
  return lines;
}

bool is_any(std::string_view word) {
  return word == kAny || word == kAnything;
}

// A name of a line: which line, and which of its names.
using Entry = std::pair<std::size_t, std::size_t>;

// The names that begin with a word.
std::span<const Entry> entries_of(std::string_view word) {
  static const auto index = [] {
    std::unordered_map<std::string_view, std::vector<Entry>> entries;
    for (std::size_t line = 0; line < all_lines().size(); ++line)
      for (std::size_t thing = 0; thing < all_lines()[line].things.size(); ++thing)
        entries[all_lines()[line].things[thing].front()].emplace_back(line, thing);
    return entries;
  }();
  auto const found = index.find(word);
  return found == index.end() ? std::span<const Entry>() : found->second;
}

// Words as they stand, and each in the singular.
struct Forms {
  explicit Forms(const Words& words) : said(words) {
    for (std::string const& word : words) singulars.push_back(singular(word));
  }
  bool has(const std::string& wanted) const {
    return std::find(said.begin(), said.end(), wanted) != said.end() ||
           std::find(singulars.begin(), singulars.end(), wanted) != singulars.end();
  }
  const Words& said;
  Words singulars;
};

// How well names fit; 0 where they do not.
std::size_t fit(const Words& name, const Forms& date, const Forms& thing) {
  constexpr std::size_t kWord = 10, kOfDate = 2;
  if (is_any(name.front())) return 1;
  bool of_date = false, of_head = false;
  for (const std::string& word : name) {
    bool const named = date.has(word);
    if (!named && !thing.has(word)) return 0;
    of_date = of_date || named;
    of_head = of_head || (!thing.singulars.empty() && thing.singulars.back() == word);
  }
  return name.size() * kWord + (of_date ? kOfDate : 0) + (of_head ? 1 : 0);
}

// The names that may fit, in the order of the lines.
std::vector<Entry> candidates(const Forms& date, const Forms& thing) {
  std::vector<Entry> found;
  auto const add = [&](std::string_view word) {
    auto const entries = entries_of(word);
    found.insert(found.end(), entries.begin(), entries.end());
  };
  add(kAny);
  add(kAnything);
  for (const Words* const words : {&date.said, &date.singulars, &thing.said, &thing.singulars})
    for (std::string const& word : *words)
      if (!is_any(word)) add(word);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

const Line* find(const Words& date_words, const Words& thing_words, Grain grain, bool delays_only) {
  constexpr std::size_t kDateNamed = 5;
  Forms const date(date_words), thing(thing_words);
  const Line* found = nullptr;
  std::size_t most = 0;
  for (auto const& [number, name] : candidates(date, thing)) {
    Line const& line = all_lines()[number];
    if (delays_only && line.dates.empty()) continue;
    if (grain != Grain::kAny && line.duration.is_in_days() != (grain == Grain::kDays)) continue;
    bool const dated = std::any_of(line.dates.begin(), line.dates.end(),
                                   [&](const std::string& word) { return date.has(word); });
    if (!line.dates.empty() && !dated) continue;
    std::size_t fits = fit(line.things[name], date, thing);
    if (fits == 0) continue;
    if (dated) fits += kDateNamed;
    if (fits <= most) continue;
    most = fits;
    found = &line;
  }
  return found;
}

}  // namespace

Duration::Length Duration::read_length(std::string_view text, bool& in_days) {
  std::size_t const first = text.find("..");
  Span const least = read_span(text.substr(0, first), in_days);
  if (first == std::string_view::npos) return {least.months, least.seconds, least.seconds, least.seconds};
  std::string_view const rest = text.substr(first + 2);
  std::size_t const second = rest.find("..");
  auto const in_seconds = [&](std::string_view part) {
    Span const span = read_span(part, in_days);
    return span.seconds + span.months * kMonth;
  };
  std::int64_t const from = least.seconds + least.months * kMonth;
  if (second == std::string_view::npos) return {0, from, from, in_seconds(rest)};
  return {0, from, in_seconds(rest.substr(0, second)), in_seconds(rest.substr(second + 2))};
}

Duration::Duration(std::string_view text) {
  for (auto const& [one, weight] : weighted_fields(text)) {
    Length const length = read_length(one, in_days_);
    if (length.least > length.usual || length.usual > length.greatest) reject(text);
    lengths_.insert(lengths_.end(), static_cast<std::size_t>(weight), length);
  }
  auto const shortest = [](const Length& length) { return length.months * kMonth + length.least; };
  auto const longest = [](const Length& length) { return length.months * kMonth + length.greatest; };
  least_ = shortest(lengths_.front());
  greatest_ = longest(lengths_.front());
  for (Length const& length : lengths_) {
    least_ = std::min(least_, shortest(length));
    greatest_ = std::max(greatest_, longest(length));
  }
}

std::int64_t Duration::mean_minutes() const noexcept {
  std::int64_t sum = 0;
  for (Length const& length : lengths_) sum += length.months * kMonth + length.usual;
  return sum / static_cast<std::int64_t>(lengths_.size()) / kMinute;
}

bool Duration::is_exact() const noexcept {
  return std::all_of(lengths_.begin(), lengths_.end(),
                     [](const Length& length) { return length.least == length.greatest; });
}

std::int64_t Duration::end(std::int64_t begin, std::int64_t unit, std::uint64_t random) const noexcept {
  Length const& length = lengths_[bounded(random, lengths_.size())];
  if (length.least == length.greatest) return add_months(begin, length.months) + length.least;
  // Half of them are shorter than what is usual, half are longer.
  std::uint64_t const word = mix(random, 1);
  bool const shorter = (word & 1) != 0 && length.usual > length.least;
  std::int64_t const room = shorter ? length.usual - length.least : length.greatest - length.usual;
  std::int64_t const off = draw_below(room / unit, word) * unit;
  return begin + (shorter ? length.usual - off : length.usual + off);
}

const Duration* find_duration(const Words& date, const Words& thing, Grain grain) {
  const Line* const line = find(date, thing, grain, false);
  return line == nullptr ? nullptr : &line->duration;
}

const Duration* find_delay(const Words& date, const Words& thing, bool ends) {
  const Line* const line = find(date, thing, Grain::kAny, !ends);
  return line == nullptr || line->dates.empty() ? nullptr : &line->duration;
}

}  // namespace synthgen::core
