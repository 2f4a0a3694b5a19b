#include "plan/date_roles.hpp"

namespace synthgen::plan {

namespace {

// semantic, rank, of life, may be future, least gap, typical gap
constexpr DateRole kRoles[] = {
    {"date.birth", 0, true, false, 0, 0},          {"date.historic_birth", 0, true, false, 0, 0},
    {"date.child_birth", 0, true, false, 0, 0},    {"date.founded", 5, true, false, 0, 0},
    {"date.published", 8, true, false, 0, 0},      {"date.released", 8, true, false, 0, 0},
    {"date.created", 10, false, false, 0, 0},      {"date.join", 10, false, false, 0, 0},
    {"date.hire", 10, false, false, 0, 0},         {"date.issued", 20, false, false, 0, 0},
    {"date.start", 15, false, true, 0, 0},         {"date.event", 20, false, false, 0, 0},
    {"date.transaction", 20, false, false, 0, 0},  {"date.measured", 20, false, false, 0, 0},
    {"date.scheduled", 25, false, true, 0, 60},    {"date.due", 30, false, true, 7, 30},
    {"date.verified", 30, false, false, 0, 30},    {"date.shipped", 32, false, false, 0, 5},
    {"date.returned", 36, false, false, 1, 28},    {"date.delivered", 38, false, false, 1, 10},
    {"date.end", 40, false, true, 14, 400},        {"date.updated", 50, false, false, 0, 0},
    {"date.last_seen", 50, false, false, 0, 0},    {"date.expiry", 55, false, true, 30, 1100},
    {"date.termination", 60, false, false, 30, 0}, {"date.death", 60, true, false, 0, 0},
    {"date.deleted", 70, false, false, 0, 0},
};

}  // namespace

const DateRole* date_role(std::string_view semantic) {
  for (DateRole const& role : kRoles)
    if (role.semantic == semantic) return &role;
  return nullptr;
}

}  // namespace synthgen::plan
