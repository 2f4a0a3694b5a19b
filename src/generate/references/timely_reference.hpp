// A reference whose parent fits the row in time: nobody works on a project that ended before he was hired,
// buys what is not on sale yet, or reviews a stay that is to come; a manager is older in service. Parents
// that do not fit are picked again, a bounded number of times.
#pragma once

#include "generate/nodes/temporal.hpp"
#include "generate/references/reference.hpp"

namespace synthgen::generate {

// A date of the parent must not lie after, or not before, another date: a node of the row, one of its own
// columns, or a fixed instant.
struct TimeFit {
  AttrNumber column = InvalidAttrNumber;  // of the parent
  bool not_after = true;
  NodeId node = kNoNode;
  AttrNumber own = InvalidAttrNumber;
  Oid type = DATEOID;  // of the other date
  Microseconds instant = 0;
  Microseconds gap = 0;  // to keep between the two
};

class TimelyReference : public ReferenceNode {
 public:
  // `inner` picks first. `earlier`, if not null, are the rows of a table that refers to itself: only rows
  // before the own one are picked, and where none fits the reference is null if it may be. It is picked again
  // at most `picks` times.
  TimelyReference(const Population& parent, NodeId inner, std::vector<TimeFit> fits, core::Stream stream,
                  const RowSet* earlier = nullptr, bool nullable = false, int picks = kMaxPicks)
      : ReferenceNode(parent),
        inner_(inner),
        fits_(std::move(fits)),
        stream_(stream),
        earlier_(earlier),
        nullable_(nullable),
        picks_(picks) {}
  void index() override;
  void generate(Batch& batch, Values out) const override;

  static constexpr int kMaxPicks = 16;

  // Lists the parents in the order of the first date that must not lie after another one, so that one is
  // found if any fits: for rows whose own dates cannot give way. Holds 12 bytes a parent.
  void list_parents() noexcept { lists_ = true; }

  // What is picked instead, in this order, where parents must agree with others: nodes like `inner`.
  void set_alternatives(std::vector<NodeId> nodes) { alternatives_ = std::move(nodes); }
  // Picks again among the parents that children of this reference can have.
  void pick_among(const SpreadReference& spread) { among_ = &spread; }

 private:
  // Keeps in `places` the rows whose picks do not fit; returns how many.
  std::size_t keep_untimely(Batch& batch, const Datum* picks, std::uint32_t* places, std::size_t count) const;
  const TimeFit* leading_fit() const noexcept;
  void pick_listed(Batch& batch, Values out, std::uint32_t* places, std::size_t count) const;
  Microseconds latest(Batch& batch, const TimeFit& fit, std::size_t i) const;
  std::uint64_t pick(Batch& batch, std::uint32_t place, std::uint64_t random, Datum before) const;

  NodeId inner_;
  std::vector<TimeFit> fits_;
  core::Stream stream_;
  const RowSet* earlier_;
  bool nullable_;
  int picks_;
  std::vector<NodeId> alternatives_;
  const SpreadReference* among_ = nullptr;
  bool lists_ = false;
  std::vector<Microseconds> dates_;    // of the parents, ascending
  std::vector<std::uint32_t> listed_;  // the parents in that order
};

}  // namespace synthgen::generate
