// Which tables a plan speaks of: those to fill, what they refer to, and what their totals are of.
#include "plan/numbers/number_words.hpp"
#include "plan/plan_builder.hpp"

#include <algorithm>
#include <set>

#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/meanings/trade_meaning.hpp"
#include "load/access.hpp"
#include "plan/columns/rule_keys.hpp"
#include "plan/dates/calendar.hpp"
#include "plan/dates/calendar_periods.hpp"
#include "plan/references/agreement_pass.hpp"
#include "plan/references/labelled_reference.hpp"
#include "plan/references/lookup.hpp"
#include "plan/references/made_parents.hpp"
#include "plan/references/memberships.hpp"
#include "plan/references/shared_origins.hpp"
#include "plan/siblings/counter_names.hpp"
#include "plan/stored_rows.hpp"
#include "plan/texts/row_names.hpp"
#include "plan/texts/schema_names.hpp"
#include "postgres/catalog.hpp"
#include "postgres/guard.hpp"
#include "postgres/number_type.hpp"
#include "postgres/settings.hpp"

extern "C" {
#include "utils/lsyscache.h"
}

namespace synthgen::plan {

namespace {

// Whether a column may say something of the rows that refer to the table: their total, number, last date.
bool speaks_of_children(const TablePlan& table) {
  return std::any_of(table.table.columns.begin(), table.table.columns.end(), [](const pg::Column& column) {
    core::Words const words = core::words_of(column.name);
    bool const plural = !words.empty() && core::singular(words.back()) != words.back() &&
                        pg::is_integer_type(column.type.base);
    auto const tells = [&](std::string_view way) {
      std::vector<ToldOf> const& all = told_of(way);
      return std::any_of(all.begin(), all.end(),
                         [&](const ToldOf& one) { return core::has_word(words, one.number); });
    };
    return !column.dropped &&
           (plural || tells("act") || tells("spending") || has_listed(words, "extreme") ||
            has_listed(words, "extreme low") ||
            core::has_word(words, {"found", "reported", "raised", "made", "placed", "submitted"}) ||
            core::has_word(words,
                           {"total",    "count",      "counter", "cnt",     "num",      "number", "nbr",
                            "nb",       "ct",         "no",      "average", "avg",      "last",   "latest",
                            "first",    "spent",      "spend",   "ltv",     "lifetime", "rating", "headcount",
                            "enrolled", "registered", "balance", "hand",    "stock",    "reading"}));
  });
}

// Whether a date is that of the first or last row that refers to the table. So no row may depend on it.
bool dates_referring_row(const pg::Table& table, const pg::Column& column) {
  core::Words const words = core::words_of(column.name);
  if (words.size() < 2 || !generate::is_instant_type(column.type.base)) return false;
  if (words[0] != "first" && words[0] != "last" && words[0] != "latest") return false;
  std::vector<Oid> const referring = pg::referencing_tables(table.oid);
  return std::any_of(referring.begin(), referring.end(), [&](Oid oid) {
    return names_rows(words[1], pg::guard([&] { return std::string_view(get_rel_name(oid)); }));
  });
}

// How many rows earlier runs have numbered.
std::int64_t rows_before(const Request& request, Oid table) {
  for (auto const* const numbers : {&request.first_rows, &request.next_rows})
    if (auto const found = numbers->find(table); found != numbers->end()) return found->second;
  return 0;
}

}  // namespace

// Where neither a rule nor the caller nor the setting says so, the schema's own names do.
void PlanBuilder::choose_locale(TablePlan& table) {
  auto& locales = table.rules.table.locales;
  if (!locales.empty() || plan_->request.options.locales || pg::names_locale()) return;
  auto const [found, is_new] = locales_of_schemas_.try_emplace(table.table.schema_oid);
  if (is_new) found->second = locale_of_schema(table.table.schema_oid);
  if (!found->second.empty()) locales.emplace_back(found->second, 1);
}

void PlanBuilder::tell_trade(Oid schema) {
  auto const [trade, is_new] = plan_->context.trades.try_emplace(schema);
  if (is_new) trade->second = trade_of_schema(schema);
}

TablePlan& PlanBuilder::add_table(Oid oid, Part part) {
  if (TablePlan* const known = plan_->find(oid)) return *known;
  auto table = std::make_unique<TablePlan>(pg::read_table(oid));
  table->rules = rules::rules_of(table->table, stored_rules_);
  add_ruled_keys(table->table, table->rules);
  choose_locale(*table);
  tell_trade(table->table.schema_oid);
  bool const target = part != Part::kRead;
  table->target = target;
  table->imagined = part == Part::kImagined;
  table->left_to_index = plan_->request.left_to_index.contains(oid);
  auto const& locales = table->rules.table.locales;
  std::string_view const locale = locales.empty() ? plan_->request.locales.main() : locales.front().first;
  if (!target) table->day = day_told_by_parts(*table, locale);
  if (target) {
    Request const& request = plan_->request;
    auto const own = request.row_counts.find(oid);
    table->requested =
        own != request.row_counts.end() ? own->second : table->rules.table.rows.value_or(request.rows);
    if (is_left_out(*table)) table->requested = 0;
    follow_calendar(*table, locale, request.as_of, rows_before(request, oid) + table->requested);
    follow_periods(*table, locale, request.as_of);
  }
  // Tables depend on what each other's columns mean, no matter who filled them.
  for (pg::Column const& column : table->table.columns)
    if (!column.dropped && !dates_referring_row(table->table, column))
      table->columns[column.number - 1].semantic =
          generate::recognize_in_trade(table->table, column, plan_->context).semantic;
  table->population =
      std::make_unique<generate::Population>(table->table, target ? &table->program : nullptr);
  table->population->set_generated(&table->rows);
  plan_->by_oid[oid] = table.get();
  plan_->tables.push_back(std::move(table));
  return *plan_->tables.back();
}

void PlanBuilder::stop_imagining(TablePlan& table) {
  table.target = table.imagined = false;
  table.requested = 0;
  table.population = std::make_unique<generate::Population>(table.table, nullptr);
}

void PlanBuilder::drop_last_table() {
  plan_->by_oid.erase(plan_->tables.back()->table.oid);
  plan_->tables.pop_back();
}

// A lookup table that the application has filled stays as it is unless it was named.
void PlanBuilder::leave_lookup_alone(TablePlan& table) const {
  Request const& request = plan_->request;
  auto const earlier = request.next_rows.find(table.table.oid);
  bool const ours = earlier != request.next_rows.end() && earlier->second > 0;
  if (table.rules.table.skip && !request.row_counts.contains(table.table.oid)) {
    table.target = false;
    table.left_alone = true;
    table.requested = 0;
    table.notes.push_back(
        "left as it is: its rule says to skip it; name it in tables or row_counts to fill it");
    return;
  }
  if (ours || request.row_counts.contains(table.table.oid) || !is_lookup_table(table) ||
      is_empty(table.table))
    return;
  table.target = false;
  table.left_alone = true;
  table.requested = 0;
  table.notes.push_back(
      "left as it is: a lookup table that holds rows; name it in tables or row_counts to fill it");
}

TablePlan& PlanBuilder::add_other_table(Oid oid, Part part) {
  TablePlan& table = add_table(oid, part);
  follow_undeclared(table);
  return table;
}

// Nobody promised these references: they lead to rows of this run, or to rows that are there and may be read.
void PlanBuilder::follow_undeclared(TablePlan& table) {
  bool const imagining = purpose_ == Purpose::kPreview || table.imagined;
  auto const may_refer = [&](Oid oid, bool to_none) {
    TablePlan const* const known = plan_->find(oid);
    if (known != nullptr && known->target && known->requested > 0) return true;
    return load::may_read(oid) && (imagining || to_none || !is_empty(plan_->describe(oid)));
  };
  auto const learned = plan_->request.referring.find(table.table.oid);
  if (learned != plan_->request.referring.end())
    for (Referral const& one : learned->second)
      if (may_refer(one.parent, false))
        add_reference(table.table, one.column, plan_->describe(one.parent), one.parent_column);
  plan_->undeclared.add_to(table.table, may_refer);
}

void PlanBuilder::read_targets() {
  bool const writing = purpose_ == Purpose::kGenerate;
  Request const& request = plan_->request;
  if (request.only) {
    load::lock_parents(request.tables, false);
  } else {
    load::lock_tables(request.tables, writing, request.mode);
  }
  for (Oid const oid : request.tables)
    add_table(oid, request.only.value_or(oid) == oid ? Part::kWritten : Part::kImagined);
  if (!plan_->request.tables_named)
    for (auto const& table : plan_->tables) leave_lookup_alone(*table);
  for (auto const& table : plan_->tables)
    if (table->is_written()) set_made_parents_aside(*table, *plan_);
  for (auto const& table : plan_->tables) follow_undeclared(*table);
  add_shared_origins(plan_->tables);
  if (!writing) return;
  for (auto const& table : plan_->tables)
    if (table->is_written()) load::check_target(table->table, plan_->request.mode);
}

// A total adds up lines, a rating is the mean of reviews. Where these are not asked for and there are none
// yet, they are imagined, so that the total is the same whether its table is filled alone or with others.
void PlanBuilder::imagine_children() {
  std::map<Oid, std::multimap<Oid, Oid>> told;  // by schema
  for (std::size_t i = 0; i < plan_->tables.size(); ++i) {
    TablePlan const& parent = *plan_->tables[i];
    if (!parent.target || !speaks_of_children(parent)) continue;
    for (Oid const oid : pg::referencing_tables(parent.table.oid))
      if (plan_->find(oid) == nullptr) imagine_child(oid);
    auto const [found, is_new] = told.try_emplace(parent.table.schema_oid);
    if (is_new) found->second = unasked_by_subject(parent.table.schema_oid);
    auto const [first, last] = found->second.equal_range(parent.table.oid);
    for (auto child = first; child != last; ++child)
      if (plan_->find(child->second) == nullptr) imagine_child(child->second);
  }
}

// The tables of a schema that are not asked for, by those to which they refer without a constraint: by a name
// alone, or where a label says so.
std::multimap<Oid, Oid> PlanBuilder::unasked_by_subject(Oid schema) {
  std::multimap<Oid, Oid> result;
  for (Oid const oid : pg::fillable_tables(schema)) {
    if (plan_->find(oid) != nullptr) continue;
    pg::Table const& table = plan_->describe(oid);
    std::set<Oid> subjects;
    for (pg::ForeignKey const& key : table.foreign_keys) subjects.insert(key.parent);
    for (LabelledReference const& one : labelled_references(*plan_, table))
      if (one.key != 0)
        for (Subject const& about : one.subjects) subjects.insert(about.table);
    for (Oid const subject : subjects) result.emplace(subject, oid);
  }
  return result;
}

void PlanBuilder::imagine_child(Oid oid) {
  if (!load::may_read(oid)) return;
  load::lock_parents({oid}, false);
  TablePlan const& child = add_other_table(oid, Part::kImagined);
  if (!is_empty(child.table)) drop_last_table();
}

// The tables that the targets refer to. What only a preview or a total needs is imagined if it is empty, and
// then also what it refers to itself.
void PlanBuilder::read_parents() {
  for (std::size_t i = 0; i < plan_->tables.size(); ++i) {
    if (!plan_->tables[i]->target) continue;
    bool const imagining = purpose_ == Purpose::kPreview || plan_->tables[i]->imagined;
    std::vector<Oid> parents;
    for (pg::ForeignKey const& key : plan_->tables[i]->table.foreign_keys)
      if (plan_->find(key.parent) == nullptr) parents.push_back(key.parent);
    for (pg::ForeignKey const& key : plan_->tables[i]->made_parents)
      if (plan_->find(key.parent) == nullptr) parents.push_back(key.parent);
    std::sort(parents.begin(), parents.end());
    parents.erase(std::unique(parents.begin(), parents.end()), parents.end());
    if (plan_->tables[i]->imagined && !std::all_of(parents.begin(), parents.end(), load::may_read)) {
      stop_imagining(*plan_->tables[i]);
      continue;
    }
    load::lock_parents(parents, purpose_ == Purpose::kGenerate && !imagining);
    for (Oid const parent : parents) {
      TablePlan const& added = add_other_table(parent, Part::kRead);
      load::check_readable(added.table);
      if (!imagining || !is_empty(added.table)) continue;
      drop_last_table();
      add_other_table(parent, Part::kImagined);
    }
  }
}

// What parents refer to, and that in turn, as far as rows are made to agree with it. It is used where the
// caller may read it.
void PlanBuilder::read_ancestors() {
  for (std::size_t step = 1; step < kLongestPath; ++step) {
    std::size_t const known = plan_->tables.size();
    for (std::size_t i = 0; i < known; ++i) {
      if (plan_->tables[i]->target) continue;
      for (pg::ForeignKey const& key : plan_->tables[i]->table.foreign_keys) {
        if (plan_->find(key.parent) != nullptr || !load::may_read(key.parent)) continue;
        load::lock_parents({key.parent}, false);
        add_other_table(key.parent, Part::kRead).beyond = true;
      }
    }
  }
}

// A table that rows depend on though they do not refer to it, as far as the caller may read it.
void PlanBuilder::read_beside(Oid oid) {
  if (!load::may_read(oid)) return;
  if (TablePlan* const planned = plan_->find(oid)) {
    planned->beyond = false;
    return;
  }
  load::lock_parents({oid}, false);
  add_other_table(oid, Part::kRead);
}

// What rows may be about where a label says in which table, and who belongs to what.
void PlanBuilder::read_subjects() {
  std::size_t const known = plan_->tables.size();
  for (std::size_t i = 0; i < known; ++i) {
    if (!plan_->tables[i]->target) continue;
    for (MemberChoice const& choice : member_choices(*plan_, plan_->tables[i]->table))
      read_beside(choice.link);
    for (LabelledReference const& reference : labelled_references(*plan_, plan_->tables[i]->table)) {
      for (Subject const& subject : reference.subjects)
        if (reference.key != 0) read_beside(subject.table);
    }
  }
}

}  // namespace synthgen::plan
