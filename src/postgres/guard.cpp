#include "postgres/guard.hpp"

namespace synthgen::pg::detail {

void throw_pending_error(MemoryContext context) {
  MemoryContextSwitchTo(context);
  ErrorData* data = CopyErrorData();
  FlushErrorState();
  throw ServerError(data);
}

void raise(ErrorData* data, bool from_server) {
  if (data == nullptr) ereport(ERROR, (errcode(ERRCODE_OUT_OF_MEMORY), errmsg("out of memory")));
  if (from_server) ReThrowError(data);
  ThrowErrorData(data);
  pg_unreachable();
}

ErrorData* describe_current_exception(bool* from_server) noexcept {
  try {
    throw;
  } catch (const ServerError& error) {
    *from_server = true;
    return error.data();
  } catch (const Error& error) {
    return error.to_error_data();
  } catch (const std::bad_alloc&) {
    return nullptr;
  } catch (const std::exception& error) {
    try {
      return Error(ERRCODE_INTERNAL_ERROR, error.what()).to_error_data();
    } catch (...) {
      return nullptr;
    }
  } catch (...) {
    try {
      return Error(ERRCODE_INTERNAL_ERROR, "unexpected C++ exception").to_error_data();
    } catch (...) {
      return nullptr;
    }
  }
}

}  // namespace synthgen::pg::detail
