#include "postgres/progress.hpp"

extern "C" {
#include "commands/progress.h"
#include "pgstat.h"
}

namespace synthgen::pg {

void progress_begin(Oid relation) {
  pgstat_progress_start_command(PROGRESS_COMMAND_COPY, relation);
  pgstat_progress_update_param(PROGRESS_COPY_COMMAND, PROGRESS_COPY_COMMAND_FROM);
  pgstat_progress_update_param(PROGRESS_COPY_TYPE, PROGRESS_COPY_TYPE_CALLBACK);
}

void progress_rows(std::uint64_t written, std::uint64_t suppressed) {
  pgstat_progress_update_param(PROGRESS_COPY_TUPLES_PROCESSED, static_cast<int64>(written));
  pgstat_progress_update_param(PROGRESS_COPY_TUPLES_EXCLUDED, static_cast<int64>(suppressed));
}

void progress_end() {
  pgstat_progress_end_command();
}

}  // namespace synthgen::pg
