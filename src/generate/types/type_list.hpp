// A generator over a fixed list of values of any type.
#pragma once

#include "core/distribution.hpp"
#include "generate/generator.hpp"
#include "postgres/schema.hpp"

namespace synthgen::generate {

class ListGenerator final : public Generator {
 public:
  // Copies the values into the current memory context, where they must outlive the generator.
  // `values` are distinct and not empty. `favourite`, if it is one's position, gets half of the draws;
  // `weights`, if there are any, one a value, decide instead.
  ListGenerator(const pg::TypeRef& type, std::vector<Datum> values, std::string description,
                std::optional<std::size_t> favourite = std::nullopt, std::span<const double> weights = {});

  std::uint64_t capacity() const noexcept override { return values_.size(); }
  std::uint64_t pick(std::uint64_t random) const noexcept override;
  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override;
  std::string description() const override { return description_; }

  const std::vector<Datum>& values() const noexcept { return values_; }

 private:
  std::vector<Datum> values_;
  std::string description_;
  std::optional<std::size_t> favourite_;
  core::AliasTable weights_;  // empty: all alike
};

// The labels of an enum type, as Datums, in the order of the type. Throws pg::ServerError.
std::vector<Datum> enum_labels(Oid type);

}  // namespace synthgen::generate
