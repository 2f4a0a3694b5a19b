#include "generate/locale_mixture.hpp"

#include <algorithm>

#include "generate/semantic_distinct.hpp"
#include "generate/semantic_entity.hpp"

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
  if (need_distinct && !numbered) return std::move(parts.front());
  Parts shared;
  for (auto& part : parts) shared.push_back(part ? std::move(part) : shared.front());
  if (!all_are<TextGenerator>(shared)) return std::make_unique<MixedValues>(mix, std::move(shared));
  return std::make_unique<MixedText>(mix, std::move(shared));
}

}  // namespace synthgen::generate
