// Who takes part in what a row refers to: a deal is rated by who bought or sold, and nobody buys from
// himself.
#pragma once

#include "plan/table_pass.hpp"

namespace synthgen::plan {

class PartyPass : private TablePass {
 public:
  explicit PartyPass(TableDraft& draft) : TablePass(draft) {}

  // One of those that what the row refers to names, where it names several: kNoNode if it does not, or if the
  // key asks for somebody else. With `opposed` only where these are the two ends of one thing, as buyer and
  // seller are: no one else takes part in it, whatever other tables say.
  generate::NodeId party_reference(std::size_t index, bool opposed);

  // Whether a key and a column of what the row refers to name the two ends of one thing: who buys, and who
  // sells it.
  bool is_other_end(const pg::ForeignKey& key, const std::string& column) const;

  // What `reference` yields for a key, but not who is at the other end of what the row refers to: the buyer
  // of an offer is not its seller.
  generate::NodeId keep_from_other_end(std::size_t index, generate::NodeId reference);

 private:
  // A column of what another key refers to, or of what that refers to, that holds the same key of people.
  struct Party {
    std::size_t by = 0;                     // the foreign key
    AttrNumber column = InvalidAttrNumber;  // of what it refers to, as children see it
    std::string name;                       // ... what it is called where it is
  };
  std::vector<Party> parties_of(std::size_t index);
  static std::vector<Party> two_ends_of(std::vector<Party> parties);
  using PeopleIndex = std::shared_ptr<generate::GroupIndex>;
  PeopleIndex people_by_key(const pg::ForeignKey& key);
  generate::NodeId party(std::size_t index, const Party& party, const PeopleIndex& by_key, bool always);
};

}  // namespace synthgen::plan
