#include "postgres/log_writer.hpp"

#include "postgres/pg.hpp"

extern "C" {
#include "access/xlog.h"
}

namespace synthgen::pg {

// As after an asynchronous commit, which leaves the log to the same process.
void write_log_behind() noexcept {
  if (XactLastRecEnd != InvalidXLogRecPtr) XLogSetAsyncXactLSN(XactLastRecEnd);
}

}  // namespace synthgen::pg
