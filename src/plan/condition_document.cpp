// Each condition in turn adds the members that it speaks of, with every value of a short list, and those
// documents go on that it accepts.
#include "plan/condition_document.hpp"

#include <cctype>
#include <cstring>

#include "plan/condition_candidates.hpp"
#include "postgres/compat.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "catalog/pg_type_d.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/fmgrprotos.h"
#include "utils/json.h"
#include "utils/jsonb.h"
#include "utils/lsyscache.h"
}

namespace synthgen::plan {

namespace {

constexpr std::size_t kBeam = 48;  // documents that go on
constexpr std::size_t kMostMembers = 24;

// What a condition mentions of a document: paths as text arrays, and whole documents to be contained.
struct Mentions {
  List* paths;  // of lists of C strings
  List* parts;  // of jsonb datums, as Const nodes
};

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
  Oid const type = getBaseType(exprType(node));
  return type == JSONOID || type == JSONBOID;
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
  auto* const mentions = static_cast<Mentions*>(context);
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
    if (name == "@>" && before == NIL && IsA(right, Const) && is_document(right))
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

Datum read_document(const char* text) {
  return DirectFunctionCall1(jsonb_in, CStringGetDatum(text));
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

// The document with `value` at `path`; objects on the way are made.
Datum with_member(Datum document, List* path, Datum value) {
  for (int depth = 1; depth < list_length(path); ++depth) {
    Datum const at = text_array(path, depth);
    if (!is_object(document, at))
      document = DirectFunctionCall4(jsonb_set, document, at, read_document("{}"), BoolGetDatum(true));
  }
  return DirectFunctionCall4(jsonb_set, document, text_array(path, list_length(path)), value,
                             BoolGetDatum(true));
}

// Values that a member may have: what the condition mentions, as text and as number, and some of every kind.
std::vector<Datum> member_values(const std::vector<std::string>& texts) {
  std::vector<std::string> literals;
  for (std::string const& text : texts) {
    bool const number = !text.empty() && text.find_first_not_of("0123456789.-") == text.npos;
    const char* const plain = text.c_str();
    if (number) literals.push_back(text);
    char* const quoted = pg::guard([&] {
      StringInfoData buffer;
      initStringInfo(&buffer);
      escape_json(&buffer, plain);
      return buffer.data;
    });
    literals.emplace_back(quoted);
  }
  if (literals.size() > kMostMembers) literals.resize(kMostMembers);
  literals.insert(literals.end(), {"\"amber\"",
                                   "\"birch\"",
                                   "\"cobalt\"",
                                   "1",
                                   "2",
                                   "7",
                                   "42",
                                   "250",
                                   "2.5",
                                   "true",
                                   "false",
                                   "[\"amber\"]",
                                   "[\"birch\", \"cobalt\"]",
                                   "[3, 5, 8]",
                                   "[{\"id\": 1, \"name\": \"amber\"}]",
                                   "{\"id\": 2, \"name\": \"birch\"}",
                                   "\"2024-01-31\"",
                                   "\"user@example.com\"",
                                   "\"https://example.com/\"",
                                   "\"00000000-0000-4000-8000-000000000001\"",
                                   "\"en\"",
                                   "[]",
                                   "{}",
                                   "0"});
  pg::TypeRef jsonb;
  jsonb.base = JSONBOID;
  return read_literals(literals, jsonb);
}

std::vector<Datum> thinned(const std::vector<Datum>& documents) {
  if (documents.size() <= kBeam) return documents;
  std::vector<Datum> kept;
  for (std::size_t i = 0; i < kBeam; ++i) kept.push_back(documents[i * documents.size() / kBeam]);
  return kept;
}

Datum in_type(Datum document, Oid type) {
  if (type == JSONBOID) return document;
  return CStringGetTextDatum(DatumGetCString(DirectFunctionCall1(jsonb_out, document)));
}

}  // namespace

std::vector<Datum> fitting_documents(const pg::TypeRef& type, const std::vector<Node*>& conditions,
                                     const AcceptedBy& accepted_by) {
  std::vector<Datum> documents{pg::guard([] { return read_document("{}"); })};
  bool any = false;
  for (Node* const condition : conditions) {
    Mentions mentions{NIL, NIL};
    pg::guard([&] { (void)collect(condition, &mentions); });
    any = any || mentions.paths != NIL || mentions.parts != NIL;
    auto const values = member_values(mentioned_texts({condition}));
    for (int i = 0; i < list_length(mentions.parts); ++i)
      for (Datum& document : documents)
        document = pg::guard([&] {
          return DirectFunctionCall2(jsonb_concat, document,
                                     castNode(Const, list_nth(mentions.parts, i))->constvalue);
        });
    for (int i = 0; i < list_length(mentions.paths); ++i) {
      List* const path = static_cast<List*>(list_nth(mentions.paths, i));
      std::vector<Datum> extended;
      for (Datum const document : documents)
        for (Datum const value : values)
          extended.push_back(pg::guard([&] { return with_member(document, path, value); }));
      // What the condition takes, or all where it wants further members.
      bool const last = i + 1 == list_length(mentions.paths);
      std::vector<Datum> candidates;
      for (Datum const document : extended)
        candidates.push_back(pg::guard([&] { return in_type(document, type.base); }));
      std::vector<Datum> const taken = accepted_by(candidates, {condition});
      std::vector<Datum> kept;
      for (std::size_t k = 0, t = 0; k < candidates.size() && t < taken.size(); ++k)
        if (candidates[k] == taken[t]) {
          kept.push_back(extended[k]);
          ++t;
        }
      if (kept.empty() && last) return {};
      documents = thinned(kept.empty() ? extended : kept);
    }
  }
  if (!any) return {};
  for (Datum& document : documents) document = pg::guard([&] { return in_type(document, type.base); });
  return documents;
}

}  // namespace synthgen::plan
