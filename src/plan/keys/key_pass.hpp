// Unique keys and exclusion constraints: which column, or which combination of references and columns, makes
// a key unique, and how many rows that allows. What is booked is taken by one at a time in any case.
#pragma once

#include "plan/table_pass.hpp"

namespace synthgen::plan {

class KeyPass : private TablePass {
 public:
  explicit KeyPass(TableDraft& draft) : TablePass(draft) {}

  // Decides how every key becomes unique, and returns how many rows that allows. References and rules are
  // planned.
  Capacity plan_keys();

 private:
  void find_sequences();
  bool key_is_settled(const pg::Key& key, const std::vector<AttrNumber>& columns) const;
  void tell_parts_apart(std::vector<Part>& parts) const;
  void make_distinct(AttrNumber column, const pg::Key& key, Capacity& capacity);
  // What a key is made of: foreign keys that lie in it, those that do so in part, and other columns.
  struct KeyParts {
    std::vector<Part> whole, partial;
    std::vector<AttrNumber> plain;
  };
  KeyParts parts_of(const std::vector<AttrNumber>& columns) const;
  bool is_implied(std::size_t index, const std::vector<AttrNumber>& columns) const;
  void plan_key(const pg::Key& key, Capacity& capacity);
  void plan_one_reference(const pg::Key& key, const Part& part, Capacity& capacity);
  void plan_one_column(const pg::Key& key, AttrNumber number, bool of_longer_key, Capacity& capacity);
  void plan_largest_part(const pg::Key& key, std::vector<Part> parts, Capacity& capacity);
  std::vector<AttrNumber> told_apart_by(const pg::Key& key, const Part& part) const;
  void pick_distinct(const pg::Key& key, const Part& part, const std::string& reason, Capacity& capacity);
  bool is_pinned(AttrNumber column, const CrowdedIndex& index) const;
  bool in_longer_key(const std::vector<AttrNumber>& columns) const;
  bool refers_by_label(const std::vector<AttrNumber>& columns, std::uint64_t others);
  void plan_crowded_key(const pg::Key& key, CrowdedIndex& index);
  int spreading_reference(const std::vector<Part>& parts, bool may_be_null) const;
  void spare_trees(std::vector<Part>& parts, const std::vector<AttrNumber>& plain);
  bool is_unclaimed(const Part& part) const;
  bool is_tied(AttrNumber column) const;
  bool must_follow(AttrNumber column) const;
  std::optional<AttrNumber> source_of(AttrNumber column) const;
  std::uint64_t room_of(const pg::Key& key);
  static std::vector<AttrNumber> fixed_by_predicate(const pg::Key& key);
  bool is_told_apart_by_another(const pg::Key& key) const;
  bool in_another_key(AttrNumber column, const std::vector<AttrNumber>& columns) const;
  std::optional<AttrNumber> column_alone(const std::vector<AttrNumber>& columns, bool beside_parents);
  bool holds_addresses(AttrNumber column);
  bool runs_out_of_words(AttrNumber column);
  std::optional<AttrNumber> ample_column(const std::vector<AttrNumber>& columns, bool beside_parents,
                                         bool within_parent);
  void limit_by_different_parents(Capacity& capacity);
  bool plan_within_parent(const pg::Key& key, const std::vector<Part>& parts);
  std::uint64_t combinations(const std::vector<Part>& parts);
  bool date_within_parent(int anchor, const std::vector<Part>& rest);
  void take_part(const Part& part, std::size_t place);
  bool null_beyond(const pg::Key& key, const Part& part);
  void count_nulls(const pg::Key& key, std::vector<Part>& parts);
  bool plan_composite_key(const pg::Key& key, std::vector<Part> parts, Capacity& capacity);
  std::optional<Slot> find_slot(const pg::Key& key) const;
  void find_holder(Slot& slot);
  void time_slot(Slot& slot) const;
  bool is_decided(const Slot& slot) const;
  const Slot* slot_beside(const Slot& slot) const;
  bool keeps_apart(const Slot& other, const Slot& slot) const;
  void add_slot(const Slot& slot);
  void plan_exclusion(const pg::Key& key, Capacity& capacity);
  void plan_inequality(const pg::Key& key, Capacity& capacity);
  bool is_open_end(AttrNumber column, AttrNumber other) const;
  int booked_reference() const;
  bool leaves_no_choice(std::size_t booked) const;
  bool is_brought(std::size_t booked) const;
  bool follows_parent(std::size_t booked) const;
  bool has_length_of_parent() const;
  std::optional<Slot> booked_interval() const;
  std::optional<Slot> booked_times() const;
  void plan_bookings();
};

}  // namespace synthgen::plan
