#include "postgres/failure.hpp"

namespace synthgen::pg {

std::string describe_failure(const ErrorData& error) {
  std::string text = error.message != nullptr ? error.message : "unknown error";
  if (error.detail != nullptr) text += std::string(" (") + error.detail + ")";
  return text;
}

ErrorData* to_error_data(const std::exception& error) {
  if (ErrorData* const data = Error(ERRCODE_INTERNAL_ERROR, error.what()).to_error_data()) return data;
  throw std::bad_alloc();
}

}  // namespace synthgen::pg
