#include "generate/meanings/widened.hpp"

#include <span>
#include <vector>

#include "generate/meanings/semantic_range.hpp"
#include "generate/nodes/amounts.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "utils/date.h"
#include "utils/timestamp.h"
}

namespace synthgen::generate {

namespace {

class WidenedGenerator final : public Generator {
 public:
  // The first part is the usual one.
  explicit WidenedGenerator(std::vector<std::unique_ptr<Generator>> parts) : parts_(std::move(parts)) {}

  std::uint64_t capacity() const noexcept override { return 0; }

  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    for (std::size_t i = 0; i < count; ++i) {
      std::uint64_t const word = core::mix(indexes[i], 1);
      Generator const& part = *parts_[word % kUsually == 0 ? 0 : 1 + core::bounded(word, parts_.size() - 1)];
      std::uint64_t const index = part.pick(core::mix(indexes[i], 2));
      part.render(&index, 1, arena, out + i);
    }
  }

  std::string description() const override { return parts_[0]->description() + ", or any other size"; }

 private:
  static constexpr std::uint64_t kUsually = 4;  // one in so many draws is a usual value

  std::vector<std::unique_ptr<Generator>> parts_;
};

// The ends of ranges that follow each other: of numbers the powers of ten, of dates the days from now.
constexpr std::int64_t kNumbers[] = {-1000, 0, 10, 100, 1000, 10'000, 100'000, 1'000'000, 100'000'000};
constexpr std::int64_t kDays[] = {-36'500, -7300, -1825, -31, 0, 31, 1825, 18'250};

bool is_moment_type(Oid type) {
  return type == DATEOID || type == TIMESTAMPOID || type == TIMESTAMPTZOID;
}

Datum end_of_range(const pg::TypeRef& type, std::int64_t end, const Context& context, Arena& arena) {
  if (!is_moment_type(type.base)) return number_datum(type.base, 0, end, arena);
  std::int64_t const day = context.as_of + end;
  return type.base == DATEOID ? DateADTGetDatum(static_cast<DateADT>(day))
                              : Int64GetDatum(day * USECS_PER_DAY);
}

bool is_within_type(Oid type, std::int64_t end) {
  return type != INT2OID || (end >= PG_INT16_MIN && end <= PG_INT16_MAX);
}

}  // namespace

std::unique_ptr<Generator> widen(std::unique_ptr<Generator> usual, const pg::TypeRef& type,
                                 const plan::ValueDomain& domain, const Context& context) {
  bool const moment = is_moment_type(type.base);
  if (domain.allowed || usual->capacity() == 0 || !(moment || is_number_type(type.base))) return usual;
  std::vector<std::unique_ptr<Generator>> parts;
  parts.push_back(std::move(usual));
  std::span<const std::int64_t> const ends =
      moment ? std::span<const std::int64_t>(kDays) : std::span<const std::int64_t>(kNumbers);
  MemoryContext const memory = CurrentMemoryContext;
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    if (!is_within_type(type.base, ends[i]) || !is_within_type(type.base, ends[i + 1])) continue;
    plan::ValueDomain range;
    pg::guard([&] {
      Arena arena(memory);
      range.lower = plan::Bound{end_of_range(type, ends[i], context, arena), true};
      range.upper = plan::Bound{end_of_range(type, ends[i + 1], context, arena), true};
    });
    plan::ValueDomain both = domain;
    if (plan::intersect(both, range, type) != plan::Remainder::kValues) continue;
    if (auto part = make_type_generator(type, both, context, false)) parts.push_back(std::move(part));
  }
  if (parts.size() == 1) return std::move(parts[0]);
  return std::make_unique<WidenedGenerator>(std::move(parts));
}

}  // namespace synthgen::generate
