// LIKE patterns and literals as advanced regular expressions.
#include "plan/conditions/condition_atom.hpp"
#include "plan/conditions/condition_rewrite.hpp"

extern "C" {
#include "catalog/pg_type_d.h"
#include "lib/stringinfo.h"
#include "miscadmin.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
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

Node* without_wildcards(Node* pattern) {
  check_stack_depth();
  Node* const bare = strip_coercions(pattern);
  if (IsA(bare, OpExpr)) {
    auto* const operation = castNode(OpExpr, bare);
    const char* const name = get_opname(operation->opno);
    if (name == nullptr || std::strcmp(name, "||") != 0 || list_length(operation->args) != 2) return pattern;
    Node* const left = without_wildcards(static_cast<Node*>(linitial(operation->args)));
    Node* const right = without_wildcards(static_cast<Node*>(lsecond(operation->args)));
    if (left == nullptr || right == nullptr) return left == nullptr ? right : left;
    return apply_operator(left, "||", right);
  }
  if (!IsA(bare, Const) || castNode(Const, bare)->constisnull || exprType(bare) != TEXTOID) return pattern;
  char* const literal = TextDatumGetCString(castNode(Const, bare)->constvalue);
  char* end = literal;
  for (const char* at = literal; *at != '\0'; at++)
    if (*at != '%') *end++ = *at == '_' ? 'x' : *at;
  *end = '\0';
  if (end == literal) return nullptr;
  return reinterpret_cast<Node*>(makeConst(TEXTOID, -1, castNode(Const, bare)->constcollid, -1,
                                           CStringGetTextDatum(literal), false, false));
}

}  // namespace synthgen::plan
