// Texts that put into words what stands beside them: what is booked as a fee is described as one, and what
// has nothing but a name is described by it.
#pragma once

#include "generate/texts/wording.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class WordingPass : private TablePass {
 public:
  explicit WordingPass(TableDraft& draft) : TablePass(draft) {}

  // Runs when nothing else changes labels or texts.
  void word_labels();
  void form_labels();
  void word_names();
  // Of customers that are people and companies a name is that of what the row is.
  void name_people();

 private:
  bool may_be_worded(const pg::Column& column) const;
  AttrNumber name_of_kind() const;
  bool is_free_text(const pg::Column& column) const;
  std::vector<generate::Wording> wordings_of(const pg::Column& column, const pg::Column& label) const;
  std::vector<generate::Wording> forms_of(const pg::Column& column, const pg::Column& label) const;
  generate::Wording wording(const pg::Column& column, const pg::Column& label, std::size_t which,
                            std::string_view templates) const;
  void put_into_words(const pg::Column& column, const pg::Column& label,
                      std::vector<generate::Wording> wordings);
};

}  // namespace synthgen::plan
