#include "plan/references/party_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "core/opposites.hpp"
#include "core/spelt_words.hpp"
#include "generate/nodes/mostly.hpp"
#include "generate/references/other_parent.hpp"

namespace synthgen::plan {

namespace {

using core::Words;

// Names of who says or owes something about what others have agreed on, being one of them.
bool is_of_party(const Words& words) {
  return core::has_word(
      words, {"author",   "recipient", "reviewer", "reviewee", "reviewed", "rater",       "ratee",
              "rated",    "sender",    "receiver", "opened",   "raised",   "filed",       "initiated",
              "payer",    "payee",     "bill",     "billed",   "invoiced", "complainant", "claimant",
              "disputed", "initiator", "debtor",   "creditor", "from",     "to"});
}

}  // namespace

// Those that are named by what is decided already; what is sure to be named comes first.
std::vector<PartyPass::Party> PartyPass::parties_of(std::size_t index) {
  pg::ForeignKey const& key = table_.foreign_keys[index];
  std::vector<Party> found;
  auto const is_party = [&](const pg::ForeignKey& other) {
    return other.parent == key.parent && other.columns.size() == 1 &&
           other.parent_columns == key.parent_columns;
  };
  for (std::size_t j = 0; j < references_.size(); ++j) {
    pg::ForeignKey const& by = table_.foreign_keys[j];
    if (j == index || references_[j].node == generate::kNoNode || by.columns.size() != 1 ||
        by.parent == key.parent || by.parent == table_.oid)
      continue;
    TablePlan* const deal = plan_.find(by.parent);
    if (deal == nullptr) continue;
    for (pg::ForeignKey const& named : deal->table.foreign_keys)
      if (is_party(named)) found.push_back({j, named.columns[0], deal->table.column(named.columns[0]).name});
    for (std::size_t k = 0; k < deal->table.foreign_keys.size(); ++k) {
      pg::ForeignKey const& about = deal->table.foreign_keys[k];
      TablePlan* const thing = plan_.find(about.parent);
      if (thing == nullptr || about.columns.size() != 1 || about.parent == key.parent || !is_settled(*thing))
        continue;
      for (pg::ForeignKey const& named : thing->table.foreign_keys)
        if (is_party(named))
          if (auto const column = ancestor_column(*deal, k, named.columns[0]))
            found.push_back({j, *column, thing->table.column(named.columns[0]).name});
    }
  }
  return found;
}

// The two that are the ends of one thing: of a shipment who sends and who gets it, not who carries it. Empty
// if there are none.
std::vector<PartyPass::Party> PartyPass::two_ends_of(std::vector<Party> parties) {
  if (parties.size() == 2) return parties;
  for (std::size_t i = 0; i < parties.size(); ++i)
    for (std::size_t j = i + 1; j < parties.size(); ++j)
      if (core::name_two_ends(core::words_of(parties[i].name), core::words_of(parties[j].name)))
        return {parties[i], parties[j]};
  return {};
}

PartyPass::PeopleIndex PartyPass::people_by_key(const pg::ForeignKey& key) {
  generate::Population& people = population(key.parent);
  people.require(key.parent_columns[0]);
  return std::make_shared<generate::GroupIndex>(people, std::vector<AttrNumber>{key.parent_columns[0]});
}

// That party; where nobody is named, nobody, or anybody if it is to be somebody always.
generate::NodeId PartyPass::party(std::size_t index, const Party& party, const PeopleIndex& by_key,
                                  bool always) {
  pg::ForeignKey const& key = table_.foreign_keys[index];
  generate::Population& deal = population(table_.foreign_keys[party.by].parent);
  generate::Population& people = population(key.parent);
  deal.require(party.column);
  generate::NodeId const named = target_.program.add(std::make_unique<generate::ParentColumnNode>(
      references_[party.by].node, deal, party.column, people.type(key.parent_columns[0])));
  return target_.program.add(std::make_unique<generate::GroupedReference>(
      people, by_key, std::vector<generate::NodeId>{named},
      plan_.stream(target_, key.name + ".party").fork(party.name),
      always ? generate::GroupedReference::Otherwise::kAny : generate::GroupedReference::Otherwise::kNull));
}

generate::NodeId PartyPass::party_reference(std::size_t index, bool opposed) {
  pg::ForeignKey const& key = table_.foreign_keys[index];
  if (key.columns.size() != 1 || population(key.parent).count() > generate::Population::kMaxStored)
    return generate::kNoNode;
  std::vector<Party> const parties = two_ends_of(parties_of(index));
  if (parties.empty() ||
      (opposed && !core::name_two_ends(core::words_of(parties[0].name), core::words_of(parties[1].name))))
    return generate::kNoNode;
  bool const always = !references_[index].nullable;
  core::Words const own = core::spelt_words_of(table_.column(key.columns[0]).name);
  // Of many who bid one wins.
  if (core::has_word(own, {"bidder", "offerer"})) return generate::kNoNode;
  // Who pays for what was sold is who won it, not the seller.
  for (std::size_t p = 0; p < parties.size(); ++p)
    if (is_other_end(key, parties[p].name) && !is_other_end(key, parties[1 - p].name))
      return party(index, parties[1 - p], people_by_key(key), always);
  if (!is_of_party(own)) return generate::kNoNode;
  PeopleIndex const by_key = people_by_key(key);
  generate::NodeId const one = party(index, parties[0], by_key, always);
  generate::NodeId const other = party(index, parties[1], by_key, always);
  constexpr double kHalf = 0.5;
  generate::NodeId either = target_.program.add(std::make_unique<generate::MostlyNode>(
      one, other, one, plan_.stream(target_, key.name + ".reference"), kHalf));
  for (std::size_t j = 0; j < references_.size(); ++j)
    if (j != index && references_[j].node != generate::kNoNode && table_.foreign_keys[j].parent == key.parent)
      either = target_.program.add(std::make_unique<generate::OtherParentReference>(
          population(key.parent), either, references_[j].node, std::vector<generate::NodeId>{one, other}));
  return either;
}

bool PartyPass::is_other_end(const pg::ForeignKey& key, const std::string& column) const {
  return core::name_two_ends(core::words_of(table_.column(key.columns[0]).name), core::words_of(column));
}

generate::NodeId PartyPass::keep_from_other_end(std::size_t index, generate::NodeId reference) {
  pg::ForeignKey const& key = table_.foreign_keys[index];
  if (key.columns.size() != 1 || population(key.parent).count() > generate::Population::kMaxStored)
    return reference;
  PeopleIndex by_key;
  for (Party const& one : parties_of(index)) {
    if (!is_other_end(key, one.name)) continue;
    if (by_key == nullptr) by_key = people_by_key(key);
    reference = target_.program.add(std::make_unique<generate::OtherParentReference>(
        population(key.parent), reference, party(index, one, by_key, false)));
  }
  return reference;
}

}  // namespace synthgen::plan
