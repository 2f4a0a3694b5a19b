#include "plan/dates/date_schedule.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "generate/nodes/schedule.hpp"
#include "plan/dates/date_columns.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;

bool has_number(const pg::Table& table, std::initializer_list<std::string_view> words) {
  return std::any_of(table.columns.begin(), table.columns.end(), [&](const pg::Column& column) {
    return !column.dropped && generate::is_number_type(column.type.base) &&
           has_word(core::words_of(column.name), words) &&
           !has_word(core::words_of(column.name), {"rate", "percent", "percentage", "pct", "apr"});
  });
}

}  // namespace

// By its name, or since it tells principal from interest.
bool DateSchedule::is_instalment() const {
  Words const words = core::words_of(table_.name);
  return has_word(words, {"installment", "instalment", "amortization", "amortisation", "repayment", "emi"}) ||
         (has_number(table_, {"principal"}) && has_number(table_, {"interest"}) &&
          !has_number(table_, {"rate", "apr", "term"}));
}

// How many intervals lie before the date in the row's own: none before the beginning of a period.
std::optional<int> DateSchedule::steps_of(const pg::Column& column, const DateRole* role) const {
  if (role == nullptr) return std::nullopt;
  std::string const& semantic = target_.columns[column.number - 1].semantic;
  Words const words = core::words_of(column.name);
  Words const table = core::words_of(table_.name);
  bool const billed = has_word(table, {"invoice", "bill", "billing", "period", "cycle"});
  if (billed && has_word(words, {"period"}) && has_word(words, {"start", "begin", "from"})) return 0;
  if (billed && has_word(words, {"period"}) && has_word(words, {"end", "until", "to"})) return 1;
  if (!is_instalment()) return std::nullopt;
  bool const has_due = column_meaning(target_, {"date.due", "date.scheduled"}) != 0;
  bool const due = semantic == "date.due" || semantic == "date.scheduled";
  bool const paid = semantic == "date.paid" || semantic == "date.transaction";
  return due || (paid && !has_due) ? std::optional(1) : std::nullopt;
}

// The text that says how often something is due.
AttrNumber DateSchedule::interval_of(const TablePlan& parent) const {
  for (pg::Column const& column : parent.table.columns) {
    bool const text =
        column.type.base == TEXTOID || column.type.base == VARCHAROID || column.type.base == BPCHAROID;
    if (!column.dropped && text &&
        has_word(core::words_of(column.name), {"frequency", "interval", "cycle", "period", "periodicity"}))
      return column.number;
  }
  return InvalidAttrNumber;
}

bool DateSchedule::follow(const pg::Column& column, const DateRole* role) {
  auto const steps = steps_of(column, role);
  if (!steps || !target_.constraints.domains[column.number - 1].unrestricted()) return false;
  for (std::size_t k = 0; k < references_.size(); ++k) {
    TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
    bool const settled = is_settled(parent);
    if (spread_of(k) == nullptr || references_[k].nullable || !settled || &parent == &target_) continue;
    AttrNumber begin = column_meaning(parent, {"date.start", "date.started"});
    if (begin == 0)
      begin = column_meaning(parent, {"date.paid", "date.issued", "date.join", "date.transaction"});
    if (begin == 0) begin = lifetime_column(parent, true);
    if (begin == 0 || !generate::is_instant_type(parent.table.column(begin).type.base)) continue;
    AttrNumber end = column_meaning(parent, {"date.end", "date.expiry"});
    if (end != 0 && !generate::is_instant_type(parent.table.column(end).type.base)) end = InvalidAttrNumber;
    AttrNumber const interval = interval_of(parent);
    std::optional<generate::Microseconds> latest;
    if (!role->may_be_future && *steps > 0 && role->rank < kEndRank)
      latest = plan_.context.as_of * generate::kDay + generate::kDay - 1'000'000;
    auto const bound = [&](AttrNumber other) {
      return other == 0 ? generate::DateBound{}
                        : generate::DateBound{optional_parent_cell(k, other),
                                              parent.table.column(other).type.base, 0};
    };
    auto const scheduled = [&](generate::NodeId own) {
      return target_.program.add(std::make_unique<generate::ScheduledDateNode>(
          *spread_of(k), own, bound(begin), bound(end),
          interval == 0 ? generate::kNoNode : optional_parent_cell(k, interval), *steps, latest,
          column.type.base));
    };
    generate::NodeId const before = target_.program.attribute(column.number);
    generate::NodeId& never_null = not_null_nodes_[column.number - 1];
    generate::NodeId const node = scheduled(before);
    never_null = never_null == before ? node : scheduled(never_null);
    group_nodes_[column.number - 1].insert(group_nodes_[column.number - 1].end(), {node, never_null});
    target_.set_column(column.number, node,
                       "at intervals after " + parent.table.name + "." + parent.table.column(begin).name,
                       target_.columns[column.number - 1].reason);
    return true;
  }
  return false;
}

}  // namespace synthgen::plan
