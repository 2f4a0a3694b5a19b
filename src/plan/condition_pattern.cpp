// LIKE patterns and literals as advanced regular expressions.
#include "plan/condition_atom.hpp"

extern "C" {
#include "lib/stringinfo.h"
}

namespace synthgen::plan {

namespace {

void append_literal(StringInfo out, char c) {
  if (std::strchr(".^$*+?()[]{}|\\", c) != nullptr) appendStringInfoChar(out, '\\');
  appendStringInfoChar(out, c);
}

}  // namespace

const char* like_to_regex(const char* pattern, bool ignore_case) {
  StringInfoData out;
  initStringInfo(&out);
  appendStringInfoString(&out, ignore_case ? "(?i)^" : "^");
  for (const char* at = pattern; *at != '\0'; at++) {
    if (*at == '%') {
      appendStringInfoString(&out, ".*");
    } else if (*at == '_') {
      appendStringInfoChar(&out, '.');
    } else {
      if (*at == '\\' && at[1] != '\0') at++;
      append_literal(&out, *at);
    }
  }
  appendStringInfoChar(&out, '$');
  return out.data;
}

const char* literal_to_regex(const char* literal, bool at_start, bool at_end) {
  StringInfoData out;
  initStringInfo(&out);
  if (at_start) appendStringInfoChar(&out, '^');
  if (at_end && !at_start) appendStringInfoString(&out, "^.*");
  for (const char* at = literal; *at != '\0'; at++) append_literal(&out, *at);
  if (at_start && !at_end) appendStringInfoString(&out, ".*$");
  if (at_end) appendStringInfoChar(&out, '$');
  return out.data;
}

}  // namespace synthgen::plan
