#include "plan/dates/work_time_pass.hpp"

#include "core/duration.hpp"
#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/nodes/amounts.hpp"
#include "generate/nodes/limits.hpp"
#include "generate/nodes/measures.hpp"
#include "postgres/exact_type.hpp"

namespace synthgen::plan {

using core::has_word;
using core::Words;
using generate::NumberSource;

// What begins and ends at times of one day ends after it began.
void WorkTimePass::order_times() {
  AttrNumber const begin = column_meaning(target_, {"time.start", "time.clock_in"});
  AttrNumber const end = column_meaning(target_, {"time.end", "time.clock_out"});
  if (begin == 0 || end == 0 || table_.column(begin).type.base != TIMEOID ||
      table_.column(end).type.base != TIMEOID || target_.is_ruled(end) || is_key_part(end) ||
      roles_[end - 1].slot >= 0 || generate::constant_default(table_.column(end)))
    return;
  constexpr int kLeastLesson = 45, kGreatestLesson = 120;  // minutes
  core::Duration const* const usual = core::find_duration(core::words_of(table_.column(end).name),
                                                          core::words_of(table_.name), core::Grain::kTimes);
  int const least = usual == nullptr ? kLeastLesson : static_cast<int>(usual->least_minutes());
  int const greatest = usual == nullptr ? kGreatestLesson : static_cast<int>(usual->greatest_minutes());
  generate::NodeId const own = not_null_nodes_[end - 1];
  auto const after = [&](generate::NodeId node) {
    return target_.program.add(
        std::make_unique<generate::TimeAfterNode>(node, not_null_nodes_[begin - 1], least, greatest,
                                                  plan_.stream(target_, table_.column(end).name + ".after")));
  };
  generate::NodeId const nullable = target_.program.attribute(end);
  generate::NodeId const node = after(nullable);
  not_null_nodes_[end - 1] = nullable == own ? node : after(own);
  group_nodes_[end - 1].insert(group_nodes_[end - 1].end(), {node, not_null_nodes_[end - 1]});
  target_.set_column(end, node, "after " + table_.column(begin).name, target_.columns[end - 1].reason);
}

// How long it takes between two times of one day, where a column tells that rather than the hours of work.
AttrNumber WorkTimePass::length_in_minutes() const {
  for (pg::Column const& column : table_.columns) {
    Words const words = core::words_of(column.name);
    if (!column.dropped && generate::is_number_type(column.type.base) && has_word(words, {"minute", "min"}) &&
        has_word(words, {"duration", "length", "worked", "total", "time"}) &&
        !has_word(words, {"break", "pause", "lunch", "max", "planned", "estimated", "overtime", "late"}))
      return column.number;
  }
  return InvalidAttrNumber;
}

// Hours of work are what lies between coming and going, less the break.
void WorkTimePass::derive_worked_hours() {
  AttrNumber const begin = column_meaning(target_, {"time.clock_in", "time.start"});
  AttrNumber const end = column_meaning(target_, {"time.clock_out", "time.end"});
  AttrNumber hours = column_meaning(target_, {"quantity.worked", "quantity.hours"});
  bool const in_minutes = hours == 0 || !may_compute(hours);
  if (in_minutes) hours = length_in_minutes();
  if (begin == 0 || end == 0 || hours == 0 || !may_compute(hours) ||
      table_.column(end).type.base != TIMEOID || table_.column(begin).type.base != TIMEOID)
    return;
  NumberSource pause;
  for (pg::Column const& column : table_.columns)
    if (!column.dropped && generate::is_number_type(column.type.base) &&
        has_word(core::words_of(column.name), {"break", "pause", "lunch"}))
      pause = {target_.program.attribute(column.number), column.type.base};
  replace_column(hours,
                 std::make_unique<generate::WorkedHoursNode>(
                     target_.program.attribute(hours), target_.program.attribute(begin),
                     target_.program.attribute(end), pause, in_minutes, table_.column(hours).type),
                 "from " + table_.column(begin).name + " to " + table_.column(end).name);
}

// Between two days nobody works more hours than they have.
void WorkTimePass::keep_hours_within_days() {
  constexpr std::int64_t kHoursADay = 6;
  auto const [begin, end] = span_of_row();
  if (begin == 0 || end == 0 || table_.column(begin).type.base != DATEOID ||
      table_.column(end).type.base != DATEOID)
    return;
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || !may_compute(column.number)) continue;
    Words const words = core::words_of(column.name);
    bool const worked =
        has_word(words, {"hour"}) &&
        (words.size() == 1 || has_word(words, {"worked", "work", "spent", "logged", "billed", "actual"}));
    if (!worked) continue;
    generate::NodeId const days = target_.program.add(std::make_unique<generate::LengthNode>(
        generate::DateBound{target_.program.attribute(begin), DATEOID, 0},
        generate::DateBound{target_.program.attribute(end), DATEOID, 0}, generate::kDay, true,
        target_.program.attribute(column.number), pg::exact_type()));
    replace_column(column.number,
                   std::make_unique<generate::AtMostShareNode>(
                       drawn_number(column), NumberSource{days, NUMERICOID}, kHoursADay * 1000, column.type),
                   target_.columns[column.number - 1].generator + ", within its days");
  }
}

void WorkTimePass::derive_hours() {
  derive_worked_hours();
  keep_hours_within_days();
}

}  // namespace synthgen::plan
