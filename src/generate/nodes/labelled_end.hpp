// Ends that lie as far behind their beginning as what a label of the row says lasts: a sick leave some days,
// a parental one months.
#pragma once

#include <utility>
#include <vector>

#include "core/duration.hpp"
#include "generate/nodes/evidence.hpp"
#include "generate/nodes/temporal.hpp"

namespace synthgen::generate {

// Null where `own` is; kept where there is no beginning.
class LabelledEndNode : public Node {
 public:
  using Case = std::pair<Evidence, const core::Duration*>;

  // Rows whose label is of no case last as long as `otherwise` says. `type`: of the result.
  LabelledEndNode(NodeId own, DateBound begin, std::vector<Case> cases, const core::Duration& otherwise,
                  Oid type, core::Stream stream)
      : own_(own),
        begin_(begin),
        cases_(std::move(cases)),
        otherwise_(otherwise),
        type_(type),
        stream_(stream) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId own_;
  DateBound begin_;
  std::vector<Case> cases_;
  const core::Duration& otherwise_;
  Oid type_;
  core::Stream stream_;
};

}  // namespace synthgen::generate
