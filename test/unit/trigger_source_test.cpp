// What trigger functions in PL/pgSQL demand of the rows that they judge.
#include "core/trigger_source.hpp"

#include <gtest/gtest.h>

namespace synthgen::core {
namespace {

using Demands = std::vector<std::string>;

Demands demands(const std::string& body, bool before = true) {
  return demands_of_trigger(body, {before, "check_it", "shop", "orders", {"first", "it's"}});
}

TEST(DemandsOfTrigger, turn_the_condition_of_an_error_round) {
  EXPECT_EQ(demands("BEGIN IF NEW.amount < 10 THEN RAISE EXCEPTION 'too little: %', NEW.amount; END IF;"
                    " RETURN NEW; END"),
            (Demands{"NOT ((\"amount\" < 10))"}));
  EXPECT_EQ(demands("BEGIN ASSERT length(NEW.\"Name\") > 2, 'short'; RETURN NEW; END;"),
            (Demands{"NOT (((length ( \"Name\" ) > 2) IS NOT TRUE))"}));
}

TEST(DemandsOfTrigger, pass_over_what_only_says_something) {
  EXPECT_EQ(demands("BEGIN IF NEW.a > 1 THEN RAISE NOTICE 'large'; END IF; RETURN NEW; END"), (Demands{}));
  EXPECT_EQ(demands("/* IF NEW.a THEN RAISE EXCEPTION */ BEGIN -- RAISE EXCEPTION\n RETURN NEW; END"),
            (Demands{}));
}

TEST(DemandsOfTrigger, follow_branches) {
  EXPECT_EQ(
      demands("BEGIN IF NEW.a = 1 THEN IF NEW.b IS NULL THEN RAISE EXCEPTION 'b'; END IF;"
              " ELSIF NEW.a = 2 THEN RAISE 'two'; ELSE NULL; END IF; RETURN NEW; END"),
      (Demands{"NOT ((\"a\" = 1) AND (\"b\" is null))", "NOT (((\"a\" = 1) IS NOT TRUE) AND (\"a\" = 2))"}));
  EXPECT_EQ(demands("BEGIN IF NEW.a = 1 THEN RETURN NEW; END IF; RAISE EXCEPTION 'not one'; END"),
            (Demands{"NOT (((\"a\" = 1) IS NOT TRUE))"}));
  EXPECT_EQ(
      demands("BEGIN CASE NEW.a WHEN 1, 2 THEN NULL; WHEN 3 THEN NULL; ELSE RAISE EXCEPTION 'no'; END CASE;"
              " RETURN NEW; END"),
      (Demands{"NOT ((((\"a\") IN (1 , 2)) IS NOT TRUE) AND (((\"a\") IN (3)) IS NOT TRUE))"}));
}

TEST(DemandsOfTrigger, know_what_variables_stand_for) {
  EXPECT_EQ(demands("DECLARE most CONSTANT int := 5; n numeric(4, 1); BEGIN n := NEW.a / 2;"
                    " IF n > most THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW; END"),
            (Demands{"NOT (((CAST((\"a\" / 2) AS numeric ( 4 , 1 ))) > (CAST((5) AS int))))"}));
  EXPECT_EQ(demands("BEGIN IF NEW.a IS NULL THEN NEW.a := 7; END IF;"
                    " IF NEW.a < 3 THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW; END"),
            (Demands{"NOT (((CASE WHEN \"a\" is null THEN 7 ELSE \"a\" END) < 3))"}));
}

TEST(DemandsOfTrigger, know_how_they_are_called) {
  EXPECT_EQ(
      demands("BEGIN IF TG_OP = 'UPDATE' AND OLD.a > 1 THEN RAISE EXCEPTION '%', TG_ARGV[1]; END IF; END"),
      (Demands{"NOT (('INSERT' = 'UPDATE' and NULL > 1))"}));
  EXPECT_EQ(demands("BEGIN IF NEW.a = TG_ARGV[1] THEN RAISE EXCEPTION 'no'; END IF; END"),
            (Demands{"NOT ((\"a\" = 'it''s'))"}));
}

TEST(DemandsOfTrigger, demand_nothing_by_what_they_look_up) {
  EXPECT_EQ(
      demands("DECLARE n int; BEGIN SELECT count(*) INTO n FROM t WHERE id = NEW.id;"
              " IF n > 0 THEN RAISE EXCEPTION 'there'; END IF;"
              " IF EXISTS (SELECT FROM t) THEN RAISE EXCEPTION 'any'; END IF;"
              " FOR i IN 1..3 LOOP IF NEW.a = i THEN RAISE EXCEPTION 'i'; END IF; END LOOP;"
              " BEGIN IF NEW.a = 1 THEN RAISE EXCEPTION 'x'; END IF; EXCEPTION WHEN OTHERS THEN NULL; END;"
              " IF NEW.a = 9 THEN RAISE EXCEPTION 'nine'; END IF; RETURN NEW; END"),
      (Demands{"NOT ((\"a\" = 9))"}));
}

TEST(DemandsOfTrigger, avoid_what_may_be_refused) {
  char const* const body =
      "BEGIN IF NEW.kind = 'trainer' THEN PERFORM 1 FROM t WHERE id = NEW.id;"
      " IF NOT FOUND THEN RAISE EXCEPTION 'no'; END IF; END IF; RETURN NEW; END";
  EXPECT_EQ(demands(body), (Demands{}));
  EXPECT_EQ(demands_of_trigger(body, {}, Doubt::kAvoid), (Demands{"NOT ((\"kind\" = 'trainer'))"}));
}

TEST(DemandsOfTrigger, suppress_rows_before_they_are_written) {
  char const* const body = "BEGIN IF NEW.a IS NULL THEN RETURN NULL; END IF; RETURN NEW; END";
  EXPECT_EQ(demands(body), (Demands{"NOT ((\"a\" is null))"}));
  EXPECT_EQ(demands(body, false), (Demands{}));
  EXPECT_EQ(
      demands("BEGIN IF NEW.a > 1 THEN INSERT INTO t VALUES (NEW.*); RETURN NULL; END IF; RETURN NEW; END"),
      (Demands{}));
}

TEST(DemandsOfTrigger, say_nothing_of_what_is_not_understood) {
  EXPECT_EQ(demands("SELECT 1"), (Demands{}));
  EXPECT_EQ(demands("BEGIN IF NEW.a > 1 RAISE EXCEPTION 'x'; END"), (Demands{}));
  EXPECT_EQ(demands(""), (Demands{}));
}

}  // namespace
}  // namespace synthgen::core
