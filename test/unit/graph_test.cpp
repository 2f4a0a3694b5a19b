#include "core/graph.hpp"

#include <gtest/gtest.h>

namespace synthgen::core {
namespace {

using Components = std::vector<std::vector<std::size_t>>;

TEST(OrderedComponents, ParentsComeBeforeChildren) {
  // 0 -> 1 -> 2
  EXPECT_EQ(ordered_components({{1}, {2}, {}}), (Components{{2}, {1}, {0}}));
}

TEST(OrderedComponents, MembersOfACycleStandTogetherInAscendingOrder) {
  // 0 <-> 2, both below 1
  EXPECT_EQ(ordered_components({{2, 1}, {}, {0}}), (Components{{1}, {0, 2}}));
}

TEST(OrderedComponents, ASelfReferenceIsNoObstacle) {
  EXPECT_EQ(ordered_components({{0}}), (Components{{0}}));
}

TEST(OrderedComponents, AmongFreeChoicesTheSmallestIndexComesFirst) {
  EXPECT_EQ(ordered_components({{}, {}, {}}), (Components{{0}, {1}, {2}}));
  // The order in which parents are listed does not matter.
  EXPECT_EQ(ordered_components({{}, {}, {1, 0}}), ordered_components({{}, {}, {0, 1}}));
}

TEST(OrderedComponents, ADeepChainNeedsNoDeepStack) {
  std::size_t const length = 100'000;
  std::vector<std::vector<std::size_t>> parents(length);
  for (std::size_t i = 0; i + 1 < length; ++i) parents[i] = {i + 1};
  Components const order = ordered_components(parents);
  ASSERT_EQ(order.size(), length);
  EXPECT_EQ(order.front().front(), length - 1);
}

TEST(OrderedComponents, NothingYieldsNothing) {
  EXPECT_TRUE(ordered_components({}).empty());
}

}  // namespace
}  // namespace synthgen::core
