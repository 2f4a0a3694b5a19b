#include "plan/references/demands.hpp"

#include <algorithm>

#include "core/act.hpp"
#include "core/ascii.hpp"
#include "core/fields.hpp"
#include "core/lexicon.hpp"
#include "core/name_words.hpp"
#include "plan/states/lifecycle.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;
using Point = Demand::Point;

struct Rule {
  std::vector<std::string> rows;
  std::vector<std::string> moments;  // by which rows tell what they are, too
  std::vector<std::string> parent;   // empty: any
  std::vector<Demand> demands;
  bool follows_up = false;
};

// A demand as the list has it: "paid named", "begun", "alive up".
Demand read_demand(std::string_view text, bool& follows_up) {
  Demand demand{Point::kReached, {}};
  for (std::string_view const word : core::split_fields(core::trimmed(text), ' ')) {
    if (word == "alive")
      demand.point = Point::kAlive;
    else if (word == "begun")
      demand.point = Point::kBegun;
    else if (word == "over")
      demand.point = Point::kOver;
    else if (word == "named")
      demand.point = Point::kNamed;
    else if (word == "up")
      follows_up = true;
    else
      demand.event = word;
  }
  return demand;
}

std::vector<Rule> read_rules() {
  std::vector<Rule> rules;
  core::Lexicon const lines = core::lexicon_without_locale("demand");
  std::size_t const parent = lines.field("parent");
  std::size_t const demands = lines.field("demands");
  for (std::size_t line = 0; line < lines.size(); ++line) {
    Rule& rule = rules.emplace_back();
    for (std::string_view const word : core::split_fields(lines.at(line), '|'))
      if (word.starts_with('.'))
        rule.moments.emplace_back(word.substr(1));
      else
        rule.rows.emplace_back(word);
    if (std::string_view const words = lines.at(line, parent); !words.empty())
      for (std::string_view const word : core::split_fields(words, '|')) rule.parent.emplace_back(word);
    for (std::string_view const one : core::split_fields(lines.at(line, demands), ','))
      rule.demands.push_back(read_demand(one, rule.follows_up));
  }
  return rules;
}

const std::vector<Rule>& rules() {
  static const std::vector<Rule> all = read_rules();
  return all;
}

bool has_any(const Words& words, const std::vector<std::string>& wanted) {
  return std::any_of(wanted.begin(), wanted.end(),
                     [&](const std::string& word) { return has_word(words, {word}); });
}

bool is_draft(const Words& label) {
  return has_word(label, {"draft", "quoted", "quote", "proposal", "proposed"});
}

bool is_over(const Words& label) {
  return has_word(label, {"expired", "lapsed", "ended"});
}

bool is_alive(const std::string& label) {
  Words const words = core::words_of_text(label);
  return (!stands_aside(label) || is_over(words)) && !is_draft(words);
}

bool names(std::string_view event, const std::string& label) {
  std::string_view const told = event_of(core::words_of_text(label));
  return told == event || (event == "delivered" && told == "completed");
}

// Labels that say whether something can be had; what was done with it then is in other rows.
bool is_of_resource(const std::string& label) {
  return has_word(core::words_of_text(label),
                  {"available", "free", "vacant", "active", "idle", "operational"});
}

// Whether one of the words names what the rows are, rather than what they belong to.
bool is_told(const std::vector<std::string>& wanted, const Words& table, const Words& parent) {
  return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
    return has_word(table, {word}) && !has_word(parent, {word});
  });
}

}  // namespace

std::span<const Demand> demands_of(const Words& table, const Words& moments, const Words& parent,
                                   bool& follows_up) {
  for (Rule const& rule : rules()) {
    bool const told = is_told(rule.rows, table, parent) || has_any(moments, rule.moments);
    if (!told || !(rule.parent.empty() || has_any(parent, rule.parent))) continue;
    follows_up = rule.follows_up;
    return rule.demands;
  }
  return {};
}

std::vector<bool> labels_meeting(const Demand& demand, std::span<const std::string> labels) {
  if (demand.point == Point::kNamed &&
      std::none_of(labels.begin(), labels.end(),
                   [&](const std::string& label) { return names(demand.event, label); }))
    return {};
  if (demand.point == Point::kNamed || demand.point == Point::kReached) return happened(demand.event, labels);
  std::vector<Stage> const stages = stages_of(labels);
  std::vector<bool> meeting;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    bool const come =
        !stays_undone(labels[i]) &&
        (is_over(core::words_of_text(labels[i])) ||
         (demand.point == Point::kOver ? stages[i] == Stage::kOver : stages[i] != Stage::kWaiting));
    meeting.push_back(is_alive(labels[i]) && (demand.point == Point::kAlive || come));
  }
  return meeting;
}

std::vector<bool> labels_from_act(const Words& table, const Words& parent,
                                  std::span<const std::string> labels) {
  auto const is_act = [&](const std::string& label) {
    Words const words = core::words_of_text(label);
    return words.size() == 1 && std::any_of(table.begin(), table.end(), [&](const std::string& word) {
             std::string const act = core::singular(word);
             return !has_word(parent, {act}) && core::is_same_act(act, words[0]);
           });
  };
  auto const named = std::find_if(labels.begin(), labels.end(), is_act);
  if (named == labels.end() || named == labels.begin() ||
      std::any_of(labels.begin(), labels.end(), is_of_resource))
    return {};
  std::vector<bool> from(labels.size());
  for (auto label = named; label != labels.end(); ++label)
    from[static_cast<std::size_t>(label - labels.begin())] = label == named || !stands_aside(*label);
  return from;
}

}  // namespace synthgen::plan
