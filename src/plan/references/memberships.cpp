#include "plan/references/memberships.hpp"

#include <algorithm>
#include <set>

#include "core/spelt_words.hpp"
#include "core/words.hpp"
#include "plan/references/relation_words.hpp"
#include "postgres/catalog.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;

constexpr std::size_t kMostLinks = 64;  // what more tables refer to is looked at no further
constexpr std::size_t kLongestWay = 2;

bool is_required(const pg::Table& table, const pg::ForeignKey& key) {
  return key.columns.size() == 1 && table.column(key.columns[0]).not_null;
}

// Whether each pair of two columns is in the table once.
bool pairs_once(const pg::Table& table, AttrNumber one, AttrNumber other) {
  std::vector<AttrNumber> const pair{one, other};
  return std::any_of(table.keys.begin(), table.keys.end(), [&](const pg::Key& key) {
    return key.predicate == NIL &&
           std::is_permutation(key.columns.begin(), key.columns.end(), pair.begin(), pair.end());
  });
}

// Whether the rows of a table say that one belongs to the other, rather than what somebody has done or would
// like: they say no more than the pair, or the table's name says so.
bool tells_members(const pg::Table& table) {
  Words const words = core::spelt_words_of(table.name);
  if (has_word(words,
               {"like",       "favorite", "favourite", "follow",   "follower",  "vote",         "view",
                "block",      "wish",     "wishlist",  "bookmark", "save",      "cart",         "invite",
                "invitation", "request",  "mention",   "reaction", "read",      "notification", "application",
                "waitlist",   "waiting",  "rating",    "review",   "exclusion", "ban"}))
    return false;
  if (has_word(words, {"member", "membership", "participant", "participation", "enrollment", "enrolment",
                       "guardian", "attendee", "subscriber", "roster", "collaborator", "staff"}))
    return true;
  return std::all_of(table.columns.begin(), table.columns.end(), [&](const pg::Column& column) {
    bool const referring =
        std::any_of(table.foreign_keys.begin(), table.foreign_keys.end(),
                    [&](const pg::ForeignKey& key) { return key.columns[0] == column.number; });
    return column.dropped || referring || column.default_expression != nullptr || column.identity != 0 ||
           !column.not_null;
  });
}

// Whether those that a key refers to are the members, and what the other one refers to is what they are in.
bool is_member_side(Plan& plan, const pg::ForeignKey& member, const pg::ForeignKey& whole) {
  bool const person = is_person(plan.describe(member.parent));
  return person != is_person(plan.describe(whole.parent)) ? person : member.columns[0] > whole.columns[0];
}

// Whether a reference is to who runs what the link's rows only take part in: the teacher of a course.
bool runs_it(const pg::Column& column, const pg::Table& link) {
  return has_word(core::spelt_words_of(link.name),
                  {"enrollment", "enrolment", "attendee", "participation", "subscriber", "guardian"}) &&
         has_word(core::spelt_words_of(column.name),
                  {"teacher", "instructor", "lecturer", "tutor",   "trainer",   "coach",    "grader",
                   "graded",  "created",    "updated",  "owner",   "author",    "approved", "reviewer",
                   "host",    "organizer",  "checked",  "manager", "moderator", "recorded"});
}

// Whether a reference is to somebody who is not in yet, or no more.
bool is_of_outsider(const pg::Table& table, const pg::Column& column) {
  Words words = core::spelt_words_of(column.name);
  for (std::string& word : core::spelt_words_of(table.name)) words.push_back(std::move(word));
  return has_word(words,
                  {"invitation", "invite", "invited", "invitee", "applicant", "application", "candidate",
                   "requested", "banned", "blocked", "removed", "request", "waitlist", "guest", "visitor"});
}

bool depends_on(Plan& plan, const pg::Table& table, Oid other, std::set<Oid>& seen) {
  return std::any_of(table.foreign_keys.begin(), table.foreign_keys.end(), [&](const pg::ForeignKey& key) {
    if (key.parent == other) return true;
    return seen.insert(key.parent).second && depends_on(plan, plan.describe(key.parent), other, seen);
  });
}

struct Way {
  std::size_t by;
  std::vector<std::size_t> steps;
  Oid end;
};

// Where the foreign keys of a table but one lead to, over keys that are always there; the nearest first. A
// first step may be missing in some rows: who posts in no group need not be a member of one.
std::vector<Way> ways_from(Plan& plan, const pg::Table& table, std::size_t but) {
  std::vector<Way> ways;
  for (bool const required : {true, false})
    for (std::size_t k = 0; k < table.foreign_keys.size(); ++k) {
      pg::ForeignKey const& key = table.foreign_keys[k];
      if (k != but && key.columns.size() == 1 && is_required(table, key) == required &&
          key.parent != table.oid)
        ways.push_back({k, {}, key.parent});
    }
  for (std::size_t w = 0; w < ways.size(); ++w) {
    if (ways[w].steps.size() == kLongestWay) continue;
    pg::Table const& last = plan.describe(ways[w].end);
    for (std::size_t k = 0; k < last.foreign_keys.size(); ++k) {
      pg::ForeignKey const& key = last.foreign_keys[k];
      bool const known =
          std::any_of(ways.begin(), ways.end(), [&](const Way& way) { return way.end == key.parent; });
      if (known || !is_required(last, key) || key.parent == table.oid) continue;
      Way longer = ways[w];
      longer.steps.push_back(k);
      longer.end = key.parent;
      ways.push_back(std::move(longer));
    }
  }
  return ways;
}

// What a table says of the members of one of the ends of ways.
std::optional<MemberChoice> choice_in(Plan& plan, const pg::Table& link, Oid members,
                                      const std::vector<Way>& ways) {
  for (Way const& way : ways)
    for (pg::ForeignKey const& member : link.foreign_keys) {
      if (member.parent != members || !is_required(link, member)) continue;
      for (pg::ForeignKey const& whole : link.foreign_keys)
        if (whole.parent == way.end && whole.parent != members && is_required(link, whole) &&
            pairs_once(link, whole.columns[0], member.columns[0]) && is_member_side(plan, member, whole))
          return MemberChoice{way.by,
                              way.steps,
                              link.oid,
                              whole.columns[0],
                              member.columns[0],
                              whole.parent_columns[0],
                              member.parent_columns[0]};
    }
  return std::nullopt;
}

}  // namespace

std::optional<MemberChoice> member_choice(Plan& plan, const pg::Table& table, std::size_t key) {
  pg::ForeignKey const& own = table.foreign_keys[key];
  if (own.columns.size() != 1 || own.parent == table.oid ||
      is_of_outsider(table, table.column(own.columns[0])))
    return std::nullopt;
  std::vector<Oid> links = pg::referencing_tables(own.parent);
  if (links.size() > kMostLinks) return std::nullopt;
  std::sort(links.begin(), links.end(), [&](Oid a, Oid b) {
    return plan.describe(a).qualified_name() < plan.describe(b).qualified_name();
  });
  std::vector<Way> const ways = ways_from(plan, table, key);
  std::optional<MemberChoice> best;
  for (Oid const oid : links) {
    if (oid == table.oid || ways.empty()) continue;
    pg::Table const& link = plan.describe(oid);
    if (link.foreign_keys.size() < 2 || !tells_members(link) || runs_it(table.column(own.columns[0]), link))
      continue;
    auto found = choice_in(plan, link, own.parent, ways);
    if (!found || (best && best->way.size() <= found->way.size())) continue;
    // Customers need not be members of what they buy from.
    bool const free = is_own_affair(table) && found->way.empty() &&
                      is_organisation(plan.describe(table.foreign_keys[found->by].parent));
    bool const paired =
        found->way.empty() && pairs_once(table, own.columns[0], table.foreign_keys[found->by].columns[0]);
    std::set<Oid> seen;
    if (!free && !paired && !depends_on(plan, link, table.oid, seen)) best = std::move(found);
  }
  return best;
}

std::vector<MemberChoice> member_choices(Plan& plan, const pg::Table& table) {
  std::vector<MemberChoice> choices;
  for (std::size_t key = 0; key < table.foreign_keys.size(); ++key)
    if (auto choice = member_choice(plan, table, key)) choices.push_back(std::move(*choice));
  return choices;
}

}  // namespace synthgen::plan
