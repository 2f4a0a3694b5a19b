// What a label says is measured decides in which unit, and how large the numbers are that go with it: values,
// their bounds, and thresholds. The label is the row's, or that of what it refers to, one step away or two.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "generate/texts/wording.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class MetricPass : private TablePass {
 public:
  explicit MetricPass(TableDraft& draft) : TablePass(draft) {}

  void derive_metrics();

 private:
  // The labels that stand for a metric of the list.
  struct Labels {
    std::string metric;
    std::vector<Datum> values;
  };
  struct Source {
    AttrNumber column = InvalidAttrNumber;  // of the table that has it
    generate::NodeId node = generate::kNoNode;
    bool by_value = false;
    std::string name;
    std::vector<Labels> labels;
  };

  std::vector<Labels> labels_of(const TablePlan& table, const pg::Column& column) const;
  std::optional<Source> source_in(const TablePlan& table) const;
  std::optional<Source> source();
  bool is_open(const pg::Column& column) const;
  std::unique_ptr<generate::Generator> unit_of(const pg::Column& column, const std::string& metric) const;
  void follow(const pg::Column& column, const Source& source, std::string_view figures);
};

}  // namespace synthgen::plan
