// A path is a list of C strings, the names of the members from the outermost to the innermost.
#include "plan/conditions/document_members.hpp"

#include <cctype>
#include <cstring>

#include "postgres/compat.hpp"

extern "C" {
#include "access/transam.h"
#include "catalog/pg_type_d.h"
#include "lib/stringinfo.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/fmgrprotos.h"
#include "utils/jsonb.h"
#include "utils/lsyscache.h"
}

namespace synthgen::plan {

namespace {

const char* text_constant(Node* node) {
  if (!IsA(node, Const) || castNode(Const, node)->constisnull || castNode(Const, node)->consttype != TEXTOID)
    return nullptr;
  return TextDatumGetCString(castNode(Const, node)->constvalue);
}

// The texts of a constant list.
List* text_list(Node* node) {
  List* texts = NIL;
  if (!IsA(node, Const) || castNode(Const, node)->constisnull ||
      castNode(Const, node)->consttype != TEXTARRAYOID)
    return texts;
  Datum* values;
  bool* nulls;
  int count;
  deconstruct_array(DatumGetArrayTypeP(castNode(Const, node)->constvalue), TEXTOID, -1, false, TYPALIGN_INT,
                    &values, &nulls, &count);
  for (int i = 0; i < count; ++i)
    if (!nulls[i]) texts = lappend(texts, TextDatumGetCString(values[i]));
  return texts;
}

bool is_document(Node* node) {
  return is_document_type(getBaseType(exprType(node)));
}

// The path from the column that a chain of -> and #> follows; NIL for the column itself.
List* path_of(Node* node) {
  if (!IsA(node, OpExpr) || list_length(castNode(OpExpr, node)->args) != 2) return NIL;
  auto* const step = castNode(OpExpr, node);
  std::string_view const name = get_opname(step->opno);
  Node* const document = static_cast<Node*>(linitial(step->args));
  Node* const key = static_cast<Node*>(lsecond(step->args));
  if (!is_document(document)) return NIL;
  List* const before = list_copy(path_of(document));
  if (name == "#>" || name == "#>>") return list_concat(before, text_list(key));
  const char* const text = name == "->" || name == "->>" ? text_constant(key) : nullptr;
  return text == nullptr ? before : lappend(before, pstrdup(text));
}

// The members that a path expression such as $.items[*].id begins with.
List* json_path_members(const char* text) {
  List* path = NIL;
  const char* at = std::strchr(text, '$');
  while (at != nullptr && *++at == '.') {
    const char* const start = ++at;
    while (std::isalnum(static_cast<unsigned char>(*at)) != 0 || *at == '_' || *at == '"') ++at;
    const char* const first = start + (*start == '"');
    path = lappend(path, pnstrdup(first, static_cast<Size>(at - first - (at > first && at[-1] == '"'))));
    --at;
    if (at[1] == '[') break;
  }
  return path;
}

bool collect(Node* node, void* context) {
  if (node == nullptr) return false;
  auto* const mentions = static_cast<DocumentMentions*>(context);
  if (IsA(node, OpExpr) && list_length(castNode(OpExpr, node)->args) == 2) {
    Node* const left = static_cast<Node*>(linitial(castNode(OpExpr, node)->args));
    Node* const right = static_cast<Node*>(lsecond(castNode(OpExpr, node)->args));
    std::string_view const name = get_opname(castNode(OpExpr, node)->opno);
    List* path = is_document(left) ? path_of(node) : NIL;
    List* const before = is_document(left) ? path_of(left) : NIL;
    if (name == "?" && text_constant(right) != nullptr)
      path = lappend(list_copy(before), pstrdup(text_constant(right)));
    if (name == "?&" || name == "?|") {
      ListCell* cell;
      foreach (cell, text_list(right))
        mentions->paths = lappend(mentions->paths, lappend(list_copy(before), lfirst(cell)));
    }
    if (name == "@>" && before == NIL && IsA(right, Const) && exprType(right) == JSONBOID)
      mentions->parts = lappend(mentions->parts, right);
    if (IsA(right, Const) && castNode(Const, right)->consttype == JSONPATHOID &&
        !castNode(Const, right)->constisnull)
      path = json_path_members(OidOutputFunctionCall(F_JSONPATH_OUT, castNode(Const, right)->constvalue));
    if (path != NIL) {
      mentions->paths = lappend(mentions->paths, path);
      if (path_of(node) != NIL) return false;
    }
  }
  return pg::compat::expression_tree_walker(node, collect, context);
}

Datum text_array(List* texts, int count) {
  Datum* const values = static_cast<Datum*>(palloc(sizeof(Datum) * static_cast<Size>(count)));
  for (int i = 0; i < count; ++i) values[i] = CStringGetTextDatum(static_cast<char*>(list_nth(texts, i)));
  return PointerGetDatum(construct_array(values, count, TEXTOID, -1, false, TYPALIGN_INT));
}

bool is_object(Datum document, Datum path) {
  LOCAL_FCINFO(call, 2);
  InitFunctionCallInfoData(*call, nullptr, 2, InvalidOid, nullptr, nullptr);
  call->args[0] = {document, false};
  call->args[1] = {path, false};
  Datum const found = jsonb_extract_path(call);
  return !call->isnull && JB_ROOT_IS_OBJECT(DatumGetJsonbP(found));
}

void append_quoted(StringInfo out, const char* text, int length) {
  appendStringInfoChar(out, '"');
  for (int i = 0; i < length; ++i) {
    if (text[i] == '"' || text[i] == '\\') appendStringInfoChar(out, '\\');
    appendStringInfoChar(out, text[i]);
  }
  appendStringInfoChar(out, '"');
}

// The members of a document as an hstore is written: "name"=>"value", values other than texts as JSON.
char* pairs_of(Datum document) {
  StringInfoData out;
  initStringInfo(&out);
  Jsonb* const object = DatumGetJsonbP(document);
  JsonbIterator* iterator = JsonbIteratorInit(&object->root);
  JsonbValue value;
  for (;;) {
    JsonbIteratorToken const token = JsonbIteratorNext(&iterator, &value, true);
    if (token == WJB_DONE) return out.data;
    if (token == WJB_KEY) {
      if (out.len > 0) appendStringInfoString(&out, ", ");
      append_quoted(&out, value.val.string.val, value.val.string.len);
      appendStringInfoString(&out, "=>");
    } else if (token == WJB_VALUE && value.type == jbvString) {
      append_quoted(&out, value.val.string.val, value.val.string.len);
    } else if (token == WJB_VALUE) {
      Datum const member = PointerGetDatum(JsonbValueToJsonb(&value));
      char* const text = DatumGetCString(DirectFunctionCall1(jsonb_out, member));
      append_quoted(&out, text, static_cast<int>(std::strlen(text)));
    }
  }
}

}  // namespace

bool is_document_type(Oid type) {
  if (type == JSONOID || type == JSONBOID) return true;
  if (type < FirstNormalObjectId) return false;
  char* const name = format_type_extended(type, -1, FORMAT_TYPE_INVALID_AS_NULL);
  if (name == nullptr) return false;
  std::string_view const full = name;
  return full == "hstore" || full.ends_with(".hstore");
}

DocumentMentions document_mentions(Node* expression) {
  DocumentMentions mentions{NIL, NIL};
  (void)collect(expression, &mentions);
  return mentions;
}

Datum read_document(const char* text) {
  return DirectFunctionCall1(jsonb_in, CStringGetDatum(text));
}

Datum with_member(Datum document, List* path, Datum value) {
  for (int depth = 1; depth < list_length(path); ++depth) {
    Datum const at = text_array(path, depth);
    if (!is_object(document, at))
      document = DirectFunctionCall4(jsonb_set, document, at, read_document("{}"), BoolGetDatum(true));
  }
  return DirectFunctionCall4(jsonb_set, document, text_array(path, list_length(path)), value,
                             BoolGetDatum(true));
}

Datum document_in_type(Datum document, Oid type) {
  if (type == JSONBOID) return document;
  if (type == JSONOID) return CStringGetTextDatum(DatumGetCString(DirectFunctionCall1(jsonb_out, document)));
  Oid input, parameter;
  getTypeInputInfo(type, &input, &parameter);
  return OidInputFunctionCall(input, pairs_of(document), parameter, -1);
}

}  // namespace synthgen::plan
