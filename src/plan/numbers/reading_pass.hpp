// Readings: what was measured lies mostly within the range that is usual for it, and a flag says where it
// does not.
#pragma once

#include <optional>

#include "generate/nodes/reading.hpp"
#include "plan/numbers/named_numbers.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class ReadingPass : private TablePass {
 public:
  explicit ReadingPass(TableDraft& draft) : TablePass(draft), numbers_(named_numbers(draft.target)) {}

  void derive_readings();

 private:
  struct Range {
    generate::NumberSource low, high;
    std::string origin;
    bool is_known() const { return low.node != generate::kNoNode && high.node != generate::kNoNode; }
  };
  Range range();
  const NamedNumber* reading() const;
  std::optional<generate::PlaceInRangeNode::Sayings> sayings_of(const pg::Column& flag) const;
  void derive_flag(const NamedNumber& reading, const Range& usual);

  std::vector<NamedNumber> numbers_;
};

}  // namespace synthgen::plan
