#include "generate/meanings/date_meaning.hpp"

#include <algorithm>
#include <optional>

#include "core/date_span.hpp"
#include "core/name_words.hpp"
#include "generate/meanings/column_meaning.hpp"

namespace synthgen::generate {

namespace {

using core::has_word;
using core::Words;
using Meanings = std::initializer_list<std::string_view>;

bool is_moment(const pg::Column& column) {
  core::TypeClass const type = type_class(column.type);
  return !column.dropped && (type == core::TypeClass::kDate || type == core::TypeClass::kTimestamp);
}

bool is_one_of(std::string_view semantic, Meanings meanings) {
  return std::find(meanings.begin(), meanings.end(), semantic) != meanings.end();
}

// Whether one of the words of the name is one of these, as it stands.
bool is_named(const pg::Column& column, Meanings words) {
  Words const own = core::split_identifier(column.name);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return core::contains(own, std::string(word)); });
}

// Whether the table has a moment for which its rows are planned: "reserved_for", "scheduled_at".
bool is_planned(const pg::Table& table, const pg::Column& except) {
  return std::any_of(table.columns.begin(), table.columns.end(), [&](const pg::Column& other) {
    if (other.dropped || !other.not_null || other.number == except.number) return false;
    if (type_class(other.type) != core::TypeClass::kTimestamp) return false;
    Words const words = core::words_of(other.name);
    return (words.size() > 1 && words.back() == "for") ||
           recognize_name(table, other).semantic == "date.scheduled";
  });
}

// Whether every row has a date that is listed before this one.
bool follows_date_of_all(const pg::Table& table, const pg::Column& column) {
  return std::any_of(table.columns.begin(), table.columns.end(), [&](const pg::Column& other) {
    return is_moment(other) && other.not_null && other.number < column.number;
  });
}

// Whether the table has a date at which what it holds is issued or due.
bool is_owed(const pg::Table& table, const pg::Column& except) {
  return std::any_of(table.columns.begin(), table.columns.end(), [&](const pg::Column& other) {
    return is_moment(other) && other.number != except.number &&
           is_one_of(recognize_name(table, other).semantic,
                     {"date.issued", "date.due", "date.transaction", "date.created", "date.booked"});
  });
}

// Whether a word in front of "date" says that a row was made then; one that nobody knows does so where the
// date is the first of all.
bool says_created(const pg::Table& table, const pg::Column& column, const Words& words) {
  bool const is_first =
      std::none_of(table.columns.begin(), table.columns.end(),
                   [&](const pg::Column& other) { return is_moment(other) && other.number < column.number; });
  if (is_first && column.not_null) return true;
  Words const things = core::words_of(table.name);
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return core::contains(things, word) || core::contains(things, word + "s") ||
           has_word(
               {word},
               {"date",     "time",     "timestamp", "datetime", "dt",     "ts",       "at",         "on",
                "created",  "creation", "create",    "inserted", "insert", "added",    "add",        "posted",
                "uploaded", "recorded", "logged",    "entered",  "entry",  "ingested", "registered", "record",
                "row",      "system",   "crt",       "cre",      "utc",    "the",      "of"});
  });
}

// The other end of the span that a date is one end of, as far as its table has it in the same tense; which
// end this one is.
struct OtherEnd {
  const pg::Column* column;
  bool ends;
};

std::optional<OtherEnd> other_end(const pg::Table& table, const pg::Column& column, const Words& words) {
  core::Tense const tense = core::tense_of(words);
  std::optional<OtherEnd> found;
  for (pg::Column const& other : table.columns) {
    if (!is_moment(other) || other.number == column.number) continue;
    Words const others = core::words_of(other.name);
    core::Tense const told = core::tense_of(others);
    // What is picked up is returned by a date that tells no tense, where no other tells the same.
    bool const is_untold = (told == core::Tense::kPlain && tense == core::Tense::kDone) ||
                           (told == core::Tense::kDone && tense == core::Tense::kPlain);
    if (told != tense && (!is_untold || found)) continue;
    auto const end = core::end_of_span(words, others);
    if (!end) continue;
    bool const ends =
        *end == core::SpanEnd::kEither ? column.number > other.number : *end == core::SpanEnd::kEnd;
    found = OtherEnd{&other, ends};
    if (told == tense) break;
  }
  return found;
}

// Whether the date is until when something of the row is valid that no other date is the beginning of: a
// licence, an inspection. What is only put off has no such date.
bool is_valid_until(const pg::Table& table, const pg::Column& column, const Words& words) {
  return has_word(words, {"until", "through"}) && words.size() > 1 &&
         !has_word(words, {"paused", "suspended", "blocked", "locked", "snoozed", "deferred", "muted",
                           "banned", "absent", "closed", "busy", "reserved", "hold", "held", "retry"}) &&
         std::none_of(table.columns.begin(), table.columns.end(), [&](const pg::Column& other) {
           return is_moment(other) && other.number != column.number &&
                  is_one_of(recognize_name(table, other).semantic,
                            {"date.start", "date.started", "date.issued", "date.transaction"});
         });
}

// Whether what falls due is the end of what the table holds: of a policy that has taken effect, not of a
// bill.
bool ends_term(const pg::Table& table, const pg::Column& column) {
  return has_word(
             core::words_of(table.name),
             {"contract", "policy", "insurance", "membership", "subscription", "lease", "license", "licence",
              "permit", "warranty", "certificate", "guarantee", "coverage", "passport", "agreement"}) &&
         std::any_of(table.columns.begin(), table.columns.end(),
                     [&](const pg::Column& other) {
                       return is_moment(other) && other.number != column.number && other.not_null &&
                              recognize_name(table, other).semantic == "date.start";
                     }) &&
         std::none_of(table.columns.begin(), table.columns.end(), [&](const pg::Column& other) {
           std::string const semantic =
               is_moment(other) ? recognize_name(table, other).semantic : std::string();
           return semantic == "date.end" || semantic == "date.expiry";
         });
}

// The ends of a span are when something begins and ends, whatever else their words may mean. What is still
// under way has no end yet.
std::optional<std::string> end_beside(const pg::Table& table, const pg::Column& column, const Words& words,
                                      std::string_view own) {
  if (!is_one_of(own, {"date.happened", "date.scheduled", "date.delivered", "date.estimated",
                       "date.termination", "date.returned", "date.created", "date.shipped", "date.event",
                       "date.start", "date.started", "date.end", "date.closed", "date.attended"}))
    return std::nullopt;
  auto const other = other_end(table, column, words);
  if (!other || (own == "date.attended" && !other->ends)) return std::nullopt;
  pg::Column const& end = other->ends ? column : *other->column;
  core::Tense const tense = core::tense_of(words);
  if (tense == core::Tense::kPlanned) return other->ends ? "date.end" : "date.scheduled";
  bool const told = own == "date.started" || own == "date.closed";  // a clock's, as its words say
  bool const is_open = tense == core::Tense::kPlain || tense == core::Tense::kDone;
  bool const is_to_come = is_named(column, {"departs", "arrives", "leaves", "lands", "returns"});
  if (is_to_come || (end.not_null && is_open && !told)) return other->ends ? "date.end" : "date.start";
  bool const is_plain = tense != core::Tense::kDone && (own == "date.start" || own == "date.end");
  if (own == "date.returned" || is_plain) return std::nullopt;
  return other->ends ? "date.closed" : "date.started";
}

}  // namespace

// What is done for a moment is planned; what every row has beside that moment, and tells nothing else, is
// when it was planned; and who leaves on such a day is no longer there, but has not left for good.
std::string date_beside(const pg::Table& table, const pg::Column& column, const core::Recognition& own) {
  Words const words = core::words_of(column.name);
  bool const open = own.semantic == "date.happened" || own.semantic == "date.booked";
  if (open && words.size() > 1 && words.back() == "for") return "date.scheduled";
  if (own.semantic == "date.created" && words.size() > 1 && !says_created(table, column, words))
    return "date.happened";
  if (auto end = end_beside(table, column, words, own.semantic)) return *end;
  // What is received comes after what was ordered or sent.
  if (own.semantic == "date.requested" && has_word(words, {"received"}) && !column.not_null &&
      follows_date_of_all(table, column))
    return "date.delivered";
  // What is issued, or due, or may not have been paid yet, is paid after it was issued.
  if (own.semantic == "date.transaction" && has_word(words, {"payment", "pay"}) &&
      (!column.not_null || follows_date_of_all(table, column)) && is_owed(table, column))
    return "date.paid";
  // What every row has since it was activated it is of use for.
  if (own.semantic == "date.verified" && column.not_null && has_word(words, {"activated", "activation"}))
    return "date.started";
  if (own.semantic == "date.end" && is_valid_until(table, column, words)) return "date.expiry";
  if (own.semantic == "date.due" && ends_term(table, column)) return "date.expiry";
  bool const of_day = type_class(column.type) == core::TypeClass::kTimestamp;
  if (own.semantic == "date.happened" && column.not_null && is_planned(table, column)) return "date.booked";
  if (own.semantic == "date.termination" && of_day && is_planned(table, column)) return "date.closed";
  return own.semantic;
}

}  // namespace synthgen::generate
