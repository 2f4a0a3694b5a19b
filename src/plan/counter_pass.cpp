// What a table says of the rows that refer to it: comment_count, average rating, last order. Runs for the
// child: the parent's program is complete by then.
#include "plan/counter_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "core/spelt_words.hpp"
#include "core/words.hpp"
#include "generate/aggregate.hpp"
#include "generate/derived.hpp"
#include "generate/equation.hpp"
#include "plan/amount_words.hpp"
#include "plan/check_bounds.hpp"
#include "plan/column_list.hpp"
#include "plan/counter_names.hpp"
#include "plan/named_numbers.hpp"
#include "plan/row_names.hpp"
#include "postgres/catalog.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;
using generate::Aggregate;

constexpr std::size_t kLeastParticiple = 6;

// The words that are left when those of counting are taken away; nothing if it counts nothing. "Likes" and
// "enrolled" count as they stand.
std::optional<Words> counted_words(const pg::Column& column) {
  Words words = core::words_of(column.name);
  bool counts = false;
  std::erase_if(words, [&](const std::string& word) {
    bool const counting = has_word(
        {word}, {"count", "counter", "cnt", "num", "number", "nbr", "nb", "ct", "no", "of", "total", "n"});
    counts = counts || counting;
    return counting;
  });
  if (words.size() > 1 && words.front() == "times") {
    words.erase(words.begin());
    counts = true;
  }
  if (words.empty()) return std::nullopt;
  // "Defects found" are as many as there are defects.
  bool const told = words.size() > 1 && core::singular(words[words.size() - 2]) != words[words.size() - 2] &&
                    has_word({words.back()}, {"found", "reported", "raised", "recorded", "made", "placed",
                                              "filed", "logged", "submitted", "attached", "included"});
  if (told) {
    words.pop_back();
    return words;
  }
  bool const plural = words.size() == 1 && core::singular(words[0]) != words[0];
  bool const participle =
      words.size() == 1 && words[0].size() >= kLeastParticiple && words[0].ends_with("ed");
  if (!counts && !plural && !participle) return std::nullopt;
  return words;
}

bool has_plural(const Words& words) {
  return std::any_of(words.begin(), words.end(),
                     [](const std::string& word) { return core::singular(word) != word; });
}

// Whether a number is called like a table, in several words: the parking_spaces of a depot.
bool is_name_of(const Words& words, const Words& table) {
  return words.size() > 1 && words.size() == table.size() && core::singular(words.back()) != words.back() &&
         std::equal(words.begin(), words.end(), table.begin(),
                    [](const std::string& a, const std::string& b) {
                      return core::singular(a) == core::singular(b);
                    });
}

// Who does something, or to whom it is done: "follower" or "followed".
enum class Side { kNone, kDoer, kTarget };
struct SideWord {
  std::string stem;
  Side side = Side::kNone;
};

SideWord side_word(const std::string& word) {
  static constexpr std::pair<std::string_view, Side> kEndings[] = {
      {"ers", Side::kDoer},   {"ors", Side::kDoer},   {"er", Side::kDoer},   {"or", Side::kDoer},
      {"ing", Side::kTarget}, {"ees", Side::kTarget}, {"ee", Side::kTarget}, {"ed", Side::kTarget}};
  for (auto const& [ending, side] : kEndings)
    if (word.ends_with(ending) && word.size() > ending.size() + 2)
      return {word.substr(0, word.size() - ending.size()), side};
  return {};
}

// The side of a relation that a column refers to, of those that `stem` speaks of.
Side side_of(const pg::Column& column, const std::string& stem) {
  for (std::string const& word : core::words_of(column.name))
    if (SideWord const part = side_word(word); part.side != Side::kNone && part.stem == stem)
      return part.side;
  return Side::kNone;
}

}  // namespace

// Whether attempts at a condition change what the row refers to. Where all that is asked is that two
// references of a key differ, the key has seen to it.
bool CounterPass::may_be_drawn_again(std::size_t key) const {
  AttrNumber const column = table_.foreign_keys[key].columns[0];
  if (!in_check_group(column)) return false;
  auto const refers_alone = [&](const Part& part, AttrNumber other) {
    return part.foreign_key >= 0 &&
           table_.foreign_keys[part.foreign_key].columns == std::vector<AttrNumber>{other};
  };
  for (CheckGroup const& group : target_.constraints.groups) {
    if (group.columns.size() != 2 || group.conditions.size() != 1 || group.alternatives.size() != 1) continue;
    for (Tuple const& tuple : tuples_)
      for (Part const& part : tuple.parts) {
        if (part.differs_from < 0) continue;
        Part const& first = tuple.parts[static_cast<std::size_t>(part.differs_from)];
        for (std::size_t i = 0; i < 2; ++i)
          if (refers_alone(part, group.columns[i]) && refers_alone(first, group.columns[1 - i]) &&
              (group.columns[0] == column || group.columns[1] == column))
            return false;
      }
  }
  return true;
}

// Whether words of a number and those of this table say the same, in one of these ways.
bool CounterPass::is_told_by(const Words& number, const std::vector<ToldOf>& ways) const {
  Words const rows = core::words_of(table_.name);
  Words const spelt = core::spelt_words_of(table_.name);
  return !rows.empty() && std::any_of(ways.begin(), ways.end(), [&](const ToldOf& way) {
    return has_word(number, way.number) &&
           (has_word({rows.back()}, way.rows) || (!spelt.empty() && has_word({spelt.back()}, way.rows)));
  });
}

// Whether a number of the parent says how many there are of what was done to it, or of those who did it. A
// plan or a limit says how many there may be.
bool CounterPass::tells_how_many(const TablePlan& parent, std::size_t key, const pg::Column& column) const {
  Words const words = core::words_of(column.name);
  bool const places = has_word(words, {"capacity", "seat", "place", "spot"});
  bool const taken = has_word(words, {"occupied", "taken", "booked", "reserved", "sold", "filled"});
  bool const limit = has_word(words, {"max", "maximum", "min", "minimum", "limit", "needed", "available",
                                      "left", "remaining", "allowed", "expected", "planned", "target", "per",
                                      "id", "last", "first", "average", "avg"}) ||
                     (!taken && has_word(words, {"capacity"}));
  if (limit || !counts_first(key)) return false;
  bool const done = is_told_by(words, acts()) && (words.size() == 1 || places || has_plural(words) ||
                                                  has_word(words, {"count", "number", "num", "total"}));
  if (done) return true;
  Words const spelt = core::spelt_words_of(column.name);
  if (spelt != words && is_told_by(spelt, acts()) &&
      has_word(spelt, {"seat", "place", "spot", "count", "number"}))
    return true;
  auto const counted = counted_words(column);
  if (!counted || counted->size() != 1 || !is_told_by(*counted, doers())) return false;
  std::vector<Oid> const referencing = pg::referencing_tables(parent.table.oid);
  return std::none_of(referencing.begin(), referencing.end(), [&](Oid other) {
    return other != table_.oid && names_rows(counted->front(), plan_.describe(other).name);
  });
}

// How many a row stands for: the seats of a booking. 0 if it stands for one.
AttrNumber CounterPass::heads_of_row() const {
  for (pg::Column const& column : table_.columns) {
    Words const words = core::words_of(column.name);
    bool const heads =
        !column.dropped && pg::is_integer_type(column.type.base) && not_null(column) &&
        !is_key_part(column.number) &&
        has_word(words, {"quantity", "qty", "ticket", "seat", "place", "spot", "person", "people", "guest",
                         "attendee", "participant", "party", "headcount", "pax", "passenger"}) &&
        !has_word(words,
                  {"no", "max", "min", "id", "row", "price", "child", "children", "adult", "year", "age"}) &&
        (!has_word(words, {"number"}) || has_word(words, {"of"}) || words.front() == "number");
    if (heads) return column.number;
  }
  return InvalidAttrNumber;
}

// What of the rows' money or goods a number of the parent is the sum of.
AttrNumber CounterPass::held_number(const Words& words, std::string_view semantic) const {
  if (has_word(words,
               {"limit", "max", "min", "target", "planned", "reserved", "available", "per", "last", "avg",
                "average", "minimum", "maximum", "reorder", "safety", "budgeted", "book", "unit"}))
    return InvalidAttrNumber;
  bool const money =
      semantic.starts_with("finance.") || has_word(words, {"amount", "budget", "spent", "value"});
  bool const spent = money && is_told_by(words, spendings());
  bool const real = has_word(words, {"actual"}) &&
                    has_word(words, {"cost", "spend", "expense", "spending"}) &&
                    has_word(core::words_of(table_.name), spendings().front().rows);
  bool const held = is_told_by(words, holdings()) && has_word(words, {"total", "overall", "aum"});
  if (!spent && !real && !held) return InvalidAttrNumber;
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || !generate::is_number_type(column.type.base)) continue;
    std::string const& own = target_.columns[column.number - 1].semantic;
    Words const name = core::words_of(column.name);
    bool const fits =
        !held ? own == "finance.amount" || own == "finance.total" || own == "finance.price"
        : has_word(words, {"value", "aum", "valuation"})
            ? has_word(name, {"value", "valuation"}) && !has_word(name, {"book", "nominal", "face"})
            : own == "quantity.stock" || (has_word(name, {"hand", "quantity", "qty", "stock"}) &&
                                          !has_word(name, {"reserved", "available", "min", "max"}));
    if (fits) return column.number;
  }
  return InvalidAttrNumber;
}

// Adds what the parent says of this table's rows as far as its columns ask for it.
void CounterPass::derive_counters() {
  for (std::size_t k = 0; k < references_.size(); ++k) {
    TablePlan& parent = *plan_.find(table_.foreign_keys[k].parent);
    bool const is_own = &parent == &target_;
    if (!parent.target || (!is_own && parent.step >= target_.step) ||
        target_.reference_nodes[k] == generate::kNoNode || may_be_drawn_again(k))
      continue;
    for (pg::Column const& column : parent.table.columns) {
      if (column.dropped || parent.program.attribute(column.number) == generate::kNoNode) continue;
      if (is_own ? counts_own(column) : true) derive_counter(parent, k, column);
    }
  }
  for (TableDraft::Subject const& subject : draft_.subjects) count_by_label(subject);
}

bool CounterPass::names_own_rows(const pg::Column& column) const {
  auto const counted = counted_words(column);
  return !column.dropped && pg::is_integer_type(column.type.base) && counted && counted->size() == 1 &&
         names_rows(counted->front(), table_.name);
}

bool CounterPass::is_counted_by(const TablePlan& subject) const {
  return std::any_of(subject.table.columns.begin(), subject.table.columns.end(),
                     [&](const pg::Column& column) { return names_own_rows(column); });
}

// What counts the rows that are about it though they refer to it by a label: the likes of a post.
void CounterPass::count_by_label(const TableDraft::Subject& subject) {
  TablePlan& parent = *subject.table;
  bool const settled = is_settled(parent);
  if (!parent.target || !settled || &parent == &target_) return;
  for (pg::Column const& column : parent.table.columns) {
    bool const computable = !column.dropped && pg::is_integer_type(column.type.base) &&
                            parent.program.attribute(column.number) != generate::kNoNode &&
                            parent.computable.size() >= parent.table.columns.size() &&
                            parent.computable[column.number - 1];
    if (!computable || !names_own_rows(column)) continue;
    generate::NodeId const about =
        target_.program.add(std::make_unique<generate::WhenNode>(subject.reference, subject.label));
    auto children = std::make_unique<generate::Children>(*parent.population, target_.program, about,
                                                         target_.rows, nullptr);
    parent.set_column(column.number,
                      parent.program.add(std::make_unique<generate::AggregateNode>(
                          std::move(children), Aggregate::kCount, generate::NumberSource{}, column.type,
                          generate::kNoNode)),
                      "number of " + table_.name, parent.columns[column.number - 1].reason);
  }
}

// Whether a number counts the rows of the own table that refer to it: the replies to a comment.
bool CounterPass::counts_own(const pg::Column& column) const {
  auto const counted = counted_words(column);
  return counted && counted->size() == 1 && pg::is_integer_type(column.type.base) &&
         has_word(*counted, {"reply", "child", "children", "response", "subtask", "subordinate"});
}

// Of two references to one table the first is what the row is counted by, unless the two are the sides of a
// relation: then a user's followers are the rows in which he is followed.
bool CounterPass::counts_by(std::size_t key, const std::string& word) const {
  pg::ForeignKey const& own = table_.foreign_keys[key];
  auto const twin =
      std::find_if(table_.foreign_keys.begin(), table_.foreign_keys.end(),
                   [&](const pg::ForeignKey& other) { return &other != &own && other.parent == own.parent; });
  if (own.parent == table_.oid)
    return has_word({word}, {"reply", "child", "children", "response", "subtask", "subordinate"});
  if (twin == table_.foreign_keys.end()) return names_rows(word, table_.name);
  if (SideWord const part = side_word(word); part.side != Side::kNone) {
    Side const mine = side_of(table_.column(own.columns[0]), part.stem);
    Side const other = side_of(table_.column(twin->columns[0]), part.stem);
    if (mine != Side::kNone || other != Side::kNone)
      return mine == Side::kNone ? other == part.side : mine != part.side;
  }
  return twin > table_.foreign_keys.begin() + static_cast<long>(key) && names_rows(word, table_.name);
}

// Whether no earlier foreign key leads to the same table.
bool CounterPass::counts_first(std::size_t key) const {
  return std::none_of(
      table_.foreign_keys.begin(), table_.foreign_keys.begin() + static_cast<long>(key),
      [&](const pg::ForeignKey& other) { return other.parent == table_.foreign_keys[key].parent; });
}

// Whether the rows link the parent to what a word names, each pair once: the books of an author, the uses of
// a tag. Only where no other table has a claim.
bool CounterPass::links_to(const TablePlan& parent, std::size_t key, const std::string& word) const {
  std::vector<Oid> const referencing = pg::referencing_tables(parent.table.oid);
  if (has_word({word}, {"usage", "use", "used"}))
    return referencing.size() <= 1 &&
           std::none_of(parent.table.foreign_keys.begin(), parent.table.foreign_keys.end(),
                        [&](const pg::ForeignKey& one) { return one.parent == parent.table.oid; });
  for (Oid const other : referencing)
    if (other != table_.oid && names_rows(word, plan_.describe(other).name)) return false;
  return std::any_of(
      table_.foreign_keys.begin(), table_.foreign_keys.end(), [&](const pg::ForeignKey& other) {
        if (&other == &table_.foreign_keys[key] || other.columns.size() != 1 ||
            !names_rows(word, plan_.describe(other.parent).name))
          return false;
        std::vector<AttrNumber> pair{other.columns[0], table_.foreign_keys[key].columns[0]};
        return std::any_of(table_.keys.begin(), table_.keys.end(), [&](const pg::Key& one) {
          return one.predicate == NIL &&
                 std::is_permutation(one.columns.begin(), one.columns.end(), pair.begin(), pair.end());
        });
      });
}

// Whether a number and the table are called alike in a language that is not English: nb_exemplaires.
bool CounterPass::counts_in_words_of(const pg::Column& column) const {
  Words const spelt = core::spelt_words_of(column.name);
  Words const rest = without(spelt, {"count", "number", "of", "total"});
  return spelt != core::words_of(column.name) && rest.size() == 1 && rest.size() < spelt.size() &&
         rest == core::spelt_words_of(table_.name);
}

// Whether a column of the parent counts this table's rows.
bool CounterPass::counts(const TablePlan& parent, std::size_t key, const pg::Column& column) const {
  if (is_name_of(core::words_of(column.name), core::words_of(table_.name))) return counts_first(key);
  if (counts_in_words_of(column) && counts_first(key)) return true;
  auto const counted = counted_words(column);
  if (!counted) return false;
  std::string const& last = counted->back();
  // Whatever else it says is whose they are; "failed attempts" are not all attempts.
  Words known = core::words_of(parent.table.name);
  for (std::string& word : core::words_of(table_.name)) known.push_back(std::move(word));
  for (std::string& word : known) word = core::singular(word);
  bool const plain = std::all_of(counted->begin(), counted->end() - 1, [&](const std::string& word) {
    return std::find(known.begin(), known.end(), core::singular(word)) != known.end();
  });
  return plain && (counts_by(key, last) || links_to(parent, key, last));
}

// What the rows give, where a parent says how much was raised or donated.
AttrNumber CounterPass::amount_given(const Words& words) const {
  bool const given = has_word(words, {"raised", "donated", "giving", "given", "collected", "contributed",
                                      "pledged", "funded", "donation", "contribution"}) &&
                     !has_word(words, {"goal", "target", "last", "first", "average", "min", "max", "date"});
  bool const gives = has_word(core::words_of(table_.name), {"donation", "gift", "contribution", "pledge",
                                                            "backing", "offering", "investment"});
  bool const pledges = has_word(core::words_of(table_.name), {"pledge"});
  if (!given || !gives || pledges != has_word(words, {"pledged"})) return InvalidAttrNumber;
  for (std::string_view const semantic : {"finance.amount", "finance.total"})
    for (pg::Column const& column : table_.columns)
      if (!column.dropped && target_.columns[column.number - 1].semantic == semantic &&
          !has_word(core::words_of(column.name), {"net", "fee"}) &&
          generate::is_number_type(column.type.base))
        return column.number;
  return InvalidAttrNumber;
}

// The number of the rows that a parent has the total of, by its name: "hours" of "total_hours".
AttrNumber CounterPass::summed_number(const Words& words, std::string_view semantic) const {
  static const std::initializer_list<std::string_view> kTotal = {"total", "overall", "cumulative", "lifetime",
                                                                 "sum"};
  Words rest = words;
  std::erase_if(rest, [](const std::string& word) { return has_word({word}, kTotal); });
  // What is paid follows from what is to be paid, not the other way round.
  if (settles(table_) && !has_word(words, {"paid", "received", "payment", "settled"}))
    return InvalidAttrNumber;
  // The time spent on something is that of all entries in the log of work.
  bool const logged =
      has_word(words, {"spent", "logged", "worked"}) &&
      has_word(core::words_of(table_.name), {"worklog", "timelog", "timesheet", "time", "log"});
  if (logged) rest = {words.back()};
  if (rest.empty() || (!logged && rest.size() == words.size())) return InvalidAttrNumber;
  bool const money = semantic.starts_with("finance.");
  for (pg::Column const& column : table_.columns) {
    std::string const& own = target_.columns[column.number - 1].semantic;
    bool const alike = own.starts_with("quantity.") || (money && own.starts_with("finance."));
    Words number = core::words_of(column.name);
    if (!column.dropped && alike && generate::is_number_type(column.type.base) &&
        std::equal(number.begin(), number.end(), rest.begin(), rest.end(),
                   [](const std::string& a, const std::string& b) {
                     return core::singular(a) == core::singular(b);
                   }))
      return column.number;
  }
  return InvalidAttrNumber;
}

std::optional<CounterPass::Counter> CounterPass::counter_of(const TablePlan& parent, std::size_t key,
                                                            const pg::Column& column) const {
  if (!generate::is_number_type(column.type.base)) return std::nullopt;
  std::string const& semantic = parent.columns[column.number - 1].semantic;
  Words const words = core::words_of(column.name);
  auto const counted = counted_words(column);
  bool const whole_number = pg::is_integer_type(column.type.base);
  bool const first =
      std::none_of(table_.foreign_keys.begin(), table_.foreign_keys.begin() + static_cast<long>(key),
                   [&](const pg::ForeignKey& other) { return other.parent == parent.table.oid; });
  AttrNumber const rating = recognized_column(target_, {"quantity.rating"});
  bool const rated = first && counted && core::singular((*counted)[0]) == "rating" && rating != 0;
  bool const heads =
      first && !words.empty() && words.back() == "headcount" && names_rows("employee", table_.name);
  if (whole_number && (counts(parent, key, column) || rated || heads))
    return Counter{Aggregate::kCount, InvalidAttrNumber};
  if (whole_number && tells_how_many(parent, key, column)) {
    AttrNumber const each = heads_of_row();
    return Counter{each != 0 ? Aggregate::kSum : Aggregate::kCount, each};
  }
  if (!first) return std::nullopt;
  if (semantic == "quantity.rating" && !whole_number && !counted && rating != 0 &&
      generate::is_number_type(table_.column(rating).type.base))
    return Counter{Aggregate::kAverage, rating};
  AttrNumber const total = recognized_column(target_, {"finance.total"});
  bool const spent = has_word(words, {"spent", "spend", "ltv"}) ||
                     (has_word(words, {"lifetime"}) && has_word(words, {"value", "revenue"})) ||
                     (semantic == "finance.revenue" && has_word(words, {"total", "lifetime"}));
  if (spent && total != 0) return Counter{Aggregate::kSum, total};
  if (AttrNumber const given = amount_given(words); given != 0) return Counter{Aggregate::kSum, given};
  if (AttrNumber const summed = summed_number(words, semantic); summed != 0)
    return Counter{Aggregate::kSum, summed};
  if (AttrNumber const held = held_number(words, semantic); held != 0) return Counter{Aggregate::kSum, held};
  return std::nullopt;
}

void CounterPass::derive_counter(TablePlan& parent, std::size_t key, const pg::Column& column) {
  bool const computable =
      parent.computable.size() >= parent.table.columns.size() && parent.computable[column.number - 1];
  if (computable)
    if (auto const counter = counter_of(parent, key, column);
        counter && (counter->of == 0 || target_.program.attribute(counter->of) != generate::kNoNode))
      return aggregate(parent, key, column, counter->aggregate, counter->of);
  Words const words = core::words_of(column.name);
  if (!generate::is_instant_type(column.type.base) || words.size() < 2) return;
  bool const last = words[0] == "last" || words[0] == "latest";
  if (!last && words[0] != "first") return;
  if (!counts_by(key, words[1])) return;
  // What this table's rows may depend on cannot follow from them.
  if (parent.population->is_required(column.number)) return;
  if (AttrNumber const date = own_date(); date != 0 && !parent_date_is_bound(parent, column)) {
    aggregate(parent, key, column, last ? Aggregate::kLast : Aggregate::kFirst, date);
    // Nor may the dates of tables to come depend on it.
    parent.columns[column.number - 1].semantic.clear();
  }
}

// The date of what a row is: when it happened. Rather "received_at" than "receipt_sent_at", which tells of
// something that came of it.
AttrNumber CounterPass::own_date() const {
  static constexpr std::string_view kMeanings[] = {"date.transaction", "date.booked",   "date.sent",
                                                   "date.event",       "date.measured", "date.requested",
                                                   "date.happened",    "date.paid",     "date.created"};
  constexpr std::size_t kMostWords = 2;
  for (bool const plain : {true, false})
    for (std::string_view const semantic : kMeanings)
      for (pg::Column const& column : table_.columns)
        if (!column.dropped && target_.columns[column.number - 1].semantic == semantic &&
            target_.program.attribute(column.number) != generate::kNoNode &&
            (!plain || core::words_of(column.name).size() <= kMostWords))
          return column.number;
  return InvalidAttrNumber;
}

// Whether a key or a condition holds the parent's date in place.
bool CounterPass::parent_date_is_bound(const TablePlan& parent, const pg::Column& column) {
  bool const keyed = is_in_key(parent.table, column.number);
  bool const checked =
      std::any_of(parent.constraints.groups.begin(), parent.constraints.groups.end(),
                  [&](const CheckGroup& group) { return contains(group.columns, column.number); });
  return keyed || checked || parent.is_ruled(column.number) ||
         !parent.constraints.domains[column.number - 1].unrestricted();
}

// No more than the columns that a condition says are at least as great.
generate::NodeId CounterPass::capped(TablePlan& parent, const pg::Column& column, generate::NodeId count) {
  using generate::EquationOperand;
  using Step = core::EquationStep;
  auto const bounds = upper_bounds_of(parent, column.number);
  if (!bounds || bounds->empty()) return count;
  auto const operand = [](generate::NodeId node, Oid type) {
    EquationOperand one;
    one.source = {node, type};
    return one;
  };
  std::vector<EquationOperand> operands{operand(count, column.type.base)};
  std::vector<Step> steps{{Step::Op::kOperand, 0, {}}};
  for (AttrNumber const bound : *bounds) {
    steps.push_back({Step::Op::kOperand, operands.size(), {}});
    steps.push_back({Step::Op::kLesser, 0, {}});
    operands.push_back(operand(parent.program.add(std::make_unique<generate::ColumnNode>(bound)),
                               parent.table.column(bound).type.base));
  }
  return parent.program.add(std::make_unique<generate::EquationNode>(
      count, std::move(operands), std::move(steps), generate::EquationResult{}, column.type));
}

void CounterPass::aggregate(TablePlan& parent, std::size_t key, const pg::Column& column, Aggregate aggregate,
                            AttrNumber of) {
  static constexpr std::string_view kNames[] = {"number of ", "sum of ", "average of ", "first of ",
                                                "last of "};
  bool const invertible =
      references_[key].spread != nullptr && target_.reference_nodes[key] == references_[key].node;
  auto children =
      std::make_unique<generate::Children>(*parent.population, target_.program, target_.reference_nodes[key],
                                           target_.rows, invertible ? references_[key].spread : nullptr);
  bool const required = column.not_null || column.type.domain_not_null;
  generate::NodeId const drawn = parent.program.attribute(column.number);
  parent.set_column(column.number,
                    capped(parent, column,
                           parent.program.add(std::make_unique<generate::AggregateNode>(
                               std::move(children), aggregate,
                               of == 0 ? generate::NumberSource{} : final_cell(of), column.type,
                               required && aggregate != Aggregate::kCount && aggregate != Aggregate::kSum
                                   ? parent.program.attribute(column.number)
                                   : generate::kNoNode))),
                    std::string(kNames[static_cast<int>(aggregate)]) + table_.name +
                        (of == 0 ? "" : "." + table_.column(of).name),
                    parent.columns[column.number - 1].reason);
  // Attempts at the conditions go on with what was drawn.
  for (int group = 0; group < static_cast<int>(parent.constraints.groups.size()); ++group)
    if (generate::NodeId const candidate = parent.program.resolve(drawn, group); candidate != drawn)
      parent.program.set_candidate(column.number, candidate, group);
}

}  // namespace synthgen::plan
