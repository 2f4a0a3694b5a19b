// What a column may mean whose name fits no rule: by a part of its name, or by how such a name is written
// where a table holds texts only.
#pragma once

#include <string_view>

#include "core/naming_match.hpp"

namespace synthgen::core::detail {

struct Guess {
  Match match;
  std::string_view written;  // where no rule matches: a meaning of texts with the figures of another one
};

// A guess where neither name nor comment fit a rule: by a part of the name, or that it is an acronym.
Guess guess(const NamingRules& rules, Subject& subject);

// Whether a name is that of someone called by what he does, whom no rule knows: "phlebotomist_name".
bool names_somebody(const NamingRules& rules, const Words& words);

}  // namespace synthgen::core::detail
