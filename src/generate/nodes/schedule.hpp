// Dates that come at regular intervals after the beginning of what they belong to: instalments of a loan,
// periods of a subscription.
#pragma once

#include "generate/nodes/siblings.hpp"
#include "generate/nodes/temporal.hpp"

namespace synthgen::generate {

// A month after the beginning, or after the sibling before. Where there is no time for all, they are spread
// evenly until the end. Null where `own` is; kept where there is no beginning.
class ScheduledDateNode : public Node {
 public:
  // `end` may have no node; `latest` may be absent. `steps` intervals lie between the beginning and the first
  // date. `interval` is a text of the parent that says how long they are, as "quarterly" does; kNoNode:
  // months.
  ScheduledDateNode(const SpreadReference& reference, NodeId own, DateBound begin, DateBound end,
                    NodeId interval, int steps, std::optional<Microseconds> latest, Oid type)
      : reference_(reference),
        own_(own),
        begin_(begin),
        end_(end),
        interval_(interval),
        steps_(steps),
        latest_(latest),
        type_(type) {}
  void generate(Batch& batch, Values out) const override;

 private:
  const SpreadReference& reference_;
  NodeId own_;
  DateBound begin_;
  DateBound end_;
  NodeId interval_;
  int steps_;
  std::optional<Microseconds> latest_;
  Oid type_;
};

}  // namespace synthgen::generate
