#include "core/duration.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "core/name_words.hpp"

namespace synthgen::core {
namespace {

constexpr std::int64_t kDay = 86400;
constexpr std::int64_t kLeapDay = 59 * kDay;  // 29 February 2000

const Duration* duration(std::string_view date, std::string_view thing, Grain grain = Grain::kDays) {
  return find_duration(words_of(date), words_of(thing), grain);
}

TEST(Duration, MonthsAreThoseOfTheCalendar) {
  EXPECT_EQ(Duration("1y").end(kLeapDay, kDay, 1), kLeapDay + 365 * kDay);
  EXPECT_EQ(Duration("1mo").end(30 * kDay, kDay, 1), kLeapDay);
  EXPECT_EQ(Duration("1mo-1d").end(0, kDay, 1), 30 * kDay);
  EXPECT_EQ(Duration("90m").end(-60, 1, 1), 90 * 60 - 60);
}

TEST(Duration, LengthsLieBetweenTheirBounds) {
  Duration const leave("1d..5d..15d");
  std::int64_t sum = 0;
  constexpr std::int64_t kDraws = 1000;
  for (std::uint64_t i = 0; i < kDraws; ++i) {
    std::int64_t const end = leave.end(0, kDay, i * 0x9E3779B97F4A7C15ULL);
    EXPECT_GE(end, kDay);
    EXPECT_LE(end, 15 * kDay);
    EXPECT_EQ(end % kDay, 0);
    sum += end;
  }
  EXPECT_LT(std::abs(sum / kDraws - 6 * kDay), 2 * kDay);
}

TEST(Duration, OneOfSeveralIsDrawnAsOftenAsItIsListed) {
  Duration const due("3*30d|14d");
  int months = 0;
  constexpr int kDraws = 1000;
  for (std::uint64_t i = 0; i < kDraws; ++i)
    months += due.end(0, kDay, i * 0x9E3779B97F4A7C15ULL) == 30 * kDay ? 1 : 0;
  EXPECT_GT(months, kDraws * 65 / 100);
  EXPECT_LT(months, kDraws * 85 / 100);
  EXPECT_TRUE(due.is_exact());
}

TEST(Duration, TellsItsUnit) {
  EXPECT_TRUE(Duration("6mo|1y").is_in_days());
  EXPECT_FALSE(Duration("10h..30h..96h").is_in_days());
  EXPECT_EQ(Duration("2h..3h").greatest_minutes(), 180);
}

TEST(Duration, WhatIsNoneIsRejected) {
  EXPECT_THROW(Duration("soon"), std::invalid_argument);
  EXPECT_THROW(Duration("3d..1d"), std::invalid_argument);
  EXPECT_THROW(Duration("3x"), std::invalid_argument);
  EXPECT_THROW(Duration("0*3d"), std::invalid_argument);
  EXPECT_THROW(Duration("d*3d"), std::invalid_argument);
}

TEST(Duration, WordsOfTheDateTellBetterThanThoseOfTheTable) {
  EXPECT_EQ(duration("probation_end", "employees"), duration("end", "probations"));
  EXPECT_NE(duration("probation_end", "leases"), duration("end", "leases"));
  EXPECT_EQ(duration("end", "shifts", Grain::kTimes)->greatest_minutes(), 12 * 60);
  EXPECT_EQ(duration("end", "zorps"), nullptr);
}

TEST(Duration, MoreWordsTellBetterThanFewer) {
  EXPECT_GT(duration("end", "car_loans")->mean_minutes(), duration("end", "loans")->mean_minutes());
}

TEST(Duration, DelaysAreThoseOfLinesThatNameTheDate) {
  EXPECT_NE(find_delay(words_of("due_date"), words_of("invoices"), false), nullptr);
  EXPECT_EQ(find_delay(words_of("end_date"), words_of("leases"), true), nullptr);
  EXPECT_EQ(find_delay(words_of("faellig_am"), words_of("rechnungen"), false),
            find_delay(words_of("due_date"), words_of("invoices"), false));
}

TEST(Duration, EveryLineOfTheListCanBeRead) {
  EXPECT_NO_THROW(find_duration({"zorp"}, {}, Grain::kAny));
}

}  // namespace
}  // namespace synthgen::core
