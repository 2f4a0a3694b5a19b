#include "postgres/progress.hpp"

extern "C" {
#include "commands/progress.h"
#include "pgstat.h"
#include "utils/timestamp.h"
}

namespace synthgen::pg {

namespace {

// Places in the server's array of parameters that COPY leaves free; synth_progress knows them.
constexpr int kMark = 17;
constexpr int kExpected = 18;
constexpr int kStarted = 19;
constexpr int64 kOurs = 0x73796e7468;  // tells our loads from other COPY commands
static_assert(kStarted < PGSTAT_NUM_PROGRESS_PARAM);

}  // namespace

void progress_begin(Oid relation, std::uint64_t expected) {
  pgstat_progress_start_command(PROGRESS_COMMAND_COPY, relation);
  pgstat_progress_update_param(PROGRESS_COPY_COMMAND, PROGRESS_COPY_COMMAND_FROM);
  pgstat_progress_update_param(PROGRESS_COPY_TYPE, PROGRESS_COPY_TYPE_CALLBACK);
  pgstat_progress_update_param(kExpected, static_cast<int64>(expected));
  pgstat_progress_update_param(kStarted, GetCurrentTimestamp());
  pgstat_progress_update_param(kMark, kOurs);
}

void progress_rows(std::uint64_t written, std::uint64_t suppressed) {
  pgstat_progress_update_param(PROGRESS_COPY_TUPLES_PROCESSED, static_cast<int64>(written));
  pgstat_progress_update_param(PROGRESS_COPY_TUPLES_EXCLUDED, static_cast<int64>(suppressed));
}

void progress_end() {
  pgstat_progress_end_command();
}

}  // namespace synthgen::pg
