#include "postgres/failure.hpp"

namespace synthgen::pg {

std::string describe_failure(const ErrorData& error) {
  std::string text = error.message != nullptr ? error.message : "unknown error";
  if (error.detail != nullptr) text += std::string(" (") + error.detail + ")";
  return text;
}

}  // namespace synthgen::pg
