#include "plan/references/relation_words.hpp"

#include <algorithm>

#include "core/spelt_words.hpp"
#include "core/words.hpp"

namespace synthgen::plan {

using core::has_word;

bool is_person(const pg::Table& table) {
  return has_word(core::spelt_words_of(table.name),
                  {"user", "customer", "member", "person", "people", "employee", "patient", "student",
                   "guest", "client", "author", "owner", "account", "profile", "passenger", "driver"});
}

bool is_organisation(const pg::Table& table) {
  return has_word(
      core::spelt_words_of(table.name),
      {"company",    "organization", "organisation", "org",        "tenant",     "workspace", "restaurant",
       "hotel",      "store",        "shop",         "school",     "university", "hospital",  "clinic",
       "library",    "airline",      "bank",         "merchant",   "vendor",     "seller",    "team",
       "club",       "project",      "agency",       "branch",     "firm",       "business",  "site",
       "property",   "building",     "event",        "conference", "league",     "venue",     "theatre",
       "theater",    "stadium",      "arena",        "household",  "warehouse",  "course",    "plant",
       "factory",    "station",      "depot",        "pharmacy",   "practice",   "facility",  "center",
       "dealership", "office",       "terminal",     "farm",       "campus",     "residence", "retailer",
       "brewery",    "bakery",       "cinema",       "gym",        "garage",     "parish",    "faculty"});
}

bool is_reaction(const pg::Table& table) {
  return has_word(
      core::spelt_words_of(table.name),
      {"like",       "comment",    "vote",        "view",       "follow",     "follower",     "bookmark",
       "favorite",   "favourite",  "share",       "reaction",   "review",     "rating",       "bid",
       "member",     "membership", "participant", "attendee",   "enrollment", "registration", "application",
       "invitation", "invite",     "watcher",     "watch",      "subscriber", "reply",        "answer",
       "flag",       "mention",    "message",     "read",       "click",      "report",       "assignment",
       "attachment", "transfer",   "match",       "friendship", "block",      "visit",        "swap",
       "offer"});
}

bool is_game(const pg::Table& table) {
  return has_word(core::spelt_words_of(table.name), {"match", "game", "fixture"});
}

bool is_classification(const pg::Table& table) {
  return has_word(core::spelt_words_of(table.name),
                  {"country",  "currency", "category", "type",    "status", "city",    "region", "state",
                   "language", "role",     "level",    "tag",     "genre",  "color",   "size",   "unit",
                   "kind",     "brand",    "location", "address", "tax",    "priority"});
}

bool is_place(const pg::Table& table) {
  return has_word(core::spelt_words_of(table.name),
                  {"location", "place", "address", "city", "country", "region", "state", "zone", "area",
                   "currency", "language"});
}

bool is_own_affair(const pg::Table& table) {
  return has_word(
      core::spelt_words_of(table.name),
      {"order", "booking", "purchase", "reservation", "rental", "appointment", "stay", "subscription", "cart",
       "invoice", "loan", "payment", "account", "address", "policy", "claim", "card", "shipment", "sale"});
}

bool is_activity(const pg::Table& table) {
  return has_word(core::spelt_words_of(table.name),
                  {"task",    "issue", "ticket", "post",     "event",   "transaction", "job",
                   "note",    "email", "call",   "activity", "case",    "bug",         "story",
                   "request", "build", "run",    "question", "session", "document",    "page"});
}

bool is_called_part(const pg::Table& part, const pg::Table& whole) {
  core::Words words = core::spelt_words_of(whole.name);
  std::erase_if(words, [](const std::string& word) { return word == "header" || word == "master"; });
  core::Words const own = core::spelt_words_of(part.name);
  return !words.empty() && own.size() > words.size() && std::equal(words.begin(), words.end(), own.begin());
}

bool is_called_line(const pg::Table& part, const pg::Table& whole) {
  return is_called_part(part, whole) && core::has_word({core::spelt_words_of(part.name).back()},
                                                       {"item", "line", "detail", "position", "entry"});
}

}  // namespace synthgen::plan
