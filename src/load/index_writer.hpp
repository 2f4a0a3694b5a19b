// Builds B-trees without sorting: where keys come in the order of the index already, all different but for
// nulls, only their pages are left to be written. The server's own comparison decides whether that is so;
// what it finds otherwise, duplicates above all, is left to the server's build, which names them or makes
// lists.
#pragma once

#include "load/index_keys.hpp"
#include "load/page_order.hpp"

namespace synthgen::load {

// Writes the pages of `index`, which has none, from the keys of all rows of its table: `keys` after sort(),
// or what `pages` hold. Returns how many there are; none, with nothing left written, if the server's build
// has to do it. May ereport.
std::size_t write_index(Relation index, const IndexKeys& keys);
std::size_t write_index(Relation index, const PageOrder& pages);

}  // namespace synthgen::load
