// The members of documents, JSON and hstore: which of them an expression reads, and how a document gets one
// more. All is to be called inside pg::guard.
#pragma once

#include "postgres/pg.hpp"

namespace synthgen::plan {

// Whether values of the base type `type` are documents: json, jsonb, hstore.
bool is_document_type(Oid type);

// What an expression mentions of a document.
struct DocumentMentions {
  List* paths;  // to members, as lists of C strings
  List* parts;  // documents to be contained, as Const nodes of jsonb
};

DocumentMentions document_mentions(Node* expression);

// A jsonb value.
Datum read_document(const char* text);

// The jsonb `document` with `value` at `path`; objects on the way are made.
Datum with_member(Datum document, List* path, Datum value);

// The jsonb `document` as a value of a document's `type`.
Datum document_in_type(Datum document, Oid type);

}  // namespace synthgen::plan
