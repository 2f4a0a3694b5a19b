#include "core/workdays.hpp"

#include <gtest/gtest.h>

namespace synthgen::core {
namespace {

// 0 is Monday; 2000-01-01 was a Saturday.
std::int64_t weekday(std::int64_t day) {
  return ((day + 5) % 7 + 7) % 7;
}

TEST(Workdays, NumbersCountMondaysToFridays) {
  std::int64_t number = workdays_before(-1000);
  for (std::int64_t day = -1000; day < 1000; ++day) {
    EXPECT_EQ(workdays_before(day), number) << day;
    if (weekday(day) > 4) continue;
    EXPECT_EQ(day_of_workday(number), day);
    ++number;
  }
  EXPECT_EQ(workdays_before(kFirstMonday), 0);
}

}  // namespace
}  // namespace synthgen::core
