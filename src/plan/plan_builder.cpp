#include "plan/plan_builder.hpp"

#include <algorithm>
#include <cstdio>
#include <set>

#include "core/graph.hpp"
#include "load/access.hpp"
#include "plan/columns/fault_plan.hpp"
#include "plan/dates/calendar_rules.hpp"
#include "plan/implied/children_conditions.hpp"
#include "plan/implied/comment_conditions.hpp"
#include "plan/implied/document_shapes.hpp"
#include "plan/implied/hidden_conditions.hpp"
#include "plan/implied/spatial_conditions.hpp"
#include "plan/implied/trigger_conditions.hpp"
#include "plan/keys/numbering.hpp"
#include "plan/keys/partial_key.hpp"
#include "plan/references/labelled_reference.hpp"
#include "plan/references/made_parents.hpp"
#include "plan/references/memberships.hpp"
#include "plan/stored_rows.hpp"
#include "plan/texts/text_pools.hpp"
#include "postgres/catalog.hpp"
#include "postgres/error.hpp"
#include "postgres/failure.hpp"
#include "postgres/settings.hpp"

extern "C" {
#include "utils/datetime.h"
#include "utils/lsyscache.h"
}

namespace synthgen::plan {

namespace {

// A day as the setting synthgen.as_of has it; empty for one that it cannot say.
std::string as_of_text(int32 day) {
  int year = 0, month = 0, of_month = 0;
  j2date(day + POSTGRES_EPOCH_JDATE, &year, &month, &of_month);
  char text[16] = "";
  if (year >= 1 && year <= 9999) std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, of_month);
  return text;
}

// How often the row counts of tables in a cycle are computed anew before the smallest stand.
constexpr int kMaxRounds = 8;

std::string capacity_note(const TablePlan& table, const Capacity& capacity) {
  return "limited to " + std::to_string(table.requested) + " rows by \"" + capacity.constraint +
         "\": " + capacity.reason;
}

}  // namespace

template <typename Step>
void PlanBuilder::for_each_target(Step step) {
  for (auto const& table : plan_->tables) {
    if (!table->target || is_left_out(*table)) continue;
    bool const dispensable = table->imagined && !plan_->request.only && purpose_ != Purpose::kPreview;
    if (!plan_->request.options.skip_unsatisfiable && !dispensable) {
      step(*table);
    } else if (auto failure = pg::failure_of([&] { step(*table); })) {
      leave_out(*table, std::move(*failure));
    }
  }
}

void PlanBuilder::leave_out(TablePlan& table, std::string reason) {
  plan_->request.left_out[table.table.oid] = std::move(reason);
  table.requested = 0;
  number_rows(table, {table.stored_rows, table.rows.first()}, 0);
}

// What rows may be about comes before them, and who belongs to what before what members do.
void PlanBuilder::add_subjects(const std::map<Oid, std::size_t>& places,
                               std::vector<std::vector<std::size_t>>& parents) {
  for (std::size_t i = 0; i < plan_->tables.size(); ++i) {
    if (!plan_->tables[i]->target) continue;
    for (LabelledReference const& reference : labelled_references(*plan_, plan_->tables[i]->table))
      for (Subject const& subject : reference.subjects)
        if (auto const place = places.find(subject.table); reference.key != 0 && place != places.end())
          parents[i].push_back(place->second);
    for (MemberChoice const& choice : member_choices(*plan_, plan_->tables[i]->table))
      if (auto const place = places.find(choice.link); place != places.end())
        parents[i].push_back(place->second);
  }
}

// Tables whose triggers write into others come before these, unless they depend on them.
void PlanBuilder::add_writers(const std::map<Oid, std::size_t>& places,
                              std::vector<std::vector<std::size_t>>& parents) const {
  for (auto const& [table, writers] : plan_->request.writers)
    for (Oid const writer : writers) {
      auto const to = places.find(table);
      auto const from = places.find(writer);
      if (to == places.end() || from == places.end()) continue;
      std::set<std::size_t> before{from->second};
      std::vector<std::size_t> rest{from->second};
      while (!rest.empty()) {
        std::size_t const next = rest.back();
        rest.pop_back();
        for (std::size_t const parent : parents[next])
          if (before.insert(parent).second) rest.push_back(parent);
      }
      if (!before.contains(to->second)) parents[to->second].push_back(from->second);
    }
}

// Parents first; among free choices by name, so that neither OIDs nor the order of creation matter.
void PlanBuilder::order_tables() {
  std::sort(plan_->tables.begin(), plan_->tables.end(), [](const auto& a, const auto& b) {
    return std::tie(a->table.schema, a->table.name) < std::tie(b->table.schema, b->table.name);
  });
  std::map<Oid, std::size_t> place;
  for (std::size_t i = 0; i < plan_->tables.size(); ++i) place[plan_->tables[i]->table.oid] = i;
  std::vector<std::vector<std::size_t>> parents(plan_->tables.size());
  for (std::size_t i = 0; i < plan_->tables.size(); ++i) {
    if (!plan_->tables[i]->target) {
      for (std::size_t k = 0; k < plan_->tables.size(); ++k)
        if (plan_->tables[k]->is_written() && plan_->tables[k]->common_leaves(*plan_->tables[i]) > 0)
          parents[i].push_back(k);
      continue;
    }
    for (pg::ForeignKey const& key : plan_->tables[i]->table.foreign_keys)
      parents[i].push_back(place[key.parent]);
    // New keys must be new to the base's own rows; a base without such has those that its sub-types bring.
    for (pg::ForeignKey const& key : plan_->tables[i]->made_parents) {
      std::size_t const base = place[key.parent];
      if (is_made_by_others(*plan_->tables[base], *plan_))
        parents[base].push_back(i);
      else
        parents[i].push_back(base);
    }
  }
  add_subjects(place, parents);
  add_writers(place, parents);

  std::vector<std::unique_ptr<TablePlan>> ordered;
  for (auto component : core::ordered_components(parents)) {
    has_cycle_ = has_cycle_ || component.size() > 1;
    // Where keys are known beforehand the order is free: what triggers may reject is loaded first.
    std::stable_partition(component.begin(), component.end(), [&](std::size_t i) {
      pg::Table const& table = plan_->tables[i]->table;
      return table.has_before_row_insert_trigger || table.has_after_row_insert_trigger;
    });
    for (std::size_t const i : component) ordered.push_back(std::move(plan_->tables[i]));
  }
  plan_->tables = std::move(ordered);
  int step = 0;
  for (auto const& table : plan_->tables)
    if (table->target) table->step = ++step;
}

void PlanBuilder::count_stored_rows() {
  Request const& request = plan_->request;
  for (auto const& table : plan_->tables) {
    bool const emptied = table->target && request.mode == Mode::kReplace;
    auto const again = request.first_rows.find(table->table.oid);
    Numbering numbering;
    if (again != request.first_rows.end())
      numbering.first_row = static_cast<std::uint64_t>(again->second);
    else if (table->beyond)
      numbering.stored_rows = is_empty(table->table) ? 0 : 1;
    else if (!emptied && (purpose_ == Purpose::kGenerate || load::may_read(table->table.oid)))
      numbering = find_numbering(*table, request);
    number_rows(*table, numbering, static_cast<std::uint64_t>(table->requested));
  }
}

// Why the table can hold no row: it has no partitions, or must refer to a table that has none and gets
// none.
std::optional<Capacity> PlanBuilder::barrier(const TablePlan& table) const {
  if (table.table.is_partitioned() && table.table.partitions.empty())
    return Capacity{0, table.table.name, "the partitioned table has no partitions"};
  for (pg::ForeignKey const& key : table.table.foreign_keys) {
    bool const required = std::all_of(key.columns.begin(), key.columns.end(), [&](AttrNumber c) {
      return table.table.column(c).not_null || table.table.column(c).type.domain_not_null;
    });
    TablePlan const* const parent = plan_->find(key.parent);
    if (!required || parent == nullptr || parent == &table || parent->population->count() > 0) continue;
    std::string const name = "table \"" + parent->table.qualified_name() + "\"";
    if (parent->table.is_partitioned() && parent->table.partitions.empty())
      return Capacity{0, key.name, name + " has no partitions"};
    auto const known = barred_.find(key.parent);
    if (known != barred_.end())
      return Capacity{0, key.name, name + " can have no rows, as " + known->second.reason};
  }
  return std::nullopt;
}

// Caps the table at what its keys allow; true if its row count has changed.
bool PlanBuilder::settle_row_count(TablePlan& table) {
  if (table.requested > 0) {
    if (auto const capacity = barrier(table)) {
      barred_[table.table.oid] = capacities_[table.table.oid] = *capacity;
      table.requested = 0;
      settle_row_count(table);
      return true;
    }
  }
  auto builder = std::make_unique<TableBuilder>(*plan_, table);
  Capacity const capacity = builder->plan_keys();
  builders_[table.table.oid] = std::move(builder);
  table.capacity = capacity.rows;
  std::uint64_t const free = capacity.rows > table.stored_rows ? capacity.rows - table.stored_rows : 0;
  if (static_cast<std::uint64_t>(table.requested) > free && crowd_partial_key(table, capacity.constraint))
    return settle_row_count(table);
  number_rows(table, {table.stored_rows, table.rows.first()},
              std::min(free, static_cast<std::uint64_t>(table.requested)));
  count_rows_seen_by_others(table);
  if (static_cast<std::uint64_t>(table.requested) <= free) return false;
  table.requested = static_cast<std::int64_t>(free);
  capacities_[table.table.oid] = capacity;
  if (free == 0 && table.stored_rows == 0) barred_[table.table.oid] = capacity;
  return true;
}

// Rows that others will see without having got any: the bases that the table's triggers write into, and what
// is read of the same partition tree.
void PlanBuilder::count_rows_seen_by_others(const TablePlan& table) {
  for (pg::ForeignKey const& key : table.made_parents) {
    TablePlan const& base = *plan_->find(key.parent);
    if (is_made_by_others(base, *plan_)) count_rows_of_others(base, table, table.rows.count());
  }
  for (auto const& relative : plan_->tables) {
    std::size_t const common = relative->target ? 0 : table.common_leaves(*relative);
    if (common > 0)
      count_rows_of_others(*relative, table, table.rows.count() * common / table.table.partitions.size());
  }
}

// `rows` of those that `maker` gets will be rows of `table`, too.
void PlanBuilder::count_rows_of_others(const TablePlan& table, const TablePlan& maker, std::uint64_t rows) {
  std::map<Oid, std::uint64_t>& made = rows_of_others_[table.table.oid];
  made[maker.table.oid] = rows;
  std::uint64_t count = table.stored_rows;
  for (auto const& [from, number] : made) count += number;
  table.population->set_stored_count(std::min(count, generate::Population::kMaxStored));
}

// Columns that foreign keys which may not be null refer to. Asked of the catalog, so that the values do not
// depend on which tables are being filled.
std::vector<AttrNumber> PlanBuilder::wanted_columns(const TablePlan& table) {
  std::vector<AttrNumber> wanted;
  for (Oid const other : pg::referencing_tables(table.table.oid)) {
    if (other == table.table.oid) continue;
    pg::Table const& child = plan_->describe(other);
    for (pg::ForeignKey const& key : child.foreign_keys) {
      bool const required = std::all_of(key.columns.begin(), key.columns.end(), [&](AttrNumber c) {
        return child.column(c).not_null || child.column(c).type.domain_not_null;
      });
      if (key.parent == table.table.oid && required)
        wanted.insert(wanted.end(), key.parent_columns.begin(), key.parent_columns.end());
    }
  }
  return wanted;
}

// A row whose key is null could have no children: such columns are filled like NOT NULL ones, unless their
// constraints want nulls there.
void PlanBuilder::read_constraints(TablePlan& table) {
  std::vector<pg::Column> const declared = table.table.columns;
  bool any = false;
  learn_spatial_types(table.table);
  for (AttrNumber const column : wanted_columns(table)) {
    any = any || !table.table.column(column).not_null;
    table.table.columns[column - 1].not_null = true;
  }
  try {
    table.constraints = analyse_row_constraints(table.table);
  } catch (const pg::Error&) {
    if (!any) throw;
    table.table.columns = declared;
    table.constraints = analyse_row_constraints(table.table);
  }
  auto const refused = plan_->request.without_guesses.find(table.table.oid);
  bool const guesses = refused == plan_->request.without_guesses.end();
  if (plan_->request.options.triggers && (guesses || !refused->second.empty()))
    add_trigger_conditions(table, guesses ? Doubt::kTrust : Doubt::kAvoid);
  if (guesses) add_comment_conditions(table);
  fit_calendar(table);
  add_hidden_conditions(table, plan_->context);
  add_conditions_of_children(table, *plan_);
  shape_documents(table, plan_->context);
  crowd_keys_of_parents(table);
}

// As many rows as a rule says for each row of another table, whose number is settled by now.
void PlanBuilder::count_by_parents(TablePlan& table) const {
  auto const& per = table.rules.table.rows_per;
  if (!per || plan_->request.row_counts.contains(table.table.oid) || table.imagined) return;
  std::string const subject = rules::rule_subject(table.table, nullptr);
  TablePlan const* const parent = plan_->find(rules::find_table(per->table, table.table.schema, subject));
  if (parent == nullptr || parent == &table) return;
  auto const parents = static_cast<double>(parent->population->count());
  table.requested = static_cast<std::int64_t>(parents * (per->least + per->most) / 2 + 0.5);
}

void PlanBuilder::settle_row_counts() {
  for (int round = 0; round < kMaxRounds; ++round) {
    bool changed = false;
    for_each_target([&](TablePlan& table) {
      table.notes.clear();
      if (round == 0) count_by_parents(table);
      changed = settle_row_count(table) || changed;
    });
    if (!changed || !has_cycle_) break;
  }
  for (auto const& [oid, capacity] : capacities_) {
    TablePlan& table = *plan_->find(oid);
    if (!is_left_out(table)) table.notes.push_back(capacity_note(table, capacity));
  }
}

void PlanBuilder::build_programs() {
  for_each_target([&](TablePlan& table) { builders_[table.table.oid]->build(); });
}

std::shared_ptr<Plan> PlanBuilder::build() {
  read_targets();
  // What rows refer to is there, or is not: none of these tables is imagined as a child.
  read_parents();
  imagine_children();
  read_parents();
  read_ancestors();
  read_subjects();
  order_tables();
  count_stored_rows();
  for_each_target([&](TablePlan& table) { read_constraints(table); });
  std::map<Oid, std::vector<std::string>> pool_notes;
  for_each_target([&](TablePlan& table) { pool_notes[table.table.oid] = fit_text_pools(*plan_, table); });
  settle_row_counts();
  for (auto const& [oid, notes] : pool_notes)
    for (std::string const& note : notes) plan_->find(oid)->notes.push_back(note);
  build_programs();
  for_each_target([&](TablePlan& table) { plan_faults(*plan_, table); });
  for (auto const& table : plan_->tables)
    if (table->target && is_left_out(*table))
      table->notes = {(table->stored_rows == 0 ? "left empty: " : "left as it was: ") +
                      plan_->request.left_out[table->table.oid]};
  return plan_;
}

std::shared_ptr<Plan> make_plan(const Request& request, bool for_writing) {
  // What is tried to see what conditions want is of the day that stands for today.
  std::string const day = as_of_text(request.as_of);
  std::optional<pg::SettingScope> as_of;
  if (!day.empty())
    as_of.emplace(std::initializer_list<pg::SettingScope::Setting>{{"synthgen.as_of", day.c_str()}});
  Purpose const purpose = for_writing ? Purpose::kGenerate : Purpose::kExplain;
  auto plan = PlanBuilder(request, purpose).build();
  // Tables that refer to one found wanting may have been planned before it; those are planned anew.
  for (std::size_t known = request.left_out.size(); plan->request.left_out.size() > known;) {
    known = plan->request.left_out.size();
    Request const rest = plan->request;
    plan = PlanBuilder(rest, purpose).build();
  }
  return plan;
}

}  // namespace synthgen::plan
