#include "plan/siblings/counter_search.hpp"
#include "plan/column_list.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "core/spelt_words.hpp"
#include "plan/numbers/amount_words.hpp"
#include "plan/numbers/named_numbers.hpp"
#include "plan/numbers/number_words.hpp"
#include "plan/siblings/counter_names.hpp"
#include "plan/texts/row_names.hpp"
#include "postgres/catalog.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;
using generate::Aggregate;

// The side of a relation that a column refers to, of those that `stem` speaks of.
Side side_of(const pg::Column& column, const std::string& stem) {
  for (std::string const& word : core::words_of(column.name))
    if (SideWord const part = side_word(word); part.side != Side::kNone && part.stem == stem)
      return part.side;
  return Side::kNone;
}

}  // namespace

// Whether words of a number and those of this table say the same, in one of these ways.
bool CounterSearch::is_told_by(const Words& number, const std::vector<ToldOf>& ways) const {
  Words const rows = core::words_of(table_.name);
  Words const spelt = core::spelt_words_of(table_.name);
  return !rows.empty() && std::any_of(ways.begin(), ways.end(), [&](const ToldOf& way) {
    return has_word(number, way.number) &&
           (has_word({rows.back()}, way.rows) || (!spelt.empty() && has_word({spelt.back()}, way.rows)));
  });
}

// Whether a number of the parent says how many there are of what was done to it, or of those who did it. A
// plan or a limit says how many there may be.
bool CounterSearch::tells_how_many(const TablePlan& parent, std::size_t key, const pg::Column& column) const {
  Words const words = core::words_of(column.name);
  bool const places = has_word(words, {"capacity", "seat", "place", "spot"});
  bool const taken = has_word(words, {"occupied", "taken", "booked", "reserved", "sold", "filled"});
  bool const limit = has_word(words, {"max", "maximum", "min", "minimum", "limit", "needed", "available",
                                      "left", "remaining", "allowed", "expected", "planned", "target", "per",
                                      "id", "last", "first", "average", "avg"}) ||
                     (!taken && has_word(words, {"capacity"}));
  if (limit || !counts_first(key)) return false;
  bool const done =
      is_told_by(words, told_of("act")) && (words.size() == 1 || places || has_plural(words) ||
                                            has_word(words, {"count", "number", "num", "total"}));
  if (done) return true;
  Words const spelt = core::spelt_words_of(column.name);
  if (spelt != words && is_told_by(spelt, told_of("act")) &&
      has_word(spelt, {"seat", "place", "spot", "count", "number"}))
    return true;
  auto const counted = counted_words(column);
  if (!counted || counted->size() != 1 || !is_told_by(*counted, told_of("doer"))) return false;
  std::vector<Oid> const referencing = pg::referencing_tables(parent.table.oid);
  return std::none_of(referencing.begin(), referencing.end(), [&](Oid other) {
    return other != table_.oid && names_rows(counted->front(), plan_.describe(other).name);
  });
}

// How many a row stands for: the seats of a booking. 0 if it stands for one.
AttrNumber CounterSearch::heads_of_row() const {
  for (pg::Column const& column : table_.columns) {
    Words const words = core::words_of(column.name);
    bool const heads =
        !column.dropped && pg::is_integer_type(column.type.base) && not_null(column) &&
        !is_key_part(column.number) && !is_in_reference(table_, column.number) &&
        has_word(words, {"quantity", "qty", "ticket", "seat", "place", "spot", "person", "people", "guest",
                         "attendee", "participant", "party", "headcount", "pax", "passenger"}) &&
        !has_word(words, {"no", "max", "min", "id", "key", "sk", "row", "price", "child", "children", "adult",
                          "year", "age"}) &&
        (!has_word(words, {"number"}) || has_word(words, {"of"}) || words.front() == "number");
    if (heads) return column.number;
  }
  return InvalidAttrNumber;
}

// What of the rows' money or goods a number of the parent is the sum of.
AttrNumber CounterSearch::held_number(const Words& words, std::string_view semantic) const {
  if (has_word(words, {"limit", "max", "min", "target", "planned", "reserved", "available", "per", "last",
                       "average", "minimum", "maximum", "reorder", "safety", "budgeted", "book", "unit"}))
    return InvalidAttrNumber;
  bool const money =
      semantic.starts_with("finance.") || has_word(words, {"amount", "budget", "spent", "value"});
  bool const spent = money && is_told_by(words, told_of("spending"));
  bool const real = has_word(words, {"actual"}) &&
                    has_word(words, {"cost", "spend", "expense", "spending"}) &&
                    has_word(core::words_of(table_.name), told_of("spending").front().rows);
  bool const held = is_told_by(words, told_of("holding")) && has_word(words, {"total", "overall", "aum"});
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

bool CounterSearch::names_own_rows(const pg::Column& column) const {
  auto const counted = counted_words(column);
  return !column.dropped && pg::is_integer_type(column.type.base) && counted && counted->size() == 1 &&
         names_rows(counted->front(), table_.name);
}

bool CounterSearch::is_counted_by(const TablePlan& subject) const {
  return std::any_of(subject.table.columns.begin(), subject.table.columns.end(),
                     [&](const pg::Column& column) { return names_own_rows(column); });
}

// Whether a number counts the rows of the own table that refer to it: the replies to a comment.
bool CounterSearch::counts_own(const pg::Column& column) const {
  auto const counted = counted_words(column);
  return counted && counted->size() == 1 && pg::is_integer_type(column.type.base) &&
         has_word(*counted, {"reply", "child", "children", "response", "subtask", "subordinate"});
}

// Of two references to one table the first is what the row is counted by, unless the two are the sides of a
// relation: then a user's followers are the rows in which he is followed.
bool CounterSearch::counts_by(std::size_t key, const std::string& word) const {
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
  return counts_first(key) && names_rows(word, table_.name);
}

// Of the foreign keys that lead to the same table the first one; of an opinion that of who it is about.
bool CounterSearch::counts_first(std::size_t key) const {
  bool const opinion = has_listed(core::spelt_words_of(table_.name), "opinion");
  auto const receives = [&](const pg::ForeignKey& one) {
    return opinion && has_listed(core::words_of(table_.column(one.columns[0]).name), "receiver");
  };
  pg::ForeignKey const& own = table_.foreign_keys[key];
  auto const leads_there = [&](const pg::ForeignKey& other) {
    return &other != &own && other.parent == own.parent && (receives(other) || !receives(own));
  };
  auto const end = table_.foreign_keys.begin() + static_cast<long>(key);
  return std::none_of(table_.foreign_keys.begin(), end, leads_there) &&
         (receives(own) || std::none_of(end, table_.foreign_keys.end(), [&](const pg::ForeignKey& other) {
            return leads_there(other) && receives(other);
          }));
}

// Whether the rows link the parent to what a word names, each pair once: the books of an author, the uses of
// a tag. Only where no other table has a claim.
bool CounterSearch::links_to(const TablePlan& parent, std::size_t key, const std::string& word) const {
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
bool CounterSearch::counts_in_words_of(const pg::Column& column) const {
  Words const spelt = core::spelt_words_of(column.name);
  Words const rest = without(spelt, {"count", "number", "of", "total"});
  return spelt != core::words_of(column.name) && rest.size() == 1 && rest.size() < spelt.size() &&
         rest == core::spelt_words_of(table_.name);
}

// Whether a column of the parent counts this table's rows.
bool CounterSearch::counts(const TablePlan& parent, std::size_t key, const pg::Column& column) const {
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
AttrNumber CounterSearch::amount_given(const Words& words) const {
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
AttrNumber CounterSearch::summed_number(const Words& words, std::string_view semantic) const {
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

// How many of what the parent counts a row stands for, where no rows of their own are such: the packages of
// an item.
AttrNumber CounterSearch::packed_number(const TablePlan& parent, const pg::Column& column) const {
  auto const counted = counted_words(column);
  if (!pg::is_integer_type(column.type.base) || !counted || counted->size() != 1) return InvalidAttrNumber;
  std::vector<Oid> const referencing = pg::referencing_tables(parent.table.oid);
  bool const rows = std::any_of(referencing.begin(), referencing.end(), [&](Oid other) {
    return names_rows(counted->front(), plan_.describe(other).name);
  });
  if (rows) return InvalidAttrNumber;
  for (pg::Column const& own : table_.columns) {
    auto const packed = counted_words(own);
    bool const counts = !own.dropped && pg::is_integer_type(own.type.base) && !is_key_part(own.number) &&
                        !is_in_reference(table_, own.number);
    if (counts && packed && packed->size() == 1 &&
        core::singular(packed->front()) == core::singular(counted->front()))
      return own.number;
  }
  return InvalidAttrNumber;
}

// What is the greatest or least of the rows' amounts: the highest bid.
std::optional<CounterSearch::Counter> CounterSearch::extreme_of(const Words& words) const {
  bool const least = has_listed(words, "extreme low");
  if (words.size() != 2 || !(least || has_listed(words, "extreme")) || !names_rows(words[1], table_.name))
    return std::nullopt;
  AttrNumber const amount =
      recognized_column(target_, {"finance.amount", "finance.price", "finance.total", "quantity.score"});
  if (amount == 0 || !generate::is_number_type(table_.column(amount).type.base)) return std::nullopt;
  return Counter{least ? Aggregate::kLeast : Aggregate::kGreatest, amount};
}

std::optional<CounterSearch::Counter> CounterSearch::counter_of(const TablePlan& parent, std::size_t key,
                                                                const pg::Column& column) const {
  if (!generate::is_number_type(column.type.base)) return std::nullopt;
  std::string const& semantic = parent.columns[column.number - 1].semantic;
  Words const words = core::words_of(column.name);
  auto const counted = counted_words(column);
  bool const whole_number = pg::is_integer_type(column.type.base);
  bool const first = counts_first(key);
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
  if (AttrNumber const packed = packed_number(parent, column); packed != 0)
    return Counter{Aggregate::kSum, packed};
  return extreme_of(words);
}

}  // namespace synthgen::plan
