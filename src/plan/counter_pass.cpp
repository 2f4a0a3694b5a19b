// What a table says of the rows that refer to it: comment_count, average rating, last order. Runs for the
// child: the parent's program is complete by then.
#include "plan/counter_pass.hpp"

#include <algorithm>

#include "core/naming.hpp"
#include "core/words.hpp"
#include "generate/aggregate.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;
using generate::Aggregate;

// Whether a word names the rows of the child table: "comment" those of post_comments, "enrolled" those of
// enrollment.
bool names_rows(const std::string& word, const pg::Table& child) {
  constexpr std::size_t kLeastStem = 5;
  Words const table = core::words_of(child.name);
  if (table.empty() || word.empty()) return false;
  std::string const last = table.back();
  std::string const own = core::singular(word);
  if (own == last) return true;
  return own.size() >= kLeastStem && last.size() >= kLeastStem &&
         own.compare(0, kLeastStem, last, 0, kLeastStem) == 0;
}

// The words that are left when those of counting are taken away; nothing if it counts nothing.
std::optional<Words> counted_words(const pg::Column& column) {
  Words words = core::words_of(column.name);
  bool counts = false;
  std::erase_if(words, [&](const std::string& word) {
    bool const counting =
        has_word({word}, {"count", "counter", "cnt", "num", "number", "no", "of", "total", "n"});
    counts = counts || counting;
    return counting;
  });
  if (!counts || words.size() != 1) return std::nullopt;
  return words;
}

}  // namespace

// Adds what the parent says of this table's rows as far as its columns ask for it.
void CounterPass::derive_counters() {
  for (std::size_t k = 0; k < references_.size(); ++k) {
    TablePlan& parent = *plan_.find(table_.foreign_keys[k].parent);
    if (!parent.target || parent.step >= target_.step || &parent == &target_ ||
        target_.reference_nodes[k] == generate::kNoNode || in_check_group(table_.foreign_keys[k].columns[0]))
      continue;
    // Of two references to one table the first is what the row is counted by.
    bool const first =
        std::none_of(table_.foreign_keys.begin(), table_.foreign_keys.begin() + static_cast<long>(k),
                     [&](const pg::ForeignKey& key) { return key.parent == parent.table.oid; });
    if (!first) continue;
    for (pg::Column const& column : parent.table.columns)
      if (!column.dropped && parent.program.attribute(column.number) != generate::kNoNode)
        derive_counter(parent, k, column);
  }
}

std::optional<CounterPass::Counter> CounterPass::counter_of(const TablePlan& parent,
                                                            const pg::Column& column) const {
  if (!generate::is_number_type(column.type.base)) return std::nullopt;
  std::string const& semantic = parent.columns[column.number - 1].semantic;
  Words const words = core::words_of(column.name);
  auto const counted = counted_words(column);
  bool const whole_number =
      column.type.base == INT2OID || column.type.base == INT4OID || column.type.base == INT8OID;
  AttrNumber const rating = recognized_column(target_, {"quantity.rating"});
  bool const rated = counted && (*counted)[0] == "rating" && rating != 0;
  bool const heads = !words.empty() && words.back() == "headcount" && names_rows("employee", table_);
  if (whole_number && ((counted && (names_rows((*counted)[0], table_) || rated)) || heads))
    return Counter{Aggregate::kCount, InvalidAttrNumber};
  if (semantic == "quantity.rating" && !whole_number && !counted && rating != 0 &&
      generate::is_number_type(table_.column(rating).type.base))
    return Counter{Aggregate::kAverage, rating};
  AttrNumber const total = recognized_column(target_, {"finance.total"});
  bool const spent = has_word(words, {"spent", "spend"}) ||
                     (semantic == "finance.revenue" && has_word(words, {"total", "lifetime"}));
  if (spent && total != 0) return Counter{Aggregate::kSum, total};
  return std::nullopt;
}

void CounterPass::derive_counter(TablePlan& parent, std::size_t key, const pg::Column& column) {
  bool const computable =
      parent.computable.size() >= parent.table.columns.size() && parent.computable[column.number - 1];
  if (computable)
    if (auto const counter = counter_of(parent, column);
        counter && (counter->of == 0 || target_.program.attribute(counter->of) != generate::kNoNode))
      return aggregate(parent, key, column, counter->aggregate, counter->of);
  Words const words = core::words_of(column.name);
  if (!generate::is_instant_type(column.type.base) || words.size() < 2) return;
  bool const last = words[0] == "last" || words[0] == "latest";
  if (!last && words[0] != "first") return;
  if (!names_rows(words[1], table_)) return;
  // What this table's rows may depend on cannot follow from them.
  if (parent.population->is_required(column.number)) return;
  if (AttrNumber const date = own_date(); date != 0 && !parent_date_is_bound(parent, column)) {
    aggregate(parent, key, column, last ? Aggregate::kLast : Aggregate::kFirst, date);
    // Nor may the dates of tables to come depend on it.
    parent.columns[column.number - 1].semantic.clear();
  }
}

// The date of what a row is: when it happened.
AttrNumber CounterPass::own_date() const {
  return column_meaning(target_,
                        {"date.transaction", "date.booked", "date.sent", "date.event", "date.measured",
                         "date.requested", "date.happened", "date.paid", "date.created"});
}

// Whether a key or a condition holds the parent's date in place.
bool CounterPass::parent_date_is_bound(const TablePlan& parent, const pg::Column& column) {
  bool const keyed = std::any_of(parent.table.keys.begin(), parent.table.keys.end(), [&](const pg::Key& key) {
    return std::find(key.columns.begin(), key.columns.end(), column.number) != key.columns.end();
  });
  bool const checked = std::any_of(
      parent.constraints.groups.begin(), parent.constraints.groups.end(), [&](const CheckGroup& group) {
        return std::find(group.columns.begin(), group.columns.end(), column.number) != group.columns.end();
      });
  return keyed || checked || parent.is_ruled(column.number) ||
         !parent.constraints.domains[column.number - 1].unrestricted();
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
  parent.set_column(
      column.number,
      parent.program.add(std::make_unique<generate::AggregateNode>(
          std::move(children), aggregate, of, of == 0 ? InvalidOid : table_.column(of).type.base, column.type,
          required && aggregate != Aggregate::kCount && aggregate != Aggregate::kSum
              ? parent.program.attribute(column.number)
              : generate::kNoNode)),
      std::string(kNames[static_cast<int>(aggregate)]) + table_.name +
          (of == 0 ? "" : "." + table_.column(of).name),
      parent.columns[column.number - 1].reason);
}

}  // namespace synthgen::plan
