// Values through a type's input function.
#pragma once

#include "postgres/schema.hpp"

namespace synthgen::generate {

class TypeInput {
 public:
  // For the base of `type`, with its modifier. The current memory context must outlive this.
  explicit TypeInput(const pg::TypeRef& type);

  // Runs inside a guard: ereports what the input function does not accept. The value is in the current
  // memory context.
  Datum read(const char* text) const {
    return InputFunctionCall(&function_, const_cast<char*>(text), parameter_, modifier_);
  }

 private:
  mutable FmgrInfo function_{};
  Oid parameter_ = InvalidOid;
  int32 modifier_;
};

// The value that `text` stands for, in the current memory context; nothing if the type does not accept
// it. Uses a subtransaction: for the planning of a run, not for its rows.
std::optional<Datum> try_input(const pg::TypeRef& type, const char* text);

// The bare name of a type.
std::string type_name(Oid type);

}  // namespace synthgen::generate
