// What the name of a table says its rows are to those that refer to them, or refer with them. Knows no plan.
#pragma once

#include "postgres/schema.hpp"

namespace synthgen::plan {

// Somebody who acts, or whom things belong to.
bool is_person(const pg::Table& table);

// Whether everything of one row of the table belongs together, however long the way to it is.
bool is_organisation(const pg::Table& table);

// What people do to things of others: who likes a post has not written it.
bool is_reaction(const pg::Table& table);

// What takes place where one of those who meet is at home.
bool is_game(const pg::Table& table);

// What things are sorted by: they have it in common without belonging together.
bool is_classification(const pg::Table& table);

// Where things are, which says less of what goes together than what they are.
bool is_place(const pg::Table& table);

// What somebody has ordered or booked for himself: all that refers to it is his.
bool is_own_affair(const pg::Table& table);

// What is done, or happens, one at a time.
bool is_activity(const pg::Table& table);

// Whether the rows of one table are called parts of those of another: order_items of orders, ord_dtl of
// ord_hdr; and parts without which the whole is nothing.
bool is_called_part(const pg::Table& part, const pg::Table& whole);
bool is_called_line(const pg::Table& part, const pg::Table& whole);

}  // namespace synthgen::plan
