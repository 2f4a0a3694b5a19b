// Which parents go together: those of one company or customer, those that existed at the same time, an
// earlier row of the same table for a tree.
#include "plan/relation_pass.hpp"

#include <algorithm>
#include <numeric>

#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/other_parent.hpp"
#include "generate/timely_reference.hpp"
#include "plan/rule_pass.hpp"
#include "plan/whole_pass.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;

Words words_of(const pg::Table& table) {
  return core::words_of(table.name);
}

// What people do to things of others: who likes a post has not written it.
bool is_reaction(const pg::Table& table) {
  return has_word(
      words_of(table),
      {"like",       "comment",    "vote",        "view",       "follow",     "follower",     "bookmark",
       "favorite",   "favourite",  "share",       "reaction",   "review",     "rating",       "bid",
       "member",     "membership", "participant", "attendee",   "enrollment", "registration", "application",
       "invitation", "invite",     "watcher",     "watch",      "subscriber", "reply",        "answer",
       "flag",       "mention",    "message",     "read",       "click",      "report",       "assignment",
       "attachment", "transfer",   "match",       "friendship", "block",      "visit",        "swap",
       "offer"});
}

// What takes place where one of those who meet is at home.
bool is_game(const pg::Table& table) {
  return has_word(words_of(table), {"match", "game", "fixture"});
}

// What things are sorted by: they have it in common without belonging together.
bool is_classification(const pg::Table& table) {
  return has_word(words_of(table),
                  {"country",  "currency", "category", "type",    "status", "city",    "region", "state",
                   "language", "role",     "level",    "tag",     "genre",  "color",   "size",   "unit",
                   "kind",     "brand",    "location", "address", "tax",    "priority"});
}

// What somebody has ordered or booked for himself: all that refers to it is his.
bool is_own_affair(const pg::Table& table) {
  return has_word(words_of(table), {"order", "booking", "purchase", "reservation", "rental", "appointment",
                                    "stay", "subscription", "cart", "invoice", "loan", "payment", "account",
                                    "address", "policy", "claim", "card", "shipment", "sale"});
}

// The width of a tree where rows have about so many children: 1.4 times the width.
std::uint64_t width_of(std::int64_t children) {
  return static_cast<std::uint64_t>(std::max<std::int64_t>(1, (children * 5 + 3) / 7));
}

// What is done, or happens, one at a time.
bool is_activity(const pg::Table& table) {
  return has_word(words_of(table),
                  {"task",    "issue", "ticket", "post",     "event",   "transaction", "job",
                   "note",    "email", "call",   "activity", "case",    "bug",         "story",
                   "request", "build", "run",    "question", "session", "document",    "page"});
}

// The foreign keys of a table, those first that always refer to a row.
std::vector<std::size_t> by_certainty(const pg::Table& table) {
  std::vector<std::size_t> order(table.foreign_keys.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_partition(order.begin(), order.end(), [&](std::size_t k) {
    return table.column(table.foreign_keys[k].columns[0]).not_null;
  });
  return order;
}

}  // namespace

bool is_person(const pg::Table& table) {
  return has_word(words_of(table),
                  {"user", "customer", "member", "person", "people", "employee", "patient", "student",
                   "guest", "client", "author", "owner", "account", "profile", "passenger", "driver"});
}

bool is_organisation(const pg::Table& table) {
  return has_word(words_of(table),
                  {"company",    "organization", "organisation", "org",       "tenant",    "workspace",
                   "restaurant", "hotel",        "store",        "shop",      "school",    "university",
                   "hospital",   "clinic",       "library",      "airline",   "bank",      "merchant",
                   "vendor",     "seller",       "team",         "club",      "project",   "agency",
                   "branch",     "firm",         "business",     "site",      "property",  "building",
                   "event",      "conference",   "league",       "household", "warehouse", "course"});
}

// A way from a table to what it refers to, step by step: foreign keys of one column each.
struct RelationPass::Path {
  std::vector<std::pair<TablePlan*, std::size_t>> steps;  // a table and its foreign key
  Oid end = InvalidOid;
};

// All ways of at most kLongestPath steps, itself first.
std::vector<RelationPass::Path> RelationPass::paths_from(TablePlan& start) const {
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
std::optional<AttrNumber> RelationPass::path_column(const Path& path, AttrNumber key) {
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
bool RelationPass::should_agree(const Path& decided, const Path& open, const pg::Table& first,
                                bool composed) const {
  std::size_t const length = decided.steps.size() + open.steps.size();
  if (length == 0) return false;
  if (plan_.request.agreeing.contains(table_.oid)) return true;
  pg::Table const& ancestor = plan_.describe(decided.end);  // perhaps no part of the plan
  if (is_person(ancestor)) return length <= 2 && (is_own_affair(first) || !is_reaction(table_));
  bool const elsewhere = open.steps.empty() && is_reaction(table_) && !is_game(table_);
  if (is_organisation(ancestor) || (length <= 2 && !elsewhere)) return true;
  return composed && length <= kLongestPath && !is_classification(ancestor);
}

// Whether a table has several keys to another one: then they say different things of it, as origin and
// destination do.
bool RelationPass::refers_repeatedly(const pg::Table& table, Oid ancestor) {
  return std::count_if(table.foreign_keys.begin(), table.foreign_keys.end(),
                       [&](const pg::ForeignKey& key) { return key.parent == ancestor; }) > 1;
}

// Whether the last step of a path is over a column of the same name: the driver of a trip is the driver of
// its reservation, not who approved it.
bool RelationPass::is_called_alike(const pg::ForeignKey& key, const Path& decided) const {
  auto const& [last, step] = decided.steps.back();
  pg::Table const& table = last->table;
  return table.column(table.foreign_keys[step].columns[0]).name == table_.column(key.columns[0]).name;
}

// Whether what the tables of a path refer to is decided before this table's rows are.
bool RelationPass::is_known(const Path& path, const TablePlan& start) const {
  return path.steps.empty() ||
         (is_settled(start) && std::all_of(path.steps.begin(), path.steps.end(),
                                           [&](const auto& step) { return is_settled(*step.first); }));
}

struct RelationPass::Meeting {
  Path decided, open;
  std::size_t length() const noexcept { return decided.steps.size() + open.steps.size(); }
};

// Where the ways from what two foreign keys refer to first meet, if those should agree there. `composed`:
// the row is made of the two.
std::optional<RelationPass::Meeting> RelationPass::meeting(std::size_t index, std::size_t other,
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
  std::optional<Meeting> best;
  for (Path const& decided : paths_from(first))
    for (Path const& open : own) {
      bool const nearer = !best || decided.steps.size() + open.steps.size() < best->length();
      if (is_second && open.steps.empty()) continue;
      if (!is_known(decided, first) || !is_known(open, start)) continue;
      if (decided.end != open.end || !nearer || !should_agree(decided, open, first.table, composed)) continue;
      if (open.steps.empty() && !decided.steps.empty() && !is_called_alike(key, decided) &&
          (refers_repeatedly(table_, open.end) ||
           refers_repeatedly(decided.steps.back().first->table, open.end)))
        continue;
      best = {decided, open};
    }
  return best;
}

// A parent that agrees with one decided already through the nearest ancestor that both have; null if none.
generate::NodeId RelationPass::related_reference(std::size_t index) {
  pg::ForeignKey const& key = table_.foreign_keys[index];
  TablePlan const& parent = *plan_.find(key.parent);
  if (key.columns.size() != 1 || parent.population->count() > generate::Population::kMaxStored ||
      &parent == &target_)
    return generate::kNoNode;
  std::optional<Meeting> best;
  std::size_t with = 0;
  for (std::size_t j = 0; j < references_.size(); ++j) {
    pg::ForeignKey const& other = table_.foreign_keys[j];
    if (references_[j].node == generate::kNoNode || other.parent == key.parent || other.columns.size() != 1 ||
        other.parent == table_.oid)
      continue;
    auto found = meeting(index, j, WholePass(draft_).is_part_of(j));
    if (!found) continue;
    bool const nearer =
        !best || found->length() < best->length() ||
        (found->length() == best->length() && other.columns[0] < table_.foreign_keys[with].columns[0]);
    if (!nearer) continue;
    best = std::move(found);
    with = j;
  }
  return best ? agreeing_through(index, with, *best) : generate::kNoNode;
}

bool RelationPass::may_agree(std::size_t leading, std::size_t following) const {
  Oid const parent = table_.foreign_keys[leading].parent;
  return parent != table_.foreign_keys[following].parent && parent != table_.oid &&
         table_.foreign_keys[following].parent != table_.oid && meeting(following, leading, true).has_value();
}

// The columns of the two parents, as children see them, that are equal where they agree.
std::optional<RelationPass::Agreement> RelationPass::agreement(std::size_t leading, std::size_t following) {
  auto const found = meeting(following, leading, true);
  return found ? columns_of(*found) : std::nullopt;
}

std::optional<RelationPass::Agreement> RelationPass::columns_of(const Meeting& meeting) {
  Path const& longer = meeting.decided.steps.empty() ? meeting.open : meeting.decided;
  auto const& [last, last_key] = longer.steps.back();
  AttrNumber const key = last->table.foreign_keys[last_key].parent_columns[0];
  auto const from = path_column(meeting.decided, key);
  auto const to = path_column(meeting.open, key);
  if (!from || !to) return std::nullopt;
  return Agreement{*from, *to};
}

generate::NodeId RelationPass::agreeing_through(std::size_t index, std::size_t other,
                                                const Meeting& meeting) {
  generate::Population& parent = population(table_.foreign_keys[index].parent);
  generate::Population& other_parent = population(table_.foreign_keys[other].parent);
  auto const agree = columns_of(meeting);
  if (!agree) return generate::kNoNode;
  auto const [from, to] = *agree;
  other_parent.require(from);
  parent.require(to);
  generate::NodeId const shared = target_.program.add(std::make_unique<generate::ParentColumnNode>(
      references_[other].node, other_parent, from, parent.type(to)));
  auto const group = std::make_shared<generate::GroupIndex>(parent, std::vector<AttrNumber>{to});
  core::Stream const stream = plan_.stream(target_, table_.foreign_keys[index].name + ".reference");
  using Otherwise = generate::GroupedReference::Otherwise;
  // Better none than one that does not agree, unless a condition may want one.
  bool const may_be_none =
      references_[index].nullable && !in_check_group(table_.foreign_keys[index].columns[0]);
  Otherwise const otherwise = may_be_none ? Otherwise::kNull : Otherwise::kAny;
  auto const grouped = [&](core::Stream own) {
    return target_.program.add(std::make_unique<generate::GroupedReference>(
        parent, group, std::vector<generate::NodeId>{shared}, own, otherwise));
  };
  auto const pick = [&](core::Stream own) { return tell_apart(index, own, grouped); };
  generate::NodeId const first = pick(stream);
  std::vector<generate::TimeFit> fits = time_fits(index);
  if (fits.empty()) return first;
  constexpr std::uint64_t kAlternatives = 8;
  std::vector<generate::NodeId> alternatives;
  for (std::uint64_t i = 0; i < kAlternatives; ++i) alternatives.push_back(pick(stream.fork(i)));
  auto timely =
      std::make_unique<generate::TimelyReference>(parent, first, std::move(fits), stream.fork("timely"));
  timely->set_alternatives(std::move(alternatives));
  // Dates that stand do not give way: rather somebody who was there than one who agrees, but for the owner.
  if (dates_stand() && !meeting.open.steps.empty()) timely->list_parents();
  return target_.program.add(std::move(timely));
}

// What `pick` yields; of a second reference to people another one of the same group, if there is one.
generate::NodeId RelationPass::tell_apart(std::size_t index, core::Stream stream,
                                          const std::function<generate::NodeId(core::Stream)>& pick) {
  constexpr std::uint64_t kOthers = 3;
  generate::NodeId const first = pick(stream);
  pg::ForeignKey const& key = table_.foreign_keys[index];
  for (std::size_t j = 0; j < references_.size(); ++j) {
    if (j == index || references_[j].node == generate::kNoNode ||
        table_.foreign_keys[j].parent != key.parent || !is_person(population(key.parent).table()))
      continue;
    std::vector<generate::NodeId> others;
    for (std::uint64_t i = 0; i < kOthers; ++i) others.push_back(pick(stream.fork("other").fork(i)));
    return target_.program.add(std::make_unique<generate::OtherParentReference>(
        population(key.parent), first, references_[j].node, std::move(others)));
  }
  return first;
}

// Whether the row pays what the parent charges.
bool RelationPass::is_payment_of(std::size_t index) const {
  Words const words = words_of(table_);
  return has_word(words, {"payment", "invoice", "bill", "receipt", "charge"}) &&
         !has_word(words, {"item", "line", "detail"}) &&
         recognized_column(*plan_.find(table_.foreign_keys[index].parent), {"finance.total"}) != 0;
}

// Whether the rows have a date of their own that happens when they are made.
bool RelationPass::has_own_moment() const {
  return std::any_of(table_.columns.begin(), table_.columns.end(), [&](const pg::Column& column) {
    DateRole const* const role = column.dropped || !generate::is_instant_type(column.type.base)
                                     ? nullptr
                                     : date_role(target_.columns[column.number - 1].semantic);
    return role != nullptr && !role->of_life && role->rank < 50;
  });
}

// What a parent's dates must agree with: those of the row's other parents, and the present.
std::vector<generate::TimeFit> RelationPass::time_fits(std::size_t index) {
  TablePlan& parent = *plan_.find(table_.foreign_keys[index].parent);
  AttrNumber const begin = lifetime_column(parent, true);
  AttrNumber const end = lifetime_column(parent, false);
  std::vector<generate::TimeFit> fits;
  auto const fit = [&](AttrNumber column, bool not_after, std::size_t other, AttrNumber other_column) {
    generate::TimeFit one{column, not_after, parent_cell(other, other_column)};
    one.type = plan_.find(table_.foreign_keys[other].parent)->table.column(other_column).type.base;
    parent.population->require(column);
    fits.push_back(one);
  };
  bool const books = column_meaning(target_, {"date.booked"}) != 0;
  AttrNumber const occasion = column_meaning(parent, {"date.start", "date.scheduled"});
  bool const moment = has_own_moment();
  for (std::size_t j = 0; j < references_.size(); ++j) {
    TablePlan& other = *plan_.find(table_.foreign_keys[j].parent);
    if (references_[j].node == generate::kNoNode || &other == &parent || &other == &target_) continue;
    // In a cycle only tables that come first are looked at, so that no cell depends on itself.
    if (!is_settled(parent) || !is_settled(other)) continue;
    AttrNumber const other_begin = lifetime_column(other, true);
    AttrNumber const other_end = lifetime_column(other, false);
    if (end != 0 && other_begin != 0) fit(end, false, j, other_begin);
    if (begin != 0 && other_end != 0) fit(begin, true, j, other_end);
    if (books && occasion != 0 && other_begin != 0 && occasion != end) fit(occasion, false, j, other_begin);
    // A row without a date of its own is of the time of the transaction that it belongs to.
    AttrNumber const transaction =
        column_meaning(other, {"date.transaction", "date.booked", "date.requested"});
    if (!moment && begin != 0 && transaction != 0 && other_end == 0) fit(begin, true, j, transaction);
  }
  add_slot_fits(index, fits);
  // What has happened, or is over, did not happen to something that is to come.
  AttrNumber const planned = occasion != 0 ? occasion : column_meaning(parent, {"date.end"});
  bool const paid_ahead = column_meaning(parent, {"date.booked"}) != 0 && is_payment_of(index);
  if (planned != 0 && moment && !books && !paid_ahead &&
      column_meaning(target_, {"date.start", "date.scheduled"}) == 0 && is_settled(parent)) {
    generate::TimeFit one{planned, true};
    one.instant = plan_.context.as_of * generate::kDay;
    parent.population->require(planned);
    fits.push_back(one);
  }
  return fits;
}

// Whether keys decide dates of the row, so that these do not follow what it refers to.
bool RelationPass::dates_stand() const {
  return !slots_.empty() || std::any_of(roles_.begin(), roles_.end(),
                                        [](const ColumnRole& role) { return !role.dated_within.empty(); });
}

// Intervals stand where an exclusion constraint allows them: who books one has been there before.
void RelationPass::add_slot_fits(std::size_t index, std::vector<generate::TimeFit>& fits) {
  TablePlan& parent = *plan_.find(table_.foreign_keys[index].parent);
  if (!is_settled(parent)) return;
  for (Slot const& slot : slots_) {
    if (slot.anchor == static_cast<int>(index) || !generate::is_instant_type(slot.type)) continue;
    AttrNumber const own = slot.range != 0 ? slot.range : slot.lower != 0 ? slot.lower : slot.day;
    for (bool const begins : {true, false}) {
      AttrNumber column = lifetime_column(parent, begins);
      if (column == 0 && begins)
        column = column_meaning(parent, {"date.released", "date.published", "date.founded"});
      if (column == 0) continue;
      generate::TimeFit fit{column, begins, generate::kNoNode, own, table_.column(own).type.base};
      if (parent.table.column(column).type.base != fit.type) fit.gap = generate::kDay;
      parent.population->require(column);
      fits.push_back(fit);
    }
  }
}

// Two parents of one row should have existed at the same time.
generate::NodeId RelationPass::keep_timely(std::size_t index, generate::NodeId reference) {
  std::vector<generate::TimeFit> fits = time_fits(index);
  if (fits.empty()) return reference;
  auto timely = std::make_unique<generate::TimelyReference>(
      population(table_.foreign_keys[index].parent), reference, std::move(fits),
      plan_.stream(target_, table_.foreign_keys[index].name + ".timely"));
  timely->prefer_new_parents(references_[index].new_parents);
  if (dates_stand()) timely->list_parents();
  if (references_[index].spread != nullptr && references_[index].spread->keeps_to_some())
    timely->pick_among(*references_[index].spread);
  return target_.program.add(std::move(timely));
}

// The foreign key whose row a nested row has in common with the one above it: the post of a reply. -1 if
// none.
int RelationPass::container_of_nested(std::size_t index) const {
  pg::ForeignKey const& key = table_.foreign_keys[index];
  Words const words = core::words_of(table_.column(key.columns[0]).name);
  bool const nested = key.columns.size() == 1 && has_word(words, {"parent", "reply", "root", "thread"});
  if (!nested || !references_[index].nullable) return -1;
  for (std::size_t const j : reference_order()) {
    pg::ForeignKey const& other = table_.foreign_keys[j];
    if (j == index || other.columns.size() != 1 || other.parent == table_.oid || references_[j].nullable)
      continue;
    pg::Table const& container = population(other.parent).table();
    bool const list =
        has_word(words_of(container), {"type", "status", "category", "priority", "level", "kind"});
    if (references_[j].node != generate::kNoNode && !is_person(container) && !list)
      return static_cast<int>(j);
  }
  return -1;
}

// Staff have one at the top, lists of kinds a few; of what people do, most stands alone.
generate::TreeShape RelationPass::tree_shape(std::size_t index) const {
  Words const words = core::words_of(table_.column(table_.foreign_keys[index].columns[0]).name);
  generate::TreeShape shape;
  if (has_word(words, {"manager", "supervisor", "boss", "superior", "chief", "head", "lead", "leader",
                       "report", "commander", "captain", "director", "president"})) {
    shape.most_roots = 1;
  } else if (is_person(table_) || is_reaction(table_) || is_own_affair(table_) || is_activity(table_) ||
             has_word(words,
                      {"reply",    "response",  "quote",    "quoted",   "previous", "prev",        "next",
                       "original", "duplicate", "copy",     "fork",     "replaced", "replacement", "merged",
                       "linked",   "related",   "referrer", "referred", "invited",  "inviter"})) {
    shape = {1, 0, 0.7};
  }
  if (const rules::ColumnRule* const rule = RulePass(draft_).reference_rule(index)) {
    if (rule->null_rate) shape = {1, 0, *rule->null_rate};
    if (rule->reference.roots || rule->reference.children) {
      shape.alone = 0;
      shape.most_roots = static_cast<std::uint64_t>(rule->reference.roots.value_or(8));
      shape.width = width_of(rule->reference.children.value_or(7));
    }
  }
  return shape;
}

// An earlier row of the same table, which was there before this one; a reply is to something in its thread.
generate::NodeId RelationPass::build_tree(std::size_t index) {
  pg::ForeignKey const& key = table_.foreign_keys[index];
  generate::Population& self = population(key.parent);
  core::Stream const stream = plan_.stream(target_, key.name + ".reference");
  int const container = container_of_nested(index);
  AttrNumber const begin = lifetime_column(target_, true);
  if (container < 0 || self.count() > generate::Population::kMaxStored)
    return begin == 0 ? tree_node(index, stream, tree_shape(index)) : timely_tree(index, begin);
  AttrNumber const column = table_.foreign_keys[container].columns[0];
  self.require(column);
  generate::NodeId const tree = target_.program.add(std::make_unique<generate::GroupedReference>(
      self, std::make_shared<generate::GroupIndex>(self, std::vector<AttrNumber>{column}),
      std::vector<generate::NodeId>{target_.program.attribute(column)}, stream,
      generate::GroupedReference::Otherwise::kNull, &target_.rows));
  if (begin == 0) return tree;
  self.require(begin);
  // Another pick would be of another thread: what does not fit begins a thread.
  return target_.program.add(std::make_unique<generate::TimelyReference>(
      self, tree, std::vector<generate::TimeFit>{begun_before(begin)}, stream.fork("timely"), &target_.rows,
      true, 0));
}

generate::TimeFit RelationPass::begun_before(AttrNumber begin) const {
  return {begin, true, generate::kNoNode, begin, table_.column(begin).type.base};
}

// An earlier row, for all rows but the first.
generate::NodeId RelationPass::below_some_row(std::size_t index) {
  generate::TreeShape shape = tree_shape(index);
  shape.most_roots = 1;
  shape.alone = 0;
  return tree_node(index, plan_.stream(target_, table_.foreign_keys[index].name + ".below"), shape);
}

generate::NodeId RelationPass::tree_node(std::size_t index, core::Stream stream,
                                         const generate::TreeShape& shape) {
  return target_.program.add(std::make_unique<generate::TreeReference>(
      population(table_.oid), stream, target_.rows, references_[index].nullable, shape));
}

// Of the rows that the tree's shape puts above a row, the first that is older; else any older one, and at
// last the eldest of all.
generate::NodeId RelationPass::timely_tree(std::size_t index, AttrNumber begin) {
  constexpr std::uint64_t kInShape = 6;
  constexpr std::uint64_t kAnywhere = 4;
  generate::Population& self = population(table_.oid);
  self.require(begin);
  core::Stream const stream = plan_.stream(target_, table_.foreign_keys[index].name + ".reference");
  generate::TreeShape const shape = tree_shape(index);
  auto timely = std::make_unique<generate::TimelyReference>(
      self, tree_node(index, stream, shape), std::vector<generate::TimeFit>{begun_before(begin)},
      stream.fork("timely"), &target_.rows, references_[index].nullable);
  if (shape.alone == 0) {
    std::vector<generate::NodeId> others;
    for (std::uint64_t k = 0; k < kInShape + kAnywhere; ++k) {
      generate::TreeShape other = shape;
      if (k >= kInShape) other.width = 0;
      others.push_back(tree_node(index, stream.fork(k), other));
    }
    others.push_back(
        target_.program.add(std::make_unique<generate::EldestReference>(self, begin, target_.rows)));
    timely->set_alternatives(std::move(others));
  }
  return target_.program.add(std::move(timely));
}

}  // namespace synthgen::plan
