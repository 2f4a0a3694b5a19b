// The alternatives of a check group: which one a row takes, and what its columns draw under it.
//
// Rare things stay rare under a condition with an OR: a row first draws all columns as if there were no
// condition, and takes the alternative that leaves most of it as it is. Only what that alternative does not
// admit is drawn anew.
#pragma once

#include <bit>

#include "generate/admission.hpp"
#include "generate/batch.hpp"
#include "generate/generator.hpp"
#include "generate/references/reference.hpp"
#include "generate/references/row_set.hpp"

namespace synthgen::generate {

// What the alternatives say of one column, and what it costs to go against what it has drawn.
struct WeighedColumn {
  // Yields what the column draws; kNoNode where that depends on other columns of the group.
  NodeId own = kNoNode;
  std::vector<Admission> admissions;         // the different ones
  std::vector<std::uint8_t> by_alternative;  // index into them
  std::uint32_t value_cost = 0;              // of another value

  const Admission& admission(std::size_t alternative) const {
    return admissions[by_alternative[alternative]];
  }
  // Whether an alternative admits what was drawn for row i.
  bool fits(std::size_t alternative, Values drawn, std::size_t i) const;
};

// A unique index that has room for some rows only: as many as that from the `first` place on, in the table,
// or among the children of their parent if there is a `reference`, of which node `parent` yields the parents.
struct Crowd {
  std::uint64_t room = 0;
  std::uint64_t first = 0;
  const SpreadReference* reference = nullptr;
  NodeId parent = kNoNode;
};

// Which alternative of its group each row takes, chosen anew in every attempt.
class AlternativeNode : public Node {
 public:
  // What it costs to draw another value: where many will do, where labels are to keep their shares, and where
  // none can be had to order. Whether a column is null yields to all of them.
  static constexpr std::uint32_t kNullCost = 1;
  static constexpr std::uint32_t kValueCost = 64;
  static constexpr std::uint32_t kLabelCost = 4096;
  static constexpr std::uint32_t kFixedCost = 1 << 20;
  static constexpr std::size_t kMostWeighed = 64;

  // Without `columns`, or with more than kMostWeighed alternatives, all are alike frequent. Bit k of
  // inside[a] says that alternative a puts rows into the index of crowds[k]; `inside` is empty where there is
  // none.
  AlternativeNode(std::size_t alternatives, core::Stream stream, std::vector<WeighedColumn> columns,
                  const RowSet& rows, std::vector<Crowd> crowds, std::vector<std::uint32_t> inside)
      : alternatives_(alternatives),
        stream_(stream),
        columns_(std::move(columns)),
        rows_(rows),
        crowds_(std::move(crowds)),
        inside_(std::move(inside)) {}
  void prepare() override { is_sampled_ = false; }
  void generate(Batch& batch, Values out) const override;

  // Whether rows in this attempt keep what they draw as far as their alternative admits it.
  bool keeps_draws(std::uint64_t attempt) const noexcept;
  // The indexes that have room for each row of a batch, as bits.
  const std::uint32_t* open_indexes(Batch& batch) const;

  const WeighedColumn& column(std::size_t place) const noexcept { return columns_[place]; }

 private:
  std::uint32_t cost(std::size_t a, const Values* own, std::size_t i) const;
  std::size_t cheapest(const Batch& batch, std::size_t i, const Values* own, std::uint32_t open,
                       std::uint64_t* free) const;
  std::size_t any(std::uint64_t random, std::uint32_t open) const noexcept;
  bool is_choice(std::size_t a, std::uint32_t open) const noexcept;
  const Values* draws(Batch& batch) const;
  bool wants_unseen(std::size_t a, const Values* own, std::size_t rows) const;
  void find_neglected(Batch& batch) const;
  bool is_turn_of_neglected(RowNumber row, std::size_t* alternative) const noexcept;

  std::size_t alternatives_;
  core::Stream stream_;
  std::vector<WeighedColumn> columns_;
  const RowSet& rows_;
  std::vector<Crowd> crowds_;
  std::vector<std::uint32_t> inside_;

  // Alternatives that no row of a sample would take: a set of bits, and whether it is known yet.
  mutable std::uint64_t neglected_ = 0;
  mutable bool is_sampled_ = false;
};

// How one column is drawn under one alternative.
struct AlternativeDraw {
  std::shared_ptr<const Generator> generator;  // null: the column's own values serve
  // What the type permits, whatever is usual, and what is known to be accepted now and then.
  std::vector<std::shared_ptr<const Generator>> others;
  NodeId own = kNoNode;  // ... which are this node's
  double null_rate = 0;  // of what the generator yields
  bool force_not_null = false;
};

// A column's candidate: each row by the draw of its alternative.
class CandidateNode : public Node {
 public:
  static constexpr std::size_t kNotWeighed = ~std::size_t{0};

  // `usual` yields what the column draws without any condition; `place` is its place among those that
  // `alternative` weighs, or kNotWeighed.
  CandidateNode(NodeId alternative_id, const AlternativeNode& alternative, NodeId usual, std::size_t place,
                std::vector<AlternativeDraw> draws, core::Stream stream)
      : alternative_id_(alternative_id),
        alternative_(alternative),
        usual_(usual),
        place_(place),
        draws_(std::move(draws)),
        stream_(stream) {}
  void generate(Batch& batch, Values out) const override;

 private:
  static const Generator* generator_of(const AlternativeDraw& draw, std::uint64_t attempt) noexcept;
  void draw(Batch& batch, const AlternativeDraw& draw, const std::uint32_t* places, std::size_t count,
            double null_rate, Values out) const;
  std::size_t keep(Batch& batch, std::size_t alternative, std::uint32_t* places, std::size_t count,
                   Values out) const;

  NodeId alternative_id_;
  const AlternativeNode& alternative_;
  NodeId usual_;
  std::size_t place_;
  std::vector<AlternativeDraw> draws_;
  core::Stream stream_;
};

}  // namespace synthgen::generate
