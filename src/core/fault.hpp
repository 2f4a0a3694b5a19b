// The kinds of faults that a run makes on request, and how often. A fault is a wrong value that no constraint
// forbids: what a test of data cleaning has to find.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace synthgen::core {

// In the order in which they are made: a value gets one fault at most.
enum class FaultKind { kDuplicate, kNull, kOutlier, kTypo, kLate, kWhitespace, kCase };
inline constexpr std::size_t kFaultKinds = 7;

// As options and labels name it.
std::string_view fault_name(FaultKind kind) noexcept;
std::optional<FaultKind> find_fault(std::string_view name) noexcept;
std::vector<std::string> fault_names();

// By kind the share of rows, or of a column's values, that get the fault; nothing where none is said.
struct FaultRates {
  std::array<std::optional<double>, kFaultKinds> of = {};

  std::optional<double>& operator[](FaultKind kind) noexcept { return of[static_cast<std::size_t>(kind)]; }
  std::optional<double> operator[](FaultKind kind) const noexcept {
    return of[static_cast<std::size_t>(kind)];
  }
};

}  // namespace synthgen::core
