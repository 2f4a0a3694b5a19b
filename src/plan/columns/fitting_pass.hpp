// Draws that fit what else the row says or refers to: goods their category, dishes and restaurants
// the cuisine, cities the country, jobs the department, pay the job.
#pragma once

#include <array>

#include "plan/table_pass.hpp"

namespace synthgen::plan {

class FittingPass : private TablePass {
 public:
  explicit FittingPass(TableDraft& draft) : TablePass(draft) {}

  // A node for a column that would else draw from `generator`, by `stream`, as its role's choice says;
  // `reason` is added to. kNoNode where there is nothing to heed.
  generate::NodeId node(const pg::Column& column, const std::shared_ptr<const generate::Generator>& generator,
                        core::Stream stream, std::string& reason);

 private:
  // A text of the row, or of the row that a foreign key refers to.
  struct Source {
    std::optional<std::size_t> key;
    AttrNumber column = InvalidAttrNumber;
  };
  // Entries of a list, such as goods, that fit what a field of it says of them.
  struct Fitting {
    std::string list;
    std::string_view field;
    Source source;  // names what the field is to be
  };

  std::optional<Fitting> fitting_of(const pg::Column& column, const generate::Choice& choice) const;
  std::string jobs_list(const pg::Column& column, const generate::Choice& choice) const;
  std::optional<Fitting> named_goods(const generate::Choice& choice) const;
  const pg::Column* dealt_name() const;
  std::optional<Fitting> cooking(const generate::Choice& choice, AttrNumber asking) const;
  bool is_of(const generate::Choice& choice, const pg::Column& column) const;
  std::optional<Source> cuisine(AttrNumber asking) const;
  std::optional<Source> referred_text(std::initializer_list<std::string_view> semantics,
                                      std::string_view word = {}) const;
  std::optional<Source> own_text(AttrNumber asking, std::initializer_list<std::string_view> semantics,
                                 std::string_view word = {}) const;
  generate::NodeId text_node(const Source& source);
  generate::NodeId words_node(const Fitting& fitting, const generate::Choice& choice, core::Stream stream,
                              AttrNumber column);
  generate::NodeId goods_node(const pg::Column& column,
                              const std::shared_ptr<const generate::Generator>& generator,
                              core::Stream stream, std::string& reason);
  generate::NodeId pay_node(const pg::Column& column,
                            const std::shared_ptr<const generate::Generator>& generator, core::Stream stream,
                            std::string& reason);
};

}  // namespace synthgen::plan
