// Rows of a population grouped by the values of some of their columns, for references that must agree with
// what is known of the row already: overlapping foreign keys, or two parents of one common ancestor.
//
// Groups are found by a hash of the values, in constant time: a directory of the hashes' upper bits leaves
// one group or two to look at.
#pragma once

#include "generate/references/population.hpp"

namespace synthgen::generate {

class GroupIndex {
 public:
  GroupIndex(const Population& population, std::vector<AttrNumber> columns);

  // Evaluates the columns for the whole population; holds 4 bytes a row and up to 20 a group from then on.
  void build();

  // The same for the first of several who share the index; anew after forget().
  void build_once() {
    if (!is_built_) build();
    is_built_ = true;
  }
  void forget() noexcept { is_built_ = false; }

  // Of the groups' keys; ascending.
  std::span<const std::uint64_t> hashes() const noexcept { return hashes_; }

  // The members of the group of a key, as indexes of the population, ascending.
  std::span<const std::uint32_t> members(std::uint64_t key_hash) const noexcept;

  // Brings near what members() will look at for each of these keys: for many keys it is then faster.
  void prefetch(std::span<const std::uint64_t> key_hashes) const noexcept;

  // The members of all groups that `other` has, too; ascending.
  std::vector<std::uint32_t> members_shared_with(const GroupIndex& other) const;

  // The hash of a row's values, equal for equal values; nulls make no group. One entry a column.
  std::uint64_t hash(std::span<const Values> columns, std::size_t row, bool* any_null) const;
  std::size_t width() const noexcept { return columns_.size(); }

 private:
  struct Row {
    std::uint64_t hash;
    std::uint32_t index;
  };

  std::uint64_t hash_of(std::size_t column, Datum value) const;
  std::vector<Row> evaluate();
  void evaluate_chunk(std::uint64_t first, std::size_t count, Arena& arena, std::vector<Row>& rows);
  void make_groups(const std::vector<Row>& sorted);
  void make_directory();

  const Population& population_;
  std::vector<AttrNumber> columns_;
  std::vector<FmgrInfo> hash_functions_;  // without a function where the type has none
  std::vector<Oid> collations_;
  std::vector<std::uint64_t> hashes_;  // distinct, ascending
  std::vector<std::uint32_t> starts_;  // into members_, one more than hashes_
  std::vector<std::uint32_t> members_;
  // Into hashes_, by the upper bits of a hash; one more than there are. Nothing is found before build().
  std::vector<std::uint32_t> directory_ = {0, 0, 0};
  int directory_bits_ = 1;
  bool is_built_ = false;
};

}  // namespace synthgen::generate
