// Builds B-trees without sorting: where keys come in the order of the index already, all different, only
// their pages are left to be written. The server's own comparison decides whether that is so; what it finds
// otherwise, duplicates above all, is left to the server's build, which names them.
#pragma once

#include "load/index_keys.hpp"

namespace synthgen::load {

// Writes the pages of `index`, which has none, from `keys`, the keys of all rows of its table after sort().
// False, with nothing written, if the server's build has to do it. May ereport.
bool write_index(Relation index, const IndexKeys& keys);

}  // namespace synthgen::load
