#include "plan/columns/fault_plan.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "plan/column_list.hpp"
#include "plan/conditions/condition_source.hpp"
#include "plan/dates/date_roles.hpp"
#include "postgres/error.hpp"
#include "postgres/expression.hpp"

namespace synthgen::plan {

namespace {

using core::FaultKind;
using core::FaultRates;

void append(std::vector<AttrNumber>& columns, const std::vector<AttrNumber>& more) {
  columns.insert(columns.end(), more.begin(), more.end());
}

// When something was noted, as against when it happened: what a late row shows.
bool is_time_of_arrival(const TablePlan& table, const pg::Column& column) {
  static constexpr std::string_view kWords[] = {"created",  "inserted", "ingested",  "received", "recorded",
                                                "logged",   "loaded",   "arrived",   "captured", "synced",
                                                "imported", "stored",   "registered"};
  std::vector<std::string> const words = core::split_identifier(column.name);
  bool const named = std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
  });
  return named || table.columns[column.number - 1].semantic == "date.created";
}

bool is_event(const TablePlan& table, const pg::Column& column) {
  constexpr int kFirst = 9;
  DateRole const* const role = date_role(table.columns[column.number - 1].semantic);
  return role == nullptr || (!role->of_life && !role->may_be_future && role->rank >= kFirst);
}

class FaultPlanner {
 public:
  FaultPlanner(Plan& plan, TablePlan& target)
      : plan_(plan), target_(target), table_(target.table), conditions_(row_conditions(target.table)) {
    find_fixed();
    find_references();
    find_arrival();
  }

  void run() {
    std::vector<generate::FaultyColumn> columns;
    bool any = false;
    for (pg::Column const& column : table_.columns) {
      if (column.dropped) continue;
      generate::FaultyColumn faulty{column.number, rates_of(column), !contains(kept_, column.number),
                                    contains(references_, column.number)};
      for (auto const& rate : faulty.rates.of) any = any || rate.value_or(0) > 0;
      columns.push_back(std::move(faulty));
    }
    double const duplicates = rate_of_rows(columns);
    check_kinds_of_table(columns);
    if (!any && duplicates == 0) return;
    for (generate::FaultyColumn const& column : columns) explain(column, duplicates);
    constexpr generate::Microseconds kSecond = 1'000'000;
    auto maker = std::make_unique<generate::FaultMaker>(
        table_, target_.program, target_.rows, std::move(columns), key(),
        plan_.context.as_of * generate::kDay + generate::kDay - kSecond, plan_.stream(target_, "faults"));
    maker->make_duplicates(duplicates);
    for (Source const& source : conditions_) maker->add_condition(source.expression);
    target_.faults = std::move(maker);
  }

 private:
  // Columns that keys, partitions and references to the table depend on stay as they are.
  void find_fixed() {
    for (pg::Key const& key : table_.keys) {
      append(fixed_, key.columns);
      for (Node* const expression : key.expressions) append(fixed_, pg::columns_of(expression));
      if (key.predicate != nullptr) append(fixed_, pg::columns_of(reinterpret_cast<Node*>(key.predicate)));
    }
    for (Source const& source : conditions_)
      if (source.is_partition) append(fixed_, source.columns);
    for (auto const& other : plan_.tables)
      for (pg::ForeignKey const& key : other->table.foreign_keys)
        if (key.parent == table_.oid) append(fixed_, key.parent_columns);
    for (pg::Column const& column : table_.columns) {
      if (column.dropped) continue;
      bool const served = target_.program.attribute(column.number) == generate::kNoNode;
      if (served || column.generated != 0 || column.sequence) fixed_.push_back(column.number);
      // What a key takes from a generated column depends on that column's inputs.
      if (column.generated != 0 && in_key(column.number))
        append(fixed_, pg::columns_of(column.default_expression));
    }
  }

  bool in_key(AttrNumber column) const {
    return std::any_of(table_.keys.begin(), table_.keys.end(),
                       [&](const pg::Key& key) { return contains(key.columns, column); });
  }

  // A duplicate refers to what its original refers to, by all columns of a foreign key or by none.
  void find_references() {
    kept_ = fixed_;
    for (std::size_t before = kept_.size() + 1; before != kept_.size();) {
      before = kept_.size();
      for (pg::ForeignKey const& key : table_.foreign_keys) {
        auto const is_kept = [&](AttrNumber column) { return contains(kept_, column); };
        if (!std::any_of(key.columns.begin(), key.columns.end(), is_kept)) continue;
        for (AttrNumber const column : key.columns)
          if (!is_kept(column)) kept_.push_back(column);
      }
    }
    for (pg::ForeignKey const& key : table_.foreign_keys) append(references_, key.columns);
  }

  // Only one time of a row is late unless the caller names columns: when it was noted, else when it happened.
  void find_arrival() {
    for (bool const noted : {true, false}) {
      for (pg::Column const& column : table_.columns) {
        if (column.dropped || obstacle(column, FaultKind::kLate) != nullptr) continue;
        if (noted ? !is_time_of_arrival(target_, column) : !is_event(target_, column)) continue;
        arrival_ = column.number;
        return;
      }
    }
  }

  // Why a column cannot have a fault; null if it can.
  const char* obstacle(const pg::Column& column, FaultKind kind) const {
    if (kind == FaultKind::kDuplicate) return "duplicates are rows, not values";
    if (contains(references_, column.number)) return "it refers to another table";
    if (contains(fixed_, column.number)) return "a key, a partition or the server decides its values";
    if (!generate::can_have_fault(column.type, kind)) return "its type has no such faults";
    if (kind == FaultKind::kNull && (column.not_null || column.type.domain_not_null)) return "it is NOT NULL";
    return nullptr;
  }

  FaultRates rates_of(const pg::Column& column) {
    plan::FaultRequest const& request = plan_.request.faults;
    auto const own = request.columns.find({table_.oid, column.number});
    auto const of_table = request.tables.find(table_.oid);
    FaultRates rates;
    for (std::size_t k = 0; k < core::kFaultKinds; ++k) {
      auto const kind = static_cast<FaultKind>(k);
      const char* const why_not = obstacle(column, kind);
      if (own != request.columns.end() && own->second[kind]) {
        if (why_not != nullptr) refuse(column, kind, why_not);
        rates[kind] = own->second[kind];
      } else if (why_not == nullptr && (kind != FaultKind::kLate || column.number == arrival_)) {
        bool const by_table = of_table != request.tables.end() && of_table->second[kind];
        rates[kind] = by_table ? of_table->second[kind] : request.everywhere[kind];
      }
    }
    return rates;
  }

  double rate_of_rows(const std::vector<generate::FaultyColumn>& columns) const {
    auto const of_table = plan_.request.faults.tables.find(table_.oid);
    bool const by_table =
        of_table != plan_.request.faults.tables.end() && of_table->second[FaultKind::kDuplicate];
    auto const rate = by_table ? of_table->second[FaultKind::kDuplicate]
                               : plan_.request.faults.everywhere[FaultKind::kDuplicate];
    // What merely refers to the same rows as another is no copy of it.
    bool const possible = std::any_of(columns.begin(), columns.end(), [&](const auto& column) {
      return column.repeated && (table_.keys.empty() || !column.refers);
    });
    if (!possible && by_table && *rate > 0) refuse_table(FaultKind::kDuplicate);
    return possible ? rate.value_or(0) : 0;
  }

  void check_kinds_of_table(const std::vector<generate::FaultyColumn>& columns) const {
    auto const of_table = plan_.request.faults.tables.find(table_.oid);
    if (of_table == plan_.request.faults.tables.end()) return;
    for (std::size_t k = 0; k < core::kFaultKinds; ++k) {
      auto const kind = static_cast<FaultKind>(k);
      if (kind == FaultKind::kDuplicate || of_table->second[kind].value_or(0) == 0) continue;
      bool const taken = std::any_of(columns.begin(), columns.end(),
                                     [&](const auto& column) { return column.rates[kind].has_value(); });
      if (!taken) refuse_table(kind);
    }
  }

  void explain(const generate::FaultyColumn& column, double duplicates) {
    std::string kinds;
    auto const add = [&](FaultKind kind) {
      kinds += (kinds.empty() ? "" : ", ") + std::string(core::fault_name(kind));
    };
    if (duplicates > 0 && column.repeated) add(FaultKind::kDuplicate);
    for (std::size_t k = 0; k < core::kFaultKinds; ++k)
      if (column.rates.of[k].value_or(0) > 0) add(static_cast<FaultKind>(k));
    if (!kinds.empty()) target_.columns[column.number - 1].reason += "; faults: " + kinds;
  }

  // What tells rows apart: the primary key, else another key that is never null, else the whole row.
  std::vector<AttrNumber> key() const {
    for (bool const primary : {true, false})
      for (pg::Key const& key : table_.keys)
        if (tells_apart(key, primary)) return key.columns;
    std::vector<AttrNumber> all;
    for (pg::Column const& column : table_.columns)
      if (!column.dropped && column.generated == 0) all.push_back(column.number);
    return all;
  }

  bool tells_apart(const pg::Key& key, bool primary) const {
    if (primary != (key.kind == pg::Key::Kind::kPrimary) || key.kind == pg::Key::Kind::kExclusion)
      return false;
    if (!key.expressions.empty() || key.predicate != nullptr) return false;
    return std::all_of(key.columns.begin(), key.columns.end(), [&](AttrNumber number) {
      pg::Column const& column = table_.column(number);
      return (column.not_null || column.type.domain_not_null) &&
             target_.program.attribute(number) != generate::kNoNode;
    });
  }

  [[noreturn]] void refuse(const pg::Column& column, FaultKind kind, const char* why) const {
    throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE, "column \"" + table_.name + "." + column.name +
                                                         "\" cannot have the fault \"" +
                                                         std::string(core::fault_name(kind)) + "\": " + why)
        .hint("Leave it out of the option \"faults\".")
        .table(table_.schema, table_.name)
        .column(column.name);
  }

  [[noreturn]] void refuse_table(FaultKind kind) const {
    throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE, "no column of table \"" + table_.name +
                                                         "\" can have the fault \"" +
                                                         std::string(core::fault_name(kind)) + "\"")
        .hint("Leave it out of the option \"faults\".")
        .table(table_.schema, table_.name);
  }

  Plan& plan_;
  TablePlan& target_;
  const pg::Table& table_;
  std::vector<Source> conditions_;
  std::vector<AttrNumber> fixed_;
  std::vector<AttrNumber> kept_;        // by duplicates
  std::vector<AttrNumber> references_;  // columns of foreign keys
  AttrNumber arrival_ = InvalidAttrNumber;
};

}  // namespace

void plan_faults(Plan& plan, TablePlan& table) {
  if (!plan.request.faults.is_empty()) FaultPlanner(plan, table).run();
}

}  // namespace synthgen::plan
