#include "plan/states/label_ranks.hpp"

#include <algorithm>

#include "core/label_share.hpp"
#include "core/name_words.hpp"
#include "plan/states/milestones.hpp"

namespace synthgen::plan {

int label_rank(std::string_view label) {
  std::vector<std::string> const words = core::words_of_text(label);
  if (Milestone const* const found = milestone_of(words)) return found->rank;
  return standing_of(words);
}

bool undoes(std::string_view label) {
  Milestone const* const told = milestone_of(core::words_of_text(label));
  return told != nullptr && is_one_of("refunded|reversed|archived|returned", told->event);
}

bool goes_on(std::string_view label) {
  std::vector<std::string> const words = core::words_of_text(label);
  return !words.empty() && words.back().size() > 4 && words.back().ends_with("ing");
}

namespace {

// What was sent, or read, in front of the label that says how it was answered still waits for the answer.
void wait_for_answers(std::span<const std::string> labels, std::vector<int>& ranks) {
  constexpr int kAsked = 10;
  bool answered = false;
  for (std::size_t i = labels.size(); i-- > 0;) {
    Milestone const* const told = milestone_of(core::words_of_text(labels[i]));
    if (told == nullptr) continue;
    answered = answered || is_one_of("accepted|approved|responded|confirmed|acknowledged", told->event);
    if (answered && is_one_of("sent|read", told->event)) ranks[i] = kAsked;
  }
}

// What is received first, as an application, is worked on then.
void wait_for_work(std::span<const std::string> labels, std::vector<int>& ranks) {
  constexpr int kWaits = 5;
  if (labels.size() < 3 || std::is_sorted(labels.begin(), labels.end())) return;
  Milestone const* const first = milestone_of(core::words_of_text(labels.front()));
  if (first != nullptr && is_one_of("delivered|checked_in", first->event)) ranks.front() = kWaits;
}

// What is approved behind what is under way is further than that.
void raise_verdicts(std::span<const std::string> labels, std::vector<int>& ranks) {
  constexpr int kUnderWay = 40;
  if (std::is_sorted(labels.begin(), labels.end())) return;
  int greatest = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    Milestone const* const told = milestone_of(core::words_of_text(labels[i]));
    bool const agrees = told != nullptr && is_one_of("approved|accepted|decided|verified", told->event);
    if (agrees && greatest <= kUnderWay) ranks[i] = std::max(ranks[i], greatest + 1);
    if (ranks[i] <= kUnderWay) greatest = std::max(greatest, ranks[i]);
  }
}

// What can be had, as a unit in stock, is gone when it is issued or handed out.
void end_with_issue(std::span<const std::string> labels, std::vector<int>& ranks) {
  bool had = false;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    std::string const label = joined(core::words_of_text(labels[i]));
    if (had && is_one_of("issued|handed_out|given_out|dispensed|consumed", label)) ranks[i] = kFirstDone;
    had = had || is_one_of("available|in_stock|stock|stored|free", label);
  }
}

// Whether a label that tells no stage tells of an exception: overdue, disputed, unpublished.
bool is_exception(const std::string& label) {
  constexpr std::uint64_t kRare = 3;
  std::vector<std::string> const words = core::words_of_text(label);
  return core::label_shares(std::span(&label, 1)).front() <= kRare ||
         std::any_of(words.begin(), words.end(), [](const std::string& word) {
           return word.starts_with("un") || is_one_of("not|no|non|late|reminded|reminder", word);
         });
}

// Behind a label under which all wait, labels that say nothing tell how it came out, where no other is a
// stage on the way: awaiting, fit, unfit. Behind a regular end they are exceptions, unless something has been
// done: final, corrected.
void place_verdicts(std::span<const std::string> labels, std::vector<int>& ranks) {
  constexpr int kAgreed = 20;
  if (labels.size() < 3 || ranks.front() <= 0 || ranks.front() >= kAgreed ||
      std::is_sorted(labels.begin(), labels.end()))
    return;
  auto const is_stage = [](int rank) { return rank > 0 && rank < kFirstDone; };
  if (std::any_of(ranks.begin() + 1, ranks.end(), is_stage)) return;
  bool ended = false;
  for (std::size_t i = 1; i < labels.size(); ++i) {
    ended = ended || ranks[i] >= kFirstDone;
    if (ranks[i] < 0 && (!ended || labels[i].ends_with("ed"))) ranks[i] = kFirstDone;
  }
}

// Where labels that say nothing stand among those that do, since labels are listed in the order in which they
// come about: what comes first waits, what comes last is over, and what lies in between is on its way.
void place_unknown(std::span<const std::string> labels, std::vector<int>& ranks) {
  constexpr int kDelivered = 50;
  constexpr int kWaits = 5;
  constexpr int kNotStarted = 10;
  constexpr int kUnderWay = 25;
  constexpr int kLasts = 30;
  constexpr int kPaid = 30;
  constexpr int kStarted = 40;
  auto const known = std::count_if(ranks.begin(), ranks.end(), [](int rank) { return rank >= 0; });
  // Some of them are known, or the last one is an end that others lead to.
  constexpr std::size_t kLeastOfCourse = 4;
  bool const leads_to_end = ranks.size() >= kLeastOfCourse && ranks.back() >= kFirstDone &&
                            milestone_of(core::words_of_text(labels.back())) != nullptr;
  bool const is_course =
      leads_to_end || (known >= 2 && 3 * known >= static_cast<std::ptrdiff_t>(ranks.size()));
  if (!is_course || std::is_sorted(labels.begin(), labels.end())) return;
  std::vector<std::size_t> stages;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    // Exceptions come last; where something stays as it is, nothing else is a stage on its way.
    bool const lasts = ranks[i] == kLasts && milestone_of(core::words_of_text(labels[i])) == nullptr;
    if (ranks[i] == 0 || lasts || undoes(labels[i])) break;
    if (ranks[i] > 0 || !is_exception(labels[i])) stages.push_back(i);
  }
  int before = 0;  // how far the stage before has come
  for (std::size_t s = 0; s < stages.size(); ++s) {
    int& rank = ranks[stages[s]];
    auto const told = std::find_if(stages.begin() + static_cast<std::ptrdiff_t>(s), stages.end(),
                                   [&](std::size_t stage) { return ranks[stage] > 0; });
    bool const ends = told == stages.end();
    int const next = ends ? kFirstDone : ranks[*told];
    bool const over = before >= kDelivered;
    if (rank > 0 && over && rank > kNotStarted && rank < before)
      rank = before;  // what is picked up when it is done does not go on
    else if (rank < 0 && !over && next >= before) {
      if (before == 0)
        rank = kWaits;
      else if (ends && before == kPaid)
        continue;  // what comes of it when it is paid nobody knows
      else if (ends && s + 1 == stages.size() && !goes_on(labels[stages[s]]))
        rank = kFirstDone;
      else
        rank = std::max(before, next == kStarted ? kNotStarted : std::min(kUnderWay, next));
      if (rank == kLasts) ++rank;
    }
    before = std::max(before, rank);
  }
}

}  // namespace

std::vector<int> label_ranks(std::span<const std::string> labels) {
  constexpr int kPaid = 30;
  constexpr int kOnItsWayUnpaid = 25;
  std::vector<int> ranks;
  for (const std::string& label : labels) ranks.push_back(label_rank(label));
  wait_for_answers(labels, ranks);
  wait_for_work(labels, ranks);
  end_with_issue(labels, ranks);
  raise_verdicts(labels, ranks);
  place_unknown(labels, ranks);
  place_verdicts(labels, ranks);
  if (std::is_sorted(labels.begin(), labels.end())) return ranks;
  for (std::size_t paid = 0; paid < labels.size(); ++paid) {
    Milestone const* const named = milestone_of(core::words_of_text(labels[paid]));
    if (named == nullptr || named->rank != kPaid) continue;
    for (std::size_t i = 0; i < paid; ++i)
      if (ranks[i] > kPaid && ranks[i] < kFirstDone) ranks[i] = kOnItsWayUnpaid;
  }
  return ranks;
}

}  // namespace synthgen::plan
