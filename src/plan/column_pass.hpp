// Columns outside foreign keys: sequences, line numbers, parts of composite keys, unique values, draws.
#pragma once

#include "generate/slot.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class ColumnPass : private TablePass {
 public:
  explicit ColumnPass(TableDraft& draft) : TablePass(draft) {}

  void build_columns();
  void build_column(const pg::Column& column);
  double null_rate(const pg::Column& column, const generate::Choice& choice);

 private:
  generate::NodeId base_node(const pg::Column& column, ColumnRole& role, std::string& generator,
                             std::string& reason);
  std::unique_ptr<generate::Node> goods_node(const pg::Column& column,
                                             const std::shared_ptr<const generate::Generator>& generator,
                                             const generate::Choice& choice, core::Stream stream,
                                             std::string& reason);
  std::unique_ptr<generate::Node> pay_node(const pg::Column& column,
                                           const std::shared_ptr<const generate::Generator>& generator,
                                           core::Stream stream, std::string& reason);
  // Entries of a list, such as goods, that fit what a field of it says of them.
  struct Fitting {
    std::string list;
    std::string_view field;
    generate::NodeId node;  // names what the field is to be
  };
  std::optional<Fitting> fitting_of(AttrNumber asking, const generate::Choice& choice);
  const pg::Column* dealt_name() const;
  std::optional<Fitting> named_goods(const generate::Choice& choice);
  generate::NodeId cuisine(AttrNumber asking);
  generate::NodeId referred_text(std::initializer_list<std::string_view> semantics,
                                 std::string_view word = {});
  generate::NodeId own_text(AttrNumber asking, std::initializer_list<std::string_view> semantics,
                            std::string_view word = {});
  static AttrNumber text_column(const TablePlan& table, std::initializer_list<std::string_view> semantics,
                                std::string_view word);
  generate::NodeId as_text(generate::NodeId node, const pg::TypeRef& type);
  AttrNumber other_end(const pg::Column& column) const;
  generate::NodeId contrast(const pg::Column& column,
                            const std::shared_ptr<const generate::Generator>& generator, core::Stream stream,
                            core::Stream locale, std::string& reason);
  generate::SlotLayout slot_layout(const Slot& slot);
  std::vector<AttrNumber> beginnings_of(std::size_t key);
  generate::NodeId slot_node(const pg::Column& column, Slot& slot);
};

}  // namespace synthgen::plan
