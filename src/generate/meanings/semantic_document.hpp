// Documents by meaning: json of settings, attributes, addresses. The templates write "<<" and ">>" where json
// has braces, which stand for slots in templates.
#pragma once

#include "generate/choose.hpp"

namespace synthgen::generate {

// json, jsonb or an unlimited text of which `text`, a generator of texts, writes the members. Null if the
// type is none of these.
std::unique_ptr<Generator> make_document(std::unique_ptr<Generator> text, const pg::TypeRef& type);

// The type that the texts of documents have.
pg::TypeRef text_of_documents();

}  // namespace synthgen::generate
