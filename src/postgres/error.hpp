// Errors as C++ sees them. Two kinds cross our code: an ERROR that the server raised (carried whole,
// as its ErrorData) and an error of our own, built field by field. Both become an ereport at the
// guard of the SQL-callable function, never earlier.
#pragma once

#include <exception>

#include "postgres/pg.hpp"

extern "C" {
#include "utils/elog.h"
}

namespace synthgen::pg {

// An ERROR raised by the server, with everything that it said. `data` lives in the memory context
// that was current when the guard was entered.
class ServerError : public std::exception {
 public:
  explicit ServerError(ErrorData* data) : data_(data) {}
  const char* what() const noexcept override { return data_->message ? data_->message : "server error"; }
  ErrorData* data() const noexcept { return data_; }

 private:
  ErrorData* data_;
};

// An error of our own. Message, detail and hint follow PostgreSQL's style guide: the message without
// capital and full stop, detail and hint as sentences.
class Error : public std::exception {
 public:
  Error(int sqlstate, std::string message) : sqlstate_(sqlstate), message_(std::move(message)) {}

  Error& detail(std::string text) { return set(detail_, std::move(text)); }
  Error& hint(std::string text) { return set(hint_, std::move(text)); }
  Error& table(std::string schema, std::string name) {
    set(schema_, std::move(schema));
    return set(table_, std::move(name));
  }
  Error& column(std::string name) { return set(column_, std::move(name)); }
  Error& constraint(std::string name) { return set(constraint_, std::move(name)); }

  const char* what() const noexcept override { return message_.c_str(); }

  // The same error as the server keeps it, allocated in the current memory context.
  // Never raises: out of memory yields a null pointer.
  ErrorData* to_error_data() const noexcept;

 private:
  Error& set(std::string& field, std::string&& text) {
    field = std::move(text);
    return *this;
  }

  int sqlstate_;
  std::string message_, detail_, hint_, schema_, table_, column_, constraint_;
};

}  // namespace synthgen::pg
