// The rows of a change as the record keeps them: many rows of the table in one, their values as texts one
// after the other.
#pragma once

#include "modify/step.hpp"

namespace synthgen::modify {

// Columns of a store of batches: step, batch, rows, keys, old, new.
std::span<const pg::RowColumn> batch_columns();
// Without the first two, as they are read for one step.
std::span<const pg::RowColumn> stored_batch_columns();

// Adds the rows of a step to a store of batches.
void add_batches(int step, const Changed& changed, pg::RowStore& batches);

// The rows in batches that were read: key, old and new of each as an array of texts, in order.
std::unique_ptr<pg::RowStore> rows_of(const pg::RowStore& batches);

}  // namespace synthgen::modify
