#include "plan/states/milestones.hpp"

#include <algorithm>
#include <unordered_map>

namespace synthgen::plan {

namespace {

constexpr Milestone kMilestones[] = {
    {"confirmed", 20, "confirm|confirmed|confirmation"},
    {"accepted", 20, "accept|accepted|acceptance"},
    {"approved", 20, "approve|approved|approval|authorized|authorised|awarded|award|granted|agreed"},
    {"assigned", 20, "assign|assigned|assignment"},
    {"acknowledged", 20, "acknowledge|acknowledged|triaged"},
    {"responded", 20, "response|responded|respond|reply|replied|answered|answer"},
    {"decided", 20, "decided|decision|adjudicated|adjudication"},
    {"activated", 20, "activated|activation"},
    {"checked_in", 25, "checked_in|check_in|checkin|seated|clock_in|clocked_in|punch_in|time_in"},
    {"verified", 20, "verify|verified|verification|validated"},
    {"disbursed", 29, "disbursed|disbursement|maturity|matures"},
    {"paid", 30, "paid|pay|payment|paying|captured|reimbursed|reimbursement"},
    {"settled", 30, "settled|settlement|cleared"},
    {"processed", 30, "processed|handled|handling|treated"},
    {"started", 40,
     "started|running|progress|began|begun|commenced|ongoing|underway|under_way|playing|in_play|in_chair|in_"
     "house|"
     "in_session|afloat|on_site|on_scene"},
    {"published", 40, "publish|published|publication|live|launched|launch|aired|broadcast|premiered"},
    {"shipped", 40, "ship|shipped|shipping|dispatched|dispatch|picked|pickup|transit|fulfilled"},
    {"sent", 40, "sent|send"},
    {"departed", 40, "departed|departure|boarded|airborne|sailed|sailing"},
    {"reviewed", 45, "reviewed|moderated|moderation|moderator|reviewer|assessed|evaluated|examined|checked"},
    {"delivered", 50, "deliver|delivered|delivery|received|arrived|arrival|landed"},
    {"signed", 50, "signed"},
    {"read", 55, "read|opened|viewed|seen|clicked"},
    {"resolved", 60, "resolve|resolved|resolution|solved|fixed"},
    {"completed", 65,
     "complete|completed|completion|finished|finish|done|graded|graduated|succeeded|resulted|final|"
     "finalized|filled|hired"},
    {"ended", 65, "end|ended|ends"},
    {"converted", 65, "converted|conversion"},
    {"checked_out", 65, "checked_out|check_out|checkout|clock_out|clocked_out|punch_out|time_out"},
    {"discharged", 65, "discharged|discharge"},
    {"posted", 60, "posted|posting"},
    {"closed", 70, "close|closed|closing"},
    {"sold", 60, "sold"},
    {"returned", 70, "return|returned"},
    {"refunded", 75, "refund|refunded"},
    {"reversed", 75, "reversed|reversal"},
    {"archived", 75, "archive|archived"},
    {"cancelled", 0, "cancel|cancelled|canceled|cancellation|churned"},
    {"rejected", 0,
     "reject|rejected|rejection|deny|denied|denial|declined|decline|disqualified|disqualification|refuse|"
     "refused|refusal|ignored|unfounded|false_alarm"},
    {"failed", 0, "fail|failed|failure|error|bounced|bounce"},
    {"terminated", 0,
     "terminate|terminated|termination|term|resigned|resignation|fired|left|former|retired|separation|"
     "dismissed|decommissioned|decommissioning|retirement|leaving|exmatriculated|exmatriculation|disenrolled|"
     "unenrolled|deregistered|offboarded|dropped_out"},
    {"expired", 0, "expired|lapsed"},
    {"deleted", 0, "delete|deleted|removed|deletion"},
    {"suspended", 0, "suspend|suspended|suspension"},
    {"blocked", 0, "block|blocked|banned|ban|locked|frozen|freeze|barred|grounded|grounding"},
    {"revoked", 0, "revoke|revoked|revocation|recalled|recall"},
    {"reverted", 0, "rolled_back|rollback|reverted"},
    {"paused", 0, "paused|pause|hold|offline"},
    {"aborted", 0, "aborted|abort"},
    {"abandoned", 0, "abandoned|abandonment"},
    {"timed_out", 0, "timed_out|timeout"},
    {"written_off", 0, "written_off|uncollectible"},
    {"discarded", 0, "discarded|scrapped|disposed|disposal|culled"},
    {"dead", 0, "dead|died|deceased|death|decease"},
    {"damaged", 0, "damaged|broken|faulty|defective"},
    {"quarantined", 0, "quarantined|quarantine"},
    {"postponed", 0, "postponed|adjourned"},
    {"disputed", 0, "disputed|contested"},
    {"voided", 0, "void|voided"},
    {"deactivated", 0, "deactivate|deactivated|disabled|inactive|dormant"},
    {"withdrawn", 0, "withdraw|withdrawn|dropped|expelled|expulsion"},
    {"lost", 0, "lost|stolen"},
    {"escalated", 0, "escalated|escalation"},
};

// Labels that tell how far things have come without naming a milestone.
struct Standing {
  int rank;
  std::string_view words;
};
constexpr Standing kStandings[] = {
    {5,
     "draft|new|pending|awaiting|awaited|raw|outstanding|undecided|open|created|submitted|requested|"
     "scheduled|booked|reserved|planned|upcoming|placed|"
     "queued|waiting|todo|backlog|invited|applied|registered|unpaid|initiated|received|unread|quoted|"
     "proposed|planning|expected|tentative|issued|waitlisted|reported|raised|filed|logged|detected|"
     "dirty|opened|provisioned|stock"},
    {30,
     "active|trialing|trial|enrolled|current|valid|in_force|employed|occupied|available|online|"
     "operational|in_service|alive|on_display"},
    {28, "partial|partially|partly|part"},
    {29, "defaulted|in_default|default|in_arrears|arrears|foreclosed"},
    {25,
     "ordered|renewed|extended|review|reviewing|investigating|progress|started|boarding|out|trip|"
     "working|testing|admitted"},
    {36, "preparing|packed|packing|processing|cooking|ready|delivering"},
    {65,
     "paid_off|invoiced|billed|used|redeemed|no_show|missed|success|successful|won|"
     "passed|attended|"
     "absent|present|wont_fix|wontfix|duplicate|actioned|not_planned|transferred|repaid|upheld|overturned|"
     "substantiated|unsubstantiated|clean|cleaned|inspected|pass|concluded|taken|administered|"
     "played"},
};

// The entry of each word that | joins; where two have it, the first one.
template <typename Entry>
std::unordered_map<std::string_view, const Entry*> index_words(std::span<const Entry> entries) {
  std::unordered_map<std::string_view, const Entry*> index;
  for (Entry const& entry : entries)
    core::for_each_field(entry.words, '|', [&](std::string_view word) { index.emplace(word, &entry); });
  return index;
}

// Null where the word tells no standing.
const Standing* standing(std::string_view word) {
  static auto const by_word = index_words(std::span<const Standing>(kStandings));
  auto const found = by_word.find(word);
  return found == by_word.end() ? nullptr : found->second;
}

}  // namespace

bool is_one_of(std::string_view joined, std::string_view word) {
  bool found = false;
  core::for_each_field(joined, '|', [&](std::string_view one) { found = found || one == word; });
  return found;
}

const Milestone* milestone(std::string_view word) {
  static auto const by_word = index_words(std::span<const Milestone>(kMilestones));
  auto const found = by_word.find(word);
  return found == by_word.end() ? nullptr : found->second;
}

const Milestone* milestone_named(std::string_view event) {
  for (Milestone const& one : kMilestones)
    if (one.event == event) return &one;
  return nullptr;
}

const Milestone* milestone_of_two(std::span<const std::string> words) {
  return words.size() < 2 ? nullptr : milestone(joined(words.first(2)));
}

const Milestone* milestone_of(std::span<const std::string> words) {
  std::string const whole = joined(words);
  if (words.size() > 1 && standing(whole) != nullptr) return nullptr;
  if (Milestone const* const both = milestone_of_two(words)) return both;
  // Of what is done in part some is still to come.
  if (words.size() > 1 && is_one_of("partial|partially|partly|part", words.front())) return nullptr;
  for (const std::string& word : words) {
    // "Not started" and "unable to deliver" have not got that far.
    if (word == "not" || word == "un" || word == "unable" || word == "awaiting" || word == "ready" ||
        word == "out" || word == "pending" || word == "past")
      return word == "out" ? milestone("transit") : nullptr;
    Milestone const* const found = milestone(word);
    // "In delivery" is on its way.
    if (found != nullptr && found->event == "delivered" && (words.front() == "in" || words.front() == "en"))
      return milestone("transit");
    if (found != nullptr) return found;
  }
  return nullptr;
}

int standing_of(std::span<const std::string> words) {
  if (Standing const* const whole = standing(joined(words))) return whole->rank;
  // Of several that of the word which the list has first.
  Standing const* first = nullptr;
  for (const std::string& word : words)
    if (Standing const* const one = standing(word); one != nullptr && (first == nullptr || one < first))
      first = one;
  return first == nullptr ? -1 : first->rank;
}

}  // namespace synthgen::plan
