#include "generate/locale_mixture.hpp"

#include <algorithm>
#include <set>

#include "core/permutation.hpp"
#include "generate/meanings/semantic_distinct.hpp"
#include "generate/meanings/semantic_entity.hpp"
#include "generate/meanings/semantic_text.hpp"

namespace synthgen::generate {

namespace {

using Parts = std::vector<std::shared_ptr<Generator>>;

// Values of any kind, one rendering a value.
class MixedValues final : public Generator {
 public:
  MixedValues(core::LocaleMix mix, Parts parts) : mix_(std::move(mix)), parts_(std::move(parts)) {}

  std::uint64_t capacity() const noexcept override { return 0; }
  bool draws_locale() const noexcept override { return true; }
  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    for (std::size_t i = 0; i < count; ++i) {
      const Generator& part = *parts_[mix_.pick(indexes[i])];
      std::uint64_t const index = part.pick(indexes[i]);
      part.render(&index, 1, arena, out + i);
    }
  }
  std::string description() const override { return parts_.front()->description(); }

 private:
  core::LocaleMix mix_;
  Parts parts_;
};

// Texts, which can be made distinct if those of every part can.
class MixedText final : public EntityText {
 public:
  MixedText(core::LocaleMix mix, Parts parts)
      : EntityText(static_cast<const TextGenerator&>(*parts.front()).shape()),
        mix_(std::move(mix)),
        parts_(std::move(parts)) {
    distinct_capacity_ = kUnlimited;
    for (const auto& part : parts_) {
      max_bytes_ = std::max(max_bytes_, text(*part).max_bytes());
      auto const* const entity = dynamic_cast<const EntityText*>(part.get());
      distinct_capacity_ = std::min(distinct_capacity_, entity == nullptr ? 0 : entity->distinct_capacity());
    }
  }

  std::uint64_t capacity() const noexcept override { return 0; }
  bool draws_locale() const noexcept override { return true; }
  std::uint64_t distinct_capacity() const noexcept override { return distinct_capacity_; }
  std::size_t max_bytes() const noexcept override { return max_bytes_; }
  std::size_t write(std::uint64_t word, char* out, std::size_t room) const noexcept override {
    const Generator& part = *parts_[mix_.pick(word)];
    return text(part).write(part.pick(word), out, room);
  }
  std::size_t write_distinct(std::uint64_t word, std::uint64_t discriminator, char* out,
                             std::size_t room) const noexcept override {
    return static_cast<const EntityText&>(*parts_[mix_.pick(word)])
        .write_distinct(word, discriminator, out, room);
  }
  std::size_t write_shared(std::uint64_t word, char* out, std::size_t room) const noexcept override {
    return static_cast<const EntityText&>(*parts_[mix_.pick(word)]).write_shared(word, out, room);
  }
  std::string description() const override { return parts_.front()->description(); }

 private:
  static const TextGenerator& text(const Generator& part) noexcept {
    return static_cast<const TextGenerator&>(part);
  }

  core::LocaleMix mix_;
  Parts parts_;
  std::size_t max_bytes_ = 0;
  std::uint64_t distinct_capacity_ = 0;
};

// A code as a text of an entity: a discriminator is the number of a code.
class DistinctCode final : public EntityText {
 public:
  explicit DistinctCode(std::unique_ptr<Generator> code)
      : EntityText(static_cast<const TextGenerator&>(*code).shape()),
        code_(std::move(code)),
        order_(core::hash_bytes(code_->description()), code_->capacity()) {}

  std::uint64_t capacity() const noexcept override { return 0; }
  std::uint64_t distinct_capacity() const noexcept override { return code_->capacity(); }
  std::size_t max_bytes() const noexcept override { return text().max_bytes(); }
  std::size_t write(std::uint64_t word, char* out, std::size_t room) const noexcept override {
    return text().write(code_->pick(word), out, room);
  }
  std::size_t write_distinct(std::uint64_t, std::uint64_t discriminator, char* out,
                             std::size_t room) const noexcept override {
    return text().write(order_.at(discriminator), out, room);
  }
  std::string description() const override { return code_->description(); }

 private:
  const TextGenerator& text() const noexcept { return static_cast<const TextGenerator&>(*code_); }

  std::unique_ptr<Generator> code_;
  core::Permutation order_;
};

// How the codes of a generator are built: what stands between letters and digits, and how many these are.
// Codes of different forms are different.
std::string form_of(const CodeText& code) {
  std::string form(code.max_bytes(), '\0');
  form.resize(code.write(0, form.data(), form.size()));
  for (char& c : form)
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) c = '0';
  return form;
}

bool are_codes_of_different_forms(const std::vector<std::unique_ptr<Generator>>& parts) {
  std::set<std::string> forms;
  return std::all_of(parts.begin(), parts.end(), [&](const auto& part) {
    auto const* const code = dynamic_cast<const CodeText*>(part.get());
    return code != nullptr && forms.insert(form_of(*code)).second;
  });
}

template <typename Kind>
bool all_are(const Parts& parts) {
  return std::all_of(parts.begin(), parts.end(),
                     [](const auto& part) { return dynamic_cast<const Kind*>(part.get()) != nullptr; });
}

}  // namespace

std::unique_ptr<Generator> mix_locales(const core::LocaleMix& mix,
                                       std::vector<std::unique_ptr<Generator>> parts, bool need_distinct) {
  if (parts.front() == nullptr || mix.is_single()) return std::move(parts.front());
  // Numbered texts differ from each other in any language; lists and codes of two locales may share entries.
  bool const numbered = std::all_of(parts.begin(), parts.end(), [](const auto& part) {
    return part == nullptr || dynamic_cast<const DistinctText*>(part.get()) != nullptr;
  });
  if (need_distinct && !numbered) {
    if (!are_codes_of_different_forms(parts)) return std::move(parts.front());
    for (auto& part : parts) part = std::make_unique<DistinctCode>(std::move(part));
  }
  Parts shared;
  for (auto& part : parts) shared.push_back(part ? std::move(part) : shared.front());
  if (!all_are<TextGenerator>(shared)) return std::make_unique<MixedValues>(mix, std::move(shared));
  return std::make_unique<MixedText>(mix, std::move(shared));
}

}  // namespace synthgen::generate
