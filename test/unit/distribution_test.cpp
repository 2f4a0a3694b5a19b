#include "core/distribution.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "core/hash.hpp"

namespace synthgen::core {
namespace {

TEST(AliasTable, DrawsEachIndexByItsWeight) {
  std::vector<double> const weights{1, 0, 5, 0.25, 3.75, 90};
  AliasTable const table(weights);
  std::vector<int> counts(weights.size());
  Stream const stream(1);
  for (std::uint64_t i = 0; i < 1'000'000; ++i) ++counts[table.pick(stream.at(i))];
  for (std::size_t i = 0; i < weights.size(); ++i)
    EXPECT_NEAR(counts[i], weights[i] * 1e4, 5 * std::sqrt(weights[i] * 1e4)) << i;
}

TEST(AliasTable, NeverDrawsAWeightOfZero) {
  for (int size = 2; size < 60; ++size) {
    std::vector<double> weights;
    for (int i = 0; i < size; ++i) weights.push_back(i % 3 == 0 ? 0.0 : 0.1 * i);
    AliasTable const table(weights);
    Stream const stream(static_cast<std::uint64_t>(size));
    for (std::uint64_t i = 0; i < 5000; ++i) ASSERT_GT(weights[table.pick(stream.at(i))], 0.0);
    ASSERT_GT(weights[table.pick(0)], 0.0);
    ASSERT_GT(weights[table.pick(~std::uint64_t{0})], 0.0);
  }
}

TEST(AliasTable, WithoutAnyWeightAllCountTheSame) {
  AliasTable const table(std::vector<double>{0, 0, 0, 0});
  std::vector<int> counts(4);
  for (std::uint64_t i = 0; i < 40'000; ++i) ++counts[table.pick(Stream(1).at(i))];
  for (int const count : counts) EXPECT_NEAR(count, 10'000, 500);
}

using Shape = std::tuple<std::uint64_t, std::uint64_t, double>;

class Assignment : public testing::TestWithParam<Shape> {};

TEST_P(Assignment, GivesEveryChildOneParentAndIsInverted) {
  auto const [children, parents, skew] = GetParam();
  SkewedAssignment const assignment(11, children, parents, skew);
  std::vector<bool> seen(children);
  std::uint64_t total = 0;
  for (std::uint64_t parent = 0; parent < parents; ++parent) {
    std::uint64_t const count = assignment.family(parent).size();
    total += count;
    for (std::uint64_t ordinal = 0; ordinal < count; ++ordinal) {
      std::uint64_t const child = assignment.family(parent).child(ordinal);
      ASSERT_LT(child, children);
      ASSERT_FALSE(seen[child]);
      seen[child] = true;
      ASSERT_EQ(assignment.parent(child), parent);
      ASSERT_EQ(assignment.ordinal(child), ordinal);
      SkewedAssignment::Kin const kin = assignment.kin(child);
      ASSERT_EQ(kin.parent, parent);
      ASSERT_EQ(kin.ordinal, ordinal);
      ASSERT_EQ(kin.siblings, count);
    }
  }
  EXPECT_EQ(total, children);
}

TEST_P(Assignment, LeavesEachParentAShareWithinBounds) {
  auto const [children, parents, skew] = GetParam();
  SkewedAssignment const assignment(12, children, parents, skew);
  double const mean = static_cast<double>(children) / static_cast<double>(parents);
  double const share = std::floor(mean / (1 + 2 * skew));
  std::uint64_t least = children;
  std::uint64_t most = 0;
  for (std::uint64_t parent = 0; parent < parents; ++parent) {
    least = std::min(least, assignment.family(parent).size());
    most = std::max(most, assignment.family(parent).size());
  }
  EXPECT_GE(static_cast<double>(least), share);
  EXPECT_LE(static_cast<double>(most), std::ceil(mean / (1 - skew)));
  EXPECT_LE(skew, most_skew_with_least(mean / (1 + 2 * skew), mean) + 1e-9);
  EXPECT_LE(skew, most_skew_with_most(mean / (1 - skew), mean) + 1e-9);
  if (skew == 0) {
    EXPECT_LE(most - least, 1u);
  }
}

INSTANTIATE_TEST_SUITE_P(Shapes, Assignment,
                         testing::Combine(testing::Values(1, 2, 5, 1000, 12'345),
                                          testing::Values(1, 2, 7, 333, 1000, 20'000),
                                          testing::Values(0.0, 0.3, 0.9, 0.999999)));

// What the most popular has of all, and the upper fifth together.
TEST(SkewedAssignment, PopularityFallsWithTheRankAsInLife) {
  struct Expected {
    double skew, first, fifth;
  };
  for (Expected const& expected : {Expected{0.0, 0.001, 0.2}, Expected{0.5, 0.002, 0.33},
                                   Expected{0.9, 0.0098, 0.52}, Expected{0.95, 0.0199, 0.55}}) {
    SkewedAssignment const assignment(3, 1'000'000, 1000, expected.skew);
    std::vector<double> shares;
    for (std::uint64_t parent = 0; parent < 1000; ++parent)
      shares.push_back(static_cast<double>(assignment.family(parent).size()) / 1e6);
    std::sort(shares.rbegin(), shares.rend());
    EXPECT_NEAR(shares[0], expected.first, 0.1 * expected.first) << expected.skew;
    EXPECT_NEAR(std::accumulate(shares.begin(), shares.begin() + 200, 0.0), expected.fifth, 0.04)
        << expected.skew;
  }
}

TEST(SkewedAssignment, OneToOneIsABijection) {
  SkewedAssignment const assignment(1, 5000, 5000, 0);
  for (std::uint64_t parent = 0; parent < 5000; ++parent) ASSERT_EQ(assignment.family(parent).size(), 1u);
}

TEST(SkewedAssignment, WithoutParentsEveryChildIsTheFirstOfParentZero) {
  SkewedAssignment const assignment(1, 100, 0, 0.5);
  for (std::uint64_t child = 0; child < 100; ++child) {
    EXPECT_EQ(assignment.parent(child), 0u);
    EXPECT_EQ(assignment.ordinal(child), 0u);
    EXPECT_EQ(assignment.kin(child).parent, 0u);
    EXPECT_EQ(assignment.kin(child).ordinal, 0u);
  }
}

TEST(SkewedAssignment, IsInvertedOverHugeTables) {
  Stream const stream(8);
  for (std::uint64_t const parents :
       {std::uint64_t{1}, std::uint64_t{1'000'003}, (std::uint64_t{1} << 40) - 1}) {
    SkewedAssignment const assignment(5, std::uint64_t{1} << 40, parents, 0.8);
    for (std::uint64_t i = 0; i < 20'000; ++i) {
      std::uint64_t const child = bounded(stream.at(i), std::uint64_t{1} << 40);
      ASSERT_EQ(assignment.family(assignment.parent(child)).child(assignment.ordinal(child)), child);
    }
  }
}

TEST(SkewedAssignment, AssignsAsGeneratorVersionOne) {
  SkewedAssignment const assignment(42, 1000, 100, 0.7);
  EXPECT_EQ(assignment.parent(0), 61u);
  EXPECT_EQ(assignment.ordinal(0), 4u);
  EXPECT_EQ(assignment.parent(999), 53u);
  EXPECT_EQ(assignment.family(17).size(), 4u);
}

TEST(PortableMath, AgreesWithTheStandardLibrary) {
  for (int i = 1; i < 100'000; ++i) {
    double const x = i * 0.0137;
    ASSERT_NEAR(portable_log(x), std::log(x), 1e-14 * std::max(1.0, std::abs(std::log(x))));
  }
  EXPECT_NEAR(portable_log(0x1.0p-1022), std::log(0x1.0p-1022), 1e-11);
  for (double x = -700; x < 700; x += 0.037) ASSERT_NEAR(portable_exp(x) / std::exp(x), 1.0, 1e-14) << x;
}

TEST(Normal, QuantileInvertsTheDistributionFunction) {
  for (double x = -6; x < 5; x += 0.001)
    ASSERT_NEAR(normal_quantile(0.5 * std::erfc(-x / std::sqrt(2.0))), x, 1e-6) << x;
}

TEST(Normal, ProbabilityIsTheDistributionFunction) {
  for (double x = -5; x < 5; x += 0.001)
    ASSERT_NEAR(normal_probability(x), 0.5 * std::erfc(-x / std::sqrt(2.0)), 1e-7) << x;
  double const far[] = {-1e300, -40, 40, 1e300};
  for (double const x : far) {
    EXPECT_GT(normal_probability(x), 0) << x;
    EXPECT_LT(normal_probability(x), 1) << x;
  }
}

TEST(Normal, HasMeanZeroAndVarianceOne) {
  constexpr int kCount = 200'000;
  Stream const stream(77);
  double sum = 0;
  double squares = 0;
  for (int i = 0; i < kCount; ++i) {
    double const x = normal(stream.at(i));
    sum += x;
    squares += x * x;
  }
  EXPECT_NEAR(sum / kCount, 0, 0.01);
  EXPECT_NEAR(squares / kCount, 1, 0.015);
  EXPECT_TRUE(std::isfinite(normal(0)));
  EXPECT_TRUE(std::isfinite(normal(~std::uint64_t{0})));
}

TEST(Normal, HasTheBitsOfGeneratorVersionOne) {
  EXPECT_EQ(normal_quantile(0.9), 0x1.4813c27551076p+0);
  EXPECT_EQ(normal_quantile(1e-9), -0x1.7fdc0f0aa6423p+2);
  EXPECT_EQ(portable_exp(1.5), 0x1.1ed3fe64fc541p+2);
}

}  // namespace
}  // namespace synthgen::core
