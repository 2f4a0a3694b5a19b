#include "plan/dates/date_year.hpp"

#include "core/name_words.hpp"
#include "generate/nodes/year.hpp"
#include "plan/dates/date_columns.hpp"
#include "plan/dates/date_roles.hpp"
#include "postgres/number_type.hpp"

extern "C" {
#include "utils/datetime.h"
}

namespace synthgen::plan {

using core::has_word;

// Whether a column holds calendar years rather than the first, second and third year of something.
bool DateYear::is_year(const pg::Column& column) const {
  std::vector<std::string> const words = core::words_of(column.name);
  return !column.dropped && pg::is_integer_type(column.type.base) &&
         has_word(words, {"year", "vintage", "season"}) &&
         !has_word(words, {"study", "contract", "policy", "plan", "loan", "number", "level", "index",
                           "course", "school", "month", "week"}) &&
         target_.constraints.domains[column.number - 1].unrestricted();
}

std::unique_ptr<generate::Node> DateYear::years_within_parent(const pg::Column& column) {
  if (!is_year(column)) return nullptr;
  int year, month, day;
  j2date(plan_.context.as_of + POSTGRES_EPOCH_JDATE, &year, &month, &day);
  return std::make_unique<generate::SiblingYearNode>(
      *references_[roles_[column.number - 1].ordinal_of].spread, column.type.base, year - 1);
}

void DateYear::move(const pg::Column& column, const generate::DateBound& of, const pg::Column& year) {
  generate::NumberSource const source{target_.program.attribute(year.number), year.type.base};
  auto const moved = [&](generate::NodeId own) {
    return target_.program.add(
        std::make_unique<generate::MovedToYearNode>(own, column.type.base, of, source));
  };
  generate::NodeId const before = target_.program.attribute(column.number);
  generate::NodeId& never_null = not_null_nodes_[column.number - 1];
  generate::NodeId const node = moved(before);
  never_null = never_null == before ? node : moved(date_node(column.number));
  group_nodes_[column.number - 1].insert(group_nodes_[column.number - 1].end(), {node, never_null});
  target_.program.set_attribute(column.number, node);
  target_.columns[column.number - 1].reason += "; in " + year.name;
}

void DateYear::move_dates() {
  AttrNumber const main =
      column_meaning(target_, {"date.start", "date.issued", "date.transaction", "date.event",
                               "date.requested", "date.happened", "date.created", "date.due"});
  if (main == 0 || !is_date(table_.column(main))) return;
  for (pg::Column const& year : table_.columns) {
    if (roles_[year.number - 1].ordinal_of < 0 || !is_year(year)) continue;
    generate::DateBound const of{date_node(main), table_.column(main).type.base, 0};
    for (pg::Column const& column : table_.columns) {
      DateRole const* const role =
          is_date(column) ? date_role(target_.columns[column.number - 1].semantic) : nullptr;
      ColumnRole const& own = roles_[column.number - 1];
      if (role != nullptr && !role->of_life && own.choice != nullptr && !own.distinct && own.tuple < 0 &&
          !in_check_group(column.number) && !target_.is_ruled(column.number))
        move(column, of, year);
    }
    return;
  }
}

}  // namespace synthgen::plan
