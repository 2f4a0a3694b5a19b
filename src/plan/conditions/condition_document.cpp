// Each condition in turn adds the members that it speaks of, with every value of a short list, and those
// documents go on that it accepts.
#include "plan/conditions/condition_document.hpp"

#include "plan/conditions/condition_candidates.hpp"
#include "plan/conditions/document_members.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "catalog/pg_type_d.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"
#include "utils/json.h"
#include "utils/jsonb.h"
}

namespace synthgen::plan {

namespace {

constexpr std::size_t kBeam = 48;  // documents that go on
constexpr std::size_t kMostMembers = 24;

// Values that a member may have: what the condition mentions, as text and as number, and some of every kind.
// The members of what is `flat` are scalars.
std::vector<Datum> member_values(const std::vector<std::string>& texts, bool flat) {
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
  if (flat) std::erase_if(literals, [](const std::string& text) { return text[0] == '[' || text[0] == '{'; });
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

}  // namespace

std::vector<Datum> fitting_documents(const pg::TypeRef& type, const std::vector<Node*>& conditions,
                                     const AcceptedBy& accepted_by) {
  std::vector<Datum> documents{pg::guard([] { return read_document("{}"); })};
  bool const flat = type.base != JSONOID && type.base != JSONBOID;
  bool any = false;
  for (Node* const condition : conditions) {
    DocumentMentions const mentions = pg::guard([&] { return document_mentions(condition); });
    any = any || mentions.paths != NIL || mentions.parts != NIL;
    auto const values = member_values(mentioned_texts({condition}), flat);
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
        candidates.push_back(pg::guard([&] { return document_in_type(document, type.base); }));
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
  for (Datum& document : documents)
    document = pg::guard([&] { return document_in_type(document, type.base); });
  return documents;
}

}  // namespace synthgen::plan
