#include "plan/states/lifecycle.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "plan/states/label_ranks.hpp"
#include "plan/states/milestones.hpp"

namespace synthgen::plan {

namespace {

bool has_review(std::span<const std::string> words) {
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return is_one_of("review|reviewing|investigating|investigation", word);
  });
}

bool has_word_of(std::string_view label, std::string_view wanted) {
  std::vector<std::string> const words = core::words_of_text(label);
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return is_one_of(wanted, word); });
}

// Whether a label says that nothing was done and nothing will be.
bool is_left_undone(std::span<const std::string> words) {
  return is_one_of("no_show|missed|absent|wont_fix|wontfix|duplicate|not_planned", joined(words));
}

// Whether a label says that somebody is at it, or has it in hand: under investigation, assigned.
bool is_in_hand(std::span<const std::string> words) {
  return words.empty() || has_review(words) || words.back().ends_with("ing") ||
         is_one_of("in|under|on|work", words.front()) ||
         is_one_of(
             "assigned|acknowledged|escalated|triaged|sent|received|started|accepted|paused|held|"
             "active|investigation|review|hold",
             words.back());
}

// Whether a label of this rank says that an event has happened, which is of rank `wanted_rank` among them.
bool has_happened(const Milestone& wanted, std::string_view label, int rank, int wanted_rank, bool is_named) {
  constexpr int kAgreed = 20;
  std::vector<std::string> const words = core::words_of_text(label);
  std::string_view const event = wanted.event;
  Milestone const* const told = milestone_of(words);
  if (told == &wanted) return true;
  if (told != nullptr && told->rank == 0 && event == "ended")
    return is_one_of("cancelled|terminated|expired|withdrawn|revoked|dead", told->event);
  if (told != nullptr && told->event == "dead" && is_one_of("discharged|closed", event)) return true;
  bool const takes_part = is_one_of("completed|started|checked_in|checked_out|delivered|departed", event);
  if (takes_part && is_one_of("no_show|missed|absent", joined(words))) return false;
  if (is_named && wanted.rank >= kAgreed && event != "closed" && is_left_undone(words)) return false;
  // Who has his money back did not come.
  if ((event == "departed" || (takes_part && !is_one_of("completed|delivered", event))) && told != nullptr &&
      told->event == "refunded")
    return false;
  // Who says no has answered, too; what was only sent has no answer yet.
  if (event == "responded" || event == "decided") {
    if (told != nullptr && told->event == "sent") return false;
    if (told != nullptr && told->event == "rejected") return true;
  }
  // Who has paid a part has not paid.
  if (event == "paid" && told == nullptr && is_one_of("partial|partially|partly|part", words.front()))
    return false;
  // Nobody says yes or no to what was not sent.
  if (event == "sent" && told != nullptr && is_one_of("rejected|accepted|expired", told->event)) return true;
  // What was dismissed has been looked at.
  if (event == "reviewed" && told != nullptr)
    return is_one_of("rejected|terminated", told->event) || told->rank >= wanted_rank;
  // What is under review has been decided neither way.
  if (wanted.rank == kAgreed && told == nullptr && has_review(words)) return false;
  if (wanted.rank == 0) return event == "terminated" && told != nullptr && told->event == "deactivated";
  // What ended badly had been begun, but who knows how far it came: no further than agreed.
  // What was lost on its way had left.
  if (told != nullptr && told->event == "lost") return wanted.rank <= 40;
  return rank >= wanted_rank;
}

// How far what lasts had come before it was called back: what is revoked had been granted. 0 where a label
// calls nothing back.
std::vector<int> ranks_called_back(std::span<const std::string> labels, const std::vector<int>& ranks) {
  constexpr int kAgreed = 20;
  constexpr int kLasts = 30;
  std::vector<int> before(labels.size());
  int greatest = 0;
  bool lasts = false;
  // What was accepted and does not last has been answered: what expires then never was.
  bool const may_last = std::any_of(labels.begin(), labels.end(), [](const std::string& label) {
    return standing_of(core::words_of_text(label)) == kLasts &&
           milestone_of(core::words_of_text(label)) == nullptr;
  });
  for (std::size_t i = 0; i < labels.size(); ++i) {
    Milestone const* const told = milestone_of(core::words_of_text(labels[i]));
    if (told != nullptr && told->event == "accepted" && !may_last) continue;
    if (told != nullptr && told->rank == 0) {
      bool const after_use = lasts && is_one_of("cancelled|withdrawn", told->event);
      if (after_use || is_called_back(labels[i])) before[i] = greatest;
      continue;
    }
    if (ranks[i] < kAgreed || ranks[i] > kOnItsWay) continue;
    greatest = std::max(greatest, ranks[i]);
    lasts = lasts || (ranks[i] == kLasts && told == nullptr);
  }
  return before;
}

bool is_any(const std::vector<bool>& labels) {
  return std::find(labels.begin(), labels.end(), true) != labels.end();
}

// Whether a label says that somebody has looked at what was asked for and said yes or no.
bool is_verdict(const Milestone* told) {
  return told != nullptr && is_one_of("approved|accepted|rejected|terminated|failed", told->event);
}

// Under which labels something has been looked at, where none says so by name: all that tell what came of it,
// and all behind the one under which it is being looked at. Who withdraws does not wait for it.
std::vector<bool> looked_at(std::span<const std::string> labels, const std::vector<Stage>& stages,
                            bool is_decided) {
  std::vector<bool> result(labels.size());
  // Who takes a candidacy back has ended it as who is hired has.
  bool const is_carried_out = std::any_of(labels.begin(), labels.end(), [](const std::string& label) {
    Milestone const* const told = milestone_of(core::words_of_text(label));
    return told != nullptr && told->event == "completed";
  });
  bool behind = false;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    std::vector<std::string> const words = core::words_of_text(labels[i]);
    Milestone const* const told = milestone_of(words);
    if (told != nullptr && is_one_of("cancelled|expired|abandoned|postponed", told->event)) continue;
    if (told != nullptr && told->event == "withdrawn" && !(is_decided && is_carried_out)) continue;
    bool const is_lost = told != nullptr && told->event == "lost";
    if (is_one_of("no_show|missed|absent", joined(words))) continue;
    bool const gave_up = told != nullptr && told->event == "withdrawn";
    result[i] = behind || gave_up || is_lost || is_verdict(told) || stages[i] == Stage::kOver;
    behind = behind || (told != nullptr && is_one_of("approved|accepted", told->event)) ||
             (told == nullptr && has_review(words));
  }
  return result;
}

Stage stage_of(std::string_view label, int rank) {
  std::vector<std::string> const words = core::words_of_text(label);
  for (const std::string& word : words)
    if (is_one_of("overdue|late|due|delinquent|delayed|reminded|reminder", word)) return Stage::kLate;
  if (Milestone const* const told = milestone_of(words); told != nullptr && told->rank == 0)
    return is_one_of("expired|dead", told->event) ? Stage::kOver : Stage::kAside;
  std::string const whole = joined(words);
  if (rank < 0 || is_one_of("defaulted|in_default|default|in_arrears|arrears|foreclosed", whole))
    return Stage::kAside;
  if (rank >= kFirstDone || rank == 50) return Stage::kOver;
  if (rank == 30 && milestone_of(words) == nullptr) return Stage::kLasting;
  if (Milestone const* const told = milestone_of(words); told != nullptr && told->event == "published")
    return Stage::kLasting;
  return rank <= 20 ? Stage::kWaiting : Stage::kPassing;
}

// How far things have come that have come to their regular end: what was paid stays so, though some of it is
// paid back.
int rank_of_good_end(std::span<const std::string> labels, const std::vector<int>& ranks) {
  constexpr int kDelivered = 50;
  bool const lent =
      std::none_of(ranks.begin(), ranks.end(), [](int rank) { return rank >= 30 && rank <= kDelivered; });
  int greatest = -1;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    Milestone const* const told = milestone_of(core::words_of_text(labels[i]));
    bool const undone = told != nullptr && (is_one_of("refunded|reversed|archived", told->event) ||
                                            (told->event == "returned" && !lent));
    if (!undone && !goes_on(labels[i])) greatest = std::max(greatest, ranks[i]);
  }
  return greatest;
}

// Whether a label says that a thing came to an end that nobody wished for.
bool is_end_without_success(std::string_view label) {
  Milestone const* const told = milestone_of(core::words_of_text(label));
  return told != nullptr && is_one_of("lost|cancelled|rejected|withdrawn|terminated|failed", told->event);
}

}  // namespace

std::string_view event_of(std::span<const std::string> words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (Milestone const* const found = milestone_of_two(words.subspan(i))) return found->event;
    if (Milestone const* const found = milestone(words[i])) return found->event;
  }
  return {};
}

int rank_of_event(std::string_view event) {
  Milestone const* const found = milestone_named(event);
  return found == nullptr ? 0 : found->rank;
}

namespace {

// Whether a label that is listed behind the one that names an event goes on from there, however far it is in
// other courses: what is active in front of its end had been signed.
bool goes_beyond(std::span<const std::string> labels, const std::vector<int>& ranks, std::size_t named_at,
                 std::size_t label) {
  std::vector<Stage> const stages = stages_of(labels);
  bool const begins = named_at > 0 && ranks[0] > 0 && ranks[0] < ranks[named_at];
  bool const regular =
      ranks[label] > 0 && !undoes(labels[label]) && !is_left_undone(core::words_of_text(labels[label]));
  bool const passes = stages[label] == Stage::kPassing && stages[named_at] == Stage::kPassing;
  return begins && regular && (stages[label] == Stage::kLasting || stages[label] == Stage::kOver || passes);
}

}  // namespace

bool are_runs(std::span<const std::string> labels) {
  return std::any_of(labels.begin(), labels.end(), [](const std::string& label) {
    return has_word_of(label,
                       "running|executing|processing|building|deploying|installing|syncing|uploading|"
                       "downloading|transferring|importing|exporting|rendering|encoding|compiling|testing");
  });
}

std::vector<bool> happened(std::string_view event, std::span<const std::string> labels) {
  std::vector<bool> result(labels.size());
  Milestone const* const wanted = milestone_named(event);
  if (wanted == nullptr) return result;
  std::vector<int> const ranks = label_ranks(labels);
  int wanted_rank = wanted->rank;
  std::size_t named_at = labels.size();
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (milestone_of(core::words_of_text(labels[i])) == wanted) {
      wanted_rank = ranks[i];
      named_at = std::min(named_at, i);
    }
  bool const named = named_at < labels.size();
  bool const asks = std::any_of(labels.begin(), labels.end(), [](const std::string& label) {
    Milestone const* const told = milestone_of(core::words_of_text(label));
    return told != nullptr && is_one_of("approved|accepted|rejected", told->event);
  });
  if (!named && (is_one_of("decided|reviewed|processed|responded", event) || (asks && event == "resolved")))
    if (result = looked_at(labels, stages_of(labels), event == "decided"); is_any(result)) return result;
  std::vector<int> const called_back = ranks_called_back(labels, ranks);
  bool const in_order = !std::is_sorted(labels.begin(), labels.end());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    result[i] = has_happened(*wanted, labels[i], ranks[i], wanted_rank, named) ||
                (wanted->rank > 0 && called_back[i] >= wanted_rank);
    // Of two that have come as far as each other the one that is listed before has not come to the other.
    bool const in_front = named && in_order && i < named_at && ranks[i] == wanted_rank;
    if (in_front && wanted->rank > 0 && milestone_of(core::words_of_text(labels[i])) != wanted)
      result[i] = false;
    if (named && in_order && i > named_at && wanted->rank > 0 && goes_beyond(labels, ranks, named_at, i))
      result[i] = true;
  }
  // What was refused was neither issued nor let in.
  if (named && is_one_of("issued|granted|activated|published", event))
    for (std::size_t i = 0; i < labels.size(); ++i) {
      Milestone const* const outcome = milestone_of(core::words_of_text(labels[i]));
      result[i] = result[i] && !(outcome != nullptr && outcome->event == "rejected");
    }
  // Where no label names the beginning, all do under which something goes on or is over.
  if (!named && event == "started") {
    std::vector<Stage> const stages = stages_of(labels);
    for (std::size_t i = 0; i < labels.size(); ++i)
      result[i] = result[i] || stages[i] == Stage::kPassing || stages[i] == Stage::kLasting ||
                  stages[i] == Stage::kOver;
  }
  // What fails while it runs had been begun, and is over.
  if (is_one_of("started|ended", event) && are_runs(labels))
    for (std::size_t i = 0; i < labels.size(); ++i) {
      Milestone const* const told = milestone_of(core::words_of_text(labels[i]));
      result[i] =
          result[i] || (told != nullptr && is_one_of("failed|aborted|timed_out|reverted", told->event));
    }
  // What is closed was filled, or else was not.
  if (named && event == "completed" && has_word_of(labels[named_at], "filled|hired"))
    for (std::size_t i = 0; i < labels.size(); ++i) {
      Milestone const* const told = milestone_of(core::words_of_text(labels[i]));
      result[i] = result[i] && !(told != nullptr && told->event == "closed");
    }
  // Where no label names the end of a thing, all do under which it is over; who has lost is done, too.
  bool const told = is_any(result);
  if (!told && is_one_of("resolved|completed|ended|closed", event)) {
    std::vector<Stage> const stages = stages_of(labels);
    for (std::size_t i = 0; i < labels.size(); ++i)
      result[i] = ranks[i] >= kFirstDone || (event == "closed" && stages[i] == Stage::kOver);
  }
  // Who is no longer here has left, whatever the reason.
  if (!told && event == "terminated") {
    std::vector<Stage> const stages = stages_of(labels);
    bool const lasts = std::find(stages.begin(), stages.end(), Stage::kLasting) != stages.end();
    for (std::size_t i = 0; i < labels.size(); ++i) {
      Milestone const* const told = milestone_of(core::words_of_text(labels[i]));
      bool const stays = told != nullptr && is_one_of(
                                                "suspended|blocked|paused|quarantined|damaged|rejected|"
                                                "failed|postponed|disputed",
                                                told->event);
      result[i] =
          lasts && !stays && (stages[i] == Stage::kOver || (stages[i] == Stage::kAside && told != nullptr));
    }
  }
  if (!named && event == "resolved")
    for (std::size_t i = 0; i < labels.size(); ++i) {
      Milestone const* const outcome = milestone_of(core::words_of_text(labels[i]));
      result[i] = result[i] || (outcome != nullptr && is_one_of("lost|rejected|terminated", outcome->event));
    }
  // Where nothing is told of the end, all do that neither wait nor say that somebody is at it.
  if (!is_any(result) && is_one_of("resolved|closed", event)) {
    std::vector<Stage> const stages = stages_of(labels);
    for (std::size_t i = 0; stages.front() == Stage::kWaiting && i < labels.size(); ++i)
      result[i] = stages[i] != Stage::kWaiting && !is_in_hand(core::words_of_text(labels[i]));
  }
  if (!named && event == "closed")
    for (std::size_t i = 0; i < labels.size(); ++i)
      result[i] = result[i] || is_end_without_success(labels[i]);
  return result;
}

std::vector<Stage> stages_of(std::span<const std::string> labels) {
  if (labels.empty()) return {};
  std::vector<int> const ranks = label_ranks(labels);
  int const greatest = rank_of_good_end(labels, ranks);
  // What is checked out of a library is to come back; who has checked out of a hotel has left.
  bool lent = false;
  auto const any_is = [&](std::string_view words) {
    return std::any_of(labels.begin(), labels.end(),
                       [&](const std::string& label) { return has_word_of(label, words); });
  };
  // Where some are overdue, or were not paid, what is due is not yet.
  bool const is_missed = any_is("missed") && any_is("paid");
  bool const falls_due = is_missed || any_is("overdue|late|delinquent");
  std::vector<Stage> stages;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    Milestone const* const told = milestone_of(core::words_of_text(labels[i]));
    stages.push_back(stage_of(labels[i], ranks[i]));
    if (falls_due && joined(core::words_of_text(labels[i])) == "due") stages.back() = Stage::kWaiting;
    if (is_missed && joined(core::words_of_text(labels[i])) == "missed") stages.back() = Stage::kLate;
    lent = lent || stages.back() == Stage::kLate || (told != nullptr && told->event == "returned");
  }
  for (std::size_t i = 0; i < labels.size(); ++i) {
    Milestone const* const told = milestone_of(core::words_of_text(labels[i]));
    if (lent && joined(core::words_of_text(labels[i])) == "checked_out") stages[i] = Stage::kPassing;
    bool const last = ranks[i] == greatest && greatest >= 20;
    bool const passes = stages[i] == Stage::kWaiting || stages[i] == Stage::kPassing;
    if (last && (passes || (told != nullptr && stages[i] == Stage::kLasting))) stages[i] = Stage::kOver;
  }
  return stages;
}

bool is_undone(std::string_view label) {
  Milestone const* const told = milestone_of(core::words_of_text(label));
  return told != nullptr && is_one_of("reverted|refunded|reversed", told->event);
}

bool stays_undone(std::string_view label) {
  return is_left_undone(core::words_of_text(label));
}

bool is_thrown_away(std::string_view label) {
  Milestone const* const told = milestone_of(core::words_of_text(label));
  return told != nullptr && told->event == "discarded";
}

bool is_refused(std::string_view label) {
  Milestone const* const told = milestone_of(core::words_of_text(label));
  return told != nullptr && is_one_of("rejected|withdrawn|lost", told->event);
}

std::vector<bool> in_force(std::span<const std::string> labels) {
  constexpr int kAgreed = 20;
  std::vector<bool> result(labels.size());
  if (std::is_sorted(labels.begin(), labels.end())) return result;
  std::vector<int> const ranks = label_ranks(labels);
  std::vector<Stage> const stages = stages_of(labels);
  std::vector<int> const called_back = ranks_called_back(labels, ranks);
  bool lasts = false;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    bool const before = i + 1 < labels.size() && is_called_back(labels[i + 1]) && !stands_aside(labels[i]);
    lasts = lasts || stages[i] == Stage::kLasting || called_back[i] > 0 || before;
    result[i] = ranks[i] >= kAgreed || called_back[i] > 0 || before || is_called_back(labels[i]);
  }
  if (!lasts) result.assign(labels.size(), false);
  return result;
}

bool is_called_back(std::string_view label) {
  Milestone const* const told = milestone_of(core::words_of_text(label));
  return told != nullptr &&
         is_one_of(
             "terminated|expired|deleted|suspended|blocked|revoked|reverted|deactivated|paused|"
             "discarded|dead|damaged|quarantined",
             told->event);
}

bool stands_aside(std::string_view label) {
  return label_rank(label) == 0;
}

bool is_regrettable(std::string_view label) {
  std::vector<std::string> const words = core::words_of_text(label);
  Milestone const* const told = milestone_of(words);
  return is_end_without_success(label) || is_one_of("no_show|missed|absent", joined(words)) ||
         (told != nullptr &&
          is_one_of("voided|revoked|suspended|blocked|deleted|deactivated|lost", told->event));
}

bool are_states(std::span<const std::string> labels) {
  constexpr std::size_t kLeast = 3;
  std::size_t const known = static_cast<std::size_t>(std::count_if(
      labels.begin(), labels.end(), [](const std::string& label) { return label_rank(label) >= 0; }));
  return known >= kLeast && 4 * known >= 3 * labels.size();
}

bool is_flag_of_life(std::span<const std::string> words) {
  auto const any_is = [&](std::string_view wanted) {
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return is_one_of(wanted, word); });
  };
  return any_is("active|enabled|current|available|employed|alive|subscribed|enrolled|operational") ||
         (any_is("in") && any_is("use|service|operation|force"));
}

}  // namespace synthgen::plan
