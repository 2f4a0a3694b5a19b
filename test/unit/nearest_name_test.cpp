#include "core/nearest_name.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace synthgen::core {
namespace {

std::string nearest(std::string_view name, const std::vector<std::string>& known) {
  return nearest_name(name, known);
}

TEST(NearestName, LettersThatChangedPlacesCountOnce) {
  EXPECT_EQ(nearest("mni", {"max", "min", "mean"}), "min");
  EXPECT_EQ(nearest("emial", {"serial", "email"}), "email");
}

TEST(NearestName, CaseDoesNotCount) {
  EXPECT_EQ(nearest("A", {"b", "a"}), "a");
  EXPECT_EQ(nearest("LIBRARY", {"librarian", "library"}), "library");
}

TEST(NearestName, MissingAndSuperfluousLettersCount) {
  EXPECT_EQ(nearest("colum", {"value", "column"}), "column");
  EXPECT_EQ(nearest("columnn", {"value", "column"}), "column");
}

TEST(NearestName, WhatIsFarIsNotMeant) {
  EXPECT_EQ(nearest("something_quite_different", {"min", "max"}), "");
  EXPECT_EQ(nearest("x", {}), "");
}

}  // namespace
}  // namespace synthgen::core
