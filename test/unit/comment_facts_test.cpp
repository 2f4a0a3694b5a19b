// Labels, ranges and conditions that comments state.
#include "core/comment_facts.hpp"

#include <gtest/gtest.h>

namespace synthgen::core {
namespace {

using Labels = std::vector<std::string>;

TEST(LabelsInComment, reads_lists) {
  EXPECT_EQ(labels_in_comment("one of open, closed, archived"), (Labels{"open", "closed", "archived"}));
  EXPECT_EQ(labels_in_comment("open | in_progress | done"), (Labels{"open", "in_progress", "done"}));
  EXPECT_EQ(labels_in_comment("Allowed values: standard, same day or pick-up."),
            (Labels{"standard", "same day", "pick-up"}));
  EXPECT_EQ(labels_in_comment("Either 'a' or 'b', as the customer wishes"), (Labels{}));
  EXPECT_EQ(labels_in_comment("Status ('open', 'closed')"), (Labels{"open", "closed"}));
  EXPECT_EQ(labels_in_comment("Y/N"), (Labels{"Y", "N"}));
  EXPECT_EQ(labels_in_comment("Mögliche Werte: offen, erledigt"), (Labels{"offen", "erledigt"}));
}

TEST(LabelsInComment, reads_labels_with_what_they_mean) {
  EXPECT_EQ(labels_in_comment("P = person, C = company"), (Labels{"P", "C"}));
  EXPECT_EQ(labels_in_comment("Status: 0 = new, 1 = active (default 0)"), (Labels{"0", "1"}));
  EXPECT_EQ(labels_in_comment("0=new 1=active 2=closed"), (Labels{"0", "1", "2"}));
  EXPECT_EQ(labels_in_comment("1: low, 2: high. Set by hand, never by the import."), (Labels{"1", "2"}));
  EXPECT_EQ(labels_in_comment("A - active, I - inactive"), (Labels{"A", "I"}));
}

TEST(LabelsInComment, leaves_prose_alone) {
  for (const char* const prose :
       {"one of the customers, if any", "Name of the person, company or club", "in km/h", "Note: see above",
        "latitude,longitude", "Created by: the importer, changed by: users", "Speed | see manual",
        "Format: text, source: import", "e.g. mode=fast, retries=3", ""})
    EXPECT_EQ(labels_in_comment(prose), Labels()) << prose;
}

TEST(RangeInComment, reads_ranges_and_bounds) {
  auto const range = [](const char* comment) {
    CommentRange const read = range_in_comment(comment);
    return read.least + ".." + read.most;
  };
  EXPECT_EQ(range("between 1 and 10"), "1..10");
  EXPECT_EQ(range("fraction between 0 and 1"), "0..1");
  EXPECT_EQ(range("0..100"), "0..100");
  EXPECT_EQ(range("Rating (1-5)"), "1..5");
  EXPECT_EQ(range("0.5 - 10.0"), "0.5..10.0");
  EXPECT_EQ(range("1 (highest) to 5 (lowest)"), "1..5");
  EXPECT_EQ(range("zwischen 18 und 99"), "18..99");
  EXPECT_EQ(range("at least 18"), "18..");
  EXPECT_EQ(range("max. 40 %"), "..40");
  EXPECT_EQ(range("as of 2024-12-31"), "..");
  EXPECT_EQ(range("see ISO 3166-1"), "..");
}

TEST(ConditionInComment, names_column_and_label) {
  auto const condition = [](const char* comment) {
    CommentCondition const read = condition_in_comment(comment);
    return read.column + ":" + read.label;
  };
  EXPECT_EQ(condition("only set when kind = b"), "kind:b");
  EXPECT_EQ(condition("Only if status is 'closed'."), "status:closed");
  EXPECT_EQ(condition("only if the customer is known"), ":");
  EXPECT_EQ(condition("only for minors"), ":");
}

}  // namespace
}  // namespace synthgen::core
