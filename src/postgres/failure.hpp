// Why something failed, as a sentence for a note, after what it did was undone.
#pragma once

#include "postgres/subtransaction.hpp"

namespace synthgen::pg {

// Message and detail of an error in one line.
std::string describe_failure(const ErrorData& error);

// Runs `f` in a subtransaction and keeps its work; should it fail, undoes it and returns why. Passes on what
// attempt() passes on: cancellation, shutdown, lack of resources.
template <typename F>
std::optional<std::string> failure_of(F&& f) {
  try {
    if (auto const error = attempt(f)) return describe_failure(*error->data());
  } catch (const Error& error) {
    ErrorData const* const data = error.to_error_data();
    return data != nullptr ? describe_failure(*data) : error.what();
  }
  return std::nullopt;
}

}  // namespace synthgen::pg
