#include "api/fault_reader.hpp"

#include <algorithm>

#include "core/nearest_name.hpp"
#include "postgres/catalog.hpp"
#include "postgres/error.hpp"
#include "postgres/json.hpp"

extern "C" {
#include "utils/lsyscache.h"
}

namespace synthgen::api {

namespace {

using pg::Json;
using pg::JsonMember;

[[noreturn]] void reject(const std::string& problem, const std::string& hint) {
  throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE, problem).hint(hint);
}

std::string perhaps(const std::string& said, const std::vector<std::string>& known) {
  std::string const nearest = core::nearest_name(said, known);
  if (!nearest.empty()) return "Perhaps you meant \"" + nearest + "\".";
  std::string list;
  for (const std::string& name : known) list += (list.empty() ? "" : ", ") + name;
  return "Known are " + list + ".";
}

double read_share(const JsonMember& member) {
  double const share = member.value.number();
  if (member.value.is(Json::Kind::kNumber) && share >= 0 && share <= 1) return share;
  reject("the share of the fault \"" + member.key + "\" must be a number from 0 to 1",
         "For example: '{\"faults\": {\"typo\": 0.01}}'.");
}

core::FaultRates read_rates(const JsonMember& place) {
  core::FaultRates rates;
  for (const JsonMember& member : place.value.members) {
    auto const kind = core::find_fault(member.key);
    if (!kind) {
      reject("unknown fault \"" + member.key + "\" of \"" + place.key + "\"",
             perhaps(member.key, core::fault_names()));
    }
    rates[*kind] = read_share(member);
  }
  return rates;
}

class FaultReader {
 public:
  FaultReader(const TableNames& names, const std::vector<Oid>& filled) : names_(names), filled_(filled) {}

  plan::FaultRequest read(const Json& faults) {
    if (!faults.is(Json::Kind::kObject))
      reject("option \"faults\" must be an object of faults with their shares",
             "For example: '{\"faults\": {\"typo\": 0.01, \"books\": {\"duplicate\": 0.02}}}'.");
    for (const JsonMember& member : faults.members) {
      if (member.value.is(Json::Kind::kObject))
        read_place(member);
      else if (auto const kind = core::find_fault(member.key))
        request_.everywhere[*kind] = read_share(member);
      else
        reject("unknown fault \"" + member.key + "\"", perhaps(member.key, core::fault_names()));
    }
    return std::move(request_);
  }

 private:
  void read_place(const JsonMember& member) {
    core::FaultRates const rates = read_rates(member);
    if (auto const table = find_table(member.key)) {
      request_.tables[filled(*table, member.key)] = rates;
      return;
    }
    std::size_t const dot = member.key.rfind('.');
    if (dot == std::string::npos) names_.find(member.key, "options");  // has its own error
    Oid const table = filled(names_.find(member.key.substr(0, dot), "options"), member.key);
    request_.columns[{table, find_column(table, member.key.substr(dot + 1))}] = rates;
  }

  // A table whose name is the whole of what is said.
  std::optional<Oid> find_table(const std::string& said) const {
    for (const NamedTable& table : names_.tables())
      if (table.name == said || table.schema + "." + table.name == said) return table.oid;
    return std::nullopt;
  }

  Oid filled(Oid table, const std::string& said) const {
    if (std::find(filled_.begin(), filled_.end(), table) != filled_.end()) return table;
    reject("table of \"" + said + "\" in option \"faults\" is not being filled",
           "Add it to the argument tables, or leave it out of the option.");
  }

  static AttrNumber find_column(Oid oid, const std::string& said) {
    pg::Table const table = pg::read_table(oid);
    std::vector<std::string> known;
    for (pg::Column const& column : table.columns) {
      if (column.dropped) continue;
      if (column.name == said) return column.number;
      known.push_back(column.name);
    }
    throw pg::Error(ERRCODE_UNDEFINED_COLUMN,
                    "column \"" + said + "\" of table \"" + table.qualified_name() + "\" does not exist")
        .detail("The name is in the option \"faults\".")
        .hint(perhaps(said, known));
  }

  const TableNames& names_;
  const std::vector<Oid>& filled_;
  plan::FaultRequest request_;
};

}  // namespace

plan::FaultRequest read_faults(Jsonb* options, const TableNames& names, const std::vector<Oid>& filled) {
  Json const document = pg::read_json(options);
  const Json* const faults = document.find("faults");
  return faults == nullptr ? plan::FaultRequest{} : FaultReader(names, filled).read(*faults);
}

}  // namespace synthgen::api
