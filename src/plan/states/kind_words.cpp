#include "plan/states/kind_words.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "core/act.hpp"
#include "core/fields.hpp"
#include "core/lexicon.hpp"
#include "core/name_words.hpp"
#include "plan/states/lifecycle.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;

// A line of data/lexicon/all/kind_detail.tsv: words of labels or flags, and words of columns that speak of
// the same thing; several joined by _ stand beside each other.
struct Topic {
  Words label;
  Words detail;
  Words other;   // of labels that are of something else, all the same or beside
  Words beside;  // one of which another label must have, whatever the column is
};

Words listed(std::string_view words) {
  Words list;
  if (!words.empty())
    core::for_each_field(words, '|', [&](std::string_view word) { list.emplace_back(word); });
  return list;
}

const std::vector<Topic>& topics() {
  static const std::vector<Topic> all = [] {
    core::Lexicon const rows = core::lexicon_without_locale("kind_detail");
    std::vector<Topic> read;
    for (std::size_t row = 0; row < rows.size(); ++row)
      read.push_back({listed(rows.at(row, 0)), listed(rows.at(row, 1)), listed(rows.at(row, 2)),
                      listed(rows.at(row, 3))});
    return read;
  }();
  return all;
}

// The places of topics in the list, by the words of columns that speak of them.
struct TopicIndex {
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_detail;
  std::size_t longest = 1;  // as many words stand beside each other at most
};

const TopicIndex& topic_index() {
  static const TopicIndex all = [] {
    TopicIndex index;
    for (std::size_t i = 0; i < topics().size(); ++i)
      for (const std::string& detail : topics()[i].detail) {
        index.by_detail[detail].push_back(i);
        auto const words = 1 + static_cast<std::size_t>(std::count(detail.begin(), detail.end(), '_'));
        index.longest = std::max(index.longest, words);
      }
    return index;
  }();
  return all;
}

// The topics that a column is about, in the order of the list. Asked of every pair of a label and a column.
std::vector<const Topic*> topics_of(const Words& column) {
  TopicIndex const& index = topic_index();
  std::set<std::size_t> found;
  for (std::size_t first = 0; first < column.size(); ++first) {
    std::string phrase;
    for (std::size_t last = first; last < std::min(column.size(), first + index.longest); ++last) {
      if (last > first) phrase += '_';
      phrase += core::singular(column[last]);
      auto const about = index.by_detail.find(phrase);
      if (about != index.by_detail.end()) found.insert(about->second.begin(), about->second.end());
    }
  }
  std::vector<const Topic*> result;
  for (std::size_t const topic : found) result.push_back(&topics()[topic]);
  return result;
}

// Whether one of the listed words, or some that stand beside each other, is among these.
bool says(const Words& words, const Words& list) {
  std::string joined = "_";
  for (const std::string& word : words) joined += core::singular(word) + "_";
  return std::any_of(list.begin(), list.end(), [&](const std::string& one) {
    return joined.find("_" + one + "_") != std::string::npos;
  });
}

// Words that say nothing of what a column is about.
bool is_telling(const std::string& word) {
  constexpr std::size_t kShortest = 3;
  return word.size() >= kShortest &&
         !has_word(
             {word},
             {"has",     "was",     "the",      "and",       "for",     "not",     "date",     "time",
              "type",    "name",    "code",     "number",    "amount",  "status",  "value",    "total",
              "price",   "order",   "other",    "text",      "default", "email",   "phone",    "mail",
              "mobile",  "method",  "full",     "user",      "account", "contact", "start",    "end",
              "sale",    "list",    "item",     "line",      "work",    "service", "required", "reported",
              "needed",  "found",   "occurred", "included",  "powered", "enabled", "operated", "supported",
              "applied", "allowed", "given",    "installed", "equipped"});
}

// Where the column is about a topic the label must be, too; else the two must share a word.
bool shares_topic(const Words& label, const Words& column) {
  std::vector<const Topic*> const about = topics_of(column);
  auto const topic =
      std::find_if(about.begin(), about.end(), [](const Topic* one) { return one->beside.empty(); });
  if (topic != about.end() && says(label, (*topic)->label)) return !says(label, (*topic)->other);
  bool const other = topic != about.end() && says(label, (*topic)->other);
  return !other && std::any_of(label.begin(), label.end(), [&](const std::string& word) {
    return is_telling(word) && has_word(column, {core::singular(word), word});
  });
}

std::vector<bool> none_if_all_alike(std::vector<bool> labels) {
  auto const speaking = std::count(labels.begin(), labels.end(), true);
  if (speaking == 0 || speaking == static_cast<std::ptrdiff_t>(labels.size())) return {};
  return labels;
}

// The words of a label in English and as they are written.
Words words_of_label(const std::string& label) {
  Words words = core::words_of_text(label);
  for (std::string& word : core::split_identifier(label))
    if (!core::contains(words, word)) words.push_back(std::move(word));
  return words;
}

template <typename Speaks>
std::vector<bool> labels_that(std::span<const std::string> labels, Speaks speaks) {
  std::vector<bool> result;
  for (const std::string& label : labels) result.push_back(speaks(core::words_of_text(label)));
  return none_if_all_alike(std::move(result));
}

}  // namespace

bool is_kind(const Words& column) {
  return !column.empty() &&
         has_word({column.back()}, {"type", "kind", "method", "mode", "basis", "model", "form", "structure",
                                    "format", "outcome", "variant", "segment", "channel"});
}

std::vector<bool> labels_speaking_of(const Words& column, std::span<const std::string> labels) {
  // A label that the column names in full is what it is of: "gift_card_code" of gift cards, not of cards.
  std::vector<bool> in_full = labels_that(labels, [&](const Words& label) {
    return label.size() > 1 && shares_topic(label, column) &&
           std::all_of(label.begin(), label.end(),
                       [&](const std::string& word) { return has_word(column, {word}); });
  });
  if (!in_full.empty()) return in_full;
  return labels_that(labels, [&](const Words& label) { return shares_topic(label, column); });
}

std::vector<bool> labels_of_topic(const Words& column, std::span<const std::string> labels) {
  for (const Topic* const topic : topics_of(column)) {
    auto const is_of = [&](const std::string& label) {
      Words const words = words_of_label(label);
      return says(words, topic->label) && !says(words, topic->other);
    };
    auto const is_of_another = [&](const std::string& label) {
      Words const words = words_of_label(label);
      return says(words, topic->beside.empty() ? topic->other : topic->beside) && !says(words, topic->label);
    };
    if (std::none_of(labels.begin(), labels.end(), is_of_another)) continue;
    std::vector<bool> there;
    std::transform(labels.begin(), labels.end(), std::back_inserter(there), is_of);
    there = none_if_all_alike(std::move(there));
    if (!there.empty()) return there;
  }
  return {};
}

std::vector<bool> labels_of_people(std::span<const std::string> labels) {
  return labels_of_topic({"natural", "person"}, labels);
}

std::vector<bool> labels_with_validity(std::span<const std::string> labels) {
  return labels_that(labels, [](const Words& label) {
    return !has_word(label, {"fail", "failed", "rejected", "unfit", "denied", "refused"});
  });
}

bool flag_speaks_of(const Words& flag, const Words& column) {
  Words telling = flag;
  std::erase_if(telling, [](const std::string& word) { return !is_telling(word); });
  std::vector<const Topic*> const about = topics_of(column);
  bool const is_topic =
      std::any_of(about.begin(), about.end(), [&](const Topic* one) { return says(flag, one->label); });
  if (telling.size() <= 1 && is_topic) return true;
  if (telling.empty()) return false;
  if (telling.size() == 1 && shares_topic(telling, column)) return true;
  return std::all_of(telling.begin(), telling.end(), [&](const std::string& told) {
    return std::any_of(column.begin(), column.end(), [&](const std::string& word) {
      return word.size() > 2 && core::is_same_act(word, told);
    });
  });
}

bool flag_denies(const Words& flag, const Words& column) {
  std::vector<const Topic*> const about = topics_of(column);
  if (std::any_of(about.begin(), about.end(),
                  [&](const Topic* one) { return says(flag, one->beside) && !says(flag, one->label); }))
    return true;
  return std::any_of(column.begin(), column.end(), [&](const std::string& word) {
    return std::any_of(flag.begin(), flag.end(), [&](const std::string& told) {
      return told.size() > 2 && core::is_undone_act(word, told);
    });
  });
}

}  // namespace synthgen::plan
