#include "core/event_order.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <numeric>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/ascii.hpp"
#include "core/fields.hpp"
#include "core/lexicon.hpp"
#include "core/name_words.hpp"

namespace synthgen::core {

namespace {

// A name of a stage, found by its first word.
struct Event {
  Words words;  // in the singular
  std::size_t course;
  int stage;
};

struct Courses {
  std::unordered_map<std::string, std::vector<Event>> events;
  std::vector<std::vector<double>> days;  // of each course: from the stage before
};

Words singular_words(Words words) {
  for (std::string& word : words) word = singular(std::move(word));
  return words;
}

void read_course(std::string_view line, Courses& courses) {
  std::size_t const course = courses.days.size();
  std::vector<double>& days = courses.days.emplace_back();
  for (std::string_view stage : split_fields(line, '<')) {
    double& gap = days.emplace_back(0);
    auto const number = std::from_chars(stage.data(), stage.data() + stage.size(), gap);
    if (number.ec == std::errc()) stage.remove_prefix(static_cast<std::size_t>(number.ptr - stage.data()));
    for (std::string_view const name : split_fields(trimmed(stage), '|')) {
      Words words = singular_words(split_identifier(name));
      std::string const first = words.at(0);
      courses.events[first].push_back({std::move(words), course, static_cast<int>(days.size()) - 1});
    }
  }
}

const Courses& courses() {
  static const Courses all = [] {
    Courses read;
    Lexicon const lines = lexicon("course");
    for (std::size_t line = 0; line < lines.size(); ++line) read_course(lines.at(line), read);
    return read;
  }();
  return all;
}

// Words that make another event of one: the start of a loan is not the loan, nor is what is planned done.
bool is_qualifier(const std::string& word) {
  return has_word({word},
                  {"expected", "estimated", "planned",  "scheduled", "target", "due",     "next",
                   "last",     "first",     "previous", "expiry",    "expire", "expires", "expiration",
                   "until",    "deadline",  "limit",    "start",     "starts", "begin",   "beginning",
                   "open",     "opens",     "opening",  "end",       "ends",   "close",   "closes",
                   "closing",  "finish",    "to",       "from",      "by",     "actual",  "second"});
}

// Whether the name is that of the event, and not of something that is only about it.
bool is_named(const Event& event, const Words& name) {
  return std::all_of(event.words.begin(), event.words.end(),
                     [&](const std::string& word) { return contains(name, word); }) &&
         std::none_of(name.begin(), name.end(), [&](const std::string& word) {
           return is_qualifier(word) && !contains(event.words, word);
         });
}

// The event that most words of the name speak of, by course.
std::map<std::size_t, const Event*> events_of(const Words& name) {
  std::map<std::size_t, const Event*> found;
  for (const std::string& word : name) {
    auto const events = courses().events.find(word);
    if (events == courses().events.end()) continue;
    for (const Event& event : events->second) {
      if (!is_named(event, name)) continue;
      const Event*& best = found[event.course];
      if (best == nullptr || event.words.size() > best->words.size()) best = &event;
    }
  }
  return found;
}

}  // namespace

std::optional<EventStep> event_step(const Words& first, const Words& second) {
  auto const ones = events_of(singular_words(first));
  auto const others = events_of(singular_words(second));
  std::optional<EventStep> best;
  std::size_t most = 0;
  for (auto const& [course, one] : ones) {
    auto const other = others.find(course);
    if (other == others.end() || one->stage == other->second->stage) continue;
    std::size_t const matched = one->words.size() + other->second->words.size();
    bool const in_order =
        best && matched == most && best->from > best->to && one->stage < other->second->stage;
    if (matched <= most && !in_order) continue;
    most = matched;
    best = EventStep{one->stage, other->second->stage, 0};
    auto const [earlier, later] = std::minmax(best->from, best->to);
    std::vector<double> const& days = courses().days[course];
    auto const first_day = days.begin() + earlier + 1;
    auto const last_day = days.begin() + later + 1;
    bool const known = std::find(first_day, last_day, 0.0) == last_day;
    best->days = known ? std::accumulate(first_day, last_day, 0.0) : 0;
  }
  return best;
}

}  // namespace synthgen::core
