#include "llm/pool_filler.hpp"

#include <algorithm>

#include "llm/pool_critique.hpp"

namespace synthgen::llm {

namespace {

// A pool is finished with fewer records when the model has nothing new to say.
constexpr int kMostVain = 2;
constexpr std::size_t kSmallestBatch = 5;
// Questions that a pool may take for each that it would take if every answer were good.
constexpr int kPatience = 3;

}  // namespace

PoolFiller::PoolFiller(PoolSpec spec, Pool pool)
    : spec_(std::move(spec)),
      pool_(std::move(pool)),
      batch_(batch_size(spec_)),
      has_variants_(!pool_.variants.empty()) {
  settle();
}

bool PoolFiller::wants_records() const noexcept {
  std::size_t const needed = (spec_.wanted + batch_ - 1) / batch_;
  bool const patient = vain_ < kMostVain && round_ < static_cast<int>(needed) * kPatience;
  return patient && pool_.records.size() < spec_.wanted;
}

void PoolFiller::settle() noexcept {
  bool const wants_variants = spec_.wants_variants && !has_variants_ && !pool_.records.empty();
  pool_.done = !wants_records() && !wants_variants;
}

// Variants come last: they are to fit what is there.
Ask PoolFiller::next() const {
  if (!wants_records()) return ask_for_variants(spec_, pool_);
  return ask_for_records(spec_, pool_, std::min(spec_.wanted - pool_.records.size(), batch_), round_);
}

void PoolFiller::take(const Reply& reply) {
  count(reply.usage);
  if (!wants_records()) {
    add_good_variants(read_variants(reply.text), pool_);
    has_variants_ = true;
  } else {
    std::size_t const good = add_good_records(spec_, read_records(spec_, reply.text), pool_);
    vain_ = good == 0 ? vain_ + 1 : 0;
    round_ += 1;
  }
  settle();
}

void PoolFiller::count(const Usage& usage) noexcept {
  pool_.requests += 1;
  pool_.usage.input_tokens += usage.input_tokens;
  pool_.usage.output_tokens += usage.output_tokens;
}

bool PoolFiller::survives(const Failure& failure) {
  count(failure.usage);
  bool const cut_off = failure.problem == Problem::kTruncated || failure.problem == Problem::kTooLarge;
  if (!cut_off || batch_ <= kSmallestBatch) return false;
  batch_ = std::max(batch_ / 2, kSmallestBatch);
  return true;
}

}  // namespace synthgen::llm
