#include "core/fault.hpp"

#include <algorithm>

namespace synthgen::core {

namespace {

constexpr std::array<std::string_view, kFaultKinds> kNames = {"duplicate", "null",       "outlier", "typo",
                                                              "late",      "whitespace", "case"};

}  // namespace

std::string_view fault_name(FaultKind kind) noexcept {
  return kNames[static_cast<std::size_t>(kind)];
}

std::optional<FaultKind> find_fault(std::string_view name) noexcept {
  auto const found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<FaultKind>(found - kNames.begin());
}

std::vector<std::string> fault_names() {
  return {kNames.begin(), kNames.end()};
}

}  // namespace synthgen::core
