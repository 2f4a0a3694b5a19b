#include "plan/demands.hpp"

#include <algorithm>

#include "core/act.hpp"
#include "core/name_words.hpp"
#include "plan/lifecycle.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;
using Point = Demand::Point;

struct Rule {
  std::vector<std::string_view> table;
  std::vector<std::string_view> parent;  // empty: any
  std::vector<Demand> demands;
  bool follows_up = false;
};

const std::vector<Rule>& rules() {
  static const std::vector<Rule> all = {
      {{"refund", "chargeback", "reversal"},
       {},
       {{Point::kNamed, "refunded"}, {Point::kReached, "paid"}, {Point::kAlive}}},
      {{"return", "rma"},
       {},
       {{Point::kNamed, "returned"},
        {Point::kNamed, "delivered"},
        {Point::kNamed, "shipped"},
        {Point::kAlive}}},
      {{"review", "rating", "feedback", "survey", "testimonial", "complaint"},
       {},
       {{Point::kNamed, "delivered"}, {Point::kNamed, "completed"}, {Point::kAlive}}},
      {{"shipment", "delivery", "dispatch", "consignment", "parcel"},
       {},
       {{Point::kNamed, "shipped"}, {Point::kReached, "paid"}, {Point::kAlive}}},
      {{"comment", "like", "vote", "reaction", "view", "share", "bookmark", "favorite", "favourite",
        "repost"},
       {},
       {{Point::kNamed, "published"}, {Point::kAlive}}},
      {{"payment", "repayment", "installment", "instalment", "collection"},
       {"loan", "credit", "mortgage", "lease"},
       {{Point::kReached, "paid"}}},
      {{"premium", "claim"}, {"policy", "contract", "cover", "coverage", "warranty"}, {{Point::kBegun}}},
      {{"payment", "payout", "settlement", "receipt"},
       {},
       {{Point::kNamed, "paid"}, {Point::kNamed, "settled"}, {Point::kAlive}}},
      {{"grade", "result", "score", "mark"},
       {"exam", "test", "quiz", "assignment", "assessment", "race", "match", "game", "order", "examination"},
       {{Point::kNamed, "completed"}, {Point::kReached, "started"}, {Point::kAlive}}},
      {{"goal", "card", "stat", "statistic", "lineup", "booking", "substitution"},
       {"match", "game", "fixture"},
       {{Point::kReached, "started"}}},
      {{"checkin", "boarding", "baggage", "luggage", "bag"}, {}, {{Point::kAlive}}, true},
      {{"inspection", "labor", "labour", "timesheet", "time", "worklog", "work", "usage", "consumption",
        "production", "output", "scrap", "downtime"},
       {"order", "job", "task", "operation", "project", "batch", "run"},
       {{Point::kReached, "started"}, {Point::kAlive}}},
      {{"trip", "ride", "visit", "stay", "rental", "handover"},
       {"reservation", "booking", "request", "appointment"},
       {{Point::kReached, "approved"}, {Point::kAlive}}},
      {{"prescription", "diagnosis", "diagnose", "vital", "treatment", "procedure", "lab", "referral",
        "note"},
       {"appointment", "visit", "consultation", "encounter"},
       {{Point::kReached, "started"}, {Point::kAlive}}},
      {{"order", "job", "encounter", "consultation", "session", "repair", "service"},
       {"appointment", "reservation", "booking", "schedule"},
       {{Point::kReached, "started"}, {Point::kAlive}}},
      {{"certificate", "diploma", "certification"}, {}, {{Point::kNamed, "completed"}, {Point::kAlive}}},
      {{"attendance", "attendee", "invoice", "bill", "commission"}, {}, {{Point::kAlive}}},
  };
  return all;
}

bool is_draft(const Words& label) {
  return has_word(label, {"draft", "quoted", "quote", "proposal", "proposed"});
}

bool is_over(const Words& label) {
  return has_word(label, {"expired", "lapsed", "ended"});
}

bool is_alive(const std::string& label) {
  Words const words = core::words_of(label);
  return (!stands_aside(label) || is_over(words)) && !is_draft(words);
}

bool names(std::string_view event, const std::string& label) {
  std::string_view const told = event_of(core::words_of(label));
  return told == event || (event == "delivered" && told == "completed");
}

// Labels that say whether something can be had; what was done with it then is in other rows.
bool is_of_resource(const std::string& label) {
  return has_word(core::words_of(label), {"available", "free", "vacant", "active", "idle", "operational"});
}

// Whether one of the words names what the rows are, rather than what they belong to.
bool is_told(const std::vector<std::string_view>& wanted, const Words& table, const Words& parent) {
  return std::any_of(wanted.begin(), wanted.end(), [&](std::string_view word) {
    return has_word(table, {word}) && !has_word(parent, {word});
  });
}

}  // namespace

std::span<const Demand> demands_of(const Words& table, const Words& parent, bool& follows_up) {
  for (Rule const& rule : rules())
    if (is_told(rule.table, table, parent) && (rule.parent.empty() || has_word(parent, rule.parent))) {
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
    bool const begun = is_over(core::words_of(labels[i])) || stages[i] != Stage::kWaiting;
    meeting.push_back(is_alive(labels[i]) && (demand.point == Point::kAlive || begun));
  }
  return meeting;
}

std::vector<bool> labels_from_act(const Words& table, const Words& parent,
                                  std::span<const std::string> labels) {
  auto const is_act = [&](const std::string& label) {
    Words const words = core::words_of(label);
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
