#include "core/event_order.hpp"

#include <gtest/gtest.h>

#include "core/name_words.hpp"

namespace synthgen::core {
namespace {

std::optional<EventStep> step(std::string_view first, std::string_view second) {
  return event_step(words_of(first), words_of(second));
}

void expect_order(std::string_view first, std::string_view second) {
  auto const forth = step(first, second);
  ASSERT_TRUE(forth) << first << " and " << second;
  EXPECT_LT(forth->from, forth->to) << first << " before " << second;
  auto const back = step(second, first);
  ASSERT_TRUE(back);
  EXPECT_GT(back->from, back->to);
  EXPECT_EQ(back->days, forth->days);
}

TEST(EventOrder, CoursesPutNamesInOrder) {
  expect_order("occurred_at", "reported_at");
  expect_order("reported_on", "resolved_at");
  expect_order("filled_at", "picked_up_at");
  expect_order("licensed_on", "hired_on");
  expect_order("period_end", "invoice_date");
  expect_order("harvest_date", "bottled_on");
  expect_order("registrationClosesAt", "startsAt");
  expect_order("startsAt", "submissionDeadline");
  expect_order("submissionDeadline", "endsAt");
  expect_order("etd_dt", "eta_dt");
  expect_order("declared_on", "ex_date");
}

TEST(EventOrder, NamesOfOtherLanguagesAreUnderstood) {
  expect_order("vertragsbeginn", "vertragsende");
  expect_order("fecha_muestra", "fecha_resultado");
  expect_order("date_evenement", "date_enregistrement");
}

TEST(EventOrder, DaysAddUpBetweenStages) {
  EXPECT_DOUBLE_EQ(step("trade_date", "settlement_date")->days, 3);
  EXPECT_DOUBLE_EQ(step("sampled_at", "verified_at")->days, 5);
}

TEST(EventOrder, WhatIsOnlyPlannedIsNotTheEvent) {
  EXPECT_FALSE(step("occurred_at", "next_report_due"));
  EXPECT_FALSE(step("license_expires_on", "hired_on"));
}

TEST(EventOrder, OtherNamesHaveNone) {
  EXPECT_FALSE(step("colour", "reported_at"));
  EXPECT_FALSE(step("reported_at", "reported_on"));
}

}  // namespace

TEST(EventOrder, TakesTheOrderOfTheNamesWhereCoursesDiffer) {
  auto const offer = step("issue_date", "accepted_at");
  ASSERT_TRUE(offer);
  EXPECT_LT(offer->from, offer->to);
  auto const permit = step("accepted_at", "issue_date");
  ASSERT_TRUE(permit);
  EXPECT_LT(permit->from, permit->to);
}

}  // namespace synthgen::core
