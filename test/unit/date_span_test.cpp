#include "core/date_span.hpp"

#include <gtest/gtest.h>

#include "core/name_words.hpp"

namespace synthgen::core {
namespace {

std::optional<SpanEnd> end_of(std::string_view name, std::string_view other) {
  return end_of_span(words_of(name), words_of(other));
}

void expect_span(std::string_view begin, std::string_view end) {
  EXPECT_EQ(end_of(begin, end), SpanEnd::kBegin) << begin << " and " << end;
  EXPECT_EQ(end_of(end, begin), SpanEnd::kEnd) << end << " and " << begin;
}

TEST(DateSpan, NamesTellWhichEndIsWhich) {
  expect_span("entered_at", "exited_at");
  expect_span("pickup_date", "return_date");
  expect_span("clock_in", "clock_out");
  expect_span("loading_start", "loading_end");
  EXPECT_EQ(end_of("created_at", "updated_at"), std::nullopt);
  EXPECT_EQ(end_of("sale_start", "trial_end"), std::nullopt);
}

TEST(DateSpan, NamesOfOtherLanguagesAreUnderstood) {
  expect_span("entrada", "salida");
  expect_span("fecha_recogida", "fecha_devolucion");
  expect_span("valido_dal", "valido_al");
  expect_span("gueltig_ab", "gueltig_bis");
  expect_span("pln_strt", "pln_end");
}

TEST(DateSpan, WhoArrivesDepartsAndWhoDepartsArrives) {
  EXPECT_EQ(end_of("arrived_at", "departed_at"), SpanEnd::kEither);
  EXPECT_EQ(end_of("abfahrt_geplant", "ankunft_geplant"), SpanEnd::kEither);
}

TEST(DateSpan, PlansDifferFromWhatBecameOfThem) {
  EXPECT_EQ(tense_of(words_of("planned_start")), Tense::kPlanned);
  EXPECT_EQ(tense_of(words_of("lieferdatum_ist")), Tense::kActual);
  EXPECT_EQ(tense_of(words_of("retour_prevu")), Tense::kPlanned);
  EXPECT_EQ(tense_of(words_of("started_at")), Tense::kDone);
  EXPECT_EQ(tense_of(words_of("starts_at")), Tense::kPlain);
  EXPECT_EQ(without_tense(words_of("lieferdatum_ist")), without_tense(words_of("lieferdatum_soll")));
}

TEST(DateSpan, OneEventHasNamesInTwoTenses) {
  auto const same = [](std::string_view one, std::string_view other) {
    return is_same_event(words_of(one), words_of(other));
  };
  EXPECT_TRUE(same("departs_at", "departed_at"));
  EXPECT_TRUE(same("planned_arrival", "arrived_at"));
  EXPECT_TRUE(same("PickupAt", "CheckedOutAt"));
  EXPECT_TRUE(same("return_due_at", "checked_in_at"));
  EXPECT_FALSE(same("PickupAt", "CheckedInAt"));
  EXPECT_FALSE(same("departs_at", "arrived_at"));
}

}  // namespace
}  // namespace synthgen::core
