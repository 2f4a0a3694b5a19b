#include "postgres/log_writer.hpp"

#include "postgres/pg.hpp"

extern "C" {
#include "access/xlog.h"
}

namespace synthgen::pg {

// As after an asynchronous commit, which leaves the log to the same process. It need not be woken for less
// than it takes at a time.
void write_log_behind() noexcept {
  constexpr XLogRecPtr kWorthWaking = 1024 * 1024;
  static XLogRecPtr last = 0;
  if (XactLastRecEnd == InvalidXLogRecPtr || XactLastRecEnd - last < kWorthWaking) return;
  last = XactLastRecEnd;
  XLogSetAsyncXactLSN(last);
}

}  // namespace synthgen::pg
