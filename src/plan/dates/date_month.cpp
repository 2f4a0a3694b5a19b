#include "plan/dates/date_month.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/nodes/month_sequence.hpp"

extern "C" {
#include "utils/date.h"
}

namespace synthgen::plan {

namespace {

using core::Words;

// Whether all days that are allowed are first ones of months, and so many that it is what the condition says.
bool admits_months(const ValueDomain& domain) {
  constexpr std::size_t kMany = 48;
  return domain.allowed && domain.allowed->size() >= kMany &&
         std::all_of(domain.allowed->begin(), domain.allowed->end(), [](Datum value) {
           std::int64_t const day = DatumGetDateADT(value);
           return generate::months_on(0, generate::months_between(0, day)) == day;
         });
}

// The month of a bill, and no day of one.
bool says_month(const pg::Column& column) {
  constexpr std::size_t kMostWords = 3;
  Words const words = core::words_of(column.name);
  return !words.empty() && words.size() <= kMostWords && words.back() == "month" &&
         !core::has_word(words, {"end", "last", "day"});
}

}  // namespace

bool is_month(const TablePlan& table, const pg::Column& column) {
  if (column.dropped || column.generated != 0 || column.type.base != DATEOID || table.is_ruled(column.number))
    return false;
  ValueDomain const& domain = table.constraints.domains[column.number - 1];
  return admits_months(domain) || (domain.unrestricted() && says_month(column));
}

void DateMonth::begin_months(const std::vector<AttrNumber>& dates) {
  for (AttrNumber const number : dates) {
    ColumnRole const& role = roles_[number - 1];
    bool const settled = role.distinct || role.tuple >= 0 || role.slot >= 0 || !role.dated_within.empty();
    if (settled || target_.own_draws.contains(number) || !is_month(target_, table_.column(number))) continue;
    auto const begin = [&](generate::NodeId own) {
      return target_.program.add(std::make_unique<generate::MonthStartNode>(own));
    };
    generate::NodeId const before = target_.program.attribute(number);
    generate::NodeId& never_null = not_null_nodes_[number - 1];
    generate::NodeId const node = begin(before);
    if (never_null != generate::kNoNode) never_null = never_null == before ? node : begin(never_null);
    group_nodes_[number - 1].push_back(node);
    if (never_null != generate::kNoNode) group_nodes_[number - 1].push_back(never_null);
    target_.program.set_attribute(number, node);
  }
}

}  // namespace synthgen::plan
