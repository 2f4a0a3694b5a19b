#include "generate/references/group_index.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>

#include "postgres/guard.hpp"

extern "C" {
#include "common/hashfn.h"
#include "utils/datum.h"
#include "utils/typcache.h"
}

namespace synthgen::generate {

namespace {

constexpr std::size_t kChunk = 1000;

// Upper bits of hashes that tell `count` of them apart, by and large.
int bits_for(std::size_t count) noexcept {
  return std::max(1, static_cast<int>(std::bit_width(count)) - 1);
}

std::size_t bucket_of(std::uint64_t hash, int bits) noexcept {
  return static_cast<std::size_t>(hash >> (64 - bits));
}

// Dealt out by their upper bits, rows are almost in order.
template <typename Row>
std::vector<Row> sorted_by_hash(const std::vector<Row>& rows) {
  int const bits = bits_for(rows.size());
  std::vector<std::uint32_t> next((std::size_t{1} << bits) + 1, 0);
  for (Row const& row : rows) ++next[bucket_of(row.hash, bits) + 1];
  std::partial_sum(next.begin(), next.end(), next.begin());
  std::vector<Row> dealt(rows.size());
  for (Row const& row : rows) dealt[next[bucket_of(row.hash, bits)]++] = row;
  // Where a bucket began, the one before it now ends. What was dealt in order of the index stays so.
  auto const before = [](Row const& a, Row const& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.index < b.index;
  };
  std::uint32_t first = 0;
  for (std::size_t b = 0; b + 1 < next.size(); first = next[b++])
    if (next[b] - first > 1) std::sort(dealt.begin() + first, dealt.begin() + next[b], before);
  return dealt;
}

std::uint64_t bytes_hash(const char* bytes, std::size_t size) {
  auto const* const first = reinterpret_cast<const unsigned char*>(bytes);
  return DatumGetUInt64(hash_any_extended(first, static_cast<int>(size), 0));
}

// Of types that have no hash function, as bit strings, equal values have equal bytes.
std::uint64_t image_hash(Datum value, const pg::TypeRef& type) {
  if (type.by_value) return core::mix(value, 0);
  if (type.length == -1) {
    auto const* const packed = PG_DETOAST_DATUM_PACKED(value);
    return bytes_hash(VARDATA_ANY(packed), VARSIZE_ANY_EXHDR(packed));
  }
  return bytes_hash(DatumGetPointer(value), datumGetSize(value, false, type.length));
}

}  // namespace

GroupIndex::GroupIndex(const Population& population, std::vector<AttrNumber> columns)
    : population_(population), columns_(std::move(columns)) {
  hash_functions_.resize(columns_.size());
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    pg::TypeRef const& type = population.type(columns_[i]);
    collations_.push_back(type.collation);
    pg::guard([&] {
      TypeCacheEntry* entry = lookup_type_cache(type.base, TYPECACHE_HASH_EXTENDED_PROC);
      if (OidIsValid(entry->hash_extended_proc)) fmgr_info(entry->hash_extended_proc, &hash_functions_[i]);
    });
  }
}

std::uint64_t GroupIndex::hash_of(std::size_t column, Datum value) const {
  auto* function = const_cast<FmgrInfo*>(&hash_functions_[column]);
  if (OidIsValid(function->fn_oid))
    return DatumGetUInt64(FunctionCall2Coll(function, collations_[column], value, UInt64GetDatum(0)));
  return image_hash(value, population_.type(columns_[column]));
}

std::uint64_t GroupIndex::hash(std::span<const Values> columns, std::size_t row, bool* any_null) const {
  std::uint64_t state = 0;
  *any_null = false;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].nulls[row]) {
      *any_null = true;
      return 0;
    }
    state = core::mix(state, hash_of(i, columns[i].data[row]));
  }
  return state;
}

void GroupIndex::evaluate_chunk(std::uint64_t first, std::size_t count, Arena& arena,
                                std::vector<Row>& rows) {
  pg::guard([&] {
    CHECK_FOR_INTERRUPTS();
    auto* numbers = arena.allocate_array<RowNumber>(count);
    std::iota(numbers, numbers + count, first);
    Batch* batch = Batch::create(population_.program(), {numbers, count}, &arena);
    auto* columns = arena.allocate_array<Values>(columns_.size());
    for (std::size_t c = 0; c < columns_.size(); ++c) columns[c] = batch->attribute(columns_[c]);
    for (std::size_t i = 0; i < count; ++i) {
      bool any_null;
      std::uint64_t const key = hash({columns, columns_.size()}, i, &any_null);
      // Capacity was reserved: this neither allocates nor throws.
      if (!any_null) rows.push_back({key, static_cast<std::uint32_t>(first + i)});
    }
  });
}

// The rows that have a group, in the population's order.
std::vector<GroupIndex::Row> GroupIndex::evaluate() {
  std::uint64_t const count = population_.count();
  std::vector<Row> rows;
  rows.reserve(count);
  MemoryContext const context = pg::guard(
      [] { return AllocSetContextCreate(CurrentMemoryContext, "synthgen groups", ALLOCSET_DEFAULT_SIZES); });
  MemoryContext const values =
      pg::guard([&] { return AllocSetContextCreate(context, "synthgen values", ALLOCSET_DEFAULT_SIZES); });
  Arena arena(context, values);
  for (std::uint64_t first = 0; first < count; first += kChunk) {
    evaluate_chunk(first, std::min<std::uint64_t>(kChunk, count - first), arena, rows);
    pg::guard([&] { MemoryContextReset(values); });
    arena.reset();
  }
  pg::guard([&] { MemoryContextDelete(context); });
  return rows;
}

void GroupIndex::build() {
  if (population_.generated_count() > 0) population_.own_program()->index();
  if (population_.count() > std::numeric_limits<std::uint32_t>::max())
    throw pg::Error(ERRCODE_PROGRAM_LIMIT_EXCEEDED,
                    "too many rows in table \"" + population_.table().qualified_name() +
                        "\" for a reference that must agree with another one");
  make_groups(sorted_by_hash(evaluate()));
  make_directory();
}

void GroupIndex::make_groups(const std::vector<Row>& sorted) {
  hashes_.clear();
  starts_.clear();
  members_.resize(sorted.size());
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    members_[i] = sorted[i].index;
    if (i > 0 && sorted[i - 1].hash == sorted[i].hash) continue;
    hashes_.push_back(sorted[i].hash);
    starts_.push_back(static_cast<std::uint32_t>(i));
  }
  starts_.push_back(static_cast<std::uint32_t>(sorted.size()));
}

void GroupIndex::make_directory() {
  directory_bits_ = bits_for(hashes_.size());
  directory_.assign((std::size_t{1} << directory_bits_) + 1, 0);
  for (std::uint64_t const hash : hashes_) ++directory_[bucket_of(hash, directory_bits_) + 1];
  std::partial_sum(directory_.begin(), directory_.end(), directory_.begin());
}

std::span<const std::uint32_t> GroupIndex::members(std::uint64_t key_hash) const noexcept {
  std::size_t const bucket = bucket_of(key_hash, directory_bits_);
  std::size_t group = directory_[bucket];
  std::size_t const end = directory_[bucket + 1];
  while (group < end && hashes_[group] < key_hash) ++group;
  if (group == end || hashes_[group] != key_hash) return {};
  return {members_.data() + starts_[group], starts_[group + 1] - starts_[group]};
}

// Each step needs what the step before has brought.
void GroupIndex::prefetch(std::span<const std::uint64_t> key_hashes) const noexcept {
  auto const directory = [&](std::uint64_t hash) { return &directory_[bucket_of(hash, directory_bits_)]; };
  for (std::uint64_t const hash : key_hashes) __builtin_prefetch(directory(hash));
  for (std::uint64_t const hash : key_hashes) {
    __builtin_prefetch(hashes_.data() + *directory(hash));
    __builtin_prefetch(starts_.data() + *directory(hash));
  }
  for (std::uint64_t const hash : key_hashes)
    if (std::uint32_t const group = *directory(hash); group < hashes_.size())
      __builtin_prefetch(members_.data() + starts_[group]);
}

std::vector<std::uint32_t> GroupIndex::members_shared_with(const GroupIndex& other) const {
  std::vector<std::uint32_t> shared;
  for (std::size_t group = 0; group < hashes_.size(); ++group) {
    if (other.members(hashes_[group]).empty()) continue;
    shared.insert(shared.end(), members_.begin() + starts_[group], members_.begin() + starts_[group + 1]);
  }
  std::sort(shared.begin(), shared.end());
  return shared;
}

}  // namespace synthgen::generate
