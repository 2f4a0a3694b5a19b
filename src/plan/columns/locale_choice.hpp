// Turns the names of locales that a user wrote, with or without shares, into a mix that this database can
// hold.
#pragma once

#include <string>
#include <vector>

#include "core/locale_mix.hpp"

namespace synthgen::plan {

// `shares` name locales or languages. Throws pg::Error (invalid_parameter_value) for an unknown name, with
// the nearest known one, and for a share that is not positive; feature_not_supported where the database's
// encoding cannot hold the locale's script.
core::LocaleMix choose_locales(std::vector<core::LocaleShare> shares);

}  // namespace synthgen::plan
