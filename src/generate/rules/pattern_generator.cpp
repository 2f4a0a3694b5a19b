#include "generate/rules/pattern_generator.hpp"

#include <algorithm>

#include "core/pattern.hpp"
#include "generate/texts/text_generator.hpp"
#include "generate/types/type_filter.hpp"

extern "C" {
#include "mb/pg_wchar.h"
}

namespace synthgen::generate {

namespace {

class PatternGenerator final : public TextGenerator {
 public:
  PatternGenerator(TextShape shape, core::Pattern pattern, std::string description)
      : TextGenerator(shape), pattern_(std::move(pattern)), description_(std::move(description)) {}

  std::uint64_t capacity() const noexcept override { return pattern_.capacity(); }
  std::uint64_t pick(std::uint64_t random) const noexcept override { return pattern_.pick(random); }
  std::size_t max_bytes() const noexcept override { return std::max<std::size_t>(pattern_.max_bytes(), 1); }
  std::size_t write(std::uint64_t index, char* out, std::size_t room) const noexcept override {
    return pattern_.write(index, out, room);
  }
  std::string description() const override { return description_; }

 private:
  core::Pattern pattern_;
  std::string description_;
};

constexpr std::uint64_t kEnoughForKeys = std::uint64_t{1} << 32;
constexpr std::uint64_t kEnoughOfOpen = 1000;

// How many texts there should be. An expression that is bound to one end alone says how texts begin or end,
// and no more than that; a single word, that it occurs.
std::uint64_t enough_texts(const plan::ValueDomain& domain, bool need_distinct) {
  if (need_distinct) return kEnoughForKeys;
  std::string_view const first = domain.patterns[0];
  return first.starts_with('^') != first.ends_with('$') ? kEnoughOfOpen : 2;
}

std::optional<core::Pattern> compile(const TextShape& shape, const plan::ValueDomain& domain,
                                     bool need_distinct, std::uint64_t rows) {
  constexpr std::uint64_t kFewest = 1000, kTimes = 16;
  core::PatternRequest request;
  request.enough_short = need_distinct ? std::max(kFewest, rows) * kTimes : kFewest;
  request.enough = enough_texts(domain, need_distinct);
  request.matches = domain.patterns;
  request.matches_not = domain.patterns_not;
  request.min_characters = static_cast<std::size_t>(std::max<int64>(domain.min_length.value_or(0), 0));
  request.max_characters = static_cast<std::size_t>(std::max(shape.max_characters, 0));
  if (shape.form == TextShape::Form::kName) request.max_characters = NAMEDATALEN - 1;
  if (domain.max_length) {
    auto const most = static_cast<std::size_t>(std::max<int64>(*domain.max_length, 0));
    request.max_characters = request.max_characters == 0 ? most : std::min(request.max_characters, most);
  }
  request.lower_case = domain.lower_case;
  request.upper_case = domain.upper_case;
  request.trimmed = domain.trimmed;
  request.ascii_only = GetDatabaseEncoding() != PG_UTF8;
  auto pattern = core::Pattern::compile(request);
  if (pattern || request.matches.size() + request.matches_not.size() == 1) return pattern;
  // Together they are too much: follow the first and leave the others to the filter.
  request.matches.resize(1);
  request.matches_not.clear();
  return core::Pattern::compile(request);
}

}  // namespace

std::unique_ptr<Generator> make_pattern_generator(const pg::TypeRef& type, const plan::ValueDomain& domain,
                                                  bool need_distinct, std::uint64_t rows) {
  TextShape const shape = text_shape(type);
  auto pattern = compile(shape, domain, need_distinct, rows);
  if (!pattern) return nullptr;
  bool const complete = pattern->exact() && domain.patterns.size() == 1 && domain.patterns_not.empty();
  auto generator =
      std::make_unique<PatternGenerator>(shape, std::move(*pattern), "pattern " + domain.patterns[0]);
  plan::ValueDomain conditions = domain;
  conditions.lower.reset();
  conditions.upper.reset();
  conditions.excluded.clear();
  if (!complete) return filter_generator(std::move(generator), type, conditions);
  return verify_generator(std::move(generator), type, conditions);
}

}  // namespace synthgen::generate
