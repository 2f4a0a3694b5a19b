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
constexpr int kLeastScore = 5;  // of 10, in a review

}  // namespace

PoolFiller::PoolFiller(PoolSpec spec, Pool pool)
    : spec_(std::move(spec)),
      pool_(std::move(pool)),
      batch_(batch_size(spec_)),
      has_slots_(!pool_.slots.empty() || !pool_.records.empty()),
      has_variants_(!pool_.variants.empty()) {
  settle();
}

bool PoolFiller::wants_records() const noexcept {
  std::size_t const needed = (spec_.wanted + batch_ - 1) / batch_;
  bool const patient = vain_ < kMostVain && round_ < static_cast<int>(needed) * kPatience;
  return patient && pool_.records.size() < spec_.wanted;
}

// Lists for slots come first, since records mention them; variants come last: they are to fit what is there.
PoolFiller::Stage PoolFiller::stage() const noexcept {
  if (spec_.wants_slots && !has_slots_) return Stage::kSlots;
  if (!pending_.empty()) return Stage::kReview;
  if (wants_records()) return Stage::kRecords;
  if (spec_.wants_variants && !has_variants_ && !pool_.records.empty()) return Stage::kVariants;
  return Stage::kDone;
}

void PoolFiller::settle() noexcept {
  pool_.done = stage() == Stage::kDone;
}

Ask PoolFiller::next() const {
  switch (stage()) {
    case Stage::kSlots:
      return ask_for_slots(spec_);
    case Stage::kReview:
      return ask_for_review(spec_, pending_);
    case Stage::kVariants:
      return ask_for_variants(spec_, pool_);
    default:
      return ask_for_records(spec_, pool_, std::min(spec_.wanted - pool_.records.size(), batch_), round_);
  }
}

void PoolFiller::take(const Reply& reply) {
  count(reply.usage);
  switch (stage()) {
    case Stage::kSlots:
      add_good_slots(read_slots(reply.text), pool_);
      has_slots_ = true;
      break;
    case Stage::kReview:
      take_review(read_scores(reply.text));
      break;
    case Stage::kVariants:
      add_good_variants(read_variants(reply.text), pool_);
      has_variants_ = true;
      break;
    default:
      take_records(read_records(spec_, reply.text));
  }
  settle();
}

void PoolFiller::take_records(const Records& records) {
  std::size_t const before = pool_.records.size();
  std::size_t const good = add_good_records(spec_, records, pool_);
  vain_ = good == 0 ? vain_ + 1 : 0;
  round_ += 1;
  if (!spec_.wants_review) return;
  pending_.assign(pool_.records.begin() + static_cast<std::ptrdiff_t>(before), pool_.records.end());
  pool_.records.resize(before);
}

// A review that does not say something of each record says nothing.
void PoolFiller::take_review(const std::vector<int>& scores) {
  std::size_t const before = pool_.records.size();
  for (std::size_t i = 0; i < pending_.size(); ++i)
    if (scores.size() != pending_.size() || scores[i] >= kLeastScore) pool_.records.push_back(pending_[i]);
  vain_ = pool_.records.size() == before ? vain_ + 1 : 0;
  pending_.clear();
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
