// The version of the generators. It is raised with a release in which the same seed makes other values
// than in the one before, and recorded with every run.
#pragma once

namespace synthgen::core {

inline constexpr int kGeneratorVersion = 1;

}  // namespace synthgen::core
