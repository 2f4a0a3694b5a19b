// Why something failed, as a sentence for a note, after what it did was undone.
#pragma once

#include "postgres/subtransaction.hpp"

namespace synthgen::pg {

// Message and detail of an error in one line.
std::string describe_failure(const ErrorData& error);

// What an exception of C++ that is not ours amounts to, in the current memory context.
ErrorData* to_error_data(const std::exception& error);

// Runs `f` in a subtransaction and keeps its work; should it fail, undoes it and returns the error, which
// lives in the current memory context. Null if it did not. Passes on what attempt() passes on: cancellation,
// shutdown, lack of resources.
template <typename F>
const ErrorData* error_of(F&& f) {
  try {
    if (auto const error = attempt(f)) return error->data();
  } catch (const ServerError&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const Error& error) {
    if (const ErrorData* const data = error.to_error_data()) return data;
    throw std::bad_alloc();
  } catch (const std::exception& error) {
    return to_error_data(error);
  }
  return nullptr;
}

// The same as a sentence.
template <typename F>
std::optional<std::string> failure_of(F&& f) {
  if (const ErrorData* const error = error_of(f)) return describe_failure(*error);
  return std::nullopt;
}

}  // namespace synthgen::pg
