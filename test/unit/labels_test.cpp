#include <gtest/gtest.h>

#include "core/label_reading.hpp"
#include "core/label_share.hpp"

namespace synthgen::core {
namespace {

using Labels = std::vector<std::string>;

TEST(LabelReading, KeepsWhatTellsByItself) {
  Labels const labels = {"pending", "paid", "Post", "42", ""};
  EXPECT_EQ(read_labels(labels, "kind", ""), labels);
}

TEST(LabelReading, ReadsAmbiguousWordsInTheLanguageOfTheOthers) {
  // A payee is somebody in English.
  EXPECT_EQ(read_labels(Labels{"emise", "payee", "en_retard", "annulee"}, "etat", "")[1], "paid");
  EXPECT_EQ(read_labels(Labels{"payee", "payer"}, "role", "")[0], "payee");
}

TEST(LabelReading, WritesOutShortenedStates) {
  EXPECT_EQ(read_labels(Labels{"SCHD", "BRDG", "DPTD", "ARRD", "CNCL", "DLYD"}, "flt_status", ""),
            (Labels{"scheduled", "boarding", "departed", "arrived", "canceled", "delayed"}));
  // What is written small is a word.
  EXPECT_EQ(read_labels(Labels{"negotiation", "won"}, "stage", "")[1], "won");
  EXPECT_EQ(read_labels(Labels{"NW", "OP", "SH", "CL", "CN"}, "ord_sts", ""),
            (Labels{"new", "open", "shipped", "closed", "cancelled"}));
  EXPECT_EQ(read_labels(Labels{"NW", "SH", "ZZ"}, "ord_sts", ""), (Labels{"NW", "SH", "ZZ"}));
  // ... of states alone.
  EXPECT_EQ(read_labels(Labels{"SCHD"}, "airport", ""), Labels{"SCHD"});
}

TEST(LabelReading, ReadsWhatACommentExplains) {
  std::string_view const comment = "State of the account: A = active, I: inactive, 'X' - closed by customer";
  EXPECT_EQ(read_labels(Labels{"A", "I", "X", "Q"}, "acct_st", comment),
            (Labels{"active", "inactive", "closed_by_customer", "Q"}));
  EXPECT_EQ(read_labels(Labels{"A"}, "kind", "A very long story that explains nothing"), Labels{"A"});
  EXPECT_EQ(read_labels(Labels{"O", "P", "L"}, "bill_stat", "O open, P paid, L late"),
            (Labels{"open", "paid", "late"}));
}

TEST(LabelShares, LetRegularEndsLead) {
  auto const shares = label_shares(Labels{"pending", "paid", "cancelled", "refunded"});
  EXPECT_GT(shares[1], 2 * shares[0]);
  EXPECT_LT(shares[2], shares[0]);
  EXPECT_LT(shares[3], shares[0]);
}

TEST(LabelShares, LetOneWordForAnExceptionDecide) {
  auto const shares = label_shares(Labels{"delivered", "not_delivered", "delivery_failed"});
  EXPECT_LT(shares[2], shares[0]);
}

TEST(LabelShares, TakeSoldGoodsBackSeldomAndLentOnesMostly) {
  auto const sold = label_shares(Labels{"placed", "shipped", "delivered", "returned"});
  EXPECT_LT(sold[3], sold[2]);
  auto const lent = label_shares(Labels{"on_loan", "returned", "overdue"});
  EXPECT_GT(lent[1], lent[2]);
}

TEST(LabelShares, LetUnknownLabelsFallInTheirOrder) {
  auto const shares = label_shares(Labels{"wug", "blick", "dax"});
  EXPECT_GT(shares[0], shares[1]);
  EXPECT_GT(shares[1], shares[2]);
  auto const sorted = label_shares(Labels{"blick", "dax", "wug"});
  EXPECT_EQ(sorted[0], sorted[2]);
}

TEST(LabelReading, LettersAreAScaleAllTogether) {
  EXPECT_EQ(read_labels(Labels{"L", "M", "H"}, "risk", ""), (Labels{"low", "medium", "high"}));
  EXPECT_EQ(read_labels(Labels{"F", "C", "Y"}, "cabin", ""), (Labels{"first", "business", "economy"}));
  EXPECT_EQ(read_labels(Labels{"L", "M"}, "risk", ""), (Labels{"L", "M"}));
}

TEST(LabelShares, WhoHasARankIsOneOfFew) {
  auto const shares = label_shares(Labels{"owner", "admin", "member"});
  EXPECT_GT(shares[2], 2 * shares[0]);
  EXPECT_GT(shares[2], 2 * shares[1]);
}

}  // namespace
}  // namespace synthgen::core
