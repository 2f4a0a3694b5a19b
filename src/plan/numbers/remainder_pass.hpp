// What is left of a whole: the balance of a bill, the days of leave that remain, the seats that are free.
// Found by the order of the columns, so that a word that nobody knows still is something that was added or
// taken.
#pragma once

#include "plan/numbers/named_numbers.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class RemainderPass : private TablePass {
 public:
  explicit RemainderPass(TableDraft& draft) : TablePass(draft), numbers_(named_numbers(draft.target)) {}

  void derive_remainders();

 private:
  struct Piece {
    const NamedNumber* number;
    bool minus;
  };

  bool is_open(const NamedNumber& number) const;
  bool is_money(const NamedNumber& number) const;
  bool may_count(const NamedNumber& number, const NamedNumber& rest) const;
  bool may_follow(const NamedNumber& rest, const std::vector<Piece>& pieces) const;
  std::vector<const NamedNumber*> run_before(std::size_t rest) const;
  std::vector<const NamedNumber*> alike_before(std::size_t rest) const;
  std::vector<Piece> signed_pieces(const std::vector<const NamedNumber*>& run) const;
  bool is_whole(const NamedNumber& number, const std::vector<Piece>& before) const;
  void keep_within(const NamedNumber& part, const std::vector<Piece>& pieces);
  void derive_remainder(std::size_t rest);

  std::vector<NamedNumber> numbers_;
};

}  // namespace synthgen::plan
