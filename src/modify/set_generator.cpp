// Sets a column to values that a generator makes: those that the column would get under the same rule.
#include "core/locale_mix.hpp"
#include "core/permutation.hpp"
#include "generate/choose.hpp"
#include "generate/meanings/semantic_entity.hpp"
#include "generate/rules/rule_generator.hpp"
#include "modify/set.hpp"
#include "plan/columns/locale_choice.hpp"
#include "plan/conditions/row_constraints.hpp"
#include "postgres/error.hpp"
#include "postgres/settings.hpp"
#include "rules/rule_parser.hpp"
#include "rules/rule_store.hpp"

namespace synthgen::modify {

namespace {

// Whether a rule needs nothing but a random word for each value. A patch may come from anyone: what reads
// tables, runs queries or calls functions is not for it.
bool draws_alone(const rules::ColumnRule& rule) {
  if (!rule.when.empty() || generate::has_row_number(rule)) return false;
  switch (rule.source) {
    case rules::Source::kGenerator:
    case rules::Source::kValues:
    case rules::Source::kPattern:
    case rules::Source::kTemplate:
    case rules::Source::kDistribution:
    case rules::Source::kTimes:
      return true;
    default:
      return false;
  }
}

class SetGenerator : public DealingStep {
 public:
  SetGenerator(const Target& target, const pg::Column& column, const Operation& operation, const Terms& terms)
      : DealingStep(target, column, operation, terms), stream_(stream_key()) {
    std::string const subject = rules::rule_subject(target.table, &column);
    rules::ColumnRule const rule = rules::parse_column_rule(*operation.generator, subject);
    if (!draws_alone(rule))
      throw pg::Error(ERRCODE_FEATURE_NOT_SUPPORTED,
                      "the generator of column \"" + column.name + "\" does not draw values")
          .detail("It follows from the row, or from what is stored elsewhere.")
          .hint("Give an expression, or values.")
          .column(column.name);
    generate::Context context;
    context.as_of = terms.as_of;
    context.locales = plan::choose_locales({{pg::locale_setting()}});
    plan::RowConstraints const constraints = plan::analyse_row_constraints(target.table);
    auto const& domain = constraints.domains[static_cast<std::size_t>(column.number) - 1];
    choice_ = generate::choose_generator(target.table, column, domain, context, distinct(), &rule);
    if (column.not_null || domain.nullness == plan::Nullness::kNever) choice_.null_rate = 0;
    entity_ = distinct() ? dynamic_cast<const generate::EntityText*>(choice_.generator.get()) : nullptr;
    permutation_ = core::Permutation(stream_.key(), generator().capacity());
  }

 private:
  const generate::Generator& generator() const noexcept { return *choice_.generator; }

  std::uint64_t capacity() const override {
    return entity_ != nullptr ? entity_->distinct_capacity() : generator().capacity();
  }

  void deal(const std::uint64_t* words, std::size_t count, Datum* values, bool* nulls) override {
    generate::Arena arena(CurrentMemoryContext);
    auto* const indexes = arena.allocate_array<std::uint64_t>(count);
    for (std::size_t i = 0; i < count; ++i) {
      indexes[i] = index_of(words[i]);
      nulls[i] = !distinct() && core::unit(core::mix(words[i], kNullPurpose)) < choice_.null_rate;
    }
    if (entity_ != nullptr)
      write_distinct(words, indexes, count, arena, values);
    else
      generator().render(indexes, count, arena, values);
  }

  // Where values have to be distinct, the word is the row's number.
  std::uint64_t index_of(std::uint64_t word) const noexcept {
    if (entity_ != nullptr) return stream_.at(word);
    if (distinct()) return permutation_.at(word);
    std::uint64_t const index = generator().pick(word);
    return generator().draws_locale() ? core::LocaleMix::select(index, core::mix(word, kLocalePurpose))
                                      : index;
  }

  void write_distinct(const std::uint64_t* words, const std::uint64_t* indexes, std::size_t count,
                      generate::Arena& arena, Datum* values) const {
    std::size_t const room = entity_->max_bytes();
    char* const buffer = arena.allocate(room);
    for (std::size_t i = 0; i < count; ++i) {
      std::size_t const length = entity_->write_distinct(indexes[i], words[i], buffer, room);
      values[i] = generate::make_text(entity_->shape(), buffer, length, arena);
    }
  }

  static constexpr std::uint64_t kNullPurpose = 1;
  static constexpr std::uint64_t kLocalePurpose = 2;

  core::Stream stream_;
  generate::Choice choice_;
  const generate::EntityText* entity_ = nullptr;  // writes distinct texts by itself
  core::Permutation permutation_;
};

}  // namespace

std::unique_ptr<Step> prepare_set_generator(const Target& target, const pg::Column& column,
                                            const Operation& operation, const Terms& terms) {
  return std::make_unique<SetGenerator>(target, column, operation, terms);
}

}  // namespace synthgen::modify
