#include "plan/numbers/marks_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "generate/nodes/equation.hpp"
#include "generate/nodes/measures.hpp"
#include "generate/nodes/proportion.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "utils/lsyscache.h"
}

namespace synthgen::plan {

namespace {

using core::Words;
using generate::NumberSource;

const SomeWords kMarks = {"score", "mark", "point"};

// The most points that can be reached; a total may be what was reached.
bool is_full(const Words& words) {
  return has_any(words, {"max", "maximum", "full", "possible", "out"}) && has_any(words, kMarks);
}

bool is_total(const Words& words) {
  return has_any(words, {"total"}) && has_any(words, kMarks);
}

bool is_threshold(const Words& words) {
  return has_any(words, {"passing", "pass"}) && has_any(words, kMarks);
}

// The least with which one has passed.
bool is_least(const Words& words) {
  return has_any(words, {"passing", "pass", "required", "minimum"}) &&
         has_any(words, {"score", "mark", "grade", "percentage", "percent", "point"});
}

bool is_letter(const std::string& text) {
  return !text.empty() && text.size() <= 2 && text[0] >= 'A' && text[0] <= 'F' &&
         (text.size() == 1 || text[1] == '+' || text[1] == '-');
}

// The least share of the full marks for which there is a letter, in per mille: ten in a hundred between two
// letters, a third of that between a letter and its signs.
int least_for(const std::string& letter) {
  constexpr int kOfSign = 33;
  static constexpr std::pair<char, int> kLeast[] = {{'A', 900}, {'B', 800}, {'C', 700},
                                                    {'D', 600}, {'E', 500}, {'F', 0}};
  int least = 0;
  for (auto const& [one, share] : kLeast)
    if (letter[0] == one) least = share;
  if (letter.size() == 1) return least == 0 ? 0 : least + kOfSign;
  return letter[1] == '+' ? least + 2 * kOfSign : least;
}

}  // namespace

void MarksPass::compute(AttrNumber column, NumberSource quantity, NumberSource rate, std::int64_t times,
                        std::int64_t by, std::string formula) {
  replace_column(column,
                 std::make_unique<generate::ProportionNode>(target_.program.attribute(column), quantity, rate,
                                                            times, by, table_.column(column).type),
                 std::move(formula));
}

// Of the row, or of the examination that it refers to.
NumberSource MarksPass::full_marks() {
  for (NamedNumber const& number : numbers_)
    if (is_full(number.words)) return own_number(number.column);
  bool const has_points = std::any_of(numbers_.begin(), numbers_.end(), [](const NamedNumber& number) {
    return has_any(number.words, {"score", "mark", "obtained"}) && !is_total(number.words);
  });
  for (NamedNumber const& number : numbers_)
    if (has_points && is_total(number.words)) return own_number(number.column);
  for (std::size_t k = 0; k < references_.size(); ++k) {
    TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
    bool const settled = is_settled(parent);
    if (target_.reference_nodes[k] == generate::kNoNode || !settled || &parent == &target_) continue;
    for (NamedNumber const& number : named_numbers(parent))
      if (is_full(number.words) || is_total(number.words))
        return {optional_parent_cell(k, number.column), parent.table.column(number.column).type.base};
  }
  return {};
}

// Six in ten is enough.
void MarksPass::derive_threshold(const NamedNumber& number, NumberSource full) {
  constexpr std::int64_t kEnough = 6;
  compute(number.column, full, NumberSource{}, kEnough, 10, "six tenths of the full marks");
}

// What is drawn is out of a hundred.
void MarksPass::derive_points(const NamedNumber& number, NumberSource full) {
  if (target_.columns[number.column - 1].semantic != "quantity.score") return;
  compute(number.column, {target_.program.attribute(number.column), table_.column(number.column).type.base},
          full, 1, 100, "of the full marks");
}

void MarksPass::derive_percentage(const NamedNumber& points, NumberSource full) {
  for (NamedNumber const& number : numbers_) {
    bool const named =
        has_any(number.words, {"percentage", "percent", "pct"}) &&
        without(number.words, {"percentage", "percent", "pct", "score", "mark", "grade"}).empty();
    if (!named || number.column == points.column || !may_compute(number.column)) continue;
    replace_column(number.column,
                   std::make_unique<generate::RatioNode>(target_.program.attribute(number.column),
                                                         own_number(points.column), full, 100,
                                                         table_.column(number.column).type),
                   table_.column(points.column).name + " in percent");
  }
}

// The letters that a column can hold, best first; none if it holds anything else.
std::vector<std::pair<std::string, Datum>> MarksPass::letters_of(const pg::Column& column) const {
  generate::Choice const& choice = *roles_[column.number - 1].choice;
  std::vector<std::pair<std::string, Datum>> letters;
  for (std::size_t l = 0; l < choice.label_texts.size(); ++l) {
    if (!is_letter(choice.label_texts[l])) return {};
    letters.emplace_back(choice.label_texts[l], choice.label_values[l]);
  }
  bool const open = letters.empty() && is_string_type(column.type) && may_derive(column.number) &&
                    target_.columns[column.number - 1].semantic == "status.grade";
  std::vector<std::string> usual;
  if (open && generate::character_room(column.type, target_.constraints.domains[column.number - 1]) == 1)
    usual = {"A", "B", "C", "D", "F"};
  else if (open)
    usual = {"A", "A-", "B+", "B", "B-", "C+", "C", "C-", "D", "F"};
  for (const std::string& letter : usual) {
    char const* const text = letter.c_str();
    letters.emplace_back(letter, pg::guard([&] {
                           Oid input;
                           Oid parameter;
                           getTypeInputInfo(column.type.base, &input, &parameter);
                           return OidInputFunctionCall(input, const_cast<char*>(text), parameter,
                                                       column.type.base_modifier);
                         }));
  }
  std::stable_sort(letters.begin(), letters.end(),
                   [](auto const& a, auto const& b) { return least_for(a.first) > least_for(b.first); });
  return letters;
}

void MarksPass::derive_letter(const pg::Column& column, NumberSource number, NumberSource full) {
  std::vector<generate::LetterNode::Letter> letters;
  auto const found = letters_of(column);
  for (std::size_t l = 0; l < found.size(); ++l) {
    bool const has_minus = l + 1 < found.size() && found[l + 1].first == found[l].first + "-";
    int const least = least_for(found[l].first);
    letters.push_back({found[l].second, found[l].first.size() > 1 || has_minus ? least : least / 100 * 100});
  }
  constexpr std::size_t kFewest = 3;
  if (letters.size() < kFewest) return;
  generate::NodeId const own = target_.program.attribute(column.number);
  generate::NodeId node =
      target_.program.add(std::make_unique<generate::LetterNode>(own, number, full, std::move(letters)));
  if (not_null(column)) node = target_.program.add(std::make_unique<generate::CoalesceNode>(node, own));
  target_.set_column(column.number, node, "letter of the marks", target_.columns[column.number - 1].reason);
}

void MarksPass::derive_marks() {
  NumberSource const full = full_marks();
  bool const has_full = std::any_of(numbers_.begin(), numbers_.end(),
                                    [](const NamedNumber& number) { return is_full(number.words); });
  NamedNumber const* points = nullptr;
  NamedNumber const* percentage = nullptr;
  for (NamedNumber const& number : numbers_) {
    bool const marks = (has_any(number.words, {"score", "mark", "obtained"}) ||
                        (has_full && has_any(number.words, {"point"}))) &&
                       !is_full(number.words) && (!is_total(number.words) || has_full) &&
                       !is_threshold(number.words) && !is_rate_name(number.words);
    if (is_threshold(number.words) && full.node != generate::kNoNode && may_compute(number.column))
      derive_threshold(number, full);
    if (marks && points == nullptr) points = &number;
    if (has_any(number.words, {"percentage", "percent"}) && percentage == nullptr) percentage = &number;
  }
  if (points != nullptr && full.node != generate::kNoNode) {
    if (may_compute(points->column)) derive_points(*points, full);
    derive_percentage(*points, full);
  }
  NamedNumber const* const told = points != nullptr ? points : percentage;
  if (told == nullptr) return;
  for (pg::Column const& column : table_.columns) {
    bool const letter = !column.dropped && roles_[column.number - 1].choice != nullptr &&
                        has_any(core::words_of(column.name), {"grade", "letter"}) &&
                        !generate::is_number_type(column.type.base) && !is_key_part(column.number) &&
                        !in_check_group(column.number) && !target_.is_ruled(column.number);
    if (letter) derive_letter(column, own_number(told->column), told == points ? full : NumberSource{});
  }
}

// Half of the full marks, or of a hundred, is enough where nothing else is said.
NumberSource MarksPass::half_of_marks(const NamedNumber& score) {
  constexpr std::int64_t kHalf = 50;
  if (target_.columns[score.column - 1].semantic != "quantity.score") return {};
  pg::TypeRef const& type = table_.column(score.column).type;
  generate::NodeId const own = target_.program.attribute(score.column);
  NumberSource const full = full_marks();
  if (full.node != generate::kNoNode)
    return {target_.program.add(
                std::make_unique<generate::ProportionNode>(own, full, NumberSource{}, kHalf, 100, type)),
            type.base};
  std::vector<core::EquationStep> steps{{core::EquationStep::Op::kConstant, 0, {kHalf, 0}}};
  return {
      target_.program.add(std::make_unique<generate::EquationNode>(
          own, std::vector<generate::EquationOperand>{}, std::move(steps), generate::EquationResult{}, type)),
      type.base};
}

// Who reaches the passing score has passed.
void MarksPass::derive_passed() {
  auto const flag = std::find_if(table_.columns.begin(), table_.columns.end(), [&](const pg::Column& column) {
    return !column.dropped && column.type.base == BOOLOID && may_derive(column.number) &&
           has_any(core::words_of(column.name), {"passed", "pass"});
  });
  auto const score = std::find_if(numbers_.begin(), numbers_.end(), [](const NamedNumber& number) {
    return has_any(number.words, {"score", "mark", "grade", "point"}) && !is_least(number.words) &&
           !is_rate_name(number.words) &&
           !has_any(number.words, {"min", "max", "avg", "average", "price", "target", "limit"});
  });
  if (flag == table_.columns.end() || score == numbers_.end()) return;
  NumberSource threshold;
  for (NamedNumber const& number : numbers_)
    if (is_least(number.words) && number.column != score->column) threshold = own_number(number.column);
  for (std::size_t k = 0; k < references_.size() && threshold.node == generate::kNoNode; ++k) {
    TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
    bool const settled = is_settled(parent);
    if (target_.reference_nodes[k] == generate::kNoNode || !settled || &parent == &target_) continue;
    for (NamedNumber const& number : named_numbers(parent))
      if (is_least(number.words))
        threshold = {optional_parent_cell(k, number.column), parent.table.column(number.column).type.base};
  }
  if (threshold.node == generate::kNoNode) threshold = half_of_marks(*score);
  if (threshold.node == generate::kNoNode) return;
  generate::NodeId reached =
      target_.program.add(std::make_unique<generate::ReachesNode>(own_number(score->column), threshold));
  if (not_null(*flag))
    reached = target_.program.add(
        std::make_unique<generate::CoalesceNode>(reached, target_.program.attribute(flag->number)));
  target_.set_column(flag->number, reached, "whether " + table_.column(score->column).name + " is enough",
                     target_.columns[flag->number - 1].reason);
}

}  // namespace synthgen::plan
