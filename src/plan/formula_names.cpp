#include "plan/formula_names.hpp"

namespace synthgen::plan {

const std::vector<Difference>& differences() {
  static const std::vector<Difference> all = {
      {{"difference", "diff", "variance", "discrepancy", "delta", "deviation"},
       {"counted", "actual", "real", "physical", "found"},
       {"expected", "system", "book", "planned", "budget", "budgeted", "theoretical", "recorded"},
       false,
       true},
      {{"consumption", "consumed", "usage", "used", "unit", "kwh", "difference", "distance", "driven",
        "mileage"},
       {"closing", "current", "end", "ending", "final", "present", "new"},
       {"opening", "previous", "prior", "start", "starting", "initial", "beginning", "last", "old"},
       true,
       false},
      {{"change", "difference", "delta"},
       {"new", "current", "after", "closing", "ending"},
       {"old", "previous", "prior", "before", "opening", "beginning"},
       false,
       false},
      {{"difference", "diff", "net"},
       {"for", "scored", "in", "inflow", "income", "credit"},
       {"against", "conceded", "out", "outflow", "expense", "debit"},
       false,
       false},
      {{"score", "karma", "net", "point"},
       {"up", "upvote", "like"},
       {"down", "downvote", "dislike"},
       false,
       false},
      {{"remaining", "left", "available", "unspent", "unused"},
       {"allocated", "budget", "budgeted", "approved", "granted", "annual", "initial", "total", "allotted"},
       {"spent", "used", "consumed", "expended", "utilized", "committed"},
       true,
       false},
      {{"available", "free", "remaining"},
       {"hand", "on", "stock", "physical", "oh"},
       {"allocated", "reserved", "committed", "blocked"},
       false,
       false},
      {{"profit", "gain", "net", "surplus"},
       {"revenue", "income", "proceeds", "sale"},
       {"cost", "expense"},
       false,
       false},
  };
  return all;
}

const std::vector<Ratio>& ratios() {
  static const std::vector<Ratio> all = {
      {{"ctr"}, {"click"}, {"impression"}},
      {{"click"}, {"click", "clicked"}, {"impression", "sent", "delivered"}},
      {{"open"}, {"open", "opened"}, {"delivered", "sent"}},
      {{"bounce"}, {"bounce", "bounced"}, {"sent", "session", "visit"}},
      {{"conversion", "cvr", "cr"},
       {"conversion", "converted"},
       {"click", "visit", "visitor", "session", "lead"}},
      {{"delivery"}, {"delivered"}, {"sent"}},
      {{"occupancy"}, {"occupied", "sold", "taken"}, {"capacity", "total"}},
      {{"win", "won"}, {"win", "won"}, {"played", "match", "game"}},
      {{"turnout"}, {"cast", "vote", "ballot", "voted"}, {"registered", "eligible", "electorate"}},
      {{"utilization", "utilisation"}, {"used", "billable"}, {"capacity", "total", "available"}},
      {{"completion", "progress"}, {"completed", "done"}, {"total", "planned"}},
      {{"pass"}, {"passed"}, {"taken", "attempt", "total"}},
      {{"attendance"}, {"attended", "present"}, {"enrolled", "total", "registered"}},
      {{"defect", "scrap", "rejection"},
       {"defect", "defective", "scrapped", "scrap", "rejected"},
       {"produced", "inspected", "sample", "tested", "total"}},
      {{"yield"}, {"good", "passed"}, {"produced", "total"}},
      {{"funded", "funding"}, {"pledged", "raised", "collected"}, {"goal", "target"}},
      {{"achieved", "achievement", "attainment", "fulfilment"},
       {"achieved", "actual", "sold", "reached"},
       {"target", "goal", "planned", "quota"}},
      {{"margin"}, {"profit", "margin"}, {"revenue", "sale"}},
      {{"density"}, {"population", "inhabitant", "resident"}, {"area", "surface"}},
  };
  return all;
}

const std::vector<std::vector<NameWords>>& funnels() {
  static const std::vector<std::vector<NameWords>> all = {
      {{"sent", "recipient"},
       {"delivered"},
       {"opened", "open"},
       {"clicked", "click"},
       {"converted", "conversion"}},
      {{"impression"}, {"click"}, {"conversion"}},
      {{"view", "visit", "pageview", "play"}, {"visitor", "unique"}, {"like", "signup", "order", "purchase"}},
      {{"produced"}, {"inspected", "sample", "tested"}, {"defect", "defective", "rejected", "scrapped"}},
  };
  return all;
}

}  // namespace synthgen::plan
