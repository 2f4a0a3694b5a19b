#include "generate/nodes/pay_of_job.hpp"

#include "core/job_pay.hpp"

extern "C" {
#include "fmgr.h"
}

namespace synthgen::generate {

void PayOfJobNode::generate(Batch& batch, Values out) const {
  Values const titles = batch.values(title_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    std::optional<std::int32_t> pay;
    if (!titles.nulls[i]) {
      auto const* const title = PG_DETOAST_DATUM_PACKED(titles.data[i]);
      pay = core::pay_of_job({VARDATA_ANY(title), VARSIZE_ANY_EXHDR(title)});
    }
    out.nulls[i] = !pay;
    out.data[i] = Int32GetDatum(pay.value_or(0));
  }
}

}  // namespace synthgen::generate
