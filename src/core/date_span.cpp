#include "core/date_span.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "core/act.hpp"
#include "core/fields.hpp"
#include "core/lexicon.hpp"
#include "core/name_words.hpp"

namespace synthgen::core {

namespace {

using Phrases = std::vector<Words>;
using Span = std::array<Phrases, 2>;  // for its beginning, for its end

std::vector<Span> read_spans() {
  std::vector<Span> spans;
  Lexicon const lines = lexicon("span");
  for (std::size_t line = 0; line < lines.size(); ++line) {
    Span& span = spans.emplace_back();
    std::size_t end = 0;
    for (std::string_view const side : split_fields(lines.at(line), '<')) {
      for (std::string_view const phrase : split_fields(side, '|'))
        span.at(end).push_back(split_identifier(phrase));
      ++end;
    }
  }
  return spans;
}

const std::vector<Span>& all_spans() {
  static const std::vector<Span> spans = read_spans();
  return spans;
}

bool is_planned(const std::string& word) {
  return has_word({word},
                  {"planned", "scheduled", "expected", "estimated", "target", "original", "promised"});
}

bool is_actual(const std::string& word) {
  return has_word({word}, {"actual", "real"});
}

// Whether a word says that something has been done, by its ending or as one that has none.
bool is_participle(const std::string& word) {
  constexpr std::size_t kShortest = 5;
  return (word.size() >= kShortest && word.ends_with("ed")) ||
         has_word({word}, {"left", "begun", "began", "gone", "sent", "taken", "given", "held", "met", "flown",
                           "sold", "paid", "came", "brought"});
}

// What is left of a name without the words that say which end it is; nothing if it has none of them. The
// longest phrase counts.
std::optional<Words> stem_of(const Words& name, const Phrases& ends) {
  std::optional<Words> stem;
  std::size_t most = 0;
  for (const Words& phrase : ends) {
    auto const found = std::search(name.begin(), name.end(), phrase.begin(), phrase.end());
    if (found == name.end() || phrase.size() <= most) continue;
    most = phrase.size();
    stem = Words(name.begin(), found);
    stem->insert(stem->end(), found + static_cast<std::ptrdiff_t>(most), name.end());
  }
  return stem;
}

bool are_ends(const Words& begin, const Words& end, const Span& span) {
  auto const one = stem_of(begin, span[0]);
  auto const other = stem_of(end, span[1]);
  return one && other && *one == *other;
}

}  // namespace

Tense tense_of(const Words& name) {
  if (std::any_of(name.begin(), name.end(), is_actual)) return Tense::kActual;
  if (std::any_of(name.begin(), name.end(), is_planned)) return Tense::kPlanned;
  return std::any_of(name.begin(), name.end(), is_participle) ? Tense::kDone : Tense::kPlain;
}

Words without_tense(const Words& name) {
  Words bare = name;
  std::erase_if(bare, [](const std::string& word) {
    return is_planned(word) || is_actual(word) ||
           has_word({word}, {"date", "time", "at", "on", "dt", "ts", "tm", "timestamp", "datetime", "day"});
  });
  return bare;
}

bool is_same_event(const Words& name, const Words& other) {
  Words one = without_tense(name);
  Words two = without_tense(other);
  if (one.empty() || two.empty()) return false;
  if (std::equal(one.begin(), one.end(), two.begin(), two.end(), is_same_act)) return true;
  for (Words* const words : {&one, &two})
    std::erase_if(*words, [](const std::string& word) { return word == "due"; });
  return std::any_of(all_spans().begin(), all_spans().end(), [&](const Span& span) {
    return std::any_of(span.begin(), span.end(), [&](const Phrases& ends) {
      auto const stem = stem_of(one, ends);
      return stem && stem == stem_of(two, ends);
    });
  });
}

std::optional<SpanEnd> end_of_span(const Words& name, const Words& other) {
  Words const one = without_tense(name);
  Words const two = without_tense(other);
  if (one.empty() || two.empty() || one == two) return std::nullopt;
  bool begins = false, ends = false;
  for (const Span& span : all_spans()) {
    begins = begins || are_ends(one, two, span);
    ends = ends || are_ends(two, one, span);
  }
  if (!begins && !ends) return std::nullopt;
  return begins && ends ? SpanEnd::kEither : begins ? SpanEnd::kBegin : SpanEnd::kEnd;
}

}  // namespace synthgen::core
