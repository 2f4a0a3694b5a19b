#include "plan/date_roles.hpp"

namespace synthgen::plan {

namespace {

//                      semantic            rank  life   future  gap  typical
constexpr DateRole kRoles[] = {
    {"date.birth", 0, true, false, 0, 0},
    {"date.founded", 5, true, false, 0, 0},
    {"date.publication", 8, true, false, 0, 0},
    {"date.created", 10, false, false, 0, 0},
    {"date.registration", 10, false, false, 0, 0},
    {"date.hire", 10, false, false, 0, 0},
    {"date.start", 15, false, true, 0, 0},
    {"date.event", 20, false, false, 0, 0},
    {"date.order", 20, false, false, 0, 0},
    {"date.due", 30, false, true, 7, 30},
    {"date.ship", 32, false, false, 0, 5},
    {"date.paid", 34, false, false, 0, 30},
    {"date.return", 36, false, false, 1, 28},
    {"date.delivery", 38, false, false, 1, 10},
    {"date.end", 40, false, true, 14, 400},
    {"date.updated", 50, false, false, 0, 0},
    {"date.last_login", 50, false, false, 0, 0},
    {"date.expiry", 55, false, true, 30, 1100},
    {"date.termination", 60, false, false, 30, 0},
    {"date.death", 60, true, false, 0, 0},
    {"date.deleted", 70, false, false, 0, 0},
};

}  // namespace

const DateRole* date_role(std::string_view semantic) {
  for (DateRole const& role : kRoles)
    if (role.semantic == semantic) return &role;
  return nullptr;
}

}  // namespace synthgen::plan
