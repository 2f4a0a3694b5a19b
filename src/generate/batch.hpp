// The rows of one table that are being generated together, column by column.
//
// A table's Program is a graph of nodes; each yields one value a row. A Batch evaluates nodes for an
// array of row numbers on demand and remembers the results. Row numbers need not be consecutive: a
// child evaluates its parents' columns at the rows that it refers to by a batch of its own over the
// parent's program. So "recompute the parent's key" and "see any parent cell" are the same thing.
//
// A Batch and all its values live in one memory context and own nothing else: no destructor, so a
// server ERROR may cross it. Everything here runs inside one pg::guard a batch.
#pragma once

#include <memory>
#include <span>
#include <unordered_map>

#include "core/hash.hpp"
#include "generate/arena.hpp"
#include "generate/cell_memory.hpp"
#include "postgres/pg.hpp"

namespace synthgen::generate {

class Batch;

// The SQLSTATE of a circle: a column of a row follows from itself. As no user should see it, it is an
// internal error.
inline constexpr int kFollowsFromItself = MAKE_SQLSTATE('X', 'X', 'S', 'G', '1');

// One value a row, computed from the row number and from other nodes.
class Node {
 public:
  Node() = default;
  virtual ~Node() = default;
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;

  // Fills `out` for all rows of the batch; out.nulls is all false on entry. May ereport; keeps no
  // object with a destructor across a server call.
  virtual void generate(Batch& batch, Values out) const = 0;

  // Fills `nulls` alone, where that takes no values; returns whether it did.
  virtual bool generate_nulls(Batch&, bool*) const { return false; }

  // Whether a value costs no more than to look it up.
  virtual bool is_cheap() const noexcept { return false; }

  // Called when the number of parents is known, before rows are generated, and again should it have
  // changed. May throw; not called inside a guard.
  virtual void prepare() {}

  // How many row numbers it serves before what keys need to be different repeats, when prepared.
  virtual std::uint64_t row_limit() const noexcept { return ~std::uint64_t{0}; }

  // Called after prepare() of all nodes of all tables, for nodes that must look at other tables' cells as
  // a whole. May throw; not called inside a guard.
  virtual void index() {}
};

// Which draw each row took, of those that did not take the first.
using Redraws = std::unordered_map<RowNumber, std::uint64_t>;

// How a table's cells are computed.
class Program {
 public:
  explicit Program(std::string name) : name_(std::move(name)) {}

  NodeId add(std::unique_ptr<Node> node);

  // The node whose value the column finally has. Columns without a node are left to the server.
  void set_attribute(AttrNumber number, NodeId node);
  NodeId attribute(AttrNumber number) const noexcept {
    return static_cast<std::size_t>(number) < attributes_.size() ? attributes_[number] : kNoNode;
  }

  // Members of a check group have two nodes: the final one above, which retries, and the candidate,
  // which draws. Inside an attempt of the group the candidate stands for the column.
  void set_candidate(AttrNumber number, NodeId node, int group);

  const Node& node(NodeId id) const noexcept { return *nodes_[id]; }

  // Forgets remembered cells and calls prepare() of all nodes. Comes first for all programs, then index() for
  // all.
  void prepare();

  // The least row_limit() of all nodes.
  std::uint64_t row_limit() const noexcept;

  // Calls index() of all nodes, once after prepare(). A node that looks into another table's program has
  // that one indexed first; in a circle of tables the one that was begun comes last.
  void index();

  // The same for a node of another program that looks at all rows of this one. Returns false in a circle,
  // when this program is not done yet: it then calls the node's index() once it is.
  bool index_before(Node& asking);

  // Row `row` has the values of a redraw, also for those who compute it later.
  void note_redraw(RowNumber row, std::uint64_t redraw) { redraws_[row] = redraw; }
  const Redraws& redraws() const noexcept { return redraws_; }

  // Cells of rows already generated, to be stored by whoever generates them, or of rows awaited; batches look
  // there first.
  CellMemory& memory() const noexcept { return memory_; }

  std::size_t node_count() const noexcept { return nodes_.size(); }
  const std::string& name() const noexcept { return name_; }

  // Which node stands for `id` in an attempt of `group`; `id` itself in general.
  NodeId resolve(NodeId id, int group) const noexcept;
  // The group whose attempts redraw this node; -1 for none.
  int group(NodeId id) const noexcept { return groups_[id]; }
  // Marks a node, such as the shared draw of an entity, as redrawn by the attempts of `group`.
  void set_group(NodeId id, int group) { groups_[id] = group; }

 private:
  std::string name_;
  enum class Indexed { kNo, kBegun, kDone };
  Indexed indexed_ = Indexed::kNo;
  std::vector<Node*> waiting_;  // of other programs, for this one to be indexed
  std::vector<std::unique_ptr<Node>> nodes_;
  std::vector<int> groups_;
  std::vector<NodeId> candidates_;  // by final node
  std::vector<NodeId> attributes_;  // by attribute number
  mutable CellMemory memory_;       // decides nothing but time
  Redraws redraws_;
};

class Batch {
 public:
  // A batch over `rows`, which must stay valid as long as it. Another `redraw` than 0 gives the rows other
  // values than those noted, wherever no key decides them. May ereport.
  static Batch* create(const Program& program, std::span<const RowNumber> rows, Arena* arena,
                       std::uint64_t redraw = 0);

  // A further attempt of check group `group` for some rows of `outer`; positions[i] is the place of
  // row i in `outer`, whose values of nodes outside the group are reused.
  static Batch* create_attempt(Batch& outer, std::span<const std::uint32_t> positions, int group,
                               std::uint64_t attempt);

  std::size_t size() const noexcept { return rows_.size(); }
  RowNumber row(std::size_t i) const noexcept { return rows_[i]; }
  std::span<const RowNumber> rows() const noexcept { return rows_; }
  const Program& program() const noexcept { return *program_; }
  Arena& arena() noexcept { return *arena_; }

  // The values of a node, computed at first use.
  Values values(NodeId node);
  // Where the values of a node are null, computed without them if that is possible.
  bool* nulls(NodeId node);
  // The values of a node at some places of the batch, computed for these alone; what it asks of other nodes
  // is computed for the whole batch.
  Values values_at(NodeId node, std::span<const std::uint32_t> places);
  // The values of a column; the column must have a node. Raises kFollowsFromItself, with the column's number
  // and the program's name, while they are being computed.
  Values attribute(AttrNumber number);

  // The batch of the parents that `reference` (a node whose values are row indexes of `parent`) points
  // to, one row a child. Not asked are parents of rows whose reference is null or, where `own` tells the
  // rows' own indexes, is the row itself: there the batch has the parent of some other row, so that a row is
  // never computed in order to compute itself. Null if there is nothing to ask.
  Batch* parents(NodeId reference, const Program& parent, std::span<const RowNumber> own = {});

  // Room for a node to keep more than one array of results; null until set.
  void* extra(NodeId node) const noexcept { return extras_[node]; }
  void set_extra(NodeId node, void* extra) noexcept { extras_[node] = extra; }

  // The word of `stream` for row i, different in every attempt and redraw.
  std::uint64_t random(core::Stream stream, std::size_t i) const noexcept {
    std::uint64_t const again = attempt_ ^ (redraw(i) << 32);
    return stream.at(rows_[i]) ^ (again == 0 ? 0 : core::mix(stream.key() ^ again, rows_[i]));
  }
  std::uint64_t attempt() const noexcept { return attempt_; }
  std::uint64_t redraw(std::size_t i) const noexcept {
    return redraw_ != 0 || noted_ == nullptr ? redraw_ : noted_redraw(i);
  }

  // The index that a generator with `capacity` values should yield for row i in an attempt, if the attempt
  // is one that tries something else than the generator's own distribution; kOwnDraw if not. Conditions
  // between columns are rarely met by independent draws from wide domains, so some attempts draw from the
  // low end of the domain, at every scale alike, and some draw columns close to each other.
  static constexpr std::uint64_t kOwnDraw = ~std::uint64_t{0};
  std::uint64_t search_index(core::Stream stream, std::uint64_t capacity, std::size_t i) const noexcept;

 private:
  Batch() = default;
  bool recall(NodeId node, Values out);
  static Batch* create_part(Batch& outer, std::span<const std::uint32_t> positions);
  std::uint64_t noted_redraw(std::size_t i) const noexcept;
  // Whether the values of a node are those of the outer batch.
  bool is_of_outer(NodeId node) const noexcept {
    return outer_ != nullptr && (only_ == kNoNode ? program_->group(node) != group_ : node != only_);
  }

  const Program* program_ = nullptr;
  std::span<const RowNumber> rows_;
  Arena* arena_ = nullptr;
  Values* memo_ = nullptr;     // by node; with nulls alone while values are being computed
  Batch** parents_ = nullptr;  // by reference node
  void** extras_ = nullptr;    // by node
  Batch* outer_ = nullptr;     // whose rows at positions_ these are
  NodeId only_ = kNoNode;      // the node that is computed here; none: those of the attempt's group
  std::uint64_t redraw_ = 0;
  const Redraws* noted_ = nullptr;  // those of the program, if there are any
  std::span<const std::uint32_t> positions_;
  int group_ = -1;
  std::uint64_t attempt_ = 0;
};

}  // namespace synthgen::generate
