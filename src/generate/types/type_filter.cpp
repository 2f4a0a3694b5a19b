#include "generate/types/type_filter.hpp"

#include <algorithm>

#include "core/permutation.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "catalog/pg_collation_d.h"
#include "mb/pg_wchar.h"
#include "regex/regex.h"
#include "utils/array.h"
#include "utils/datum.h"
#include "utils/fmgrprotos.h"
#include "utils/lsyscache.h"
#include "utils/typcache.h"
}

namespace synthgen::generate {

namespace {

constexpr std::uint64_t kListed = 4096;    // up to here the accepted values are listed
constexpr std::uint64_t kLeastTries = 64;  // values that an index owns otherwise ...
constexpr std::uint64_t kMostTries = 1 << 16;
constexpr double kSurely = 30;         // ... so that all fail once in e^30 rows
constexpr std::uint64_t kDraws = 512;  // tries of a draw that need not be distinct
constexpr std::uint64_t kSample = 512;

struct Bytes {
  const char* data;
  int size;
};

Bytes text_bytes(Datum value, Oid type) {
  if (type == NAMEOID)
    return {NameStr(*DatumGetName(value)), static_cast<int>(strlen(NameStr(*DatumGetName(value))))};
  const text* const packed = DatumGetTextPP(value);
  Bytes bytes{VARDATA_ANY(packed), static_cast<int>(VARSIZE_ANY_EXHDR(packed))};
  if (type == BPCHAROID)
    while (bytes.size > 0 && bytes.data[bytes.size - 1] == ' ') --bytes.size;
  return bytes;
}

bool matches(text* pattern, Bytes bytes, Oid collation) {
  return RE_compile_and_execute(pattern, const_cast<char*>(bytes.data), bytes.size, REG_ADVANCED, collation,
                                0, nullptr);
}

bool same_after(PGFunction change, Bytes bytes, Oid collation) {
  text* const original = cstring_to_text_with_len(bytes.data, bytes.size);
  Datum const changed = DirectFunctionCall1Coll(change, collation, PointerGetDatum(original));
  return datumIsEqual(changed, PointerGetDatum(original), false, -1);
}

}  // namespace

DomainFilter::DomainFilter(const pg::TypeRef& type, const plan::ValueDomain& domain)
    : type_(type), domain_(domain), collation_(type.collation) {
  is_text_ = plan::is_string_type(type);
  has_text_conditions_ = domain.min_length || domain.max_length || !domain.patterns.empty() ||
                         !domain.patterns_not.empty() || domain.lower_case || domain.upper_case ||
                         domain.trimmed;
  pg::guard([&] {
    if (!OidIsValid(collation_) || !get_collation_isdeterministic(collation_)) collation_ = C_COLLATION_OID;
    const TypeCacheEntry* const cache = lookup_type_cache(type.base, TYPECACHE_CMP_PROC);
    has_comparison_ = OidIsValid(cache->cmp_proc);
    if (has_comparison_) fmgr_info(cache->cmp_proc, &comparison_);
  });
  auto const as_texts = [](const std::vector<std::string>& from, std::vector<text*>& to) {
    to.resize(from.size());
    for (std::size_t i = 0; i < from.size(); ++i)
      pg::guard([&] { to[i] = cstring_to_text_with_len(from[i].data(), static_cast<int>(from[i].size())); });
  };
  as_texts(domain.patterns, patterns_);
  as_texts(domain.patterns_not, patterns_not_);
}

bool DomainFilter::accepts(Datum value) const {
  return accepts_order(value) && !is_excluded(value) && (!has_text_conditions_ || accepts_text(value));
}

int DomainFilter::compare(Datum left, Datum right) const {
  return DatumGetInt32(FunctionCall2Coll(
      &comparison_, OidIsValid(type_.collation) ? type_.collation : collation_, left, right));
}

bool DomainFilter::accepts_order(Datum value) const {
  if (!has_comparison_) return true;
  if (domain_.lower) {
    int const order = compare(value, domain_.lower->value);
    if (order < 0 || (order == 0 && !domain_.lower->inclusive)) return false;
  }
  if (domain_.upper) {
    int const order = compare(value, domain_.upper->value);
    if (order > 0 || (order == 0 && !domain_.upper->inclusive)) return false;
  }
  return true;
}

bool DomainFilter::is_excluded(Datum value) const {
  for (Datum const excluded : domain_.excluded)
    if (has_comparison_ ? compare(value, excluded) == 0
                        : datumIsEqual(value, excluded, type_.by_value, type_.length))
      return true;
  return false;
}

bool DomainFilter::accepts_text(Datum value) const {
  if (!is_text_) {
    if (!OidIsValid(type_.element) || (!domain_.min_length && !domain_.max_length)) return true;
    const ArrayType* const array = DatumGetArrayTypeP(value);
    int64 const items = ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array));
    return items >= domain_.min_length.value_or(0) && items <= domain_.max_length.value_or(items);
  }
  Bytes const bytes = text_bytes(value, type_.base);
  if (domain_.min_length || domain_.max_length) {
    int64 const length = pg_mbstrlen_with_len(bytes.data, bytes.size);
    if (length < domain_.min_length.value_or(0) || length > domain_.max_length.value_or(length)) return false;
  }
  if (domain_.trimmed && bytes.size > 0 && (bytes.data[0] == ' ' || bytes.data[bytes.size - 1] == ' '))
    return false;
  if (domain_.lower_case && !same_after(lower, bytes, collation_)) return false;
  if (domain_.upper_case && !same_after(upper, bytes, collation_)) return false;
  for (text* const pattern : patterns_)
    if (!matches(pattern, bytes, collation_)) return false;
  for (text* const pattern : patterns_not_)
    if (matches(pattern, bytes, collation_)) return false;
  return true;
}

namespace {

// The accepted ones of few values.
class ListedGenerator final : public Generator {
 public:
  ListedGenerator(std::unique_ptr<Generator> inner, std::vector<std::uint64_t> accepted)
      : inner_(std::move(inner)), accepted_(std::move(accepted)) {}

  std::uint64_t capacity() const noexcept override { return accepted_.size(); }

  // What the inner generator would pick, if it is accepted: so its weights and its shape remain.
  std::uint64_t pick(std::uint64_t random) const noexcept override {
    for (std::uint64_t n = 0; n < kLeastTries; ++n) {
      std::uint64_t const index = inner_->pick(n == 0 ? random : core::mix(random, n));
      auto const place = std::lower_bound(accepted_.begin(), accepted_.end(), index);
      if (place != accepted_.end() && *place == index)
        return static_cast<std::uint64_t>(place - accepted_.begin());
    }
    return core::bounded(random, accepted_.size());
  }

  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    auto* const inner = arena.allocate_array<std::uint64_t>(count);
    for (std::size_t i = 0; i < count; ++i) inner[i] = accepted_[indexes[i]];
    inner_->render(inner, count, arena, out);
  }

  std::string description() const override { return inner_->description(); }

 private:
  std::unique_ptr<Generator> inner_;
  std::vector<std::uint64_t> accepted_;
};

// Of many values: index i below the stride owns as many values of the inner generator as it may need tries,
// scattered over all of them. Draws need not be distinct: their indexes, from the stride on, stand for one
// inner value and, should it be rejected, others at random.
class StridingGenerator final : public Generator {
 public:
  StridingGenerator(std::unique_ptr<Generator> inner, DomainFilter filter, double acceptance)
      : inner_(std::move(inner)),
        filter_(std::move(filter)),
        tries_(std::clamp(static_cast<std::uint64_t>(kSurely / acceptance), kLeastTries, kMostTries)),
        stride_(inner_->capacity() / tries_),
        order_(0, stride_ * tries_) {}

  std::uint64_t capacity() const noexcept override { return stride_; }

  std::uint64_t pick(std::uint64_t random) const noexcept override { return stride_ + inner_->pick(random); }

  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    auto* const tried = arena.allocate_array<std::uint64_t>(count);
    for (std::size_t i = 0; i < count; ++i) tried[i] = attempt(indexes[i], 0);
    inner_->render(tried, count, arena, out);
    MemoryContext const previous = MemoryContextSwitchTo(arena.context());
    for (std::size_t i = 0; i < count; ++i)
      for (std::uint64_t n = 1;
           n < (indexes[i] < stride_ ? tries_ : std::max(tries_, kDraws)) && !filter_.accepts(out[i]); ++n) {
        CHECK_FOR_INTERRUPTS();
        tried[i] = attempt(indexes[i], n);
        inner_->render(&tried[i], 1, arena, &out[i]);
      }
    MemoryContextSwitchTo(previous);
  }

  std::string description() const override { return inner_->description(); }

 private:
  std::uint64_t attempt(std::uint64_t index, std::uint64_t n) const {
    if (index < stride_) return order_.at(index * tries_ + n);
    return n == 0 ? index - stride_ : inner_->pick(core::mix(index, n));
  }

  std::unique_ptr<Generator> inner_;
  DomainFilter filter_;
  std::uint64_t tries_;
  std::uint64_t stride_;
  core::Permutation order_;
};

// Which of the inner indexes are accepted.
void test_indexes(const Generator& inner, const DomainFilter& filter, const std::uint64_t* indexes,
                  std::size_t count, bool* accepted) {
  pg::guard([&] {
    MemoryContext const context =
        AllocSetContextCreate(CurrentMemoryContext, "synthgen filter", ALLOCSET_DEFAULT_SIZES);
    MemoryContext const previous = MemoryContextSwitchTo(context);
    Arena arena(context);
    auto* const values = arena.allocate_array<Datum>(count);
    inner.render(indexes, count, arena, values);
    for (std::size_t i = 0; i < count; ++i) accepted[i] = filter.accepts(values[i]);
    MemoryContextSwitchTo(previous);
    MemoryContextDelete(context);
  });
}

}  // namespace

namespace {

enum class Mode { kFilter, kVerify };

std::unique_ptr<Generator> restrict_generator(std::unique_ptr<Generator> inner, const pg::TypeRef& type,
                                              const plan::ValueDomain& domain, Mode mode) {
  DomainFilter filter(type, domain);
  std::uint64_t const capacity = inner->capacity();
  bool const listed = capacity > 0 && capacity <= kListed;
  std::vector<std::uint64_t> indexes(listed ? capacity : kSample);
  for (std::size_t i = 0; i < indexes.size(); ++i) indexes[i] = listed ? i : inner->pick(core::mix(i, 0));
  auto const accepted = std::make_unique<bool[]>(indexes.size());
  test_indexes(*inner, filter, indexes.data(), indexes.size(), accepted.get());

  auto const good =
      static_cast<std::size_t>(std::count(accepted.get(), accepted.get() + indexes.size(), true));
  if (good == 0) return nullptr;
  if (good == indexes.size() && (listed || mode == Mode::kVerify)) return inner;
  double const share = static_cast<double>(good) / static_cast<double>(indexes.size());
  if (!listed) return std::make_unique<StridingGenerator>(std::move(inner), std::move(filter), share);
  std::vector<std::uint64_t> list;
  for (std::size_t i = 0; i < indexes.size(); ++i)
    if (accepted[i]) list.push_back(indexes[i]);
  return std::make_unique<ListedGenerator>(std::move(inner), std::move(list));
}

}  // namespace

double acceptance(const Generator& generator, const pg::TypeRef& type, const plan::ValueDomain& domain) {
  DomainFilter const filter(type, domain);
  std::uint64_t indexes[kSample];
  bool accepted[kSample];
  for (std::size_t i = 0; i < kSample; ++i) indexes[i] = generator.pick(core::mix(i, 0));
  test_indexes(generator, filter, indexes, kSample, accepted);
  return static_cast<double>(std::count(accepted, accepted + kSample, true)) / kSample;
}

std::unique_ptr<Generator> filter_generator(std::unique_ptr<Generator> inner, const pg::TypeRef& type,
                                            const plan::ValueDomain& domain) {
  return restrict_generator(std::move(inner), type, domain, Mode::kFilter);
}

std::unique_ptr<Generator> verify_generator(std::unique_ptr<Generator> inner, const pg::TypeRef& type,
                                            const plan::ValueDomain& domain) {
  return restrict_generator(std::move(inner), type, domain, Mode::kVerify);
}

}  // namespace synthgen::generate
