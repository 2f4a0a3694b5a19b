// Questions in flight, several at once, over libcurl's multi interface.
//
// Makes no call of the server, so it works outside transactions; signals are held back while libcurl may
// start a thread, which therefore never runs a handler of the server's. Destroying it abandons what is in
// flight.
#pragma once

#include <chrono>
#include <memory>
#include <vector>

#include "llm/model.hpp"

namespace synthgen::llm {

class Transfers {
 public:
  struct Finished {
    std::int64_t id = 0;
    Outcome outcome;
    double seconds = 0;
  };

  // Throws std::runtime_error if libcurl cannot be set up.
  Transfers();
  ~Transfers();
  Transfers(const Transfers&) = delete;
  Transfers& operator=(const Transfers&) = delete;

  // Sends a question; `id` is the caller's. How many may be in flight is the caller's business.
  void start(std::int64_t id, const Server& server, const Ask& ask);

  // Lets the transfers go on until one ends, a signal arrives, or `timeout` has passed; returns what ended.
  std::vector<Finished> poll(std::chrono::milliseconds timeout);

  std::size_t in_flight() const noexcept;

  // Abandons a question; it will not be among those that ended.
  void abandon(std::int64_t id) noexcept;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace synthgen::llm
