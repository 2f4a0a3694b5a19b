#include "plan/numbers/whole_share.hpp"

#include <memory>
#include <utility>

#include "generate/nodes/limits.hpp"
#include "postgres/exact_type.hpp"

namespace synthgen::plan {

using generate::NumberSource;

NumberSource WholeShare::sum_of(std::vector<generate::Term> terms) {
  if (terms.size() == 1 && !terms.front().minus) return terms.front().source;
  return {target_.program.add(std::make_unique<generate::SumNode>(std::move(terms), pg::exact_type())),
          NUMERICOID};
}

NumberSource WholeShare::share_of(NumberSource whole, NumberSource rate, std::int64_t per_mille) {
  return {target_.program.add(
              std::make_unique<generate::ShareNode>(whole.node, whole, rate, per_mille, pg::exact_type())),
          NUMERICOID};
}

void WholeShare::keep_within(AttrNumber part, NumberSource whole, std::int64_t most_per_mille,
                             const std::string& of) {
  pg::Column const& column = table_.column(part);
  NumberSource const own{target_.program.attribute(part), column.type.base};
  replace_column(part,
                 std::make_unique<generate::BetweenNode>(own, share_of(whole, {}, 0),
                                                         share_of(whole, {}, most_per_mille), column.type,
                                                         plan_.stream(target_, column.name + ".part")),
                 target_.columns[part - 1].generator + ", a part of " + of);
}

}  // namespace synthgen::plan
