#include "generate/meanings/semantic_document.hpp"

extern "C" {
#include "catalog/pg_collation.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"
}

namespace synthgen::generate {

namespace {

class DocumentOfText final : public Generator {
 public:
  DocumentOfText(std::unique_ptr<Generator> text, bool binary) : text_(std::move(text)), binary_(binary) {}

  std::uint64_t capacity() const noexcept override { return text_->capacity(); }
  std::uint64_t pick(std::uint64_t random) const noexcept override { return text_->pick(random); }
  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    text_->render(indexes, count, arena, out);
    MemoryContext const before = MemoryContextSwitchTo(arena.context());
    for (std::size_t i = 0; i < count; ++i) {
      char* const document = with_braces(TextDatumGetCString(out[i]));
      out[i] = binary_ ? DirectFunctionCall1(jsonb_in, CStringGetDatum(document))
                       : PointerGetDatum(cstring_to_text(document));
    }
    MemoryContextSwitchTo(before);
  }
  std::string description() const override { return text_->description(); }

 private:
  // In place, since braces are shorter.
  static char* with_braces(char* text) noexcept {
    char* to = text;
    for (const char* from = text; *from != '\0'; ++from) {
      bool const doubled = (*from == '<' || *from == '>') && from[1] == *from;
      *to++ = !doubled ? *from : *from == '<' ? '{' : '}';
      from += doubled;
    }
    *to = '\0';
    return text;
  }

  std::unique_ptr<Generator> text_;
  bool binary_;
};

}  // namespace

std::unique_ptr<Generator> make_document(std::unique_ptr<Generator> text, const pg::TypeRef& type) {
  bool const holds_text = (type.base == TEXTOID || type.base == VARCHAROID) && type.base_modifier < 0;
  if (text == nullptr || (type.base != JSONOID && type.base != JSONBOID && !holds_text)) return nullptr;
  return std::make_unique<DocumentOfText>(std::move(text), type.base == JSONBOID);
}

pg::TypeRef text_of_documents() {
  pg::TypeRef type;
  type.oid = type.base = TEXTOID;
  type.collation = DEFAULT_COLLATION_OID;
  type.category = TYPCATEGORY_STRING;
  type.length = -1;
  type.name = "text";
  return type;
}

}  // namespace synthgen::generate
