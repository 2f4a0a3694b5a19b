// Generators of texts by meaning: templates for what reads like language, codes for what is enumerated
// digit by digit.
#pragma once

#include <span>

#include "generate/choose.hpp"
#include "generate/meanings/semantic_entity.hpp"
#include "generate/meanings/semantic_template.hpp"

namespace synthgen::generate {

// The templates of a meaning, one a line; "3*" in front of a line counts it three times; behind that, "+:",
// "=:" or "-:" say that the text is of a good, indifferent or bad opinion. Either all lines have a mood or
// none. They are the locale's, or else those of the locale that it falls back to; within a locale those for
// the first of `kinds` that has some of its own ("text.title@playlist"). Empty if the meaning has none.
std::string_view semantic_templates(std::string_view semantic, std::string_view locale,
                                    std::span<const std::string> kinds = {});

// The list, and the field of it, that the first of the templates writes as it is, or as a head; no list if
// there is none.
struct ListField {
  std::string_view list, field;
  bool head = false;  // written with a capital letter, and blanks for underscores
};
ListField listed_field(std::string_view templates);

// The texts that templates, or the list that the first of them names, write one by one, in their order.
std::vector<std::string> listed_texts(std::string_view templates, std::string_view locale);

// The bytes of what is left of `text` in a column of so many `characters`: it ends where a word does, where
// that keeps more than half of it.
std::size_t shorten(std::string_view text, std::size_t characters) noexcept;

// The opinion that an entity's word stands for, from 0 for bad to 2 for good. A rating drawn by the same
// word is high exactly when the opinion is good.
int mood_of(std::uint64_t word) noexcept;

// A template and the mood that it speaks in.
inline constexpr int kMoods = 3;
struct Variant {
  Template text;
  int mood = -1;  // -1: any
};

// How texts differ where they must.
enum class Distinctness {
  kNone,     // they need not
  kNumbers,  // the text of an entity, which other columns share, with a number where another one has it
  kWords     // other words, and numbers when there are no more
};

// Draws one of several templates.
class TemplateText final : public EntityText {
 public:
  TemplateText(TextShape shape, std::string semantic, std::vector<Variant> variants,
               const plan::ValueDomain& domain);

  std::uint64_t capacity() const noexcept override { return 0; }
  std::uint64_t distinct_capacity() const noexcept override { return distinct_capacity_; }
  std::size_t max_bytes() const noexcept override { return max_bytes_; }
  std::size_t write(std::uint64_t word, char* out, std::size_t room) const noexcept override;
  std::size_t write_distinct(std::uint64_t word, std::uint64_t discriminator, char* out,
                             std::size_t room) const noexcept override;
  std::size_t write_shared(std::uint64_t word, char* out, std::size_t room) const noexcept override {
    return write(word, out, room);
  }
  std::size_t max_characters() const noexcept { return max_characters_; }
  std::string description() const override { return semantic_; }

 private:
  const Template& variant(std::uint64_t word) const noexcept;
  std::size_t compose(std::uint64_t word, std::string_view digits, char* out,
                      std::size_t room) const noexcept;

  std::string semantic_;
  std::vector<Variant> variants_;               // ordered by mood
  std::size_t first_of_mood_[kMoods + 1] = {};  // where the variants of each mood begin; all 0: no moods
  std::uint64_t variant_key_;
  std::size_t max_characters_ = 0;  // 0: no limit
  bool is_code_;
  std::size_t max_bytes_ = 0, max_tail_bytes_ = 0;
  std::uint64_t distinct_capacity_ = 0;
  bool lower_case_, upper_case_;
};

// Enumerates the texts of a template whose slots all have a fixed width.
class CodeText final : public TextGenerator {
 public:
  CodeText(TextShape shape, std::string semantic, Template code)
      : TextGenerator(shape), semantic_(std::move(semantic)), code_(std::move(code)) {}

  std::uint64_t capacity() const noexcept override { return code_.code_capacity(); }
  std::size_t max_bytes() const noexcept override { return code_.max_bytes(); }
  std::size_t write(std::uint64_t index, char* out, std::size_t room) const noexcept override {
    Pen pen(out, room);
    code_.write_code(index, pen);
    return pen.length();
  }
  std::string description() const override { return semantic_; }

 private:
  std::string semantic_;
  Template code_;
};

// Whether texts of a meaning are addresses of persons and firms: theirs, whatever else is in a key, with
// numbers where two would be the same.
bool is_address(std::string_view semantic);

// `templates` are those of the meaning, perhaps fitted to the table. Null if there are none or their texts do
// not satisfy the domain. `salt` tells columns of the same meaning apart.
std::unique_ptr<Generator> make_semantic_text(std::string_view semantic, std::string_view templates,
                                              const pg::TypeRef& type, const plan::ValueDomain& domain,
                                              const Context& context, std::uint64_t salt,
                                              Distinctness distinctness);

}  // namespace synthgen::generate
