// Where the numbering of a table's new rows starts: after the rows of earlier runs, and after whatever
// sequences and integer keys have reached, whoever made those rows. So keys neither repeat nor collide.
#pragma once

#include "plan/plan_impl.hpp"

namespace synthgen::plan {

struct Numbering {
  std::uint64_t stored_rows = 0;  // visible in the table now
  std::uint64_t first_row = 0;    // 0 for an empty table
};

// A primary key of one column, an integer or a number that may be one, without a default, which is how many
// applications number their rows themselves, or a unique number of places ("table_number"): such a column
// counts from 1.
bool counts_from_one(const pg::Table& table, const pg::Column& column);

// The most numbers of a column that counts up from 1, or as its sequence does.
std::uint64_t sequence_capacity(const pg::Column& column);

// Scans the table; see plan/stored_rows.hpp. Throws pg::ServerError.
Numbering find_numbering(const TablePlan& table, const Request& request);

// Sets the rows of a table that holds `numbering.stored_rows` rows: `count` of them, in a window with room
// for numbers whose unique values are taken.
void number_rows(TablePlan& table, const Numbering& numbering, std::uint64_t count);

// Row numbers that are tried for each row wanted, where rows are judged one by one.
inline constexpr std::uint64_t kCandidates = 8;

// How many row numbers are tried in all to get as many rows as wanted.
std::uint64_t judged_window(const TablePlan& table);

}  // namespace synthgen::plan
