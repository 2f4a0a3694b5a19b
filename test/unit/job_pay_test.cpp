#include "core/job_pay.hpp"

#include <gtest/gtest.h>

namespace synthgen::core {
namespace {

std::int32_t pay(std::string_view title) {
  return pay_of_job(title).value_or(0);
}

TEST(JobPay, RisesWithTheJob) {
  EXPECT_LT(pay("Intern"), pay("Receptionist"));
  EXPECT_LT(pay("Receptionist"), pay("Accountant"));
  EXPECT_LT(pay("Accountant"), pay("Software Engineer"));
  EXPECT_LT(pay("Software Engineer"), pay("Director of Nursing"));
  EXPECT_LT(pay("Director of Nursing"), pay("Chief Executive Officer"));
}

TEST(JobPay, RisesWithTheLevel) {
  EXPECT_LT(pay("Junior Developer"), pay("Developer"));
  EXPECT_LT(pay("Developer"), pay("Senior Developer"));
  EXPECT_LT(pay("Assistant Manager"), pay("Manager"));
}

TEST(JobPay, HeedsTheJobBeforeWhatItIsOf) {
  EXPECT_EQ(pay("Head of Sales"), pay("Head of Engineers"));
  EXPECT_EQ(pay("T\u00e9cnico de mantenimiento"), pay("T\u00e9cnico de calidad"));
  EXPECT_EQ(pay("Fachkraft f\u00fcr Lagerlogistik"), pay("Fachkraft"));
}

TEST(JobPay, KnowsWordsOfOtherLanguages) {
  EXPECT_LT(pay("Auszubildender"), pay("Sachbearbeiter"));
  EXPECT_LT(pay("Sachbearbeiter"), pay("Abteilungsleiter"));
  EXPECT_LT(pay("Stagiaire"), pay("Directeur g\u00e9n\u00e9ral"));
}

TEST(JobPay, IsUnknownOfOtherWords) {
  EXPECT_FALSE(pay_of_job("Wug"));
  EXPECT_FALSE(pay_of_job(""));
}

}  // namespace
}  // namespace synthgen::core
