#include "plan/references/role_words.hpp"

#include <algorithm>
#include <vector>

#include "core/fields.hpp"
#include "core/lexicon.hpp"

namespace synthgen::plan {

namespace {

using Roles = std::vector<std::vector<std::string_view>>;

Roles read_roles() {
  core::Lexicon const rows = core::lexicon_without_locale("role");
  Roles roles;
  for (std::size_t row = 0; row < rows.size(); ++row) roles.push_back(core::split_fields(rows.at(row), '|'));
  return roles;
}

}  // namespace

bool is_same_role(std::string_view one, std::string_view other) {
  static const Roles& roles = *new Roles(read_roles());
  auto const has = [](const std::vector<std::string_view>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  return one == other || std::any_of(roles.begin(), roles.end(),
                                     [&](const auto& words) { return has(words, one) && has(words, other); });
}

}  // namespace synthgen::plan
