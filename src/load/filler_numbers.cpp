// Which numbers the rows of a table have: those left out whose unique values are taken, or that an earlier
// attempt found not to be accepted.
#include <algorithm>
#include <iterator>

#include "load/filler.hpp"
#include "load/taken_numbers.hpp"
#include "plan/keys/numbering.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "utils/lsyscache.h"
}

namespace synthgen::load {

namespace {

// Whether a key of the table is checked in the end, so that it rejects no row.
bool has_deferrable_key(const pg::Table& table) {
  return std::any_of(table.keys.begin(), table.keys.end(), [](const pg::Key& key) { return key.deferrable; });
}

}  // namespace

// As a rule no unique value is taken by rows that were there before. Then the numbers need no room, and
// rows that are numbered or counted within their parents have no gaps.
void Filler::leave_no_room(plan::TablePlan& table) {
  std::uint64_t& window = windows_[table.table.oid];
  window = table.rows.window();
  if (takes_some_hashes(table.table)) window *= kMostPartitions;
  if (plan_.request.judged.contains(table.table.oid)) window = std::max(window, plan::judged_window(table));
  table.rows = generate::RowSet(table.rows.first(), table.rows.count());
}

// What an earlier attempt found out, when it judged the table's rows.
void Filler::recall_redraws(plan::TablePlan& table) {
  auto const known = plan_.request.judged.find(table.table.oid);
  if (known == plan_.request.judged.end()) return;
  for (auto const& [row, redraw] : known->second.redrawn) table.program.note_redraw(row, redraw);
}

// The numbers that it found not to be accepted, of a window, in ascending order.
std::vector<std::uint64_t> Filler::left_out_of(const plan::TablePlan& table, std::uint64_t window) const {
  auto const known = plan_.request.judged.find(table.table.oid);
  if (known == plan_.request.judged.end()) return {};
  std::set<std::uint64_t> const& all = known->second.left_out;
  return {all.lower_bound(table.rows.first()), all.lower_bound(table.rows.first() + window)};
}

// Whether numbers are short though the keys have room for as many rows more. Then it is not the values that
// numbers stand for that are taken, but what other columns make of them, and another draw may do.
bool Filler::may_be_drawn_again(const plan::TablePlan& table, std::uint64_t wanted) const {
  return !range_ && !plan_.request.only && table.made_parents.empty() && !takes_some_hashes(table.table) &&
         !has_deferrable_key(table.table) && table.capacity >= table.stored_rows + wanted;
}

// Leaves out the row numbers whose unique values are taken, in the window that the plan has for that, and
// those that an earlier attempt found not to be accepted.
void Filler::settle_rows(plan::TablePlan& table) {
  bool const all_are_free = table.stored_rows == 0 && table.made_parents.empty() &&
                            !takes_some_hashes(table.table) &&
                            !plan_.request.judged.contains(table.table.oid);
  if (all_are_free || table.rows.count() == 0) return;
  std::uint64_t const limit = table.program.row_limit();
  settled_limits_[table.table.oid] = limit;
  std::uint64_t const first = table.rows.first();
  std::uint64_t const window = std::min(windows_[table.table.oid], limit);
  std::uint64_t const wanted = table.rows.count();
  auto const leave_out = [&](std::vector<std::uint64_t> holes) {
    std::uint64_t const free = window - holes.size();
    use_rows(table, generate::RowSet(first, std::min(wanted, free), window, std::move(holes)));
  };
  if (window < wanted) use_rows(table, generate::RowSet(first, window));
  std::vector<std::uint64_t> const left_out = left_out_of(table, window);
  bool const may_be_taken = !table.table.keys.empty() || takes_some_hashes(table.table);
  if (!left_out.empty() || (may_be_taken && !taken_numbers(plan_, table, wanted, 1).empty())) {
    leave_out(left_out);
    std::vector<std::uint64_t> const taken = taken_numbers(plan_, table, wanted + left_out.size());
    std::vector<std::uint64_t> holes;
    std::set_union(taken.begin(), taken.end(), left_out.begin(), left_out.end(), std::back_inserter(holes));
    std::uint64_t const free = window - holes.size();
    bool const again = free < wanted && may_be_drawn_again(table, wanted);
    if (again && !table.left_to_index) throw Lesson{Lesson::Kind::kRejections, table.table.oid, InvalidOid};
    // Rows that only the index judges may be drawn again instead.
    bool const redrawn =
        table.left_to_index && !has_deferrable_key(table.table) && (again || (free > 0 && free < wanted));
    leave_out(redrawn ? left_out : std::move(holes));
  }
  if (table.rows.count() < wanted)
    table.notes.push_back("only " + std::to_string(table.rows.count()) +
                          " rows do not collide with rows already there");
}

void Filler::use_rows(plan::TablePlan& table, generate::RowSet rows) {
  table.rows = std::move(rows);
  prepare();
}

bool Filler::takes_some_hashes(const pg::Table& table) {
  return table.leaves_hashes_out || pg::guard([&] { return get_rel_relispartition(table.oid); });
}

}  // namespace synthgen::load
