// The process that writes the write-ahead log in the background.
#pragma once

namespace synthgen::pg {

// Has the log written, and on its way to disk, up to what this transaction has logged, while the transaction
// goes on; its commit then waits for the rest alone. Costs next to nothing where there is little to write.
void write_log_behind() noexcept;

}  // namespace synthgen::pg
