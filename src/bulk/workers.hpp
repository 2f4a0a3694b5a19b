// The background workers that help with a run, and what they do.
#pragma once

#include "postgres/session_worker.hpp"

namespace synthgen::bulk {

// Workers of this database that carry out pieces of a run; they are ended, and waited for, with the scope.
// The caller does the same work itself and does not depend on them: none may start, and one that meets an
// error leaves its piece to others.
class Workers {
 public:
  Workers(int64 run, int count);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  // Tells the workers to end, without waiting.
  void terminate() noexcept;

 private:
  Workers() = default;  // so that what was started before an error is ended like the rest

  pg::SharedSettings settings_;
  std::vector<void*> handles_;  // BackgroundWorkerHandle
};

// Waits some milliseconds, or less if the process is signalled. May ereport.
void wait_a_little();

}  // namespace synthgen::bulk
