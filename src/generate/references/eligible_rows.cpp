#include "generate/references/eligible_rows.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "postgres/guard.hpp"

extern "C" {
#include "miscadmin.h"
}

namespace synthgen::generate {

namespace {

constexpr std::size_t kChunk = 1000;

// How many of the first tests each of `count` rows passes, in the arena.
std::size_t* tests_passed(const Population& population, std::uint64_t first, std::size_t count,
                          const std::vector<RowTest>& tests, Arena& arena) {
  auto* const rows = arena.allocate_array<RowNumber>(count);
  std::iota(rows, rows + count, first);
  Batch* const batch = Batch::create(population.program(), {rows, count}, &arena);
  auto* const passed = arena.allocate_array<std::size_t>(count);
  std::fill_n(passed, count, 0);
  for (std::size_t t = 0; t < tests.size(); ++t) {
    Values const told = batch->attribute(tests[t].column);
    for (std::size_t i = 0; i < count; ++i) passed[i] += passed[i] == t && tests[t].evidence.tells(told, i);
  }
  return passed;
}

}  // namespace

void for_each_chunk(const Population& population, const std::function<void(std::uint64_t, Batch&)>& visit) {
  if (population.generated_count() > 0) population.own_program()->index();
  MemoryContext const context = pg::guard(
      [] { return AllocSetContextCreate(CurrentMemoryContext, "synthgen parents", ALLOCSET_DEFAULT_SIZES); });
  std::uint64_t const end = population.count();
  for (std::uint64_t first = 0; first < end; first += kChunk) {
    std::size_t const count = std::min<std::uint64_t>(kChunk, end - first);
    pg::guard([&] {
      CHECK_FOR_INTERRUPTS();
      MemoryContextReset(context);
      Arena arena(context);
      auto* const rows = arena.allocate_array<RowNumber>(count);
      std::iota(rows, rows + count, first);
      visit(first, *Batch::create(population.program(), {rows, count}, &arena));
    });
  }
  pg::guard([&] { MemoryContextDelete(context); });
}

std::vector<std::uint32_t> eligible_rows(const Population& population, std::uint64_t first,
                                         const std::vector<RowTest>& tests) {
  if (population.generated_count() > 0) population.own_program()->index();
  std::vector<std::uint32_t> eligible;
  std::uint64_t const end = population.count();
  if (end > std::numeric_limits<std::uint32_t>::max()) return eligible;
  MemoryContext const context = pg::guard([] {
    return AllocSetContextCreate(CurrentMemoryContext, "synthgen eligible rows", ALLOCSET_DEFAULT_SIZES);
  });
  std::size_t most = 1;
  for (std::uint64_t row = first; row < end; row += kChunk) {
    std::size_t const count = std::min<std::uint64_t>(kChunk, end - row);
    std::size_t const* const passed = pg::guard([&] {
      CHECK_FOR_INTERRUPTS();
      MemoryContextReset(context);
      Arena arena(context);
      return tests_passed(population, row, count, tests, arena);
    });
    for (std::size_t i = 0; i < count; ++i) {
      if (passed[i] < most) continue;
      if (passed[i] > most) eligible.clear();
      most = passed[i];
      eligible.push_back(static_cast<std::uint32_t>(row + i));
    }
  }
  pg::guard([&] { MemoryContextDelete(context); });
  if (eligible.size() == end - first) eligible.clear();
  return eligible;
}

}  // namespace synthgen::generate
