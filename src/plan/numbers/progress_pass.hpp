// How far a row's work has come, in percent.
#pragma once

#include "plan/numbers/number_pass.hpp"

namespace synthgen::plan {

class ProgressPass : private NumberPass {
 public:
  explicit ProgressPass(TableDraft& draft) : NumberPass(draft) {}

  void derive_progress();

 private:
  generate::NodeId completed_node(const Number& progress, std::string& told);
  bool is_progress(const Number& number) const;
};

}  // namespace synthgen::plan
