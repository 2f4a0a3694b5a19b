#include "plan/references/agreement_pass.hpp"

#include <algorithm>
#include <numeric>

#include "core/name_words.hpp"
#include "core/opposites.hpp"
#include "generate/references/kindred_reference.hpp"
#include "generate/references/other_parent.hpp"
#include "generate/references/timely_reference.hpp"
#include "plan/numbers/number_words.hpp"
#include "plan/references/eligibility_pass.hpp"
#include "plan/references/party_pass.hpp"
#include "plan/references/relation_words.hpp"
#include "plan/references/timeliness_pass.hpp"
#include "plan/references/whole_pass.hpp"

namespace synthgen::plan {

namespace {

// The foreign keys of a table, those first that always refer to a row, as the columns have them: whom a row
// is about comes before who sees to it.
std::vector<std::size_t> by_certainty(const pg::Table& table) {
  std::vector<std::size_t> order(table.foreign_keys.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    pg::Column const& one = table.column(table.foreign_keys[a].columns[0]);
    pg::Column const& other = table.column(table.foreign_keys[b].columns[0]);
    return one.not_null != other.not_null ? one.not_null : one.number < other.number;
  });
  return order;
}

}  // namespace

// A way from a table to what it refers to, step by step: foreign keys of one column each.
struct AgreementPass::Path {
  std::vector<std::pair<TablePlan*, std::size_t>> steps;  // a table and its foreign key
  Oid end = InvalidOid;
};

// All ways of at most kLongestPath steps, itself first.
std::vector<AgreementPass::Path> AgreementPass::paths_from(TablePlan& start) const {
  std::vector<Path> paths{{{}, start.table.oid}};
  for (std::size_t p = 0; p < paths.size(); ++p) {
    if (paths[p].steps.size() == kLongestPath) continue;
    TablePlan* const last = plan_.find(paths[p].end);
    for (std::size_t const k : last == nullptr ? std::vector<std::size_t>{} : by_certainty(last->table)) {
      pg::ForeignKey const& key = last->table.foreign_keys[k];
      bool const known =
          std::any_of(paths.begin(), paths.end(), [&](const Path& path) { return path.end == key.parent; });
      if (known || key.columns.size() != 1 || key.parent == target_.table.oid) continue;
      Path longer = paths[p];
      longer.steps.emplace_back(last, k);
      longer.end = key.parent;
      paths.push_back(std::move(longer));
    }
  }
  return paths;
}

// The column of the path's first table that holds the key of its end, as children see it; of the end itself,
// `key`. Nothing if it is not known.
std::optional<AttrNumber> AgreementPass::path_column(const Path& path, AttrNumber key) {
  if (path.steps.empty()) return key;
  auto const& [last, last_key] = path.steps.back();
  if (last->table.foreign_keys[last_key].parent_columns[0] != key) return std::nullopt;
  AttrNumber column = last->table.foreign_keys[last_key].columns[0];
  for (std::size_t i = path.steps.size() - 1; i-- > 0;) {
    auto const& [table, foreign_key] = path.steps[i];
    auto const further = ancestor_column(*table, foreign_key, column);
    if (!further) return std::nullopt;
    column = *further;
  }
  return column;
}

// Whether rows that reach one ancestor on both ways belong together there; always where the table's triggers
// have rejected rows that do not.
bool AgreementPass::should_agree(const Path& decided, const Path& open, const pg::Table& first,
                                 bool composed) const {
  std::size_t const length = decided.steps.size() + open.steps.size();
  if (length == 0) return false;
  if (plan_.request.agreeing.contains(table_.oid)) return true;
  pg::Table const& ancestor = plan_.describe(decided.end);  // perhaps no part of the plan
  // Who sees to a row is not who it is for, though both are users.
  auto const by_who_serves = [](const Path& path) {
    core::Words const words =
        path.steps.empty() ? core::Words{} : core::words_of(path.steps.front().first->table.name);
    return !words.empty() && has_listed({core::singular(words.back())}, "who serves");
  };
  if (is_person(ancestor) && (by_who_serves(decided) || by_who_serves(open))) return false;
  if (is_person(ancestor)) return length <= 2 && (is_own_affair(first) || !is_reaction(table_));
  // What is somebody's own is nobody else's: an address, a card.
  bool const elsewhere =
      open.steps.empty() && is_reaction(table_) && !is_game(table_) && !is_own_affair(first);
  if (is_organisation(ancestor) || (length <= 2 && !elsewhere)) return true;
  return composed && length <= kLongestPath && !is_classification(ancestor);
}

// Whether a table has several keys to another one: then they say different things of it, as origin and
// destination do.
bool AgreementPass::refers_repeatedly(const pg::Table& table, Oid ancestor) {
  return std::count_if(table.foreign_keys.begin(), table.foreign_keys.end(),
                       [&](const pg::ForeignKey& key) { return key.parent == ancestor; }) > 1;
}

// Whether the last step of a path is over a column of the same name: the driver of a trip is the driver of
// its reservation, not who approved it.
bool AgreementPass::is_called_alike(const pg::ForeignKey& key, const Path& decided) const {
  auto const& [last, step] = decided.steps.back();
  pg::Table const& table = last->table;
  return table.column(table.foreign_keys[step].columns[0]).name == table_.column(key.columns[0]).name;
}

// Whether the last step of a path leads to who is at the other end of it: the seller of what is bought.
bool AgreementPass::is_other_end(const pg::ForeignKey& key, const Path& decided) const {
  auto const& [last, step] = decided.steps.back();
  pg::Table const& table = last->table;
  return PartyPass(draft_).is_other_end(key, table.column(table.foreign_keys[step].columns[0]).name);
}

// Of two people the one who has what the row is about: the seller of what somebody bought or offers.
bool AgreementPass::has_before_others(const pg::ForeignKey& key) const {
  return core::has_word(core::words_of(table_.column(key.columns[0]).name),
                        {"seller", "owner", "vendor", "host", "lender", "landlord", "lessor", "provider"});
}

// Whether what the tables of a path refer to is decided before this table's rows are.
bool AgreementPass::is_known(const Path& path, const TablePlan& start) const {
  return path.steps.empty() ||
         (is_settled(start) && std::all_of(path.steps.begin(), path.steps.end(),
                                           [&](const auto& step) { return is_settled(*step.first); }));
}

struct AgreementPass::Meeting {
  Path decided, open;
  std::size_t other = 0;  // the foreign key that is decided
  std::size_t length() const noexcept { return decided.steps.size() + open.steps.size(); }
};

// Where the ways from what two foreign keys refer to first meet, if those should agree there: of several such
// places what things are comes before where they are. `composed`: the row is made of the two.
std::vector<AgreementPass::Meeting> AgreementPass::meetings(std::size_t index, std::size_t other,
                                                            bool composed) const {
  pg::ForeignKey const& key = table_.foreign_keys[index];
  TablePlan& first = *plan_.find(table_.foreign_keys[other].parent);
  TablePlan& start = *plan_.find(key.parent);
  std::vector<Path> const own = paths_from(start);
  // Who takes over is another one than who had it before.
  bool const is_second =
      std::any_of(table_.foreign_keys.begin(), table_.foreign_keys.end(), [&](const pg::ForeignKey& one) {
        auto const at = static_cast<std::size_t>(&one - table_.foreign_keys.data());
        return at != index && one.parent == key.parent && references_[at].node != generate::kNoNode;
      });
  std::vector<Meeting> found;
  for (Path const& decided : paths_from(first))
    for (Path const& open : own) {
      Meeting one{decided, open, other};
      bool const nearer = found.empty() || one.length() <= found[0].length();
      if (is_second && open.steps.empty()) continue;
      if (open.steps.empty() && !decided.steps.empty() && !has_before_others(key) &&
          is_other_end(key, decided))
        continue;
      if (!is_known(decided, first) || !is_known(open, start)) continue;
      if (decided.end != open.end || !nearer || !should_agree(decided, open, first.table, composed)) continue;
      if (open.steps.empty() && !decided.steps.empty() && !is_called_alike(key, decided) &&
          !has_before_others(key) &&
          (refers_repeatedly(table_, open.end) ||
           refers_repeatedly(decided.steps.back().first->table, open.end)))
        continue;
      if (!found.empty() && one.length() < found[0].length()) found.clear();
      found.push_back(std::move(one));
    }
  std::stable_partition(found.begin(), found.end(),
                        [&](const Meeting& one) { return !is_place(plan_.describe(one.decided.end)); });
  return found;
}

// Who plays against each other does so within what both belong to.
std::optional<AgreementPass::Meeting> AgreementPass::league_of(std::size_t index, std::size_t other) const {
  auto const always = [&](std::size_t k) {
    return table_.column(table_.foreign_keys[k].columns[0]).not_null;
  };
  if (!is_game(table_) || !always(index) || !always(other)) return std::nullopt;
  TablePlan& player = *plan_.find(table_.foreign_keys[index].parent);
  for (Path const& path : paths_from(player)) {
    if (path.steps.size() != 1 || !is_known(path, player)) continue;
    pg::ForeignKey const& key = player.table.foreign_keys[path.steps[0].second];
    if (!player.table.column(key.columns[0]).not_null || is_person(plan_.describe(path.end)) ||
        core::has_word(core::words_of(plan_.describe(path.end).name),
                       {"city", "country", "venue", "stadium"}))
      continue;
    return Meeting{path, path, other};
  }
  return std::nullopt;
}

// With what is decided already, the nearest first. More than the first only where it is near, too.
std::vector<AgreementPass::Meeting> AgreementPass::meetings_of(std::size_t index) const {
  constexpr std::size_t kNear = 2, kMost = 3;
  pg::ForeignKey const& key = table_.foreign_keys[index];
  std::vector<Meeting> found;
  for (std::size_t j = 0; j < references_.size(); ++j) {
    pg::ForeignKey const& other = table_.foreign_keys[j];
    if (references_[j].node == generate::kNoNode || other.columns.size() != 1 || other.parent == table_.oid)
      continue;
    if (other.parent != key.parent)
      for (Meeting& one : meetings(index, j, WholePass(draft_).is_part_of(j)))
        found.push_back(std::move(one));
    else if (auto league = league_of(index, j))
      found.push_back(std::move(*league));
  }
  auto const column = [&](const Meeting& one) { return table_.foreign_keys[one.other].columns[0]; };
  std::stable_sort(found.begin(), found.end(), [&](const Meeting& a, const Meeting& b) {
    return a.length() != b.length() ? a.length() < b.length() : column(a) < column(b);
  });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < found.size() && kept < kMost; ++i) {
    bool const told = std::any_of(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept),
                                  [&](const Meeting& one) { return one.open.end == found[i].open.end; });
    if (i > 0 && (told || found[i].length() > kNear)) continue;
    if (kept != i) found[kept] = std::move(found[i]);
    ++kept;
  }
  found.resize(kept);
  return found;
}

// A parent that agrees with those decided already through the nearest ancestors that both have; null if none.
generate::NodeId AgreementPass::related_reference(std::size_t index) {
  pg::ForeignKey const& key = table_.foreign_keys[index];
  TablePlan const& parent = *plan_.find(key.parent);
  if (key.columns.size() != 1 || parent.population->count() > generate::Population::kMaxStored ||
      &parent == &target_)
    return generate::kNoNode;
  return agreeing_through(index, meetings_of(index));
}

bool AgreementPass::may_agree(std::size_t leading, std::size_t following) const {
  Oid const parent = table_.foreign_keys[leading].parent;
  if (parent == table_.foreign_keys[following].parent || parent == table_.oid ||
      table_.foreign_keys[following].parent == table_.oid)
    return false;
  // Who leads a project is not all that its members are: their pairs would not be worth a key.
  auto const found = meetings(following, leading, true);
  return !found.empty() && !found[0].open.steps.empty() && !found[0].decided.steps.empty();
}

// The columns of the two parents, as children see them, that are equal where they agree.
std::optional<AgreementPass::Agreement> AgreementPass::agreement(std::size_t leading, std::size_t following) {
  auto const found = meetings(following, leading, true);
  return found.empty() ? std::nullopt : columns_of(found[0]);
}

std::optional<AgreementPass::Agreement> AgreementPass::columns_of(const Meeting& meeting) {
  Path const& longer = meeting.decided.steps.empty() ? meeting.open : meeting.decided;
  auto const& [last, last_key] = longer.steps.back();
  AttrNumber const key = last->table.foreign_keys[last_key].parent_columns[0];
  auto const from = path_column(meeting.decided, key);
  auto const to = path_column(meeting.open, key);
  if (!from || !to) return std::nullopt;
  return Agreement{*from, *to};
}

generate::NodeId AgreementPass::agreeing_through(std::size_t index, const std::vector<Meeting>& meetings) {
  pg::ForeignKey const& key = table_.foreign_keys[index];
  generate::Population& parent = population(key.parent);
  std::vector<AttrNumber> columns;
  std::vector<generate::NodeId> shared;
  for (Meeting const& one : meetings) {
    auto const agree = columns_of(one);
    if (!agree) continue;
    generate::Population& other = population(table_.foreign_keys[one.other].parent);
    other.require(agree->leading);
    parent.require(agree->following);
    columns.push_back(agree->following);
    shared.push_back(target_.program.add(std::make_unique<generate::ParentColumnNode>(
        references_[one.other].node, other, agree->leading, parent.type(agree->following))));
  }
  if (columns.empty()) return generate::kNoNode;
  core::Stream const stream = plan_.stream(target_, key.name + ".reference");
  // Better none than one that does not agree, unless a condition may want one.
  bool const may_be_none = references_[index].nullable && !in_check_group(key.columns[0]);
  auto const rows =
      std::make_shared<generate::KindredRows>(parent, columns, EligibilityPass(draft_).kind_tests_of(index));
  auto const agreeing = [&](core::Stream own) {
    return target_.program.add(
        std::make_unique<generate::KindredReference>(parent, rows, shared, own, may_be_none));
  };
  // Dates that stand do not give way: rather somebody who was there than one who agrees, but for the owner.
  return keep_timely(index, stream, !meetings[0].open.steps.empty(), agreeing);
}

// The first of some picks that fits the row in time.
generate::NodeId AgreementPass::keep_timely(std::size_t index, core::Stream stream, bool rather_timely,
                                            const std::function<generate::NodeId(core::Stream)>& pick) {
  generate::NodeId const first = tell_apart(index, stream, pick);
  TimelinessPass timeliness(draft_);
  std::vector<generate::TimeFit> fits = timeliness.fits(index);
  if (fits.empty()) return first;
  constexpr std::uint64_t kAlternatives = 8;
  std::vector<generate::NodeId> alternatives;
  for (std::uint64_t i = 0; i < kAlternatives; ++i)
    alternatives.push_back(tell_apart(index, stream.fork(i), pick));
  auto timely = std::make_unique<generate::TimelyReference>(population(table_.foreign_keys[index].parent),
                                                            first, std::move(fits), stream.fork("timely"));
  timely->set_alternatives(std::move(alternatives));
  if (rather_timely && timeliness.stands_against(index)) timely->list_parents();
  return target_.program.add(std::move(timely));
}

// The column of what the row refers to that holds the key of what somebody belongs to.
std::optional<AttrNumber> AgreementPass::column_of_whole(const MemberChoice& choice) {
  Path path;
  TablePlan* last = plan_.find(table_.foreign_keys[choice.by].parent);
  for (std::size_t const step : choice.way) {
    if (last == nullptr) return std::nullopt;
    path.steps.emplace_back(last, step);
    path.end = last->table.foreign_keys[step].parent;
    last = plan_.find(path.end);
  }
  return path_column(path, choice.whole_key);
}

// Whether the rows of a table are known before those of this one, and few enough to be listed.
bool AgreementPass::may_list(Oid table) const {
  TablePlan const* const plan = plan_.find(table);
  return plan != nullptr && is_settled(*plan) &&
         plan->population->count() <= generate::Population::kMaxStored;
}

generate::NodeId AgreementPass::member_reference(std::size_t index) {
  pg::ForeignKey const& key = table_.foreign_keys[index];
  auto const choice = member_choice(plan_, table_, index);
  if (!choice || references_[choice->by].node == generate::kNoNode || !may_list(choice->link) ||
      !may_list(key.parent) || population(choice->link).count() == 0)
    return generate::kNoNode;
  auto const from = column_of_whole(*choice);
  if (!from) return generate::kNoNode;
  generate::Population& whole = population(table_.foreign_keys[choice->by].parent);
  generate::Population& link = population(choice->link);
  generate::Population& members = population(key.parent);
  whole.require(*from);
  link.require(choice->whole);
  link.require(choice->member);
  members.require(choice->member_key);
  generate::NodeId const shared = target_.program.add(std::make_unique<generate::ParentColumnNode>(
      references_[choice->by].node, whole, *from, whole.type(*from)));
  auto const links = std::make_shared<generate::GroupIndex>(link, std::vector<AttrNumber>{choice->whole});
  auto const by_key =
      std::make_shared<generate::GroupIndex>(members, std::vector<AttrNumber>{choice->member_key});
  using Otherwise = generate::GroupedReference::Otherwise;
  bool const may_be_none = references_[index].nullable && !in_check_group(key.columns[0]);
  auto const pick = [&](core::Stream own) {
    generate::NodeId const joined = target_.program.add(std::make_unique<generate::GroupedReference>(
        link, links, std::vector<generate::NodeId>{shared}, own, Otherwise::kNull));
    generate::NodeId const member = target_.program.add(std::make_unique<generate::ParentColumnNode>(
        joined, link, choice->member, members.type(choice->member_key)));
    return target_.program.add(std::make_unique<generate::GroupedReference>(
        members, by_key, std::vector<generate::NodeId>{member}, own.fork("member"),
        may_be_none ? Otherwise::kNull : Otherwise::kAny));
  };
  return keep_timely(index, plan_.stream(target_, key.name + ".reference"), false, pick);
}

void AgreementPass::keep_to_joined(std::size_t index, generate::SpreadReference& spread) {
  for (std::size_t k = 0; k < references_.size(); ++k) {
    if (k == index || references_[k].claimed || references_[k].pick != Pick::kSpread) continue;
    auto const choice = member_choice(plan_, table_, k);
    if (!choice || choice->by != index || !may_list(choice->link) ||
        !may_list(table_.foreign_keys[index].parent))
      continue;
    auto const from = column_of_whole(*choice);
    if (!from) continue;
    generate::Population& whole = population(table_.foreign_keys[index].parent);
    generate::Population& link = population(choice->link);
    whole.require(*from);
    link.require(choice->whole);
    return spread.keep_to_groups(
        std::make_shared<generate::GroupIndex>(whole, std::vector<AttrNumber>{*from}),
        std::make_shared<generate::GroupIndex>(link, std::vector<AttrNumber>{choice->whole}));
  }
}

// What `pick` yields; of a second reference to a table another row of the same group, if there is one, and of
// people and the two ends of one thing at any rate another row.
generate::NodeId AgreementPass::tell_apart(std::size_t index, core::Stream stream,
                                           const std::function<generate::NodeId(core::Stream)>& pick) {
  constexpr std::uint64_t kOthers = 3;
  generate::NodeId const first = pick(stream);
  pg::ForeignKey const& key = table_.foreign_keys[index];
  for (std::size_t j = 0; j < references_.size(); ++j) {
    pg::ForeignKey const& twin = table_.foreign_keys[j];
    if (j == index || references_[j].node == generate::kNoNode || twin.parent != key.parent) continue;
    bool const apart = is_person(population(key.parent).table()) ||
                       core::are_opposite(core::words_of(table_.column(key.columns[0]).name),
                                          core::words_of(table_.column(twin.columns[0]).name));
    std::vector<generate::NodeId> others;
    for (std::uint64_t i = 0; i < kOthers; ++i) others.push_back(pick(stream.fork("other").fork(i)));
    return target_.program.add(std::make_unique<generate::OtherParentReference>(
        population(key.parent), first, references_[j].node, std::move(others), !apart));
  }
  return first;
}

}  // namespace synthgen::plan
