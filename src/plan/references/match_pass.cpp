#include "plan/references/match_pass.hpp"

#include <algorithm>

#include "plan/columns/rule_pass.hpp"
#include "plan/references/agreement_pass.hpp"
#include "plan/references/eligibility_pass.hpp"

namespace synthgen::plan {

bool MatchPass::plan(const pg::Key& key, const std::vector<Part>& parts) {
  Match match{.key = key.name};
  for (Part const& part : parts) {
    if (part.foreign_key < 0) continue;
    Reference const& reference = references_[part.foreign_key];
    bool const leads = reference.pick == Pick::kSpread && !reference.claimed;
    if (reference.nullable || (!leads && reference.pick != Pick::kGrouped)) return false;
    if (table_.foreign_keys[part.foreign_key].parent == table_.oid) return false;
    match.references.insert(leads ? match.references.begin() : match.references.end(), part.foreign_key);
  }
  if (match.references.size() < 2 || references_[match.references[0]].pick != Pick::kSpread) return false;
  if (references_[match.references[1]].pick != Pick::kGrouped) return false;
  for (std::size_t i = 1; i < match.references.size(); ++i) {
    std::vector<AttrNumber> const shared = shared_columns(match.references[0], match.references[i]);
    if (i == 1) match.shared = shared;
    if (shared.empty() || shared != match.shared) return false;
    for (std::size_t j = 1; j < i; ++j)
      if (shared_columns(match.references[j], match.references[i]) != shared) return false;
  }
  claim(std::move(match));
  return true;
}

void MatchPass::claim(Match match) {
  for (std::size_t i = 0; i < match.references.size(); ++i) {
    Reference& reference = references_[match.references[i]];
    reference.pick = Pick::kMatched;
    reference.claimed = true;
    reference.match = static_cast<int>(matches_.size());
    reference.part = i;
  }
  matches_.push_back(std::move(match));
}

bool MatchPass::plan_agreeing(const pg::Key& key, const std::vector<Part>& parts, int leading) {
  constexpr std::size_t kTwo = 2;
  if (parts.size() != kTwo || leading < 0 || is_judged()) return false;
  for (Part const& part : parts) {
    if (part.foreign_key < 0 || part.differs_from >= 0) return false;
    Reference const& reference = references_[part.foreign_key];
    pg::ForeignKey const& foreign_key = table_.foreign_keys[part.foreign_key];
    if (reference.pick != Pick::kSpread || reference.claimed || reference.nullable ||
        foreign_key.columns.size() != 1 || in_check_group(foreign_key.columns[0]) ||
        population(foreign_key.parent).count() > generate::Population::kMaxStored)
      return false;
  }
  int const following = parts[0].foreign_key == leading ? parts[1].foreign_key : parts[0].foreign_key;
  if (!AgreementPass(draft_).may_agree(static_cast<std::size_t>(leading),
                                       static_cast<std::size_t>(following)))
    return false;
  claim({.key = key.name, .references = {leading, following}});
  return true;
}

std::vector<AttrNumber> MatchPass::shared_columns(int one, int other) const {
  std::vector<AttrNumber> const own = own_columns(other);
  std::vector<AttrNumber> shared;
  for (AttrNumber const c : own_columns(one))
    if (std::find(own.begin(), own.end(), c) != own.end()) shared.push_back(c);
  std::sort(shared.begin(), shared.end());
  return shared;
}

// The first of the references before `place` to another row of the same table, as a CHECK on the column that
// they do not share demands; -1 if there is none.
int MatchPass::differs_from(const Match& match, std::size_t place) const {
  auto const key_at = [&](std::size_t i) -> const pg::ForeignKey& {
    return table_.foreign_keys[match.references[i]];
  };
  auto const place_of_own = [&](const pg::ForeignKey& key) {
    return std::find_if(key.columns.begin(), key.columns.end(),
                        [&](AttrNumber c) {
                          return std::find(match.shared.begin(), match.shared.end(), c) == match.shared.end();
                        }) -
           key.columns.begin();
  };
  pg::ForeignKey const& key = key_at(place);
  if (key.columns.size() != match.shared.size() + 1) return -1;
  auto const own = place_of_own(key);
  for (std::size_t i = 0; i < place; ++i) {
    pg::ForeignKey const& earlier = key_at(i);
    if (earlier.parent == key.parent && earlier.parent_columns == key.parent_columns &&
        place_of_own(earlier) == own && must_differ(earlier.columns[own], key.columns[own]))
      return static_cast<int>(i);
  }
  return -1;
}

// The rows that a key refers to, by the columns that the match shares.
std::shared_ptr<generate::GroupIndex> MatchPass::groups_of(const Match& match, const pg::ForeignKey& key) {
  generate::Population& parent = population(key.parent);
  std::vector<AttrNumber> columns;
  for (AttrNumber const c : match.shared) {
    auto const at = std::find(key.columns.begin(), key.columns.end(), c) - key.columns.begin();
    columns.push_back(key.parent_columns[static_cast<std::size_t>(at)]);
    parent.require(columns.back());
  }
  return std::make_shared<generate::GroupIndex>(parent, columns);
}

void MatchPass::build() {
  for (Match& match : matches_) {
    if (match.shared.empty()) {
      build_agreeing(match);
      continue;
    }
    std::vector<generate::MatchNode::Side> sides;
    std::uint64_t attempts = 1;
    for (int const index : match.references) {
      pg::ForeignKey const& key = table_.foreign_keys[index];
      for (AttrNumber const c : key.columns) attempts = std::max(attempts, attempts_for(c));
      sides.push_back({&population(key.parent), groups_of(match, key), differs_from(match, sides.size())});
    }
    auto node = std::make_unique<generate::MatchNode>(
        std::move(sides), plan_.stream(target_, match.key + ".match"), numbers_sharing(0), attempts);
    node->keep_to(required_groups(match));
    match.node = node.get();
    match.id = target_.program.add(std::move(node));
  }
}

// The parents of all other references that are never null and must agree on the columns that the match
// shares.
std::vector<std::shared_ptr<generate::GroupIndex>> MatchPass::required_groups(const Match& match) {
  std::vector<std::shared_ptr<generate::GroupIndex>> required;
  for (std::size_t i = 0; i < references_.size(); ++i) {
    pg::ForeignKey const& key = table_.foreign_keys[i];
    if (references_[i].pick != Pick::kGrouped || references_[i].nullable || key.parent == table_.oid ||
        shared_columns(match.references[0], static_cast<int>(i)) != match.shared)
      continue;
    required.push_back(groups_of(match, key));
  }
  return required;
}

void MatchPass::build_agreeing(Match& match) {
  auto const columns = AgreementPass(draft_).agreement(static_cast<std::size_t>(match.references[0]),
                                                       static_cast<std::size_t>(match.references[1]));
  auto const side = [&](std::size_t i) {
    auto const index = static_cast<std::size_t>(match.references[i]);
    generate::Population& parent = population(table_.foreign_keys[index].parent);
    // Where nothing of the ancestor is known all agree.
    std::vector<AttrNumber> shared;
    if (columns) shared.push_back(i == 0 ? columns->leading : columns->following);
    for (AttrNumber const column : shared) parent.require(column);
    return generate::AgreeingPairsNode::Side{&parent, std::make_unique<generate::GroupIndex>(parent, shared),
                                             EligibilityPass(draft_).tests_of(index),
                                             references_[index].new_parents};
  };
  auto node = std::make_unique<generate::AgreeingPairsNode>(
      side(0), side(1), plan_.stream(target_, match.key + ".match"), target_.rows,
      RulePass(draft_).skew_of(static_cast<std::size_t>(match.references[0])));
  match.pairs = node.get();
  match.id = target_.program.add(std::move(node));
}

}  // namespace synthgen::plan
