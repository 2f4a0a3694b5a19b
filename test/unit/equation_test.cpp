#include "core/equation.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace synthgen::core {
namespace {

using Op = EquationStep::Op;

Equation only_of(const std::vector<std::string_view>& lines) {
  EquationList const list = EquationList::parse(lines);
  EXPECT_EQ(list.equations().size(), 1u);
  return list.equations().at(0);
}

TEST(NamePattern, FindsAllItsTermsAndLeavesWhatTheySayNothingOf) {
  NamePattern const pattern = NamePattern::parse("cost|fee ?total !unit");
  auto const match = pattern.match({"total", "labor", "cost"}, "");
  ASSERT_TRUE(match);
  EXPECT_EQ(match->rest, Words{"labor"});
  EXPECT_FALSE(pattern.match({"unit", "cost"}, ""));
  EXPECT_FALSE(pattern.match({"price"}, ""));
}

TEST(NamePattern, PrefersWhatItNamesFirst) {
  NamePattern const pattern = NamePattern::parse("gross|total");
  EXPECT_LT(pattern.match({"gross"}, "")->rank, pattern.match({"total"}, "")->rank);
}

TEST(NamePattern, TakesAMeaningForAName) {
  NamePattern const pattern = NamePattern::parse("deadline|@date.due|@finance. :any");
  EXPECT_TRUE(pattern.match({"back", "by"}, "date.due")->rest.empty());
  EXPECT_TRUE(pattern.match({"money"}, "finance.fee"));
  EXPECT_FALSE(pattern.match({"back", "by"}, "date.start"));
}

TEST(NamePattern, WantsWordsThatAreJoinedAllOfThem) {
  NamePattern const pattern = NamePattern::parse("per_night");
  EXPECT_TRUE(pattern.match({"night", "per", "price"}, ""));
  EXPECT_FALSE(pattern.match({"price", "per", "day"}, ""));
}

TEST(Equation, IsReadInTheOrderOfOperations) {
  Equation const equation = only_of({"net\t{gross} - {tare} * 2 / (1 + {fee}?)"});
  ASSERT_EQ(equation.roles.size(), 3u);
  EXPECT_TRUE(equation.roles[2].optional);
  std::vector<Op> ops;
  for (EquationStep const& step : equation.steps) ops.push_back(step.op);
  EXPECT_EQ(ops, (std::vector<Op>{Op::kOperand, Op::kOperand, Op::kConstant, Op::kMultiply, Op::kConstant,
                                  Op::kOperand, Op::kAdd, Op::kDivide, Op::kSubtract}));
  EXPECT_EQ(equation.text, "$0 - $1 * 2 / (1 + $2)");
  EXPECT_FALSE(equation.sums);
}

TEST(Equation, HasOneColumnForARoleThatItNamesTwice) {
  Equation const equation = only_of({"@role\tside\tlength|width", "area\tside * side"});
  EXPECT_EQ(equation.roles.size(), 1u);
  EXPECT_EQ(equation.steps[1].operand, 0u);
}

TEST(Equation, PutsSetsIntoPatternsAndRanges) {
  Equation const equation = only_of({"@set\tpay\tcost|fee", "%pay\twithin 0.5..1 of {gross %pay}\tleast 0"});
  ASSERT_TRUE(equation.within);
  EXPECT_EQ(equation.within->first.mantissa, 5);
  EXPECT_EQ(equation.within->first.scale, 1);
  EXPECT_TRUE(equation.roles[0].pattern.match({"gross", "fee"}, ""));
  ASSERT_TRUE(equation.least);
  EXPECT_EQ(equation.least->mantissa, 0);
}

TEST(Equation, KnowsUnitsByTheLongestName) {
  EquationList const list = EquationList::parse(
      {"@qualifier\tmin", "@unit\tlength\tm=1 cm=0.01", "@unit\tvolume\tm_3=1", "@unit\ttime\tmin=60"});
  EXPECT_EQ(list.unit_of({"volume", "m", "3"})->dimension, "volume");
  EXPECT_EQ(list.unit_of({"length", "m"})->dimension, "length");
  EXPECT_EQ(list.unit_of({"duration", "min"})->dimension, "time");
  EXPECT_EQ(list.unit_of({"min", "salary"}), nullptr);
  EXPECT_EQ(list.unit_of({"price", "per", "m"}), nullptr);
  EXPECT_EQ(list.telling({"length", "cm"}), Words{"length"});
}

TEST(Equation, SaysWhichLineCannotBeRead) {
  for (std::string_view const line :
       {"net\t{gross} -", "net\tgross", "net\twithin 1 of {gross}", "net\t{gross}\tmost 1",
        "net [kg]\t{gross}", "net\t{gross :weight}", "net\tsqrt({gross})", "net"})
    EXPECT_THROW(EquationList::parse({line}), std::invalid_argument) << line;
}

TEST(Equation, AllOfTheListCanBeRead) {
  EXPECT_GT(EquationList::instance().equations().size(), 40u);
}

}  // namespace
}  // namespace synthgen::core
