#include "generate/batch.hpp"

#include <algorithm>
#include <bit>
#include <new>
#include <utility>

extern "C" {
#include "miscadmin.h"
}

namespace synthgen::generate {

NodeId Program::add(std::unique_ptr<Node> node) {
  nodes_.push_back(std::move(node));
  groups_.push_back(-1);
  candidates_.push_back(kNoNode);
  return static_cast<NodeId>(nodes_.size() - 1);
}

void Program::set_attribute(AttrNumber number, NodeId node) {
  auto const at = static_cast<std::size_t>(number);
  if (at >= attributes_.size()) attributes_.resize(at + 1, kNoNode);
  attributes_[at] = node;
}

void Program::set_candidate(AttrNumber number, NodeId node, int group) {
  candidates_[attribute(number)] = node;
  groups_[node] = group;
}

void Program::prepare() {
  indexed_ = Indexed::kNo;
  waiting_.clear();
  memory_.clear();
  for (auto& node : nodes_) node->prepare();
}

void Program::index() {
  if (indexed_ != Indexed::kNo) return;
  indexed_ = Indexed::kBegun;
  for (auto& node : nodes_) {
    node->index();
    CellMemory::doubt();
  }
  indexed_ = Indexed::kDone;
  for (Node* const node : std::exchange(waiting_, {})) {
    node->index();
    CellMemory::doubt();
  }
}

bool Program::index_before(Node& asking) {
  index();
  if (indexed_ == Indexed::kBegun) waiting_.push_back(&asking);
  return indexed_ == Indexed::kDone;
}

NodeId Program::resolve(NodeId id, int group) const noexcept {
  NodeId const candidate = group < 0 ? kNoNode : candidates_[id];
  return candidate != kNoNode && groups_[candidate] == group ? candidate : id;
}

std::uint64_t Program::row_limit() const noexcept {
  std::uint64_t limit = ~std::uint64_t{0};
  for (auto const& node : nodes_) limit = std::min(limit, node->row_limit());
  return limit;
}

Batch* Batch::create(const Program& program, std::span<const RowNumber> rows, Arena* arena,
                     std::uint64_t redraw) {
  auto* batch = new (arena->allocate(sizeof(Batch))) Batch();
  batch->program_ = &program;
  batch->redraw_ = redraw;
  batch->noted_ = program.redraws().empty() ? nullptr : &program.redraws();
  batch->rows_ = rows;
  batch->arena_ = arena;
  std::size_t const count = program.node_count();
  batch->memo_ = arena->allocate_array<Values>(count);
  batch->parents_ = arena->allocate_array<Batch*>(count);
  batch->extras_ = arena->allocate_array<void*>(count);
  std::fill_n(batch->memo_, count, Values{});
  std::fill_n(batch->extras_, count, nullptr);
  std::fill_n(batch->parents_, count, nullptr);
  return batch;
}

Batch* Batch::create_part(Batch& outer, std::span<const std::uint32_t> positions) {
  auto* rows = outer.arena_->allocate_array<RowNumber>(positions.size());
  for (std::size_t i = 0; i < positions.size(); ++i) rows[i] = outer.rows_[positions[i]];
  Batch* batch = create(*outer.program_, {rows, positions.size()}, outer.arena_, outer.redraw_);
  batch->outer_ = &outer;
  batch->positions_ = positions;
  batch->group_ = outer.group_;
  batch->attempt_ = outer.attempt_;
  return batch;
}

Batch* Batch::create_attempt(Batch& outer, std::span<const std::uint32_t> positions, int group,
                             std::uint64_t attempt) {
  Batch* batch = create_part(outer, positions);
  batch->group_ = group;
  batch->attempt_ = attempt;
  return batch;
}

std::uint64_t Batch::noted_redraw(std::size_t i) const noexcept {
  auto const noted = noted_->find(rows_[i]);
  return noted == noted_->end() ? 0 : noted->second;
}

std::uint64_t Batch::search_index(core::Stream stream, std::uint64_t capacity, std::size_t i) const noexcept {
  constexpr std::uint64_t kFirstSearch = 8;
  // In an order of its own: rows of a unique column come back to the same value in attempts of equal
  // distance.
  std::uint64_t const way = core::mix(attempt_, 0x5EA4C4) % 4;
  if (attempt_ < kFirstSearch || capacity < 2 || way < 2) return kOwnDraw;
  std::uint64_t const word = random(stream, i);
  // A size of every order of magnitude is as likely as any other.
  auto const bits = static_cast<std::uint64_t>(std::bit_width(capacity - 1));
  std::uint64_t const small = core::mix(word, 1) >> (64 - 1 - core::bounded(word, bits));
  if (way == 2) return small % capacity;
  core::Stream const shared(core::mix(0x5EA4C4, static_cast<std::uint64_t>(group_)));
  return (core::bounded(random(shared, i), capacity) + small) % capacity;
}

namespace {

// What is being computed, and what that is computed for. Lives on the stack.
struct Computation {
  const Program* program;
  NodeId node;
  std::span<const RowNumber> rows;
  std::uint64_t attempt;
  std::uint64_t redraw;
  const Computation* outer;
  int depth;
};

const Computation* innermost = nullptr;

[[noreturn]] void report_circle(const Program& program, AttrNumber number) {
  ereport(ERROR, (errcode(kFollowsFromItself),
                  errmsg("column %d of table \"%s\" follows from itself", number, program.name().c_str()),
                  err_generic_string(PG_DIAG_TABLE_NAME, program.name().c_str()),
                  err_generic_string(PG_DIAG_COLUMN_NAME, psprintf("%d", number))));
  pg_unreachable();
}

AttrNumber column_of(const Computation& computation) {
  for (AttrNumber number = 1; number <= MaxHeapAttributeNumber; ++number)
    if (computation.program->attribute(number) == computation.node) return number;
  return InvalidAttrNumber;
}

bool is_same(const Computation& one, const Computation& other) {
  return one.node == other.node && one.program == other.program && one.rows.size() == other.rows.size() &&
         one.attempt == other.attempt && one.redraw == other.redraw &&
         std::equal(one.rows.begin(), one.rows.end(), other.rows.begin());
}

// A circle by way of rows of other tables goes through batch after batch until it asks for what it began
// with. It passes through columns, of which one is to blame. Few computations are deep enough to be looked
// at.
void check_circle(const Computation& computation) {
  constexpr int kDeep = 24;
  if (computation.depth < kDeep) return;
  const Computation* same = computation.outer;
  while (same != nullptr && !is_same(*same, computation)) same = same->outer;
  if (same == nullptr) return check_stack_depth();
  for (const Computation* one = &computation; one != same; one = one->outer)
    if (AttrNumber const number = column_of(*one)) report_circle(*one->program, number);
}

// Calls `compute` as a part of what is being computed.
template <typename Compute>
void compute_within(Computation computation, Compute compute) {
  computation.outer = innermost;
  computation.depth = innermost == nullptr ? 0 : innermost->depth + 1;
  if (innermost != nullptr) {
    check_circle(computation);
    innermost = &computation;
    compute();
    innermost = computation.outer;
    return;
  }
  PG_TRY();
  {
    innermost = &computation;
    compute();
  }
  PG_FINALLY();
  { innermost = nullptr; }
  PG_END_TRY();
}

}  // namespace

Values Batch::attribute(AttrNumber number) {
  NodeId const node = program_->attribute(number);
  Values const& memo = memo_[program_->resolve(node, group_)];
  if (memo.data == nullptr && memo.nulls != nullptr) report_circle(*program_, number);
  return values(node);
}

Values Batch::values(NodeId node) {
  node = program_->resolve(node, group_);
  Values& memo = memo_[node];
  if (memo.data != nullptr) return memo;
  Values fresh{arena_->allocate_array<Datum>(size()), arena_->allocate_array<bool>(size())};
  memo.nulls = fresh.nulls;
  if (is_of_outer(node)) {
    Values const outer = outer_->values(node);
    for (std::size_t i = 0; i < size(); ++i) {
      fresh.data[i] = outer.data[positions_[i]];
      fresh.nulls[i] = outer.nulls[positions_[i]];
    }
  } else {
    compute_within({program_, node, rows_, attempt_, redraw_, nullptr, 0}, [&] {
      if (outer_ == nullptr && redraw_ == 0 && recall(node, fresh)) return;
      std::fill_n(fresh.nulls, size(), false);
      program_->node(node).generate(*this, fresh);
    });
  }
  memo = fresh;
  return fresh;
}

// Takes the values from what the program remembers, computing for all rows what is awaited.
bool Batch::recall(NodeId node, Values out) {
  CellMemory& memory = program_->memory();
  if (memory.recall(node, rows_, out)) return true;
  std::span<const RowNumber> const awaited = memory.begin(node);
  if (awaited.empty()) return false;
  if (memory.is_whole(rows_)) {
    std::fill_n(out.nulls, size(), false);
    program_->node(node).generate(*this, out);
    memory.finish(node, out);
    return true;
  }
  memory.finish(node, create(*program_, awaited, arena_)->values(node));
  return memory.recall(node, rows_, out);
}

bool* Batch::nulls(NodeId node) {
  node = program_->resolve(node, group_);
  if (memo_[node].data == nullptr && !is_of_outer(node)) {
    bool* const fresh = arena_->allocate_array<bool>(size());
    if (program_->node(node).generate_nulls(*this, fresh)) return fresh;
  }
  return values(node).nulls;
}

Values Batch::values_at(NodeId node, std::span<const std::uint32_t> places) {
  Batch* const part = create_part(*this, places);
  part->only_ = program_->resolve(node, group_);
  return part->values(part->only_);
}

Batch* Batch::parents(NodeId reference, const Program& parent, std::span<const RowNumber> own) {
  reference = program_->resolve(reference, group_);
  if (parents_[reference] != nullptr) return parents_[reference];
  Values const indexes = values(reference);
  auto const is_asked = [&](std::size_t i) {
    return !indexes.nulls[i] && (own.empty() || own[i] != DatumGetUInt64(indexes.data[i]));
  };
  std::size_t first = 0;
  while (first < size() && !is_asked(first)) ++first;
  if (first == size()) return nullptr;
  auto* rows = arena_->allocate_array<RowNumber>(size());
  for (std::size_t i = 0; i < size(); ++i) rows[i] = DatumGetUInt64(indexes.data[is_asked(i) ? i : first]);
  return parents_[reference] = create(parent, {rows, size()}, arena_);
}

}  // namespace synthgen::generate
