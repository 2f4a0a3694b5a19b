#include "generate/meanings/listed_number.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/permutation.hpp"
#include "generate/meanings/semantic_range.hpp"
#include "generate/meanings/semantic_template.hpp"
#include "generate/meanings/semantic_text.hpp"

namespace synthgen::generate {

namespace {

class ListedNumber final : public Generator {
 public:
  ListedNumber(std::string semantic, Oid type, int scale, core::Lexicon list, std::vector<std::int64_t> steps,
               bool listed)
      : semantic_(std::move(semantic)),
        type_(type),
        scale_(scale),
        list_(list),
        steps_(std::move(steps)),
        listed_(listed),
        order_(core::hash_bytes(list.name()), list.size()) {}

  std::uint64_t capacity() const noexcept override { return 0; }
  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    core::Stream const picks(core::hash_bytes(list_.name(), core::hash_bytes("")));
    for (std::size_t i = 0; i < count; ++i) {
      std::size_t const row =
          listed_ ? order_.at(indexes[i] % list_.size()) : list_.pick(picks.at(indexes[i]));
      out[i] = number_datum(type_, scale_, steps_[row], arena);
    }
  }
  std::string description() const override { return semantic_; }

 private:
  std::string semantic_;
  Oid type_;
  int scale_;
  core::Lexicon list_;
  std::vector<std::int64_t> steps_;  // by row
  bool listed_;
  core::Permutation order_;
};

// What names the list: the figure of a meaning, or the meaning.
std::string_view kind_of(const core::Recognition& meaning) {
  for (std::string_view const name : {std::string_view(meaning.figure), std::string_view(meaning.semantic)})
    if (name.starts_with("kind.")) return name;
  return {};
}

ListField field_of(const core::Recognition& meaning, const Context& context) {
  std::string_view const kind = kind_of(meaning);
  return kind.empty() ? ListField() : listed_field(semantic_templates(kind, context.locale(), {}));
}

}  // namespace

std::string_view list_of_numbers(const core::Recognition& meaning, const Context& context) {
  return field_of(meaning, context).list;
}

std::unique_ptr<Generator> make_listed_number(const core::Recognition& meaning, const pg::TypeRef& type,
                                              const plan::ValueDomain& domain, const Context& context,
                                              bool listed) {
  ListField const source = field_of(meaning, context);
  if (source.field.empty()) return nullptr;
  core::Lexicon const list = list_with_field(source.list, source.field, context.locale());
  std::size_t const field = list.field(source.field);
  constexpr int kUsualScale = 4;
  std::vector<double> numbers;
  int scale = 0;
  for (std::size_t row = 0; row < list.size(); ++row) {
    std::string_view const text = list.at(row, field);
    double number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return nullptr;
    if (text.find('.') != std::string_view::npos) scale = kUsualScale;
    for (int i = 0; i < meaning.decimals; ++i) number *= 10;
    numbers.push_back(number);
  }
  auto const [least, most] = std::minmax_element(numbers.begin(), numbers.end());
  auto const range = number_steps(type, domain, std::floor(*least), std::ceil(*most), scale);
  if (!range) return nullptr;
  std::vector<std::int64_t> steps;
  for (double const number : numbers) {
    steps.push_back(std::llround(number * static_cast<double>(range->unit)));
    if (steps.back() < range->first || steps.back() > range->last) return nullptr;
  }
  return std::make_unique<ListedNumber>(std::string(kind_of(meaning)), type.base, range->scale, list,
                                        std::move(steps), listed);
}

}  // namespace synthgen::generate
