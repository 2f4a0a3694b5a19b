// The version of the generators. It is raised whenever the same seed would make other values than
// before, and recorded with every run.
#pragma once

namespace synthgen::core {

inline constexpr int kGeneratorVersion = 1;

}  // namespace synthgen::core
