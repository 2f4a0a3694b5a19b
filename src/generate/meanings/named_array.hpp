// Arrays of values that the column's name speaks of: the tags of a product, the languages of a guide.
#pragma once

#include "generate/generator.hpp"
#include "postgres/schema.hpp"

namespace synthgen::generate {

// The column as one element of it would be: of the element's type, its name in the singular.
pg::Column element_column(const pg::Column& array);

// Arrays of `least` to `most` elements as `element` draws them, none twice unless there would be fewer than
// `least`. Promises no different values.
class NamedArrayGenerator final : public Generator {
 public:
  // `type` of the elements; 0 <= least <= most, most > 0.
  NamedArrayGenerator(std::unique_ptr<Generator> element, pg::TypeRef type, int least, int most)
      : element_(std::move(element)), type_(std::move(type)), least_(least), most_(most) {}

  std::uint64_t capacity() const noexcept override { return 0; }
  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override;
  std::string description() const override { return "array of " + element_->description(); }

 private:
  Datum array_of(Datum* elements, int count) const;

  std::unique_ptr<Generator> element_;
  pg::TypeRef type_;  // of the elements
  int least_;
  int most_;
};

}  // namespace synthgen::generate
