#include "plan/numbers/comparison_pass.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

#include "core/lexicon.hpp"
#include "core/spelt_words.hpp"
#include "generate/nodes/derived.hpp"
#include "generate/nodes/formulas.hpp"

namespace synthgen::plan {

namespace {

using core::NamePattern;
using generate::NumberSource;

struct Comparison {
  NamePattern flag;
  std::optional<NamePattern> number, least, most;
  bool outside = false;  // the flag is set where the number is not within its bounds
};

const std::vector<Comparison>& comparisons() {
  static const std::vector<Comparison>& all = *[] {
    auto* const read = new std::vector<Comparison>;
    core::Lexicon const rows = core::lexicon_without_locale("comparison");
    auto const pattern = [&](std::size_t row, std::size_t field) {
      std::string_view const text = rows.at(row, field);
      return text.empty() ? std::nullopt : std::optional(NamePattern::parse(text));
    };
    for (std::size_t row = 0; row < rows.size(); ++row)
      read->push_back({*pattern(row, 0), pattern(row, 1), pattern(row, 2), pattern(row, 3),
                       rows.at(row, 4) == "outside"});
    return read;
  }();
  return all;
}

// Whether a pattern speaks of all of a name.
bool fits(const NamePattern& pattern, const core::Words& words, std::string_view semantic) {
  auto const match = pattern.match(words, semantic);
  return match && match->rest.empty();
}

}  // namespace

// The number that a pattern speaks of: one of the row, else of what it refers to.
const Operand* ComparisonPass::find_player(const std::optional<NamePattern>& pattern, bool in_row) const {
  if (!pattern) return nullptr;
  auto const found = std::find_if(operands_.begin(), operands_.end(), [&](const Operand& operand) {
    return (operand.place == Operand::Place::kRow || (!in_row && operand.place == Operand::Place::kParent)) &&
           is_of_sort(operand, pattern->sort()) && fits(*pattern, operand.words, operand.semantic());
  });
  return found == operands_.end() ? nullptr : &*found;
}

bool ComparisonPass::derive(const pg::Column& flag) {
  core::Words const words = core::spelt_words_of(flag.name);
  for (Comparison const& one : comparisons()) {
    if (!fits(one.flag, words, {})) continue;
    const Operand* const number = find_player(one.number, true);
    const Operand* const least = find_player(one.least, false);
    const Operand* const most = find_player(one.most, false);
    if (number == nullptr || (least == nullptr && most == nullptr) || number == least || number == most)
      continue;
    auto const source = [&](const Operand* operand) {
      return operand == nullptr
                 ? std::nullopt
                 : std::optional(NumberSource{source_of(*operand), operand->described().type.base});
    };
    generate::NodeId within = target_.program.add(
        std::make_unique<generate::WithinNode>(*source(number), source(least), source(most), one.outside));
    if (not_null(flag))
      within = target_.program.add(
          std::make_unique<generate::CoalesceNode>(within, target_.program.attribute(flag.number)));
    target_.set_column(flag.number, within,
                       "whether " + number->name() + (one.outside ? " is beyond " : " is within ") +
                           (most != nullptr ? most : least)->name(),
                       target_.columns[flag.number - 1].reason);
    return true;
  }
  return false;
}

void ComparisonPass::derive_comparisons() {
  for (pg::Column const& flag : table_.columns) {
    if (flag.dropped || flag.type.base != BOOLOID || !may_derive(flag.number)) continue;
    if (operands_.empty()) operands_ = find();
    derive(flag);
  }
}

}  // namespace synthgen::plan
