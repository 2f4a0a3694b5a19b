// What one value costs, by the primitive that makes it: `make bench-micro`. The column "Time" is for a batch
// of a thousand rows, so it reads as picoseconds a value; a primitive that becomes slow shows before a load
// does.
#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <numeric>
#include <vector>

#include "core/distribution.hpp"
#include "core/hash.hpp"
#include "core/lexicon.hpp"
#include "core/pattern.hpp"
#include "core/permutation.hpp"

namespace {

namespace core = synthgen::core;

constexpr std::size_t kRows = 1000;
constexpr core::Stream kStream(42);

// Runs value(row) for a batch of rows after the other.
template <typename Value>
void measure(benchmark::State& state, Value value) {
  std::array<std::uint64_t, kRows> out;
  std::uint64_t row = 0;
  for (auto _ : state) {
    for (std::uint64_t& cell : out) cell = value(row++);
    benchmark::DoNotOptimize(out.data());
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(row));
}

// The same for what works on a batch at once.
template <typename Map>
void measure_batch(benchmark::State& state, std::uint64_t domain, Map map) {
  std::array<std::uint64_t, kRows> out;
  std::uint64_t row = 0;
  for (auto _ : state) {
    for (std::uint64_t& cell : out) cell = row++ % domain;
    map(std::span<std::uint64_t>(out));
    benchmark::DoNotOptimize(out.data());
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(row));
}

void random_word(benchmark::State& state) {
  measure(state, [](std::uint64_t row) { return kStream.at(row); });
}
BENCHMARK(random_word);

void bounded_number(benchmark::State& state) {
  measure(state, [](std::uint64_t row) { return core::bounded(kStream.at(row), 100'000); });
}
BENCHMARK(bounded_number);

void normal_number(benchmark::State& state) {
  measure(state,
          [](std::uint64_t row) { return static_cast<std::uint64_t>(core::normal(kStream.at(row)) * 100); });
}
BENCHMARK(normal_number);

void weighted_pick(benchmark::State& state) {
  std::vector<double> weights(static_cast<std::size_t>(state.range(0)));
  std::iota(weights.begin(), weights.end(), 1.0);
  core::AliasTable const table(weights);
  measure(state, [&](std::uint64_t row) { return table.pick(kStream.at(row)); });
}
BENCHMARK(weighted_pick)->Arg(16)->Arg(10'000);

// The middle of a power of four is walked most, a power of four not at all.
void unique_number(benchmark::State& state) {
  auto const domain = static_cast<std::uint64_t>(state.range(0));
  core::Permutation const permutation(7, domain);
  measure_batch(state, domain, [&](std::span<std::uint64_t> rows) { permutation.map(rows); });
}
BENCHMARK(unique_number)->Arg(1 << 20)->Arg(300'000)->Arg(1'000'000)->Arg(10'000'000'000);

void parent_of_child(benchmark::State& state) {
  auto const children = static_cast<std::uint64_t>(state.range(0));
  core::SkewedAssignment const assignment(9, children, children / 3, 0.5);
  measure_batch(state, children, [&](std::span<std::uint64_t> rows) { assignment.map_to_parents(rows); });
}
BENCHMARK(parent_of_child)->Arg(300'000)->Arg(3'000'000);

void children_of_parent(benchmark::State& state) {
  core::SkewedAssignment const assignment(9, 3'000'000, 1'000'000, 0.5);
  measure(state, [&](std::uint64_t row) { return assignment.family(row % assignment.parents()).size(); });
}
BENCHMARK(children_of_parent);

void listed_word(benchmark::State& state) {
  core::Lexicon const names = core::lexicon("family_name", "en_US");
  measure(state, [&](std::uint64_t row) { return names.at(names.pick(kStream.at(row))).size(); });
}
BENCHMARK(listed_word);

}  // namespace

BENCHMARK_MAIN();
