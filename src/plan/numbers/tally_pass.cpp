#include "plan/numbers/tally_pass.hpp"

#include <algorithm>

#include "core/act.hpp"
#include "core/name_words.hpp"
#include "generate/nodes/derived.hpp"
#include "generate/nodes/limits.hpp"
#include "plan/numbers/named_numbers.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

using core::Words;

const SomeWords kTally = {"count", "counter", "times", "number", "num", "total"};
const SomeWords kLatest = {"last", "latest"};
const SomeWords kNothing = {"count",  "counter", "times", "number", "num",  "total", "of",   "last",
                            "latest", "at",      "on",    "date",   "time", "day",   "when", "timestamp"};

// What was done, by the words of either name.
Words act_of(const pg::Column& column) {
  return without(core::words_of(column.name), kNothing);
}

bool are_same_acts(const Words& one, const Words& other) {
  auto const is_same = [](const std::string& word, const std::string& its) {
    return its.starts_with(word) || core::is_same_act(word, its);
  };
  return !one.empty() && std::equal(one.begin(), one.end(), other.begin(), other.end(), is_same);
}

}  // namespace

// The date at which was done last what a number counts.
const pg::Column* TallyPass::last_time(const pg::Column& tally) const {
  Words const act = act_of(tally);
  for (pg::Column const& date : table_.columns)
    if (!date.dropped && generate::is_instant_type(date.type.base) && !not_null(date) &&
        has_any(core::words_of(date.name), kLatest) && are_same_acts(act, act_of(date)) &&
        target_.program.attribute(date.number) != generate::kNoNode)
      return &date;
  return nullptr;
}

void TallyPass::derive_tallies() {
  for (pg::Column const& tally : table_.columns) {
    if (tally.dropped || !pg::is_integer_type(tally.type.base) || !may_compute(tally.number) ||
        is_key_part(tally.number) || draft_.computed[tally.number - 1] ||
        !has_any(core::words_of(tally.name), kTally))
      continue;
    const pg::Column* const last = last_time(tally);
    if (last == nullptr) continue;
    generate::NodeId const some = target_.program.add(
        std::make_unique<generate::FloorNode>(drawn_number(tally), 1, 0, tally.type.base_modifier));
    replace_column(
        tally.number,
        std::make_unique<generate::NothingWhenNode>(
            some, generate::Evidence{target_.program.attribute(last->number), {}, false}, tally.type,
            /*opposite*/ true),
        target_.columns[tally.number - 1].generator + " when " + last->name);
  }
}

}  // namespace synthgen::plan
