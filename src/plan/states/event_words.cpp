#include "plan/states/event_words.hpp"

#include "core/act.hpp"
#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/nodes/temporal.hpp"
#include "plan/dates/date_roles.hpp"
#include "plan/states/lifecycle.hpp"

namespace synthgen::plan {

using core::has_word;
using core::Words;

std::string_view flag_event(std::span<const std::string> words) {
  constexpr std::size_t kMostWords = 3;
  return words.size() > kMostWords ? std::string_view() : event_of(words);
}

std::string_view event_needed(const pg::Column& column, std::string_view semantic) {
  Words const words = core::words_of(column.name);
  if (generate::is_instant_type(column.type.base)) {
    if (semantic == "date.graduation")
      return has_word(words, {"expected", "anticipated", "planned"}) ? "" : "completed";
    // What is lent matures.
    if (has_word(words, {"maturity", "matures"})) return event_of(words);
    // Who is barred for a time is so until it is over.
    if (semantic == "date.future" && has_word({words.back()}, {"until", "till"})) return event_of(words);
    DateRole const* const role = date_role(semantic);
    if (role == nullptr || (role->may_be_future && role->rank != kEndRank) || role->rank == 50) return {};
    std::string_view const event = event_of(words);
    bool const actual = has_word(words, {"actual", "real"});
    if (actual && has_word(words, {"start", "begin"})) return "started";
    if (actual && event == "ended") return "completed";
    // A book that is checked out is to come back.
    if (event == "checked_out" && role->rank != kEndRank) return {};
    // "Trial end" is the end of a part of it.
    bool const whole = words.size() <= 2;
    if (event == "ended" && !whole) return {};
    return event.empty() && semantic == "date.read" ? "read" : event;
  }
  if (words.empty()) return {};
  // What something became is known when it did.
  constexpr std::size_t kKey = 3;
  if (words.size() >= kKey && words.back() == "id" &&
      has_word({words.front()}, {"converted", "replaced", "refunded", "cancelled", "rejected", "resolved"}))
    return event_of(std::span(words).first(1));
  if (semantic == "code.payment_failure" || semantic == "text.payment_failure") return "failed";
  bool const tells_how = semantic.starts_with("kind.") && has_word({words.back()}, {"resolution", "outcome"});
  if (semantic == "text.reason" || semantic == "text.error" || words.back() == "by" ||
      has_word(words, {"reason", "cause"}) || tells_how)
    return event_of(words);
  // What is noted of a refusal is there where something was refused.
  if (words.size() > 1 && has_word({words.back()}, {"note", "comment", "remark", "explanation"}))
    if (std::string_view const event = event_of(words); !event.empty() && rank_of_event(event) == 0)
      return event;
  if (words.size() == 2 && words.back() == "code")
    if (std::string_view const event = event_of(words); event == "rejected" || event == "cancelled")
      return event;
  constexpr std::size_t kErrorCode = 2;
  if (words.size() == kErrorCode && has_word({words.front()}, {"error", "failure", "exception", "defect"}) &&
      has_word({words.back()}, {"code", "message", "text", "detail", "type"}))
    return "failed";
  if (has_word(words, {"method", "mode", "means", "instrument"}) && event_of(words) == "paid") return "paid";
  if (semantic == "text.reply") return "responded";
  if (has_word(words, {"tracking"})) return "shipped";
  if (has_word(words, {"satisfaction", "csat"})) return "resolved";
  if (words.size() == 1 && has_word(words, {"value", "result"})) return "completed";
  // Who fails has a mark, too.
  if (has_word({words.back()}, {"score"})) return "reviewed";
  if (has_word(words, {"grade", "mark", "score", "goal", "feedback", "finding", "outcome", "attendance",
                       "winner", "rating", "stars"}))
    return "completed";
  if (column.type.category == TYPCATEGORY_NUMERIC && has_word(words, {"sale", "sold"}) &&
      has_word(words, {"price", "value"}))
    return "sold";
  if (column.type.category == TYPCATEGORY_NUMERIC && has_word(words, {"attended", "turnout"}))
    return "completed";
  bool const amount =
      column.type.category == TYPCATEGORY_NUMERIC &&
      has_word(words, {"approved", "awarded", "granted", "refunded", "settled", "disbursed", "cancellation"});
  return amount ? event_of(words) : std::string_view();
}

}  // namespace synthgen::plan
