// The two guards at the border between C++ and PostgreSQL.
//
//   pg::guard(f)   C++ calls the server: an ERROR (a longjmp) inside `f` becomes a C++ ServerError.
//   pg::entry(f)   the server calls C++: a C++ exception inside `f` becomes an ereport(ERROR).
//
// Inside the `f` of a guard no object with a destructor may be alive across a server call, because
// the longjmp skips it; outside, destructors run as usual. So the guard sits deeper than the objects
// it protects, and is put around a batch, not around a value (it costs about 17 ns).
#pragma once

#include <csetjmp>
#include <new>
#include <type_traits>

#include "postgres/error.hpp"

namespace synthgen::pg {

namespace detail {

// Puts the server's error handling state back, on return as well as on a C++ exception.
class HandlerScope {
 public:
  HandlerScope() noexcept : stack_(PG_exception_stack), context_(error_context_stack) {}
  ~HandlerScope() { restore(); }
  HandlerScope(const HandlerScope&) = delete;
  HandlerScope& operator=(const HandlerScope&) = delete;
  void restore() const noexcept {
    PG_exception_stack = stack_;
    error_context_stack = context_;
  }

 private:
  sigjmp_buf* stack_;
  ErrorContextCallback* context_;
};

// Takes the pending server error over into `context` and throws it.
[[noreturn]] void throw_pending_error(MemoryContext context);

// Raises `data` as an ERROR; a null pointer stands for "out of memory while reporting".
[[noreturn]] void raise(ErrorData* data, bool from_server);

// Describes the C++ exception being handled, allocated in the current memory context.
ErrorData* describe_current_exception(bool* from_server) noexcept;

}  // namespace detail

// Calls `f`, which may call the server freely, and turns an ERROR into a ServerError.
template <typename F>
auto guard(F&& f) -> std::invoke_result_t<F&> {
  MemoryContext const context = CurrentMemoryContext;
  detail::HandlerScope const scope;
  sigjmp_buf buffer;
  if (sigsetjmp(buffer, 0) != 0) {
    scope.restore();
    detail::throw_pending_error(context);
  }
  PG_exception_stack = &buffer;
  return f();
}

// Calls `f`, which may throw, on behalf of the server and turns any exception into an ereport. The
// ereport happens after the catch block is left and every C++ object of `f` is gone.
template <typename F>
auto entry(F&& f) -> std::invoke_result_t<F&> {
  ErrorData* error = nullptr;
  bool from_server = false;
  try {
    return f();
  } catch (...) {
    error = detail::describe_current_exception(&from_server);
  }
  detail::raise(error, from_server);
}

}  // namespace synthgen::pg
