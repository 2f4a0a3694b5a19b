#include "generate/united_generator.hpp"

#include <algorithm>

namespace synthgen::generate {

namespace {

class UnitedGenerator final : public Generator {
 public:
  explicit UnitedGenerator(std::vector<std::unique_ptr<Generator>> parts) : parts_(std::move(parts)) {
    for (auto const& part : parts_) {
      starts_.push_back(capacity_);
      capacity_ += std::min(part->capacity(), kUnlimited - capacity_);
    }
  }

  std::uint64_t capacity() const noexcept override { return capacity_; }

  // The indexes that fall to one part are rendered together.
  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    auto* const places = arena.allocate_array<std::size_t>(count);
    auto* const own = arena.allocate_array<std::uint64_t>(count);
    auto* const values = arena.allocate_array<Datum>(count);
    for (std::size_t p = 0; p < parts_.size(); ++p) {
      std::size_t found = 0;
      for (std::size_t i = 0; i < count; ++i) {
        if (part_of(indexes[i]) != p) continue;
        places[found] = i;
        own[found++] = indexes[i] - starts_[p];
      }
      if (found == 0) continue;
      parts_[p]->render(own, found, arena, values);
      for (std::size_t k = 0; k < found; ++k) out[places[k]] = values[k];
    }
  }

  std::string description() const override {
    std::string text = parts_[0]->description();
    return text + ", and " + std::to_string(parts_.size() - 1) + " more";
  }

 private:
  std::size_t part_of(std::uint64_t index) const noexcept {
    return static_cast<std::size_t>(std::upper_bound(starts_.begin(), starts_.end(), index) -
                                    starts_.begin()) -
           1;
  }

  std::vector<std::unique_ptr<Generator>> parts_;
  std::vector<std::uint64_t> starts_;  // the first index of each part
  std::uint64_t capacity_ = 0;
};

}  // namespace

std::unique_ptr<Generator> unite(std::vector<std::unique_ptr<Generator>> parts) {
  auto const unlimited = std::find_if(parts.begin(), parts.end(), [](auto const& part) {
    return part->capacity() == 0 || part->capacity() >= kUnlimited;
  });
  if (unlimited != parts.end()) return std::move(*unlimited);
  if (parts.size() == 1) return std::move(parts[0]);
  return std::make_unique<UnitedGenerator>(std::move(parts));
}

}  // namespace synthgen::generate
